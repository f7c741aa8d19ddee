import type { Figure } from "../inputs/figure.ts";
import { compileDistribution } from "../random/distribution.ts";
import { hashName } from "../random/names.ts";
import { createStream } from "../random/stream.ts";

/**
 * What is not known is one constant per set of assumptions; the sets together cover its range
 * evenly. See decision 7: chance is drawn in every replication, ignorance is not.
 */
export interface Assumptions {
  readonly seed: number;
  /** Which set, from 0. */
  readonly assumptionSet: number;
  /** How many sets there are. */
  readonly assumptionSets: number;
  /** Shares in (0, 1) at which some unknowns are held, by their path: what one of them does alone. */
  readonly held?: Readonly<Record<string, number>>;
  /** Notes every unknown that is asked for, by its path: its figure, undefined for a choice of words. */
  readonly asked?: Map<string, Figure | undefined>;
}

/** The middle of everything that is assumed: the only set of one. */
export const medianAssumptions: Assumptions = { seed: 0, assumptionSet: 0, assumptionSets: 1 };

const STRATUM = hashName("assumptions: stratum");
const WITHIN = hashName("assumptions: place in the stratum");

const order: number[] = [];

/**
 * Where in its range an unknown lies in one set, as a share in (0, 1). A Latin hypercube: over the
 * sets each path takes every stratum of width 1/sets once, in an order of its own that depends on
 * (seed, path) alone, so that a new path changes no other. The only set of one is the median.
 *
 * @param path names the unknown for ever, for example `roads/detour/ordinary/hill`
 * @throws RangeError unless 0 <= set < sets
 */
export const assumptionShare = (seed: number, set: number, sets: number, path: string): number => {
  if (!Number.isInteger(set) || !Number.isInteger(sets) || set < 0 || set >= sets)
    throw new RangeError(`assumption set ${set} of ${sets}`);
  if (sets === 1) return 0.5;
  const name = hashName(path);
  const stream = createStream(seed, 0, STRATUM, name);
  for (let i = 0; i < sets; i++) order[i] = i;
  for (let i = sets - 1; i > 0; i--) {
    const j = Math.floor(stream.uniform() * (i + 1));
    const held = order[i];
    order[i] = order[j];
    order[j] = held;
  }
  const within = createStream(seed, set, WITHIN, name).uniform();
  // Rounding could reach 1 in the last stratum; the share stays inside.
  return Math.min((order[set] + within) / sets, 1 - 1.2e-16);
};

/** Where an unknown lies in one set: as `assumptionShare`, unless it is held; noted as asked for. */
export const assumedShare = (
  { seed, assumptionSet, assumptionSets, held, asked }: Assumptions,
  path: string,
  figure?: Figure,
): number => {
  asked?.set(path, figure);
  return held?.[path] ?? assumptionShare(seed, assumptionSet, assumptionSets, path);
};

/**
 * The value of a figure in one set of assumptions, in SI: a constant as it stands, an ignorance at
 * its share.
 *
 * @throws RangeError for a figure of chance, which has a value only in a replication
 */
export const assumedValue = (figure: Figure, assumptions: Assumptions, path: string): number => {
  if (figure.kind === "constant") return figure.si;
  if (figure.kind === "chance")
    throw new RangeError(`${path} is drawn in every replication and has no assumed value`);
  return compileDistribution(figure.si).quantile(assumedShare(assumptions, path, figure));
};
