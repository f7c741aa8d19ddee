import type { OpenGround, OpenScene } from "../open-scene.ts";

/** The town nearest to each cell of a grid over the region. */
export interface Cells {
  readonly columns: number;
  readonly rows: number;
  /** Width of a cell, km. */
  readonly stepKm: number;
  readonly town: Int16Array;
}

/** Cells along the longer side of the region. */
const MOST = 420;

/** A grid of nearest towns: what is said of a town is shown on the land around it. */
export const cellsOf = ({ projection }: OpenScene, { towns }: OpenGround): Cells => {
  const { width, height } = projection;
  const stepKm = Math.max(width, height) / MOST;
  const columns = Math.max(1, Math.ceil(width / stepKm));
  const rows = Math.max(1, Math.ceil(height / stepKm));
  const town = new Int16Array(columns * rows).fill(-1);
  // Spreads from the cells of the towns outwards: a cell asks its neighbours whose town is nearest to it.
  const away = new Float64Array(columns * rows).fill(Infinity);
  const offer = (column: number, row: number, which: number): boolean => {
    if (column < 0 || row < 0 || column >= columns || row >= rows) return false;
    const at = row * columns + column;
    const dx = (column + 0.5) * stepKm - towns.x[which];
    const dy = (row + 0.5) * stepKm - towns.y[which];
    const distance = dx * dx + dy * dy;
    if (distance >= away[at]) return false;
    away[at] = distance;
    town[at] = which;
    return true;
  };
  let edge: number[] = [];
  for (let which = 0; which < towns.x.length; which++) {
    const column = Math.floor(towns.x[which] / stepKm);
    const row = Math.floor(towns.y[which] / stepKm);
    if (offer(column, row, which)) edge.push(row * columns + column);
  }
  while (edge.length > 0) {
    const next: number[] = [];
    for (const at of edge) {
      const column = at % columns;
      const row = (at - column) / columns;
      for (const [c, r] of [
        [column + 1, row],
        [column - 1, row],
        [column, row + 1],
        [column, row - 1],
      ]) {
        if (offer(c, r, town[at])) next.push(r * columns + c);
      }
    }
    edge = next;
  }
  return { columns, rows, stepKm, town };
};

/** A picture of the cells, each in the colour (`#rrggbb`) of its town; undefined leaves it clear. */
export const paintCells = (
  { columns, rows, town }: Cells,
  colourOf: (town: number) => string | undefined,
  opacity: number,
): HTMLCanvasElement => {
  const canvas = document.createElement("canvas");
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext("2d")!;
  const image = context.createImageData(columns, rows);
  const known = new Map<string, readonly [number, number, number]>();
  for (let at = 0; at < town.length; at++) {
    const colour = town[at] < 0 ? undefined : colourOf(town[at]);
    if (colour === undefined) continue;
    let rgb = known.get(colour);
    if (rgb === undefined) {
      const value = Number.parseInt(colour.slice(1), 16);
      known.set(colour, (rgb = [value >> 16, (value >> 8) & 255, value & 255]));
    }
    image.data.set(rgb, 4 * at);
    image.data[4 * at + 3] = 255 * opacity;
  }
  context.putImageData(image, 0, 0);
  return canvas;
};
