import type { SceneRole } from "../../inputs/scene.ts";
import type { Text } from "../../inputs/text.ts";
import type { CompiledTarget } from "../../targets/compiled-target.ts";
import type { Ensemble } from "../ensemble/ensemble.ts";

/** Replications to be looked at, and why these. */
export interface Chosen {
  readonly rule: Text;
  /** Row of the target they were chosen by; -1 where none is tested. */
  readonly target: number;
  readonly replications: ReadonlyArray<{
    readonly replication: number;
    readonly roles: readonly SceneRole[];
    /** In SI; Infinity is never, NaN where there is nothing to choose by. */
    readonly value: number;
  }>;
}

/** What is looked at of an ensemble. */
export type Measured = Pick<Ensemble, "plan" | "targets" | "values">;

/**
 * The typical, the worst and the best replication by one rule: of the first promise as written that is
 * tested by the clock and speaks of somebody, measurements in order from the best, never-happened last,
 * ties by number of the replication; the one in the middle (the lower of two), the last and the first.
 * One replication may have several roles.
 */
export const chooseReplications = (
  { plan, targets, values }: Measured,
  compiled: readonly CompiledTarget[],
): Chosen => {
  const speaks = (target: number): number[] =>
    Array.from({ length: plan.replications }, (_, r) => r).filter(
      (r) => !Number.isNaN(values[r * targets + target]),
    );
  const isTested = ({ variant, notTested }: CompiledTarget, i: number): boolean =>
    variant === null && notTested === undefined && speaks(i).length > 0;
  const byClock = compiled.findIndex((one, i) => isTested(one, i) && one.measured.by === "clock");
  // What the ledger alone says does not tell replications apart; better than nothing.
  const target = byClock === -1 ? compiled.findIndex(isTested) : byClock;
  if (target === -1) {
    return {
      target,
      replications:
        plan.replications > 0 ? [{ replication: 0, roles: ["typical"], value: NaN }] : [],
      rule: {
        zh: "没有可检验的目标:取第 0 次重复。",
        en: "No promise is tested: replication 0 is shown.",
      },
    };
  }
  const { name, threshold, statistic } = compiled[target];
  const valueOf = (r: number): number => values[r * targets + target];
  const moreIsWorse = statistic.of !== "share" && threshold.sense === "atMost";
  const badness = (r: number): number => (moreIsWorse ? valueOf(r) : -valueOf(r));
  const ordered = speaks(target).sort((a, b) => {
    const [x, y] = [badness(a), badness(b)];
    return x === y ? a - b : x - y;
  });
  const picked: [SceneRole, number][] = [
    ["typical", ordered[Math.floor((ordered.length - 1) / 2)]],
    ["worst", ordered[ordered.length - 1]],
    ["best", ordered[0]],
  ];
  const replications = [...new Set(picked.map(([, r]) => r))].map((replication) => ({
    replication,
    roles: picked.filter(([, r]) => r === replication).map(([role]) => role),
    value: valueOf(replication),
  }));
  return {
    target,
    replications,
    rule: {
      zh: `按首个按时钟检验的目标“${name.zh}”的测量值,从好到差排列涉及它的 ${ordered.length} 次重复(从未发生的最差,相同者按序号):最好取第一个,典型取中间一个,最差取最后一个。`,
      en: `The ${ordered.length} replications that speak of "${name.en}" (the first promise tested by the clock), from the best measurement to the worst (never is worst, ties by number): best is the first, typical the middle one, worst the last.`,
    },
  };
};
