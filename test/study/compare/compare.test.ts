import * as Schema from "effect/Schema";
import { beforeAll, describe, expect, it } from "vitest";

import { CaseComparison } from "../../../engine/inputs/comparison-result.ts";
import type { DifferenceResult } from "../../../engine/inputs/comparison-result.ts";
import { AS_IT_STANDS, compareArms } from "../../../engine/study/compare/compare.ts";
import { playArms } from "../../../engine/study/compare/play-arms.ts";
import type { Arm } from "../../../engine/study/compare/play-arms.ts";
import { poolInThread, toyArms, toyHead, toyRequest } from "./toy-arms.ts";

/** A picture of both towns within 30 minutes, each after an exponential time with this mean. */
const passShare = (mean: number): number => (1 - Math.exp(-30 / mean)) ** 2;

describe("arms on the same disasters", () => {
  let arms: Arm[];
  let result: CaseComparison;
  const of = (id: string): DifferenceResult => {
    const found = result.targets[0].differences.find((one) => one.arm === id);
    if (found === undefined) throw new Error(id);
    return found;
  };

  beforeAll(async () => {
    arms = await toyArms();
    result = compareArms(arms, toyRequest, toyHead);
  });

  it("comes to a document that holds what its schema says", () => {
    const decode = Schema.decodeUnknownSync(CaseComparison, { onExcessProperty: "error" });
    const text: unknown = JSON.parse(JSON.stringify(result));
    expect(decode(text)).toEqual(text);
  });

  it("a faster arm gains and never loses, by what its law says", () => {
    const { word, gained, lost, passShare: share, factor, sets, measured } = of("faster");
    expect(word).toBe("better");
    expect(lost).toBe(0);
    expect(gained).toBeGreaterThan(0);
    const truth = passShare(15) - passShare(30);
    expect(share.low ?? 1).toBeLessThan(truth);
    expect(share.high ?? 0).toBeGreaterThan(truth);
    expect(sets).toMatchObject({ better: 8, worse: 0 });
    expect(measured).toMatchObject({ word: "better", better: 480, worse: 0 });
    // Half the minutes in every disaster: the mean change is half the mean of the slower of two, 30 * 1.5.
    expect(measured.mean.low ?? 0).toBeLessThan(-22.5);
    expect(measured.mean.high ?? -99).toBeGreaterThan(-22.5);
    expect(factor ?? 0).toBeGreaterThan(1.2);
  });

  it("a copy is the same in every disaster, whatever its number in the pool", () => {
    const { word, measured, passShare: share } = of("copy");
    expect(word).toBe("same");
    expect(measured.word).toBe("same");
    expect(share.estimate).toBe(0);
    expect(arms[3].ensemble.traceHash).toBe(arms[0].ensemble.traceHash);
  });

  it("an arm that is better in half the sets and worse in the others depends", () => {
    const { word, sets } = of("half");
    expect(word).toBe("depends");
    expect(sets.shownBetter).toBeGreaterThan(0);
    expect(sets.shownWorse).toBeGreaterThan(0);
  });

  it("ranks by promises kept, and calls ties ties", () => {
    const ranks = Object.fromEntries(
      result.arms.map(({ id, rank, group }) => [id, { rank, group }]),
    );
    expect(ranks["faster"].rank).toBe(1);
    expect(ranks["faster"].group).not.toBe(ranks[AS_IT_STANDS].group);
    expect(ranks["copy"].group).toBe(ranks[AS_IT_STANDS].group);
    const letters = result.targets[0].arms.map(({ group }) => group);
    expect(letters[3]).toBe(letters[0]);
    expect(letters[1]).not.toContain(letters[0]);
  });

  it("ranks by what disasters test, not by what stands on the ledger", () => {
    // near-base is kept by every arm alike; the picture and the warning are played.
    const [base, faster] = result.arms;
    const picture = result.targets.find(({ id, variant }) => id === "picture" && variant === null);
    const tested = result.targets.filter(
      ({ id, variant }) => variant === null && id !== "near-base",
    ).length;
    expect(tested).toBe(1);
    expect(base.kept).toBeCloseTo(picture?.arms[0].estimate ?? NaN, 12);
    expect(faster.kept).toBeCloseTo(picture?.arms[1].estimate ?? NaN, 12);
  });

  it("tells what a gained point costs, and nothing where none was stated", () => {
    const { costPerPoint, passShare: share } = of("faster");
    expect(costPerPoint?.estimate).toBeCloseTo(2e6 / (100 * (share.estimate ?? 0)), 6);
    expect(costPerPoint?.low ?? 0).toBeLessThan(costPerPoint?.estimate ?? 0);
    expect(of("half").costPerPoint).toBeNull();
  });

  it("says which places gain, and splits gains by the hour without losing any", () => {
    const { places, when, gained, n } = of("faster");
    expect(places?.of).toBe(2);
    expect(places?.losing).toEqual([]);
    for (const { base, variant, difference } of places?.gaining ?? []) {
      expect(base.n).toBe(480);
      expect(variant.passes).toBeGreaterThan(base.passes);
      expect(difference.low ?? -1).toBeGreaterThan(0);
    }
    const hours = when.filter(({ season }) => season === null);
    expect(hours.reduce((sum, cell) => sum + cell.n, 0)).toBe(n);
    expect(hours.reduce((sum, cell) => sum + cell.gained, 0)).toBe(gained);
    const seasons = when.filter(({ season }) => season !== null);
    expect(seasons.reduce((sum, cell) => sum + cell.n, 0)).toBe(n);
  });

  it("is the same from any order of playing", async () => {
    const turned = poolInThread([
      { below: 15, above: 15 },
      { below: 30, above: 30 },
    ]);
    const small = { ...toyRequest, replications: 32 };
    const [one, other] = await playArms(turned, { ...small, programs: [1, 0] });
    const again = await playArms(turned, { ...small, programs: [0, 1] });
    expect(one.ensemble.traceHash).toBe(again[1].ensemble.traceHash);
    expect(other.ensemble.traceHash).toBe(again[0].ensemble.traceHash);
  });
});
