import { drawingOf } from "../../random/sampling.ts";
import type { CompiledTarget } from "../../targets/compiled-target.ts";
import { assumptionShare } from "../../world/assumptions.ts";
import type { Description } from "../pool/program.ts";
import { countsBySet } from "./ensemble.ts";
import type { Ensemble } from "./ensemble.ts";
import { errorSpent } from "./looks.ts";
import type { EnsemblePlan } from "./plan.ts";
import { judge } from "./verdict.ts";
import { samplingGain } from "./sampling-gain.ts";
import type { Judgement, SetCount, Verdict } from "./verdict.ts";

/** What is measured on the ledger alone says the same in every replication of a set. */
export const isSettled = ({ measured }: CompiledTarget): boolean => measured.by === "measure";

/** The rows that share the error: readings that are tested and in which something is drawn. */
export const rowsJudged = (targets: readonly CompiledTarget[]): number =>
  targets.filter((target) => target.notTested === undefined && !isSettled(target)).length;

/** The share of the error that the look at which an ensemble stands may spend. */
export const spentNow = ({ plan, looks }: Pick<Ensemble, "plan" | "looks">): number => {
  const at = looks.indexOf(plan.replications);
  if (at === -1) throw new RangeError(`${plan.replications} replications are no look`);
  return errorSpent(looks)[at];
};

/** With so few sets an order tells nothing that they do not; with so many they tell all by themselves. */
const ORDERED_SETS = { least: 4, most: 128 };

const orders = new WeakMap<
  Judged["unknowns"],
  { readonly of: string; readonly orders: ReadonlyArray<readonly number[]> }
>();

/** The sets of an ensemble in the order of each of the unknowns. */
const ordersOf = (
  { seed, sets }: Pick<EnsemblePlan, "seed" | "sets">,
  unknowns: Judged["unknowns"],
): ReadonlyArray<readonly number[]> => {
  if (sets < ORDERED_SETS.least || sets > ORDERED_SETS.most) return [];
  const of = `${seed} ${sets}`;
  let known = orders.get(unknowns);
  if (known?.of !== of) {
    known = {
      of,
      orders: unknowns.map(([path]) => {
        const shares = Array.from({ length: sets }, (_, set) =>
          assumptionShare(seed, set, sets, path),
        );
        return shares.map((_, set) => set).sort((a, b) => shares[a] - shares[b]);
      }),
    };
    orders.set(unknowns, known);
  }
  return known.orders;
};

/** What judging needs to know of a program. */
export type Judged = Pick<Description, "targets" | "unknowns">;

/** One-sided 5 % of the normal law, at which pairs count as agreeing. */
const AGREES = 1.645;

/**
 * Is it shown that the pairs of an ensemble agree more than independent replications would? Then all of
 * them together tell less than their number, and bounds that count them would be too narrow.
 */
export const pairsAgree = (ensemble: Ensemble, index: number): boolean => {
  const { sampling } = ensemble.plan;
  if (sampling?.antithetic !== true) return false;
  const { correlation, gain, units } = samplingGain(ensemble, index, sampling);
  // Strata may have taken away more than the pairs brought.
  return gain < 1 && correlation * Math.sqrt(units) > AGREES;
};

/**
 * The passes that a target is judged on. Under a scheme the exact bounds hold as they are: strata make
 * trials of unequal chances, among which the binomial has the heaviest tails, and pairs that disagree vary
 * less than independent ones. Where pairs agree the first of each alone is counted: those are the plain
 * replications.
 */
const countsJudged = (ensemble: Ensemble, index: number): SetCount[] =>
  pairsAgree(ensemble, index)
    ? countsBySet(ensemble, index, (r) => !drawingOf(r, ensemble.plan.sets, PAIRS).antithetic)
    : countsBySet(ensemble, index);

const PAIRS = { antithetic: true };

/** The judgement of one target of an ensemble, as one row of all. */
export const judgementOf = (
  ensemble: Ensemble,
  index: number,
  { targets, unknowns }: Judged,
): Judgement =>
  judge(countsJudged(ensemble, index), targets[index].reliability, {
    rows: Math.max(1, rowsJudged(targets)),
    spent: spentNow(ensemble),
    orders: ordersOf(ensemble.plan, unknowns),
    settled: isSettled(targets[index]),
  });

/** The verdict on each target as an ensemble stands. */
export const verdictsOf = (ensemble: Ensemble, description: Judged): Verdict[] =>
  description.targets.map((target, index) =>
    target.notTested === undefined
      ? judgementOf(ensemble, index, description).verdict
      : "not tested",
  );

/**
 * Is nothing left to find out? A target that has spoken of nobody so far is not waited for: mostly
 * it never will.
 */
export const areDecided = (verdicts: readonly Verdict[]): boolean =>
  !verdicts.includes("undecided");
