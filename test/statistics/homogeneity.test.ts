import { describe, expect, test } from "vitest";

import { hashName } from "../../engine/random/names.ts";
import { createStream } from "../../engine/random/stream.ts";
import { homogeneity } from "../../engine/statistics/homogeneity.ts";
import type { GroupCount } from "../../engine/statistics/homogeneity.ts";

const rejected = (
  shares: readonly number[],
  n: number,
  experiments: number,
  level = 0.05,
): number => {
  const stream = createStream(1, 0, hashName("homogeneity"), hashName(`${shares.join()} ${n}`));
  let count = 0;
  for (let e = 0; e < experiments; e++) {
    const groups = shares.map((share): GroupCount => {
      let passes = 0;
      for (let i = 0; i < n; i++) passes += stream.uniform() < share ? 1 : 0;
      return { passes, n };
    });
    if (homogeneity(groups) <= level) count++;
  }
  return count / experiments;
};

const alike = (share: number, groups: number): number[] => new Array<number>(groups).fill(share);

describe("do groups differ by more than chance", () => {
  test.each([
    [32, 4, 0.5],
    [32, 10, 0.9],
    [32, 10, 0.99],
    [32, 64, 0.97],
    [100, 20, 0.95],
  ])("%i groups of %i at %d: the level is about what it says", (groups, n, share) => {
    const rate = rejected(alike(share, groups), n, 1500);
    expect(rate).toBeGreaterThan(0.025);
    expect(rate).toBeLessThan(0.075);
  });

  test("two halves far apart are told apart at once", () => {
    const halves = [...alike(0.97, 16), ...alike(0.3, 16)];
    expect(rejected(halves, 4, 200)).toBeGreaterThan(0.99);
  });

  test("the chi-square of large equal groups: 45 against 30 degrees of freedom", () => {
    // 31 groups of 10,000 at one half, sixteen of them off by so much that chi-square is 45.
    const n = 10_000;
    const off = Math.sqrt((45 * 2500) / 30);
    const groups = Array.from({ length: 31 }, (_, i) => ({
      passes: 5000 + (i === 30 ? 0 : i % 2 === 0 ? off : -off),
      n,
    }));
    // P(chi-square with 30 degrees of freedom > 45) = 0.0385.
    expect(homogeneity(groups)).toBeCloseTo(0.0385, 2);
  });

  test("nothing to tell: one group, all alike, too few", () => {
    expect(homogeneity([])).toBe(1);
    expect(homogeneity([{ passes: 3, n: 9 }])).toBe(1);
    expect(homogeneity([9, 8].map((n) => ({ passes: n, n })))).toBe(1);
    expect(homogeneity([9, 8].map((n) => ({ passes: 0, n })))).toBe(1);
    expect(
      homogeneity([
        { passes: 1, n: 1 },
        { passes: 0, n: 1 },
      ]),
    ).toBe(1);
    // One trial each can never differ by more than chance.
    expect(homogeneity([1, 0, 1, 0, 1, 1].map((passes) => ({ passes, n: 1 })))).toBe(1);
  });
});
