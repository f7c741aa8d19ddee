import type { OpenGround, OpenScene, PlaneLines } from "./open-scene.ts";

/** The town nearest to each cell of a grid over the land of a region; -1 off it. */
export interface Cells {
  readonly columns: number;
  readonly rows: number;
  /** Width of a cell, km. */
  readonly stepKm: number;
  readonly town: Int16Array;
  /** The cells on land, in order. */
  readonly land: Int32Array;
}

/** Cells along the longer side of a region, unless told otherwise. */
const USUAL = 640;

/**
 * Which cells lie inside one of some rings: row by row between its crossings. Gaps of a cell between the
 * shapes of neighbours are land as well.
 */
const insideOf = (
  { x, y, first }: PlaneLines,
  columns: number,
  rows: number,
  stepKm: number,
): Uint8Array => {
  const inside = new Uint8Array(columns * rows);
  const crossings: number[][] = Array.from({ length: rows }, () => []);
  for (let ring = 0; ring + 1 < first.length; ring++) {
    const end = first[ring + 1];
    let [top, bottom] = [rows, -1];
    for (let i = first[ring]; i < end; i++) {
      const j = i + 1 < end ? i + 1 : first[ring];
      const [low, high] = y[i] < y[j] ? [i, j] : [j, i];
      const from = Math.max(0, Math.ceil(y[low] / stepKm - 0.5));
      for (let row = from; row < rows && (row + 0.5) * stepKm < y[high]; row++) {
        const share = ((row + 0.5) * stepKm - y[low]) / (y[high] - y[low]);
        crossings[row].push(x[low] + share * (x[high] - x[low]));
        top = Math.min(top, row);
        bottom = Math.max(bottom, row);
      }
    }
    for (let row = top; row <= bottom; row++) {
      const line = crossings[row].sort((a, b) => a - b);
      for (let k = 0; k + 1 < line.length; k += 2) {
        const to = Math.min(columns - 1, Math.floor(line[k + 1] / stepKm - 0.5));
        for (let column = Math.max(0, Math.ceil(line[k] / stepKm - 0.5)); column <= to; column++) {
          inside[row * columns + column] = 1;
        }
      }
      crossings[row] = [];
    }
  }
  const filled = inside.slice();
  for (let at = columns; at < inside.length - columns; at++) {
    const around = inside[at - 1] + inside[at + 1] + inside[at - columns] + inside[at + columns];
    if (around >= 3) filled[at] = 1;
  }
  return filled;
};

/** A grid of nearest towns: what is said of a town is shown on the land around it. */
export const cellsOf = (
  { projection, land }: Pick<OpenScene, "projection" | "land">,
  { towns }: Pick<OpenGround, "towns">,
  most = USUAL,
): Cells => {
  const { width, height } = projection;
  const stepKm = Math.max(width, height) / most;
  const columns = Math.max(1, Math.ceil(width / stepKm));
  const rows = Math.max(1, Math.ceil(height / stepKm));
  const town = new Int16Array(columns * rows).fill(-1);
  const away = new Float64Array(columns * rows).fill(Infinity);
  // Spreads outwards from the cells of the towns: each cell keeps the nearest of those it is offered.
  let edge: number[] = [];
  const offer = (column: number, row: number, which: number, onto: number[]): void => {
    if (column < 0 || row < 0 || column >= columns || row >= rows) return;
    const at = row * columns + column;
    const dx = (column + 0.5) * stepKm - towns.x[which];
    const dy = (row + 0.5) * stepKm - towns.y[which];
    const distance = dx * dx + dy * dy;
    if (distance >= away[at]) return;
    away[at] = distance;
    town[at] = which;
    onto.push(at);
  };
  for (let which = 0; which < towns.x.length; which++) {
    const clamp = (cell: number, most: number): number => Math.min(most - 1, Math.max(0, cell));
    const column = clamp(Math.floor(towns.x[which] / stepKm), columns);
    offer(column, clamp(Math.floor(towns.y[which] / stepKm), rows), which, edge);
  }
  while (edge.length > 0) {
    const next: number[] = [];
    for (const at of edge) {
      const column = at % columns;
      const row = (at - column) / columns;
      const which = town[at];
      offer(column + 1, row, which, next);
      offer(column - 1, row, which, next);
      offer(column, row + 1, which, next);
      offer(column, row - 1, which, next);
    }
    edge = next;
  }
  const inside = insideOf(land, columns, rows, stepKm);
  const cells: number[] = [];
  for (let at = 0; at < town.length; at++) {
    if (inside[at] === 1 && town[at] >= 0) cells.push(at);
    else town[at] = -1;
  }
  return { columns, rows, stepKm, town, land: Int32Array.from(cells) };
};
