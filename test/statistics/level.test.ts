import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Level } from "../../engine/statistics/level.ts";
import { ValueRefused } from "../../engine/statistics/value-refused.ts";

interface Step {
  readonly after: number;
  readonly value: number;
}
const steps = fc.array(
  fc.record({
    after: fc.oneof(fc.constant(0), fc.double({ noNaN: true, min: 0, max: 1000 })),
    value: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e4, max: 1e4 }),
  }),
  { maxLength: 60 },
);

/** The same figures from a list of all pieces, slow and obvious. */
function pieces(start: number, first: number, changes: readonly Step[], rest: number) {
  const values = [first, ...changes.map((s) => s.value)];
  const lengths = [...changes.map((s) => s.after), rest];
  const total = lengths.reduce((a, b) => a + b, 0);
  const weighted = (f: (x: number) => number): number =>
    values.reduce((sum, x, i) => sum + f(x) * lengths[i], 0) / total;
  const mean = weighted((x) => x);
  const variance = weighted((x) => (x - mean) * (x - mean));
  return { now: start + total, mean, variance, min: Math.min(...values), max: Math.max(...values) };
}

describe("Level", () => {
  it("agrees with a slow, obvious integral", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: 0, max: 1e5 }),
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e4, max: 1e4 }),
        steps,
        fc.double({ noNaN: true, min: 1, max: 1000 }),
        (start, first, changes, rest) => {
          const level = new Level(start, first);
          let time = start;
          for (const { after, value } of changes) {
            time += after;
            level.set(time, value);
          }
          const expected = pieces(start, first, changes, rest);
          const now = time + rest;
          const scale = Math.max(Math.abs(expected.min), Math.abs(expected.max), 1e-9);
          expect(Math.abs(level.mean(now) - expected.mean)).toBeLessThan(1e-9 * scale);
          expect(Math.abs(level.variance(now) - expected.variance)).toBeLessThan(
            1e-8 * scale * scale,
          );
          expect(level.integral(now)).toBeCloseTo(level.mean(now) * (now - start), 3);
          expect(level.min).toBe(expected.min);
          expect(level.max).toBe(expected.max);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  it("weights by time, not by changes", () => {
    const level = new Level();
    level.set(10, 4);
    level.add(12, -1);
    level.add(13, -3);
    expect(level.value).toBe(0);
    // 0 for 10 s, 4 for 2 s, 3 for 1 s, 0 for 7 s.
    expect(level.mean(20)).toBe(11 / 20);
    expect(level.variance(20)).toBeCloseTo(41 / 20 - (11 / 20) ** 2, 14);
    expect(level.integral(20)).toBe(11);
    expect([level.min, level.max]).toEqual([0, 4]);
  });

  it("counts a value that held for no time in the extremes but not in the mean", () => {
    const level = new Level(0, 1);
    level.set(5, 9);
    level.set(5, 2);
    expect(level.max).toBe(9);
    expect(level.mean(10)).toBe(1.5);
  });

  it("may be read ahead of the last change without changing it", () => {
    const level = new Level(0, 2);
    expect(level.mean(100)).toBe(2);
    level.set(4, 6);
    expect(level.mean(8)).toBe(4);
    expect(level.mean(8)).toBe(4);
    expect(level.mean(12)).toBeCloseTo(14 / 3, 14);
  });

  it("forgets the warm-up and keeps the value", () => {
    const level = new Level(0, 100);
    level.set(50, 3);
    level.resetAt(60);
    expect([level.value, level.min, level.max]).toEqual([3, 3, 3]);
    expect([level.mean(60), level.variance(60)]).toEqual([3, 0]);
    level.set(70, 5);
    expect(level.mean(80)).toBe(4);
    expect(level.variance(80)).toBe(1);
    expect(level.max).toBe(5);
  });

  it("keeps the variance of small changes on a large stock", () => {
    const level = new Level(0, 1e9);
    for (let t = 1; t <= 1000; t++) level.set(t, 1e9 + (t % 2));
    expect(level.variance(1000)).toBeCloseTo(0.25, 3);
  });

  it("refuses time that runs back, and numbers that are none", () => {
    const level = new Level(10, 1);
    level.set(20, 2);
    expect(() => level.set(19.999, 3)).toThrow(ValueRefused);
    expect(() => level.set(NaN, 3)).toThrow(ValueRefused);
    expect(() => level.set(Infinity, 3)).toThrow(ValueRefused);
    expect(() => level.set(21, NaN)).toThrow(ValueRefused);
    expect(() => level.add(21, Infinity)).toThrow(ValueRefused);
    expect(() => level.mean(19)).toThrow(/not before 20 s/);
    expect(() => level.resetAt(19)).toThrow(ValueRefused);
    expect(() => new Level(NaN, 0)).toThrow(ValueRefused);
    expect(() => new Level(0, NaN)).toThrow(ValueRefused);
    expect([level.value, level.mean(30)]).toEqual([2, 1.5]);
  });
});
