import { valueText } from "../../format.ts";
import { elapsedText, eventText, placeName } from "../names.ts";
import { countUpTo } from "../open-scene.ts";
import { filled, groupWords, words } from "../words.ts";
import { element } from "./dom.ts";
import { drawSite, siteIsShown } from "./draw-marks.ts";
import { drawMark, legendGroups } from "./draw-units.ts";
import type { LegendLine } from "../layers.ts";
import { tell } from "../page-state.ts";
import type { PageState } from "../page-state.ts";

const SIDE = 18;

/** A small picture for the legend. */
const swatch = (ratio: number, draw: (context: CanvasRenderingContext2D) => void): HTMLElement => {
  const canvas = element("canvas", { "aria-hidden": "true", class: "mm-swatch" });
  canvas.width = Math.round(SIDE * ratio);
  canvas.height = Math.round(SIDE * ratio);
  const context = canvas.getContext("2d")!;
  context.setTransform(ratio, 0, 0, ratio, (SIDE / 2) * ratio, (SIDE / 2) * ratio);
  draw(context);
  return canvas;
};

const line = (picture: HTMLElement, text: string): HTMLElement =>
  element("li", {}, picture, element("span", {}, text));

const areaSwatch = (ratio: number, colour: string, line: string): HTMLElement =>
  swatch(ratio, (context) => {
    context.fillStyle = colour;
    context.strokeStyle = line;
    context.beginPath();
    context.rect(-8, -6, 16, 12);
    context.fill();
    context.stroke();
  });

/** Writes the legend of what is drawn at this scale. */
export const writeLegend = (
  list: HTMLElement,
  state: PageState,
  towns: readonly LegendLine[],
  scale: number,
  ratio: number,
): void => {
  const { colours, open, show } = state;
  const lines = towns.map(({ colour, words }) =>
    line(areaSwatch(ratio, colour, colours.city), words),
  );
  const watched = state.watched();
  if (watched !== undefined && show.units) {
    const present = new Set(
      Array.from(watched.open.units.kind, (kind) => open.scene.unitKinds[kind]?.group),
    );
    for (const group of legendGroups) {
      if (!present.has(group)) continue;
      const mark = swatch(ratio, (context) => {
        drawMark(context, group, false, 2, colours);
      });
      lines.push(line(mark, tell(state, groupWords[group])));
    }
    const stuck = swatch(ratio, (context) => {
      drawMark(context, "rescue", true, 3, colours);
    });
    lines.push(line(stuck, tell(state, { zh: "受阻", en: "stuck" })));
  }
  if (show.sites) {
    const { sites } = state.ground();
    const there = new Set(sites.kind);
    let stores = false;
    open.scene.siteKinds.forEach(({ id, name: own }, kind) => {
      if (!there.has(kind) || !siteIsShown(id, scale)) return;
      const isStore = id.includes("depot");
      // One line for stores of every kind: they have one mark.
      if (isStore && stores) return;
      stores ||= isStore;
      const name = isStore ? words.stores : own;
      const mark = swatch(ratio, (context) => {
        drawSite(context, id, 0, 0, false, colours);
      });
      lines.push(line(mark, tell(state, name)));
    });
  }
  if (watched !== undefined && show.roads && watched.open.roads.edge.length > 0) {
    for (const [text, colour, dash] of [
      [words.closedRoad, colours.closed, []],
      [words.damagedRoad, colours.damaged, [4, 3]],
    ] as const) {
      const mark = swatch(ratio, (context) => {
        context.strokeStyle = colour;
        context.lineWidth = 1.6;
        context.setLineDash([...dash]);
        context.beginPath();
        context.moveTo(-8, 0);
        context.lineTo(8, 0);
        if (dash.length === 0) {
          context.moveTo(-3, -3);
          context.lineTo(3, 3);
          context.moveTo(3, -3);
          context.lineTo(-3, 3);
        }
        context.stroke();
      });
      lines.push(line(mark, tell(state, text)));
    }
  }
  const hollow = swatch(ratio, (context) => {
    drawMark(context, "rescue", true, 2, colours);
  });
  lines.push(line(hollow, tell(state, words.hollow)));
  list.replaceChildren(...lines);
};

const SHOWN = 6;

/** Writes what has just happened, the newest first. */
export const writeEvents = (list: HTMLElement, state: PageState): void => {
  const watched = state.watched();
  if (watched === undefined) {
    list.replaceChildren();
    return;
  }
  const { events } = watched.open;
  const upTo = countUpTo(
    watched.told.map((event) => events.timeS[event]),
    state.timeS,
  );
  const shown = watched.told.slice(Math.max(0, upTo - SHOWN), upTo).toReversed();
  list.replaceChildren(
    ...(shown.length === 0 ? [element("li", {}, tell(state, words.nothing))] : []),
    ...shown.map((event) =>
      element(
        "li",
        {},
        element("time", {}, elapsedText(events.timeS[event])),
        ` ${eventText(state.open, watched.open, event, state.language)}`,
      ),
    ),
  );
};

const MOST_LEVELS = 6;

/** Levels of response in force, those of higher posts first. */
export const writeLevels = (node: HTMLElement, state: PageState): void => {
  const watched = state.watched();
  const inForce = new Map<number, number>();
  for (const { timeS, post, level } of watched?.open.of.levels ?? []) {
    if (timeS > state.timeS) break;
    if (level > 0) inForce.set(post, level);
    else inForce.delete(post);
  }
  const posts = [...inForce.keys()].sort((a, b) => b - a);
  const text = posts
    .slice(0, MOST_LEVELS)
    .map(
      (post) =>
        `${placeName(state.open, post, state.language)} ${filled(tell(state, words.level), { n: inForce.get(post) ?? 0 })}`,
    )
    .join(state.language === "zh" ? "、" : ", ");
  const more = posts.length > MOST_LEVELS ? ` +${posts.length - MOST_LEVELS}` : "";
  node.textContent = posts.length === 0 ? tell(state, words.noLevel) : text + more;
};

/** Says which replication is shown and why this one. */
export const writeRule = (node: HTMLElement, state: PageState): void => {
  const { scene } = state.open;
  const of = state.watched()?.open.of;
  const parts: string[] = [];
  if (of !== undefined) {
    const number = filled(tell(state, words.number), { n: of.replication });
    const set = filled(tell(state, words.setOf), { set: of.set });
    const measured =
      of.measured === null
        ? ""
        : ` · ${valueText(of.measured.value, of.measured.unit, state.language)}`;
    parts.push(`${number} · ${of.start} · ${tell(state, of.weather)} · ${set}${measured}`);
  }
  parts.push(tell(state, scene.rule));
  node.textContent = parts.join(state.language === "zh" ? "。" : ". ");
};
