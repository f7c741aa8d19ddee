import { COMPARISON_VERSION } from "../../inputs/comparison-result.ts";
import type {
  CaseComparison,
  ComparedArm,
  ComparedTarget,
  DifferenceResult,
  Estimate,
  PlaceChangeResult,
} from "../../inputs/comparison-result.ts";
import { seasons } from "../../inputs/case.ts";
import type { Text } from "../../inputs/text.ts";
import type { Interval } from "../../statistics/interval.ts";
import type { CompiledTarget } from "../../targets/compiled-target.ts";
import type { Description } from "../pool/program.ts";
import { finite, told, toldUnit } from "../results/summarise.ts";
import { armTarget } from "./arm-target.ts";
import { COMPARISON_ERROR, measuredDifference, passDifference } from "./difference.ts";
import type { DifferenceWord, MeasuredDifference, PassDifference } from "./difference.ts";
import { groupLetters } from "./groups.ts";
import { keptDifference, keptShares, meanKept } from "./kept.ts";
import { columnIn, isSettled, pairsOf } from "./pairs.ts";
import { gainOf, placeChanges } from "./places.ts";
import type { PlaceChange } from "./places.ts";
import type { Arm, ComparisonRequest } from "./play-arms.ts";
import { hourBands, whenChanges } from "./when.ts";

/** What an arm is called and costs. */
export interface ArmHead {
  readonly id: string;
  readonly name: Text;
  readonly file: string | null;
  /** In yuan. */
  readonly cost: ComparedArm["cost"];
}

/** What a comparison says besides what was measured. */
export interface ComparisonHead {
  readonly case: string;
  readonly name: Text;
  readonly changes: readonly string[];
  /** In the order of the arms, the case as it stands first. */
  readonly arms: readonly ArmHead[];
}

/** The id of the case as it stands among the arms. */
export const AS_IT_STANDS = "as-it-stands";

/** How many places are named that gain or lose most. */
const NAMED_PLACES = 5;

const estimateOf = (
  { estimate, low, high }: Interval,
  scale: (value: number) => number = (value) => value,
): Estimate => ({
  estimate: finite(scale(estimate)),
  low: finite(scale(low)),
  high: finite(scale(high)),
});

/** A target that can be tested in every arm, by its column in each. */
interface Row {
  readonly target: CompiledTarget;
  readonly columns: readonly number[];
}

const rowsOf = (arms: readonly Arm[]): Row[] =>
  arms[0].description.targets.flatMap((target, index) => {
    if (target.notTested !== undefined) return [];
    const columns = arms.map((arm, a) => (a === 0 ? index : columnIn(target, arm)));
    const missing = columns.some(
      (column, a) => column === -1 || arms[a].description.targets[column].notTested !== undefined,
    );
    return missing ? [] : [{ target, columns }];
  });

/**
 * Compares arms that were played on the same disasters. Errors: 5 % of any wrong word about pass shares, and
 * 5 % about measurements, over all tested rows and all pairs of arms of the case (each pair so that ties
 * between variants are told as surely as differences from the case), by Bonferroni; of each pass share half
 * is for the interval, half for what is shown of single sets. Hours with seasons, and places, are families of
 * their own within a row, for finding out where to look.
 */
export const compareArms = (
  arms: readonly Arm[],
  request: ComparisonRequest,
  head: ComparisonHead,
): CaseComparison => {
  const rows = rowsOf(arms);
  const pairs = (arms.length * (arms.length - 1)) / 2;
  // Rows that no disaster speaks of ask for no error.
  const heard = rows.filter(({ columns, target }) =>
    arms
      .slice(1)
      .some(
        (arm, a) =>
          pairsOf(arms[0], arm, { first: columns[0], second: columns[a + 1], target }).pairs
            .length > 0,
      ),
  );
  // Nor do those in which nothing is drawn.
  const drawn = heard.filter(({ target }) => !isSettled(target)).length;
  const error = COMPARISON_ERROR / Math.max(1, drawn * pairs);
  const compared = heard.map((row) => comparedRow(arms, row, head.arms, error, heard.length));
  return {
    version: COMPARISON_VERSION,
    case: head.case,
    name: head.name,
    seed: request.seed,
    replications: request.replications,
    assumptionSets: request.sets,
    changes: [...head.changes],
    error: COMPARISON_ERROR,
    rows: heard.length,
    pairs,
    arms: comparedArms(arms, head.arms, compared),
    targets: compared,
  };
};

const wordCounts = (differences: readonly DifferenceResult[]): ComparedArm["words"] => {
  const count = (word: DifferenceWord): number =>
    differences.filter((difference) => difference.word === word).length;
  return {
    better: count("better"),
    worse: count("worse"),
    tie: count("tie"),
    same: count("same"),
    depends: count("depends"),
  };
};

