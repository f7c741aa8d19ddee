import type { HangsOn, RunResult, TargetResult } from "../../inputs/run-result.ts";
import type { Text } from "../../inputs/text.ts";
import { quantileInterval } from "../../statistics/quantile-interval.ts";
import { sampleQuantile } from "../../statistics/sample-quantile.ts";
import { clopperPearsonInterval } from "../../statistics/share-interval.ts";
import type { CompiledTarget } from "../../targets/compiled-target.ts";
import { countsBySet, valuesOf } from "../ensemble/ensemble.ts";
import type { Ensemble } from "../ensemble/ensemble.ts";
import type { Description } from "../pool/program.ts";
import { flipAlong, sharesBySet } from "../sensitivity/screen.ts";
import { HIGH_END, LOW_END, widest } from "../sensitivity/swings.ts";
import type { Swing, Swings } from "../sensitivity/swings.ts";
import { unknownAt, unknownName } from "../figure-name.ts";
import type { NameSources } from "../figure-name.ts";
import { inWrittenUnit, valueAt } from "../sensitivity/written-value.ts";
import { isSettled, judgementOf, rowsJudged, spentNow } from "../ensemble/judgements.ts";
import { VERDICT_ERROR } from "../ensemble/verdict.ts";
import type { SetCount, Undecided } from "../ensemble/verdict.ts";

/** A number for JSON: infinite and missing ones are null. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The unit a target's measurement is told in, and the number in it. */
export const toldUnit = ({ statistic, threshold, measured }: CompiledTarget): string => {
  if (statistic.of === "share") return "share";
  if (measured.by === "clock") return "min";
  return threshold.unit;
};

/** A measurement in the unit it is told in. */
export const told = (si: number, target: CompiledTarget): number => {
  const unit = toldUnit(target);
  return unit === "share" ? si : inWrittenUnit(si, unit);
};

