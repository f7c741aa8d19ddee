import type { Scene, SceneRole } from "../../engine/inputs/scene.ts";
import type { Language, Text } from "../../engine/inputs/text.ts";
import { fontFamily } from "../fonts/family.ts";
import { escapeHtml } from "../html.ts";
import type { Theme } from "../palette.ts";
import { ringsByColour } from "./areas.ts";
import { mapColours } from "./colours.ts";
import type { MapColours } from "./colours.ts";
import { fit, scaleBar } from "./browser/view.ts";
import type { Extent, View } from "./browser/view.ts";
import { coloursOfTowns, townLayer } from "./layers.ts";
import type { LegendLine } from "./layers.ts";
import { elapsedText, placeName } from "./names.ts";
import { frameOf } from "./open-scene.ts";
import type { PlaneLines } from "./open-scene.ts";
import { pageState, tell } from "./page-state.ts";
import type { PageState } from "./page-state.ts";
import { layerWords, words } from "./words.ts";
import type { Layer } from "./words.ts";

/** Pixels to the km from which counties are named. */
const COUNTIES_FROM = 3.2;

/** What a still map shows. */
export interface StillOptions {
  readonly language: Language;
  readonly theme?: Theme;
  /** The layer of towns; how often promises are kept unless given. */
  readonly layer?: Layer;
  /** Id of the target of the layer `share`; the first one unless given. */
  readonly target?: string;
  /** The replication, for layers that need one; typical unless given. */
  readonly role?: SceneRole;
  /** The time of it, s; half an hour unless given. */
  readonly timeS?: number;
  /** Pixels. */
  readonly width?: number;
  readonly height?: number;
  /** Places to be named on the map, by code, the most important first: those that fail. */
  readonly failing?: readonly string[];
  /** The towns named and struck fill the map; else the whole region. */
  readonly near?: boolean;
  /** Stands over the map; what the layer shows unless given. Empty: none. */
  readonly title?: Text;
  readonly legend?: boolean;
}

/** A text between tags. What need not be written as an entity is not: fonts are cut by the letters that stand there. */
const letters = (text: string): string =>
  escapeHtml(text).replaceAll("&gt;", ">").replaceAll("&#39;", "'").replaceAll("&quot;", '"');

const number = (value: number): string => String(Math.round(value * 10) / 10);

/** Lines, or some of them by number, as a path; those outside the view are left out. */
const pathOf = (
  { x, y, first }: PlaneLines,
  { scale, left, top, width, height }: View,
  close: boolean,
  some?: readonly number[],
): string => {
  let path = "";
  for (const line of some ?? Array.from({ length: first.length - 1 }, (_, i) => i)) {
    const span = [first[line], first[line + 1]] as const;
    const frame = frameOf({ x: x.subarray(...span), y: y.subarray(...span) });
    if (frame.east * scale + left < 0 || frame.west * scale + left > width) continue;
    if (frame.south * scale + top < 0 || frame.north * scale + top > height) continue;
    let before = "";
    for (let i = first[line]; i < first[line + 1]; i++) {
      const at = `${number(x[i] * scale + left)} ${number(y[i] * scale + top)}`;
      // Points that fall together at this size are one.
      if (at === before) continue;
      path += `${i === first[line] ? "M" : "L"}${at}`;
      before = at;
    }
    if (close) path += "Z";
  }
  return path;
};

/**
 * A colour thinned over another (both `#rrggbb`): opaque, so that shapes of neighbours which overlap are
 * no darker there.
 */
