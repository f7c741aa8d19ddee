import type { RiverFeatures } from "../../inputs/region-tables.ts";
import { roadClasses } from "../ground/layout.ts";
import { isDriven } from "./draft.ts";
import type { NetworkDraft } from "./draft.ts";

/** Cells of this width hold the pieces of river that touch them. */
const CELL_DEG = 0.2;

interface Piece {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

const piecesOf = (rivers: RiverFeatures): Piece[] =>
  rivers.flatMap(({ geometry }) => {
    const lines = geometry.type === "LineString" ? [geometry.coordinates] : geometry.coordinates;
    return lines.flatMap((line) =>
      line.slice(1).map((end, i) => ({ x1: line[i][0], y1: line[i][1], x2: end[0], y2: end[1] })),
    );
  });

const side = (ax: number, ay: number, bx: number, by: number, px: number, py: number): number =>
  (bx - ax) * (py - ay) - (by - ay) * (px - ax);

/**
 * Counts for each edge the rivers of the map that its straight line crosses (Natural Earth 1:10m: the
 * great rivers alone), and sets its expected number of bridges: one for each crossing, plus length
 * times the density of its class. Edges whose bridges are given keep them; ferries have none, and the
 * bridges of a chord are those of the legs it stands for.
 */
export const countBridges = (draft: NetworkDraft, rivers: RiverFeatures): void => {
  const pieces = piecesOf(rivers);
  const cells = new Map<string, number[]>();
  const cellsOf = (x1: number, y1: number, x2: number, y2: number): string[] => {
    const keys: string[] = [];
    for (
      let x = Math.floor(Math.min(x1, x2) / CELL_DEG);
      x <= Math.floor(Math.max(x1, x2) / CELL_DEG);
      x++
    )
      for (
        let y = Math.floor(Math.min(y1, y2) / CELL_DEG);
        y <= Math.floor(Math.max(y1, y2) / CELL_DEG);
        y++
      )
        keys.push(`${x} ${y}`);
    return keys;
  };
  pieces.forEach((piece, i) => {
    for (const key of cellsOf(piece.x1, piece.y1, piece.x2, piece.y2)) {
      const list = cells.get(key);
      if (list === undefined) cells.set(key, [i]);
      else list.push(i);
    }
  });
  const last = new Int32Array(pieces.length).fill(-1);
  for (let e = 0; e < draft.edges; e++) {
    const [a, b] = [draft.from[e], draft.to[e]];
    const [ax, ay, bx, by] = [draft.lon[a], draft.lat[a], draft.lon[b], draft.lat[b]];
    let crossed = 0;
    for (const key of cellsOf(ax, ay, bx, by))
      for (const i of cells.get(key) ?? []) {
        if (last[i] === e) continue;
        last[i] = e;
        const { x1, y1, x2, y2 } = pieces[i];
        const apart = side(ax, ay, bx, by, x1, y1) > 0 !== side(ax, ay, bx, by, x2, y2) > 0;
        if (apart && side(x1, y1, x2, y2, ax, ay) > 0 !== side(x1, y1, x2, y2, bx, by) > 0)
          crossed++;
      }
    draft.riversCrossed[e] = Math.min(255, crossed);
    const name = roadClasses[draft.class[e]];
    if (Number.isNaN(draft.bridges[e]))
      draft.bridges[e] = isDriven(name)
        ? crossed + draft.lengthM[e] * draft.rules.bridges[name]
        : 0;
  }
};