/** A quantile of the measurement with its interval, distribution-free, in the unit it is told in. */
interface ToldQuantile {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Of a figure of the ledger chance knows no interval. */
const toldQuantile = (
  values: Float64Array,
  p: number,
  confidence: number,
  target: CompiledTarget,
): ToldQuantile => {
  const inItsUnit = (si: number): number | null => finite(told(si, target));
  if (isSettled(target)) {
    const value = inItsUnit(sampleQuantile(values, p));
    return { value, low: value, high: value };
  }
  const { estimate, low, high } = quantileInterval(values.toSorted(), p, confidence);
  return { value: inItsUnit(estimate), low: inItsUnit(low), high: inItsUnit(high) };
};

/** The 90 % quantile on the bad side: few is bad with "at least" and with shares. */
const badQuantile = (
  values: Float64Array,
  confidence: number,
  target: CompiledTarget,
): ToldQuantile => {
  const { statistic, threshold } = target;
  const fewIsBad = statistic.of === "share" || threshold.sense === "atLeast";
  if (!fewIsBad) return toldQuantile(values, 0.9, confidence, target);
  const { value, low, high } = toldQuantile(
    values.map((x) => -x),
    0.9,
    confidence,
    target,
  );
  const negated = (x: number | null): number | null => (x === null ? null : -x);
  return { value: negated(value), low: negated(high), high: negated(low) };
};

const untold: ToldQuantile = { value: null, low: null, high: null };

/** Why more replications are needed though the interval has left the reliability behind. */
const withheld: Readonly<Record<Undecided, Text | null>> = {
  interval: null,
  half: {
    zh: "区间已越过可靠度,但尚不能排除半数假设在另一侧;更多重复可定",
    en: "the interval is past the reliability, but half of the sets of assumptions may yet be on the other side: more replications would tell",
  },
  silent: {
    zh: "区间已越过可靠度,但半数假设至今没有一次重复涉及它;或许另有结果",
    en: "the interval is past the reliability, but half of the sets of assumptions have not spoken of it in any replication so far: they may say otherwise",
  },
  differ: {
    zh: "区间已越过可靠度,但各套假设之差超出随机性,且有几套似在另一侧;更多重复可定",
    en: "the interval is past the reliability, but sets of assumptions differ by more than chance and some seem to be on the other side: more replications would tell",
  },
  one: {
    zh: "区间已越过可靠度,但至少一套假设已定在另一侧;更多重复可定",
    en: "the interval is past the reliability, but one set of assumptions at least is on the other side: more replications would tell",
  },
};

const silent = (target: CompiledTarget): Text => ({
  zh: `没有一次重复涉及:${target.scope.light === undefined ? "没有符合范围的地方" : "时段或地方不符"}`,
  en: `no replication speaks of it: ${
    target.scope.light === undefined ? "its scope selects nobody" : "wrong hour, or nobody there"
  }`,
});

const neverReached = (values: Float64Array, target: CompiledTarget): Text[] =>
  target.measured.by === "clock" &&
  values.length > 0 &&
  target.statistic.of !== "share" &&
  values.every((value) => value === Infinity)
    ? [
        {
          zh: `阶段 ${target.measured.to.stage} 在任何一次重复中都没有到达`,
          en: `the stage ${target.measured.to.stage} was not reached in any replication`,
        },
      ]
    : [];

/** What one assumption does to a target alone, and where the sets change over along it. */
const hangsOn = (
  swing: Swing,
  index: number,
  target: CompiledTarget,
  counts: readonly SetCount[],
  ensemble: Ensemble,
  names: NameSources,
): HangsOn => {
  const { path, low, high } = swing;
  const unknown = unknownAt(path, names);
  const flip = flipAlong(
    path,
    sharesBySet(ensemble, path),
    counts.map(({ passes, n }) => (n === 0 ? undefined : passes / n >= target.reliability)),
  );
  // A cut that hardly beats taking the commoner verdict for all sets tells nothing.
  const common = Math.max(
    ...[true, false].map(
      (word) =>
        counts.filter(({ passes, n }) => n > 0 && passes / n >= target.reliability === word).length,
    ),
  );
  const inItsUnit = (si: number): number | null => finite(told(si, target));
  const clear = flip !== undefined && flip.right - common >= Math.max(2, (flip.of - common) / 2);
  // Words stand in no order in which something could hold from one on.
  const at = clear ? valueAt(unknown, flip.atShare) : null;
  const isAlong = clear && typeof at === "number";
  return {
    path,
    name: unknownName(path, names),
    unit: unknown !== undefined && "unit" in unknown ? unknown.unit : null,
    low: valueAt(unknown, LOW_END),
    high: valueAt(unknown, HIGH_END),
    passLow: finite(low.passShare[index]),
    passHigh: finite(high.passShare[index]),
    valueLow: inItsUnit(low.median[index]),
    valueHigh: inItsUnit(high.median[index]),
    flipsAt: isAlong ? at : null,
    holdsAbove: isAlong ? flip.holdsAbove : null,
  };
};

/** At how many measurements at most a curve is told, the threshold aside. */
const CURVE_POINTS = 24;

/**
 * The share of replications whose measurement is no worse than a value, at the threshold and at up to
 * `CURVE_POINTS` measurements that part the replications evenly; never is worse than any. Of a figure of
 * the ledger chance knows no interval.
 */
export const curveOf = (values: Float64Array, target: CompiledTarget): TargetResult["curve"] => {
  const { statistic, threshold, measured } = target;
  const n = values.length;
  if (n === 0) return [];
  const atLeast = statistic.of === "share" || threshold.sense === "atLeast";
  const limit = statistic.of === "share" ? (statistic.level ?? 1) : threshold.si;
  const sorted = values.filter((value) => Number.isFinite(value)).sort();
  const points = new Set([limit]);
  for (let i = 0; i < CURVE_POINTS && sorted.length > 0; i++) {
    points.add(sorted[Math.round((i * (sorted.length - 1)) / (CURVE_POINTS - 1))]);
  }
  return [...points]
    .sort((a, b) => a - b)
    .map((point) => {
      const good = values.filter((value) => (atLeast ? value >= point : value <= point)).length;
      const settled = measured.by === "measure";
      const { low, high } = clopperPearsonInterval(good, n);
      const share = good / n;
      return {
        value: told(point, target),
        share,
        low: settled ? share : low,
        high: settled ? share : high,
      };
    });
};

/** How many assumptions are named for each target. */
const NAMED = 3;

const targetResult = (
  index: number,
  ensemble: Ensemble,
  description: Description,
  swings: Swings | undefined,
  names: NameSources,
): TargetResult => {
  const target = description.targets[index];
  const { threshold } = target;
  const judged = judgementOf(ensemble, index, description);
  const counts = countsBySet(ensemble, index);
  const values = valuesOf(ensemble, index);
  const tested = target.notTested === undefined && judged.n > 0;
  const { confidence } = judged;
  const median = tested ? toldQuantile(values, 0.5, confidence, target) : untold;
  const bad = tested ? badQuantile(values, confidence, target) : untold;
  const moved = swings === undefined || !tested ? [] : widest(swings, index).slice(0, NAMED);
  return {
    id: target.id,
    variant: target.variant,
    name: target.name,
    variantName: target.variantName ?? null,
    kind: target.kind,
    verdict: tested ? judged.verdict : "not tested",
    reliability: target.reliability,
    estimate: finite(judged.estimate),
    low: tested ? judged.low : null,
    high: tested ? judged.high : null,
    n: judged.n,
    value: median.value,
    valueLow: median.low,
    valueHigh: median.high,
    p90: bad.value,
    p90Low: bad.low,
    p90High: bad.high,
    unit: toldUnit(target),
    threshold: { sense: threshold.sense, value: threshold.written, unit: threshold.unit },
    assumptionShare: finite(judged.assumptionShare),
    sets: judged.sets,
    reason:
      target.notTested?.text ??
      (!tested ? silent(target) : judged.why === undefined ? null : withheld[judged.why]),
    warnings: [...target.warnings, ...(tested ? neverReached(values, target) : [])],
    curve: tested ? curveOf(values, target) : [],
    hangsOn: moved.map((swing) => hangsOn(swing, index, target, counts, ensemble, names)),
  };
};

/** Every target of an ensemble with its verdict and what that hangs on. */
export const targetResults = (
  ensemble: Ensemble,
  description: Description,
  swings: Swings | undefined,
  names: NameSources,
): TargetResult[] =>
  description.targets.map((_, index) => targetResult(index, ensemble, description, swings, names));

/** When an ensemble was looked at, and how sure its verdicts are. */
export const looksResult = (ensemble: Ensemble, { targets }: Description): RunResult["looks"] => {
  const rows = rowsJudged(targets);
  return {
    at: [...ensemble.looks],
    stoppedAt: ensemble.plan.replications,
    rows,
    confidence: 1 - VERDICT_ERROR,
    eachConfidence: 1 - (VERDICT_ERROR / Math.max(1, rows)) * spentNow(ensemble),
  };
};

/** How much was swung, for the result. */
export const swungOf = (
  swings: Swings | undefined,
  { unknowns }: Description,
): RunResult["swung"] => ({
  replications: swings?.replications ?? 0,
  assumptions: swings?.swings.length ?? 0,
  of: unknowns.length,
});
