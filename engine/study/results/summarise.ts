import type { HangsOn, RunResult, TargetResult } from "../../inputs/run-result.ts";
import type { Text } from "../../inputs/text.ts";
import { sampleQuantile } from "../../statistics/sample-quantile.ts";
import { clopperPearsonInterval } from "../../statistics/share-interval.ts";
import type { CompiledTarget } from "../../targets/compiled-target.ts";
import { countsBySet, valuesOf } from "../ensemble/ensemble.ts";
import type { Ensemble } from "../ensemble/ensemble.ts";
import type { Description } from "../pool/program.ts";
import { flipAlong, sharesBySet } from "../sensitivity/screen.ts";
import { HIGH_END, LOW_END, widest } from "../sensitivity/swings.ts";
import type { Swing, Swings } from "../sensitivity/swings.ts";
import { inWrittenUnit, unknownName, valueAt } from "../sensitivity/unknown-name.ts";
import type { NameSources } from "../sensitivity/unknown-name.ts";
import { judge } from "../ensemble/verdict.ts";
import type { Judgement, SetCount } from "../ensemble/verdict.ts";

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

/** Few is bad with "at least" and with shares: the quantile on the bad side. */
const badQuantile = (values: Float64Array, { statistic, threshold }: CompiledTarget): number => {
  const fewIsBad = statistic.of === "share" || threshold.sense === "atLeast";
  return fewIsBad
    ? -sampleQuantile(
        values.map((value) => -value),
        0.9,
      )
    : sampleQuantile(values, 0.9);
};

/** The judgement of one target of an ensemble. */
export const judgementOf = (
  ensemble: Ensemble,
  index: number,
  target: CompiledTarget,
): { judged: Judgement; counts: SetCount[] } => {
  const counts = countsBySet(ensemble, index);
  const settled = target.measured.by === "measure";
  return { judged: judge(counts, target.reliability, { settled }), counts };
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
  description: Description,
  names: NameSources,
): HangsOn => {
  const { path, low, high } = swing;
  const figure = description.unknowns.find(([known]) => known === path)?.[1];
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
  return {
    path,
    name: unknownName(path, names),
    unit: figure === undefined ? null : figure.unit,
    low: valueAt(figure, LOW_END),
    high: valueAt(figure, HIGH_END),
    passLow: finite(low.passShare[index]),
    passHigh: finite(high.passShare[index]),
    valueLow: inItsUnit(low.median[index]),
    valueHigh: inItsUnit(high.median[index]),
    flipsAt: clear ? valueAt(figure, flip.atShare) : null,
    holdsAbove: clear ? flip.holdsAbove : null,
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
  const { judged, counts } = judgementOf(ensemble, index, target);
  const values = valuesOf(ensemble, index);
  const tested = target.notTested === undefined && judged.n > 0;
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
    value: tested ? finite(told(sampleQuantile(values, 0.5), target)) : null,
    p90: tested ? finite(told(badQuantile(values, target), target)) : null,
    unit: toldUnit(target),
    threshold: { sense: threshold.sense, value: threshold.written, unit: threshold.unit },
    assumptionShare: finite(judged.assumptionShare),
    sets: judged.sets,
    reason: target.notTested?.text ?? (tested ? null : silent(target)),
    warnings: [...target.warnings, ...(tested ? neverReached(values, target) : [])],
    curve: tested ? curveOf(values, target) : [],
    hangsOn: moved.map((swing) =>
      hangsOn(swing, index, target, counts, ensemble, description, names),
    ),
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

/** How much was swung, for the result. */
export const swungOf = (
  swings: Swings | undefined,
  { unknowns }: Description,
): RunResult["swung"] => ({
  replications: swings?.replications ?? 0,
  assumptions: swings?.swings.length ?? 0,
  of: unknowns.length,
});
