import type { MapColours } from "../colours.ts";
import { frameOf } from "../open-scene.ts";
import type { OpenGround, OpenScene, PlaneLines } from "../open-scene.ts";
import type { View } from "./view.ts";

type Context = CanvasRenderingContext2D;

/** Adds lines, or some of them by number, to the path; those outside the view are left out. */
export const trace = (
  context: Context,
  { x, y, first }: PlaneLines,
  view: View,
  close = false,
  some?: readonly number[],
): void => {
  const { scale, left, top, width, height } = view;
  const count = some?.length ?? first.length - 1;
  for (let at = 0; at < count; at++) {
    const line = some?.[at] ?? at;
    let [west, east, north, south] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = first[line]; i < first[line + 1]; i++) {
      if (x[i] < west) west = x[i];
      if (x[i] > east) east = x[i];
      if (y[i] < north) north = y[i];
      if (y[i] > south) south = y[i];
    }
    if (east * scale + left < 0 || west * scale + left > width) continue;
    if (south * scale + top < 0 || north * scale + top > height) continue;
    for (let i = first[line]; i < first[line + 1]; i++) {
      const px = x[i] * scale + left;
      const py = y[i] * scale + top;
      if (i === first[line]) context.moveTo(px, py);
      else context.lineTo(px, py);
    }
    if (close) context.closePath();
  }
};

/** Roads of a class are drawn from this many pixels to the km on: expressway, trunk, county, rural, street, ferry, given. */
const roadsFrom = [0, 0, 2.2, 5, 8, 0, 0];
const roadWidths = [1.6, 0.9, 0.7, 0.6, 0.6, 0.8, 0.8];
const FERRY = 5;

const drawRoads = (
  context: Context,
  { nodes, edges }: OpenGround,
  view: View,
  colours: MapColours,
): void => {
  const { scale, left, top, width, height } = view;
  const wider = Math.min(2.2, Math.max(1, scale / 4));
  for (let name = roadsFrom.length - 1; name >= 0; name--) {
    if (scale < roadsFrom[name]) continue;
    context.beginPath();
    for (let row = 0; row < edges.from.length; row++) {
      if (edges.class[row] !== name) continue;
      const ax = nodes.x[edges.from[row]] * scale + left;
      const ay = nodes.y[edges.from[row]] * scale + top;
      const bx = nodes.x[edges.to[row]] * scale + left;
      const by = nodes.y[edges.to[row]] * scale + top;
      if ((ax < 0 && bx < 0) || (ax > width && bx > width)) continue;
      if ((ay < 0 && by < 0) || (ay > height && by > height)) continue;
      context.moveTo(ax, ay);
      context.lineTo(bx, by);
    }
    context.lineWidth = roadWidths[name] * wider;
    context.strokeStyle = name === 0 ? colours.expressway : colours.road;
    context.setLineDash(name === FERRY ? [4, 4] : []);
    context.stroke();
  }
  context.setLineDash([]);
};

/** Towns as small rings, filled where their position is known. */
const drawTowns = (
  context: Context,
  { towns }: OpenGround,
  view: View,
  colours: MapColours,
): void => {
  const { scale, left, top, width, height } = view;
  const r = Math.min(3, Math.max(0.7, Math.sqrt(scale / 2.2)));
  for (const hollow of [1, 0]) {
    context.beginPath();
    for (let town = 0; town < towns.x.length; town++) {
      if (towns.synthetic[town] !== hollow) continue;
      const x = towns.x[town] * scale + left;
      const y = towns.y[town] * scale + top;
      if (x < -4 || y < -4 || x > width + 4 || y > height + 4) continue;
      context.moveTo(x + r, y);
      context.arc(x, y, r, 0, 2 * Math.PI);
    }
    context.strokeStyle = colours.quiet;
    context.fillStyle = hollow === 1 ? colours.land : colours.quiet;
    context.lineWidth = Math.min(1.2, 0.4 + r / 3);
    context.fill();
    context.stroke();
  }
};

/** What lies under everything: land and sea, rivers, boundaries, roads, towns. */
export const drawGround = (
  context: Context,
  open: OpenScene,
  ground: OpenGround,
  view: View,
  colours: MapColours,
  withRoads: boolean,
): void => {
  const { around } = open;
  context.fillStyle = around.x.length > 0 ? colours.palette.surface : colours.around;
  context.fillRect(0, 0, view.width, view.height);
  if (around.x.length > 0) {
    const { west, north, east, south } = frameOf(around);
    const [x, y] = [west * view.scale + view.left, north * view.scale + view.top];
    context.fillStyle = colours.sea;
    context.fillRect(x, y, (east - west) * view.scale, (south - north) * view.scale);
  }
  for (const [lines, colour] of [
    [around, colours.around],
    [open.land, colours.land],
  ] as const) {
    context.beginPath();
    trace(context, lines, view, true);
    context.fillStyle = colour;
    context.fill(lines === open.land ? "nonzero" : "evenodd");
  }
  const line = (lines: PlaneLines, colour: string, width: number): void => {
    context.beginPath();
    trace(context, lines, view);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  };
  context.lineJoin = "round";
  line(open.rivers, colours.water, 1.4);
  line(open.county, colours.county, 0.8);
  line(open.city, colours.city, 1.1);
  if (withRoads) drawRoads(context, ground, view, colours);
  line(open.province, colours.province, 1.5);
  drawTowns(context, ground, view, colours);
};
