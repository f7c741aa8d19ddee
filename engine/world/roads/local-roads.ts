import type { CrossingRow } from "../../inputs/region-tables.ts";
import { roadClasses } from "../ground/layout.ts";
import { chordOfArc, unitVectors } from "../ground/sphere.ts";
import { RowHeap } from "../travel/heap.ts";
import type { NetworkDraft } from "./draft.ts";
import { gabrielGraph } from "./gabriel.ts";

/** Says whether a position is on land. */
export type IsLand = (lon: number, lat: number) => boolean;

/** Towns farther apart than this in a straight line have no road of their own between them. */
export const LONGEST_RURAL_M = 40_000;
/** A road that would run farther than this and a third of its way over the sea is left out. */
const OVER_SEA_M = 3000;
const SEA_STEP_M = 1000;

const vectorsOf = (draft: NetworkDraft, nodes: readonly number[]): Float64Array =>
  unitVectors(
    nodes.map((node) => draft.lon[node]),
    nodes.map((node) => draft.lat[node]),
  );

/** Would a straight road between two nodes run over the sea? */
export const overSea = (draft: NetworkDraft, a: number, b: number, isLand: IsLand): boolean => {
  const length = draft.straightM(a, b);
  const steps = Math.ceil(length / SEA_STEP_M);
  let wet = 0;
  for (let i = 1; i < steps; i++) {
    const share = i / steps;
    const lon = draft.lon[a] + share * (draft.lon[b] - draft.lon[a]);
    const lat = draft.lat[a] + share * (draft.lat[b] - draft.lat[a]);
    if (!isLand(lon, lat)) wet++;
  }
  const wetM = (wet / Math.max(1, steps)) * length;
  return wetM > OVER_SEA_M && wetM > length / 3;
};

const pairKey = (a: number, b: number): number => Math.min(a, b) * 1_000_000 + Math.max(a, b);

/** National and provincial roads: the Gabriel graph of the county seats. */
export const addTrunkRoads = (
  draft: NetworkDraft,
  seats: readonly number[],
  isLand: IsLand,
): void => {
  const pairs = gabrielGraph(vectorsOf(draft, seats));
  const known = knownPairs(draft);
  for (let k = 0; k < pairs.length; k += 2) {
    const a = seats[pairs[k]];
    const b = seats[pairs[k + 1]];
    if (known.has(pairKey(a, b)) || overSea(draft, a, b, isLand)) continue;
    draft.addEdge({
      from: a,
      to: b,
      lengthM: draft.roadM(a, b, draft.rules.detourOrdinary),
      class: draft.isStreet(a, b) ? "street" : "trunk",
      mark: "synthetic",
    });
  }
};

const knownPairs = (draft: NetworkDraft): Set<number> => {
  const known = new Set<number>();
  for (let e = 0; e < draft.edges; e++) known.add(pairKey(draft.from[e], draft.to[e]));
  return known;
};

/**
 * County and rural roads. Rural roads are the Gabriel graph of all seats and towns. The rural roads on
 * the shortest way from each town to its county seat are county roads; a town whose way through the
 * others is longer than the rules allow has a county road of its own.
 *
 * @param places nodes of seats and mainland towns
 */