const blend = (colour: string, over: string, share: number): string => {
  const part = (of: string, at: number): number => Number.parseInt(of.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) =>
    Math.round(part(colour, at) * share + part(over, at) * (1 - share))
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${mixed.join("")}`;
};

/** Width of a text in ems, near enough to keep labels apart. */
const emsOf = (text: string): number => {
  let ems = 0;
  for (const letter of text) ems += /[\u2e80-\uffef]/u.test(letter) ? 1 : 0.56;
  return ems;
};

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Places names where there is room, those put first first. */
class Names {
  private readonly taken: Box[] = [];
  readonly drawn: string[] = [];
  private readonly view: View;
  private readonly colours: MapColours;

  constructor(view: View, colours: MapColours) {
    this.view = view;
    this.colours = colours;
  }

  keepFree(box: Box): void {
    this.taken.push(box);
  }

  /** A mark that no name may cover. */
  keepMark(x: number, y: number, r: number): void {
    this.keepFree({ x: x - r, y: y - r, width: 2 * r, height: 2 * r });
  }

  put(name: string, x: number, y: number, size: number, bold: boolean): boolean {
    const wide = emsOf(name) * size + 4;
    const { width, height } = this.view;
    const below = size + 6;
    for (const [dx, dy, anchor] of [
      [0, -9, "middle"],
      [9, size * 0.36, "start"],
      [-9, size * 0.36, "end"],
      [0, below, "middle"],
      [6, -8, "start"],
      [-6, -8, "end"],
      [6, below, "start"],
      [-6, below, "end"],
    ] as const) {
      const from = anchor === "middle" ? x - wide / 2 : anchor === "start" ? x + dx : x + dx - wide;
      const box = { x: from, y: y + dy - size + 1, width: wide, height: size + 2 };
      if (box.x < 2 || box.x + wide > width - 2 || box.y < 2 || box.y + box.height > height - 2) {
        continue;
      }
      const isFree = this.taken.every(
        (other) =>
          box.x + box.width < other.x ||
          other.x + other.width < box.x ||
          box.y + box.height < other.y ||
          other.y + other.height < box.y,
      );
      if (!isFree) continue;
      this.taken.push(box);
      this.drawn.push(
        `<text x="${number(x + dx)}" y="${number(y + dy)}" font-size="${size}" text-anchor="${anchor}"${bold ? ' font-weight="600"' : ""} fill="${this.colours.label}" stroke="${this.colours.land}" stroke-width="3" paint-order="stroke" stroke-linejoin="round">${letters(name)}</text>`,
      );
      return true;
    }
    return false;
  }
}

const MOST_NAME = 18;
const cut = (name: string): string =>
  name.length > MOST_NAME ? `${name.slice(0, MOST_NAME - 1)}…` : name;

/**
 * What the map is seen of: all of it, or where the places named lie. Of one replication also where
 * something happened; shares are of many, and most of them of nowhere near.
 */
const extentOf = (state: PageState, posts: readonly number[], near: boolean): Extent => {
  const { projection } = state.open;
  const whole = { west: 0, north: 0, east: projection.width, south: projection.height };
  if (!near) return whole;
  const { towns } = state.ground();
  const points = posts.map((post) => placeOf(state, post));
  const run = state.watched()?.open;
  if (run !== undefined && (state.layer !== "share" || points.length === 0)) {
    const worst = Math.max(...run.severity);
    run.occursS.forEach((timeS, town) => {
      if (timeS < Infinity && run.severity[town] >= Math.min(7, worst - 1)) {
        points.push([towns.x[town], towns.y[town]]);
      }
    });
  }
  if (points.length === 0) return whole;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return {
    west: Math.min(...xs) - 20,
    east: Math.max(...xs) + 20,
    north: Math.min(...ys) - 20,
    south: Math.max(...ys) + 20,
  };
};

/** Where a post lies on the plane. */
const placeOf = (state: PageState, post: number): readonly [x: number, y: number] => {
  const { open } = state;
  const { places } = open.scene;
  const { towns } = state.ground();
  if (post < places.towns) return [towns.x[post], towns.y[post]];
  const seat = Math.min(post - places.towns, open.seats.x.length - 1);
  return [open.seats.x[seat], open.seats.y[seat]];
};

const legendOf = (lines: readonly LegendLine[], top: number, colours: MapColours): string =>
  lines
    .map(({ colour, words: said }, i) => {
      const y = top + i * 18;
      return `<rect x="12" y="${y}" width="16" height="11" fill="${colour}" stroke="${colours.city}" stroke-width="0.6"/><text x="34" y="${y + 10}" font-size="11.5" fill="${colours.palette.text}">${letters(said)}</text>`;
    })
    .join("");

/**
 * A still map as SVG: land and boundaries, what a layer says of towns, bases, epicentre, the places that
 * fail by name, legend, scale, and the words that it is no reference for boundaries. Fonts by name alone.
 */
export const staticMapSvg = (scene: Scene, options: StillOptions): string => {
  const {
    language,
    theme = "light",
    layer = scene.ensemble.length > 0 ? "share" : "picture",
    role = "typical",
    timeS = 1800,
    width = 760,
    height = 520,
    failing = [],
    near = false,
    legend = true,
  } = options;
  const state = pageState(scene);
  state.language = language;
  state.colours = mapColours[theme];
  state.layer = layer;
  state.replication = Math.max(
    scene.replications.length > 0 ? 0 : -1,
    scene.replications.findIndex(({ roles }) => roles.includes(role)),
  );
  state.timeS = timeS;
  state.target = Math.max(
    0,
    scene.ensemble.findIndex(({ id }) => id === options.target),
  );
  const { colours, open } = state;
  const codes = new Map(scene.places.codes.map((code, post) => [code, post]));
  const posts = failing.flatMap((code) => {
    const post = codes.get(code);
    // The province is everywhere.
    return post === undefined || open.parent[post] === -1 ? [] : [post];
  });
  const ofTarget = scene.ensemble[state.target]?.name;
  const title =
    options.title ?? (layer === "share" && ofTarget !== undefined ? ofTarget : layerWords[layer]);
  const heading = title[language];
  const head = heading === "" ? 0 : 26;
  const lines = legend ? townLayer(state).legend : [];
  const view: View = { scale: 1, left: 0, top: 0, width, height: height - head, ratio: 1 };
  fit(view, extentOf(state, posts, near));

  const line = (of: PlaneLines, colour: string, wide: number): string =>
    `<path d="${pathOf(of, view, false)}" fill="none" stroke="${colour}" stroke-width="${wide}" stroke-linejoin="round"/>`;
  const parts: string[] = [];
  const knowsSea = open.around.x.length > 0;
  const frame = knowsSea ? frameOf(open.around) : { west: 0, north: 0, east: 0, south: 0 };
  parts.push(
    `<rect width="${width}" height="${height - head}" fill="${knowsSea ? colours.palette.surface : colours.around}"/>`,
    `<rect x="${number(frame.west * view.scale + view.left)}" y="${number(frame.north * view.scale + view.top)}" width="${number((frame.east - frame.west) * view.scale)}" height="${number((frame.south - frame.north) * view.scale)}" fill="${colours.sea}"/>`,
    `<path d="${pathOf(open.around, view, true)}" fill="${colours.around}" fill-rule="evenodd"/>`,
    `<path d="${pathOf(open.land, view, true)}" fill="${colours.land}"/>`,
  );
  const areas = state.areas();
  for (const [colour, rings] of ringsByColour(areas, coloursOfTowns(state, townLayer(state)))) {
    const path = pathOf(areas, view, true, rings);
    if (path !== "") parts.push(`<path d="${path}" fill="${blend(colour, colours.land, 0.8)}"/>`);
  }
  parts.push(
    line(open.rivers, colours.water, 1.2),
    line(open.county, colours.county, 0.6),
    line(open.city, colours.city, 1),
    line(open.province, colours.province, 1.3),
  );
  const names = new Names(view, colours);
  if (lines.length > 0) {
    const widest = Math.max(...lines.map(({ words: said }) => emsOf(said)));
    const box = { x: 6, y: 6, width: widest * 11.5 + 38, height: lines.length * 18 + 6 };
    names.keepFree(box);
    parts.push(
      `<rect x="${box.x}" y="${box.y}" width="${number(box.width)}" height="${box.height}" rx="4" fill="${colours.palette.background}" fill-opacity="0.88"/>`,
      legendOf(lines, 12, colours),
    );
  }
  const { sites } = state.ground();
  for (let row = 0; row < sites.x.length; row++) {
    if (scene.siteKinds[sites.kind[row]].id !== "aviation-base") continue;
    const [px, py] = [sites.x[row] * view.scale + view.left, sites.y[row] * view.scale + view.top];
    names.keepMark(px, py, 6);
    const [x, y] = [number(px), number(py)];
    const hollow = sites.synthetic[row] === 1;
    const [fill, ink] = hollow ? [colours.land, colours.label] : [colours.label, colours.land];
    parts.push(
      `<circle cx="${x}" cy="${y}" r="6" fill="${fill}" stroke="${colours.label}" stroke-width="1.2"/>`,
      `<path transform="translate(${x} ${y})" d="M-2.5-3v6M2.5-3v6M-2.5 0h5" stroke="${ink}" stroke-width="1.2" fill="none"/>`,
    );
  }
  const shock = state.watched()?.open.of.shocks[0];
  if (shock !== undefined) {
    const x = open.projection.x(shock.lon) * view.scale + view.left;
    const y = open.projection.y(shock.lat) * view.scale + view.top;
    names.keepMark(x, y, 8);
    parts.push(
      `<path transform="translate(${number(x)} ${number(y)})" d="M0-10L2.4-3.2 9.5-3.1 3.8 1.2 5.9 8.1 0 4-5.9 8.1-3.8 1.2-9.5-3.1-2.4-3.2Z" fill="${colours.palette.mark}" stroke="${colours.land}"/>`,
    );
  }
  const { places } = scene;
  const { km, pixels } = scaleBar(view, 100);
  const low = view.height - 12;
  const time = layer === "picture" || layer === "services" ? ` · ${elapsedText(state.timeS)}` : "";
  const note = tell(state, scene.boundaryNote);
  const noteWide = emsOf(note) * 10.5 + 4;
  names.keepFree({ x: 8, y: low - 16, width: pixels + 8, height: 20 });
  names.keepFree({ x: width - 8 - noteWide, y: low - 11, width: noteWide, height: 16 });
  const onPage = (post: number): readonly [x: number, y: number] => {
    const [x, y] = placeOf(state, post);
    return [x * view.scale + view.left, y * view.scale + view.top];
  };
  for (const post of posts) {
    const [x, y] = onPage(post);
    names.keepMark(x, y, 5);
    parts.push(
      ...[
        [colours.land, 3.8],
        [colours.palette.mark, 1.8],
      ].map(
        ([colour, wide]) =>
          `<circle cx="${number(x)}" cy="${number(y)}" r="4.5" fill="none" stroke="${colour}" stroke-width="${wide}"/>`,
      ),
    );
  }
  for (const post of posts) {
    names.put(cut(placeName(open, post, language)), ...onPage(post), 11, true);
  }
  const firstCity = places.towns + places.counties;
  for (let post = firstCity; post < firstCity + places.cities; post++) {
    names.put(cut(places[language][post]), ...onPage(post), 11, false);
  }
  if (view.scale >= COUNTIES_FROM) {
    for (let post = places.towns; post < firstCity; post++) {
      names.put(cut(places[language][post]), ...onPage(post), 10, false);
    }
  }
  parts.push(
    ...names.drawn,
    `<path d="M12 ${low - 5}v5h${number(pixels)}v-5" fill="none" stroke="${colours.palette.text}" stroke-width="1.5"/>`,
    `<text x="${number(12 + pixels / 2)}" y="${low - 4}" font-size="10.5" text-anchor="middle" fill="${colours.palette.text}" stroke="${colours.palette.background}" stroke-width="2.5" paint-order="stroke">${km} ${letters(tell(state, words.scale))}</text>`,
    `<text x="${width - 8}" y="${low}" font-size="10.5" text-anchor="end" fill="${colours.palette.muted}" stroke="${colours.palette.background}" stroke-width="2.5" paint-order="stroke">${letters(note)}</text>`,
  );
  const text = `${heading}${heading === "" ? "" : time}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${fontFamily}" role="img" aria-label="${escapeHtml(text === "" ? note : text)}"><rect width="${width}" height="${height}" fill="${colours.palette.background}"/>${
    head === 0
      ? ""
      : `<text x="8" y="18" font-size="14" font-weight="600" fill="${colours.palette.text}">${letters(text)}</text>`
  }<svg y="${head}" width="${width}" height="${view.height}" overflow="hidden">${parts.join("")}</svg></svg>`;
};