const comparedArms = (
  arms: readonly Arm[],
  heads: readonly ArmHead[],
  targets: readonly ComparedTarget[],
): ComparedArm[] => {
  const kept = keptShares(arms);
  const means = kept.map(meanKept);
  const pairs = (arms.length * (arms.length - 1)) / 2;
  const confidence = 1 - COMPARISON_ERROR / Math.max(1, pairs);
  const between = (one: number, other: number): Interval =>
    keptDifference(kept[one], kept[other], confidence);
  const order = arms.map((_, arm) => arm).sort((a, b) => means[b] - means[a] || a - b);
  const letters = groupLetters(arms.length, (one, other) => {
    const { low, high } = between(order[one], order[other]);
    return !(low > 0 || high < 0);
  });
  return heads.map((head, arm) => {
    const place = order.indexOf(arm);
    const own = targets.flatMap(({ differences }) =>
      differences.filter((one) => one.arm === head.id),
    );
    const measured = (word: DifferenceWord): number =>
      own.filter((difference) => difference.measured.word === word).length;
    return {
      ...head,
      traceHash: arms[arm].ensemble.traceHash,
      kept: finite(means[arm]),
      keptDifference: arm === 0 ? null : estimateOf(between(0, arm)),
      rank: place + 1,
      group: letters[place],
      words: wordCounts(own),
      measured: { better: measured("better"), worse: measured("worse") },
    };
  });
};

const comparedRow = (
  arms: readonly Arm[],
  { target, columns }: Row,
  heads: readonly ArmHead[],
  error: number,
  rows: number,
): ComparedTarget => {
  const paired = (one: number, other: number) =>
    pairsOf(arms[one], arms[other], { first: columns[one], second: columns[other], target });
  const own = arms.map((arm, a) => armTarget(arm, heads[a].id, columns[a], target, rows));
  const shareOf = (arm: number): number => own[arm].estimate ?? 0;
  const order = arms.map((_, arm) => arm).sort((a, b) => shareOf(b) - shareOf(a) || a - b);
  const letters = groupLetters(arms.length, (one, other) => {
    const { word } = passDifference(paired(order[one], order[other]), target, error);
    return word !== "better" && word !== "worse";
  });
  return {
    id: target.id,
    variant: target.variant,
    name: target.name,
    variantName: target.variantName ?? null,
    reliability: target.reliability,
    unit: toldUnit(target),
    arms: own.map((arm, a) => ({ ...arm, group: letters[order.indexOf(a)] })),
    differences: arms.slice(1).map((arm, a) => {
      const pairs = paired(0, a + 1);
      const pass = passDifference(pairs, target, error);
      const places = placeChanges(
        arms[0],
        arm,
        { first: columns[0], second: columns[a + 1] },
        COMPARISON_ERROR,
      );
      return {
        ...passResult(heads[a + 1], pass),
        measured: measuredResult(measuredDifference(pairs, target, error), target),
        when: whenChanges(pairs, arms[0], COMPARISON_ERROR).map(
          ({ fromHour, season, n, gained, lost, interval }) => ({
            hours: fromHour === undefined ? null : hoursFrom(fromHour),
            season: season === undefined ? null : seasons[season],
            n,
            gained,
            lost,
            difference: estimateOf(interval),
          }),
        ),
        places: places === undefined ? null : placesResult(places, arms[0].description),
      };
    }),
  };
};

const hoursFrom = (from: number): [number, number] => [from, from + 24 / hourBands.length];

const passResult = (
  { id, cost }: ArmHead,
  pass: PassDifference,
): Omit<DifferenceResult, "measured" | "when" | "places"> => ({
  arm: id,
  word: pass.word,
  n: pass.n,
  oneOnly: pass.oneOnly,
  gained: pass.gained,
  lost: pass.lost,
  passShare: estimateOf(pass.interval),
  unpaired: estimateOf(pass.unpaired),
  factor: finite(pass.factor),
  sets: pass.sets,
  costPerPoint: cost === null ? null : costPerPoint(cost.yuan, pass.interval),
});

/** Yuan for each percentage point gained: from the bounds of what is gained; endless where that may be nothing. */
const costPerPoint = (yuan: number, { estimate, low, high }: Interval): Estimate | null => {
  if (yuan <= 0 || !(high > 0)) return null;
  const per = (gain: number): number => (gain > 0 ? yuan / (100 * gain) : Infinity);
  return { estimate: finite(per(estimate)), low: finite(per(high)), high: finite(per(low)) };
};

const measuredResult = (
  measured: MeasuredDifference,
  target: CompiledTarget,
): DifferenceResult["measured"] => {
  const inUnit = (si: number): number => told(si, target);
  return {
    word: measured.word,
    better: measured.better,
    worse: measured.worse,
    same: measured.same,
    onlyVariant: measured.onlySecond,
    onlyBase: measured.onlyFirst,
    mean: estimateOf(measured.mean, inUnit),
    finite: measured.finite,
    quantiles: measured.quantiles.map(({ p, interval }) => ({
      p,
      change: estimateOf(interval, inUnit),
    })),
  };
};

const placesResult = (
  places: readonly PlaceChange[],
  { places: names }: Description,
): DifferenceResult["places"] => {
  const named = ({ place, first, second, interval }: PlaceChange): PlaceChangeResult => {
    const { code, name, parent } = names[place];
    return {
      code,
      name,
      within: names[parent]?.name ?? { zh: "", en: "" },
      base: first,
      variant: second,
      difference: estimateOf(interval),
    };
  };
  return {
    of: places.length,
    gaining: places
      .filter((place) => gainOf(place) > 0)
      .slice(0, NAMED_PLACES)
      .map(named),
    losing: places
      .filter((place) => gainOf(place) < 0)
      .slice(-NAMED_PLACES)
      .reverse()
      .map(named),
  };
};