export const addTownRoads = (
  draft: NetworkDraft,
  places: readonly number[],
  seatNode: readonly number[],
  isLand: IsLand,
): void => {
  const { rules } = draft;
  const pairs = gabrielGraph(vectorsOf(draft, places), Math.sqrt(chordOfArc(LONGEST_RURAL_M)));
  const known = knownPairs(draft);
  const nodes = draft.nodes;
  const mesh: Array<Array<{ readonly to: number; readonly edge: number; readonly m: number }>> =
    Array.from({ length: nodes }, () => []);
  for (let k = 0; k < pairs.length; k += 2) {
    const a = places[pairs[k]];
    const b = places[pairs[k + 1]];
    if (known.has(pairKey(a, b)) || overSea(draft, a, b, isLand)) continue;
    const edge = draft.addEdge({
      from: a,
      to: b,
      lengthM: draft.roadM(a, b, rules.detourOrdinary),
      class: draft.isStreet(a, b) ? "street" : "rural",
      mark: "synthetic",
    });
    const m = draft.straightM(a, b);
    mesh[a].push({ to: b, edge, m });
    mesh[b].push({ to: a, edge, m });
  }
  const rural = roadClasses.indexOf("rural");
  const county = roadClasses.indexOf("county");
  const heap = new RowHeap(nodes);
  const far = new Float64Array(nodes);
  const back = new Int32Array(nodes);
  const backEdge = new Int32Array(nodes);
  const settled: number[] = [];
  const seats = new Set(seatNode);
  const townsOf: number[][] = seatNode.map(() => []);
  for (const node of places)
    if (draft.county[node] !== -1 && !seats.has(node)) townsOf[draft.county[node]].push(node);

  townsOf.forEach((towns, row) => {
    const seat = seatNode[row];
    far.fill(Infinity);
    settled.length = 0;
    heap.clear();
    far[seat] = 0;
    backEdge[seat] = -1;
    heap.put(seat, 0);
    const waiting = new Set(towns);
    for (let node = heap.take(); node !== -1 && waiting.size > 0; node = heap.take()) {
      waiting.delete(node);
      for (const { to, edge, m } of mesh[node]) {
        const way = far[node] + m;
        if (way >= far[to]) continue;
        far[to] = way;
        back[to] = node;
        backEdge[to] = edge;
        heap.put(to, way);
      }
    }
    for (const town of towns) {
      if (far[town] > rules.bypass * draft.straightM(seat, town)) {
        if (!overSea(draft, seat, town, isLand))
          draft.addEdge({
            from: seat,
            to: town,
            lengthM: draft.roadM(seat, town, rules.detourOrdinary),
            class: draft.isStreet(seat, town) ? "street" : "county",
            mark: "synthetic",
          });
        continue;
      }
      for (let node = town; backEdge[node] !== -1; node = back[node])
        if (draft.class[backEdge[node]] === rural) draft.class[backEdge[node]] = county;
    }
  });
};

/** Ferries and causeways of the table. Each end is a county seat or a town. */
export const addCrossings = (
  draft: NetworkDraft,
  rows: readonly CrossingRow[],
  nodeOf: ReadonlyMap<string, number>,
): void => {
  for (const row of rows) {
    const from = nodeOf.get(row.from);
    const to = nodeOf.get(row.to);
    if (from === undefined || to === undefined) continue; // a part of the region without them
    draft.addEdge({ from, to, lengthM: row.length_km * 1000, class: row.class, mark: row.mark });
  }
};

/**
 * Joins what is still apart, so that every place can be reached: the nearest two seats or towns of
 * different pieces get a rural road, again and again. Ends at once when all is connected.
 */
export const joinPieces = (draft: NetworkDraft, places: readonly number[]): number => {
  const root = Int32Array.from({ length: draft.nodes }, (_, i) => i);
  const find = (node: number): number => {
    while (root[node] !== node) {
      root[node] = root[root[node]];
      node = root[node];
    }
    return node;
  };
  for (let e = 0; e < draft.edges; e++) root[find(draft.from[e])] = find(draft.to[e]);
  let added = 0;
  for (;;) {
    const pieces = new Map<number, number[]>();
    for (const node of places) {
      const piece = pieces.get(find(node));
      if (piece === undefined) pieces.set(find(node), [node]);
      else piece.push(node);
    }
    if (pieces.size <= 1) return added;
    const [smallest] = [...pieces.values()].sort((a, b) => a.length - b.length || a[0] - b[0]);
    const own = find(smallest[0]);
    let [bestA, bestB, bestM] = [-1, -1, Infinity];
    for (const a of smallest)
      for (const b of places) {
        if (find(b) === own) continue;
        const m = draft.straightM(a, b);
        if (m < bestM) [bestA, bestB, bestM] = [a, b, m];
      }
    draft.addEdge({
      from: bestA,
      to: bestB,
      lengthM: draft.roadM(bestA, bestB, draft.rules.detourOrdinary),
      class: "rural",
      mark: "synthetic",
    });
    root[own] = find(bestB);
    added++;
  }
};
