import { unitVectors } from "../ground/sphere.ts";
import type { groundLayout } from "../ground/layout.ts";
import type { Columns } from "../tables.ts";
import type { NetworkDraft } from "./draft.ts";
import { freeTimes } from "./free-times.ts";

type NetworkTable =
  | "node"
  | "nodeVector"
  | "edge"
  | "partStart"
  | "part"
  | "chordStart"
  | "chord"
  | "waysInStart"
  | "wayIn"
  | "freeTime";

/** Lists of different lengths as one list and where each begins, with one more begin at the end. */
const inRuns = (lists: ReadonlyArray<readonly number[]>): { first: number[]; all: number[] } => {
  const first = [0];
  const all: number[] = [];
  for (const list of lists) {
    all.push(...list);
    first.push(all.length);
  }
  return { first, all };
};

/** The finished network as columns of the ground's tables. */
export const networkColumns = (
  draft: NetworkDraft,
): Pick<Columns<typeof groundLayout>, NetworkTable> => {
  const parts = inRuns(draft.parts);
  const chordsOf: number[][] = draft.from.map(() => []);
  const waysIn: number[][] = draft.lon.map(() => []);
  draft.parts.forEach((list, chord) => {
    for (const part of list) chordsOf[part].push(chord);
  });
  for (let e = 0; e < draft.edges; e++) {
    waysIn[draft.to[e]].push(e);
    if (draft.oneWay[e] === 0) waysIn[draft.from[e]].push(e);
  }
  const chords = inRuns(chordsOf);
  const ways = inRuns(waysIn);
  const wayNode: number[] = [];
  waysIn.forEach((list, node) => {
    for (const e of list) wayNode.push(draft.to[e] === node ? draft.from[e] : draft.to[e]);
  });
  return {
    node: {
      lon: draft.lon,
      lat: draft.lat,
      kind: draft.kind,
      county: draft.county,
      town: draft.town,
      terrain: draft.terrain,
    },
    nodeVector: { value: unitVectors(draft.lon, draft.lat) },
    edge: {
      from: draft.from,
      to: draft.to,
      lengthM: draft.lengthM,
      class: draft.class,
      terrain: draft.edgeTerrain,
      bridges: draft.bridges,
      riversCrossed: draft.riversCrossed,
      route: draft.route,
      mark: draft.mark,
      oneWay: draft.oneWay,
    },
    partStart: { first: parts.first },
    part: { edge: parts.all },
    chordStart: { first: chords.first },
    chord: { edge: chords.all },
    waysInStart: { first: ways.first },
    wayIn: { from: wayNode, edge: ways.all },
    freeTime: { seconds: freeTimes(draft) },
  };
};
