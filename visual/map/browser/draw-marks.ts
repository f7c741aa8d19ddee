import type { MapColours } from "../colours.ts";
import type { OpenGround, OpenReplication } from "../open-scene.ts";
import type { Projection } from "../projection.ts";
import type { View } from "./view.ts";

type Context = CanvasRenderingContext2D;

/** Blocked roads have a cross from this many pixels to the km on; further off the colour must do. */
const CROSSES_FROM = 2.6;

/** Roads that are not as they were: blocked ones with a cross over the middle, slow ones dashed. */
export const drawRoadStates = (
  context: Context,
  { nodes, edges }: OpenGround,
  { roads }: Pick<OpenReplication, "roads">,
  timeS: number,
  view: View,
  colours: MapColours,
): void => {
  const { scale, left, top } = view;
  const DAMAGED = 3;
  for (const damaged of [true, false]) {
    context.beginPath();
    for (let i = 0; i < roads.edge.length; i++) {
      if (roads.timeS[i] > timeS || roads.state[i] === 0) continue;
      if ((roads.state[i] === DAMAGED) !== damaged) continue;
      const [from, to] = [edges.from[roads.edge[i]], edges.to[roads.edge[i]]];
      const ax = nodes.x[from] * scale + left;
      const ay = nodes.y[from] * scale + top;
      const bx = nodes.x[to] * scale + left;
      const by = nodes.y[to] * scale + top;
      context.moveTo(ax, ay);
      context.lineTo(bx, by);
      if (damaged || scale < CROSSES_FROM) continue;
      const [mx, my] = [(ax + bx) / 2, (ay + by) / 2];
      const r = Math.min(4, 2 + scale / 3);
      context.moveTo(mx - r, my - r);
      context.lineTo(mx + r, my + r);
      context.moveTo(mx + r, my - r);
      context.lineTo(mx - r, my + r);
    }
    context.strokeStyle = damaged ? colours.damaged : colours.closed;
    context.lineWidth = (damaged ? 1 : 1.3) * Math.min(1.4, 0.7 + scale / 8);
    context.setLineDash(damaged ? [4, 3] : []);
    context.stroke();
  }
  context.setLineDash([]);
};

/** Epicentres so far: a star for the main shock, small rings for the others. */
export const drawShocks = (
  context: Context,
  { of }: OpenReplication,
  projection: Projection,
  timeS: number,
  view: View,
  colours: MapColours,
): void => {
  const { scale, left, top } = view;
  of.shocks.forEach((shock, i) => {
    if (shock.timeS > timeS) return;
    const x = projection.x(shock.lon) * scale + left;
    const y = projection.y(shock.lat) * scale + top;
    context.beginPath();
    if (i > 0) {
      context.arc(x, y, 1.5 + (shock.magnitude - 3.5) * 1.5, 0, 2 * Math.PI);
      context.strokeStyle = colours.palette.mark;
      context.lineWidth = 0.8;
      context.stroke();
      return;
    }
    for (let k = 0; k < 10; k++) {
      const r = k % 2 === 0 ? 11 : 4.6;
      const angle = (k * Math.PI) / 5 - Math.PI / 2;
      const [ax, ay] = [x + r * Math.cos(angle), y + r * Math.sin(angle)];
      if (k === 0) context.moveTo(ax, ay);
      else context.lineTo(ax, ay);
    }
    context.closePath();
    context.fillStyle = colours.palette.mark;
    context.fill();
    context.strokeStyle = colours.land;
    context.lineWidth = 1.2;
    context.stroke();
  });
};

/** What stands and does not move. */
export const siteMarks: Readonly<
  Record<string, { readonly sign: "H" | "square" | "flag" | "nest"; readonly from: number }>
> = {
  "aviation-base": { sign: "H", from: 0 },
  "landing-point": { sign: "H", from: 3.2 },
  "command-post": { sign: "flag", from: 5 },
  "drone-nest": { sign: "nest", from: 2.4 },
  "relief-depot-provincial": { sign: "square", from: 0 },
  "relief-depot-agent": { sign: "square", from: 2.4 },
  "relief-depot-city": { sign: "square", from: 2.4 },
  "flood-depot-central": { sign: "square", from: 0 },
  camera: { sign: "nest", from: 2.4 },
};

/** The size of a site's mark: bases are larger than points where one may land. */
export const siteSize = (kind: string): number => (kind === "aviation-base" ? 6.5 : 4);

/** One site; hollow where its position is assumed. */
export const drawSite = (
  context: Context,
  kind: string,
  x: number,
  y: number,
  hollow: boolean,
  colours: MapColours,
): void => {
  const { sign } = siteMarks[kind] ?? { sign: "square" };
  const r = siteSize(kind);
  const colour = colours.label;
  context.strokeStyle = colour;
  context.lineWidth = 1.2;
  context.fillStyle = hollow ? colours.land : colour;
  context.beginPath();
  if (sign === "H") context.arc(x, y, r, 0, 2 * Math.PI);
  else if (sign === "square") context.rect(x - r, y - r * 0.75, 2 * r, 1.5 * r);
  else if (sign === "flag") {
    context.moveTo(x - r * 0.7, y + r);
    context.lineTo(x - r * 0.7, y - r);
    context.lineTo(x + r, y - r * 0.4);
    context.lineTo(x - r * 0.7, y + r * 0.2);
  } else {
    context.moveTo(x, y - r);
    context.lineTo(x + r, y + r * 0.8);
    context.lineTo(x - r, y + r * 0.8);
    context.closePath();
  }
  context.fill();
  context.stroke();
  if (sign !== "H") return;
  const h = r * 0.45;
  context.beginPath();
  context.moveTo(x - h, y - h);
  context.lineTo(x - h, y + h);
  context.moveTo(x + h, y - h);
  context.lineTo(x + h, y + h);
  context.moveTo(x - h, y);
  context.lineTo(x + h, y);
  context.strokeStyle = hollow ? colour : colours.land;
  context.stroke();
};

/** Is a site shown at this scale? */
export const siteIsShown = (kind: string, scale: number): boolean =>
  scale >= (siteMarks[kind]?.from ?? 5);
