import { hashName } from "../../random/names.ts";
import { stepMean } from "../../situation/procedure.ts";
import type { Procedure } from "../../situation/procedure.ts";
import type { Situation } from "../../situation/situation.ts";
import { hasNetwork } from "../../situation/truth.ts";

/** Felt by most people indoors from here on: they take up the telephone. */
export const FELT_FROM = 4;

/**
 * Share of calls that find every line taken: Erlang's loss formula, by its recursion over the lines.
 *
 * @param load calls offered times their mean length, in erlangs
 */
export const blockedShare = (lines: number, load: number): number => {
  let blocked = 1;
  for (let n = 1; n <= lines; n++) blocked = (load * blocked) / (n + load * blocked);
  return blocked;
};

/** The load at which a share of calls is blocked: the inverse of `blockedShare`, by bisection. */
export const loadFor = (lines: number, share: number): number => {
  if (share <= 0) return 0;
  let low = 0;
  let high = 1;
  while (blockedShare(lines, high) < share) high *= 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (blockedShare(lines, middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/**
 * Telephone lines of one replication. In the hours after a shock everybody calls, and a call from a
 * place that felt it may meet busy lines. Time is cut into slots of one retry each; in each slot a
 * town gets through or not, whoever calls and however often: so who calls later is never through
 * earlier.
 */
export interface Telephone {
  /** Share of slots that are busy in the surge. */
  readonly busyShare: number;
  readonly surgeS: number;
  readonly slotS: number;
  /** When the surge began; Infinity before anything was felt. */
  surgeFromS: number;
  /** By town: which slots since the surge began are free; undefined until somebody calls. */
  readonly free: (Uint8Array | undefined)[];
  readonly drawn: number[];
  /** By town: from when a unit with communications of its own is there. */
  readonly contactS: Float64Array;
  readonly contactTowns: number[];
}

/** Lines of a call centre, surge and retry are taken at the middle of their figures. */
export const readyTelephone = (procedure: Procedure, towns: number): Telephone => {
  const lines = Math.max(1, Math.round(stepMean(procedure, "lines")));
  const ordinary = loadFor(lines, stepMean(procedure, "linesBusy"));
  return {
    busyShare: blockedShare(lines, ordinary * stepMean(procedure, "callSurge")),
    surgeS: stepMean(procedure, "callSurgeLasts"),
    slotS: Math.max(1, stepMean(procedure, "retryAfter")),
    surgeFromS: Infinity,
    free: new Array<Uint8Array | undefined>(towns).fill(undefined),
    drawn: [],
    contactS: new Float64Array(towns).fill(Infinity),
    contactTowns: [],
  };
};

export const resetTelephone = (telephone: Telephone): void => {
  telephone.surgeFromS = Infinity;
  for (const town of telephone.drawn) telephone.free[town] = undefined;
  telephone.drawn.length = 0;
  for (const town of telephone.contactTowns) telephone.contactS[town] = Infinity;
  telephone.contactTowns.length = 0;
};

const LINES = hashName("lines free");

/** From when on a call from or to a town finds a line, beginning at a time. Never earlier for a later one. */
export const lineFreeS = (
  telephone: Telephone,
  { truth, stage, posts }: Situation,
  town: number,
  fromS: number,
): number => {
  const { surgeFromS, surgeS, slotS, busyShare } = telephone;
  if (truth.intensity[town] < FELT_FROM || !(fromS >= surgeFromS) || fromS >= surgeFromS + surgeS) {
    return fromS;
  }
  let free = telephone.free[town];
  if (free === undefined) {
    const stream = stage.streams.get(posts.id[town], LINES);
    free = new Uint8Array(Math.ceil(surgeS / slotS));
    for (let slot = 0; slot < free.length; slot++)
      free[slot] = stream.uniform() < busyShare ? 0 : 1;
    telephone.free[town] = free;
    telephone.drawn.push(town);
  }
  const first = Math.floor((fromS - surgeFromS) / slotS);
  if (first >= free.length || free[first] === 1) return fromS;
  let slot = first;
  while (slot < free.length && free[slot] === 0) slot++;
  return Math.max(fromS, surgeFromS + slot * slotS);
};

/** Can a town be called at a time: the public network is up, or somebody with a radio is there? */
export const isReachable = (
  { contactS }: Telephone,
  { truth }: Situation,
  town: number,
  timeS: number,
): boolean => hasNetwork(truth, town, timeS) || timeS >= contactS[town];

/** From when on a town can be reached, beginning at a time; Infinity within an outage without an end. */
export const reachableFromS = (
  telephone: Telephone,
  situation: Situation,
  town: number,
  fromS: number,
): number =>
  isReachable(telephone, situation, town, fromS)
    ? fromS
    : Math.min(situation.truth.networkBackS[town], telephone.contactS[town]);
