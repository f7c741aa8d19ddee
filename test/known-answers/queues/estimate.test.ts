import { describe, expect, it } from "vitest";

import { meanInterval } from "../../../engine/statistics/mean-interval.ts";
import { Tally } from "../../../engine/statistics/tally.ts";
import { controlledMean } from "./estimate.ts";
import { Source, exponential } from "./source.ts";

function normals(seed: number, count: number): number[] {
  const source = new Source(seed, 0, "noise", { kind: "normal", mean: 0, sd: 1 });
  return Array.from({ length: count }, () => source.draw());
}

describe("controlledMean", () => {
  it("is Student's interval without controls", () => {
    const observations = normals(1, 40);
    const tally = new Tally();
    for (const value of observations) tally.record(value);
    const plain = meanInterval(tally, 0.95);
    const controlled = controlledMean(observations, [], 0.95);
    expect(controlled.estimate).toBeCloseTo(plain.estimate, 12);
    expect(controlled.high - controlled.low).toBeCloseTo(plain.high - plain.low, 12);
  });

  it("takes away what controls explain, and nothing for controls that repeat or stand still", () => {
    const a = normals(2, 40);
    const b = normals(3, 40);
    const observations = a.map((value, row) => 5 + 2 * value - 7 * b[row]);
    const controls = a.map((value, row) => [value, 0, b[row], value + b[row], 3 * value]);
    const { estimate, low, high } = controlledMean(observations, controls, 0.999);
    expect(estimate).toBeCloseTo(5, 10);
    expect(high - low).toBeLessThan(1e-9);
  });

  it("covers the mean as often as it says", () => {
    let covered = 0;
    const runs = 1000;
    for (let run = 0; run < runs; run++) {
      const draws = normals(100 + run, 240);
      const rows = Array.from({ length: 60 }, (_, row) => draws.slice(4 * row, 4 * row + 4));
      const observations = rows.map(([noise, a, b]) => noise + a - 2 * b);
      const controls = rows.map(([, a, b, other]) => [a, b, other]);
      const { low, high } = controlledMean(observations, controls, 0.9);
      if (low <= 0 && 0 <= high) covered++;
    }
    // Six standard errors of a share of .9 in 1,000 are .057.
    expect(Math.abs(covered / runs - 0.9)).toBeLessThan(0.057);
  });
});

describe("Source", () => {
  it("keeps accounts of expectation 0, whatever known state they are weighted with", () => {
    const accounts = [new Tally(), new Tally(), new Tally(), new Tally()];
    for (let replication = 0; replication < 2000; replication++) {
      const source = new Source(7, replication, "gap", exponential(2));
      let state = 0;
      for (let k = 0; k < 20; k++)
        state = Math.max(0, state + source.draw(state, state * state) - 2);
      source.controls.forEach((sum, k) => accounts[k].record(sum));
    }
    for (const account of accounts) {
      expect(account.sd).toBeGreaterThan(0);
      expect(Math.abs(account.mean)).toBeLessThan((5 * account.sd) / Math.sqrt(account.count));
    }
  });
});
