import type { Scene, SceneRole } from "../../engine/inputs/scene.ts";
import type { Language, Text } from "../../engine/inputs/text.ts";
import { fontFamily } from "../fonts/family.ts";
import { escapeHtml } from "../html.ts";
import type { Theme } from "../palette.ts";
import { cellsOf } from "./cells.ts";
import { mapColours } from "./colours.ts";
import type { MapColours } from "./colours.ts";
import { fit, scaleBar } from "./browser/view.ts";
import type { Extent, View } from "./browser/view.ts";
import { townLayer } from "./layers.ts";
import type { LegendLine } from "./layers.ts";
import { elapsedText, placeName } from "./names.ts";
import { frameOf } from "./open-scene.ts";
import type { PlaneLines } from "./open-scene.ts";
import { pageState, tell } from "./page-state.ts";
import type { PageState } from "./page-state.ts";
import { layerWords, words } from "./words.ts";
import type { Layer } from "./words.ts";

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

const pathOf = (
  { x, y, first }: PlaneLines,
  { scale, left, top }: View,
  close: boolean,
): string => {
  let path = "";
  for (let line = 0; line + 1 < first.length; line++) {
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

/** Cells of one colour as rows of rectangles in one path. */
const areaPaths = (state: PageState, { scale, left, top }: View): Map<string, string> => {
  const cells = cellsOf(state.open, state.ground(), 360);
  const { colourOf } = townLayer(state);
  const step = cells.stepKm * scale;
  const paths = new Map<string, string>();
  const colours = Array.from({ length: state.open.scene.places.towns }, (_, town) =>
    colourOf(town),
  );
  for (let row = 0; row < cells.rows; row++) {
    for (let column = 0; column < cells.columns;) {
      const at = row * cells.columns + column;
      const colour = cells.town[at] < 0 ? undefined : colours[cells.town[at]];
      let end = column + 1;
      while (
        end < cells.columns &&
        (cells.town[row * cells.columns + end] < 0
          ? undefined
          : colours[cells.town[row * cells.columns + end]]) === colour
      ) {
        end++;
      }
      if (colour !== undefined) {
        const x = number(left + column * step);
        const y = number(top + row * step);
        // A little taller than a row, so that no seam shows.
        const piece = `M${x} ${y}h${number((end - column) * step + 0.3)}v${number(step + 0.3)}h-${number((end - column) * step + 0.3)}z`;
        paths.set(colour, (paths.get(colour) ?? "") + piece);
      }
      column = end;
    }
  }
  return paths;
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

  put(name: string, x: number, y: number, size: number, bold: boolean): boolean {
    const wide = emsOf(name) * size + 4;
    const { width, height } = this.view;
    for (const [dx, dy, anchor] of [
      [0, -7, "middle"],
      [8, size * 0.36, "start"],
      [-8, size * 0.36, "end"],
      [0, size + 6, "middle"],
    ] as const) {
      const from = anchor === "middle" ? x - wide / 2 : anchor === "start" ? x + dx : x + dx - wide;
      const box = { x: from, y: y + dy - size, width: wide, height: size + 3 };
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

/** What the map is seen of: all of it, or where the places named lie and something happened. */
const extentOf = (state: PageState, posts: readonly number[], near: boolean): Extent => {
  const { projection } = state.open;
  const whole = { west: 0, north: 0, east: projection.width, south: projection.height };
  if (!near) return whole;
  const { towns } = state.ground();
  const points = posts.map((post) => placeOf(state, post));
  const run = state.watched()?.open;
  if (run !== undefined) {
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
  for (const [colour, path] of areaPaths(state, view)) {
    parts.push(`<path d="${path}" fill="${colour}" fill-opacity="0.8"/>`);
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
    const x = number(sites.x[row] * view.scale + view.left);
    const y = number(sites.y[row] * view.scale + view.top);
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
    parts.push(
      `<path transform="translate(${number(x)} ${number(y)})" d="M0-10L2.4-3.2 9.5-3.1 3.8 1.2 5.9 8.1 0 4-5.9 8.1-3.8 1.2-9.5-3.1-2.4-3.2Z" fill="${colours.palette.mark}" stroke="${colours.land}"/>`,
    );
  }
  posts.forEach((post) => {
    const [px, py] = placeOf(state, post);
    const [x, y] = [px * view.scale + view.left, py * view.scale + view.top];
    parts.push(
      `<circle cx="${number(x)}" cy="${number(y)}" r="4.5" fill="none" stroke="${colours.palette.mark}" stroke-width="1.8"/>`,
    );
    names.put(cut(placeName(open, post, language)), x, y, 11, true);
  });
  const { places } = scene;
  for (let i = 0; i < places.cities; i++) {
    const post = places.towns + places.counties + i;
    const [px, py] = placeOf(state, post);
    names.put(
      cut(places[language][post]),
      px * view.scale + view.left,
      py * view.scale + view.top,
      11,
      false,
    );
  }
  const { km, pixels } = scaleBar(view, 100);
  const low = view.height - 12;
  const time = layer === "picture" || layer === "services" ? ` · ${elapsedText(state.timeS)}` : "";
  const note = tell(state, scene.boundaryNote);
  parts.push(
    ...names.drawn,
    `<path d="M12 ${low - 5}v5h${number(pixels)}v-5" fill="none" stroke="${colours.palette.text}" stroke-width="1.5"/>`,
    `<text x="${number(12 + pixels / 2)}" y="${low - 4}" font-size="10.5" text-anchor="middle" fill="${colours.palette.text}">${km} ${letters(tell(state, words.scale))}</text>`,
    `<text x="${width - 8}" y="${low}" font-size="10.5" text-anchor="end" fill="${colours.palette.muted}" stroke="${colours.palette.background}" stroke-width="2.5" paint-order="stroke">${letters(note)}</text>`,
  );
  const text = `${heading}${heading === "" ? "" : time}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${fontFamily}" role="img" aria-label="${escapeHtml(text === "" ? note : text)}"><rect width="${width}" height="${height}" fill="${colours.palette.background}"/>${
    head === 0
      ? ""
      : `<text x="8" y="18" font-size="14" font-weight="600" fill="${colours.palette.text}">${letters(text)}</text>`
  }<svg y="${head}" width="${width}" height="${view.height}" overflow="hidden">${parts.join("")}</svg></svg>`;
};
