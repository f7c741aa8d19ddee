import * as fc from "fast-check";
import alea from "seedrandom/lib/alea.js";
import { describe, expect, it } from "vitest";
import { QuantileSketch } from "../../engine/statistics/quantile-sketch.ts";
import { sampleQuantile } from "../../engine/statistics/sample-quantile.ts";
import { ValueRefused } from "../../engine/statistics/value-refused.ts";

/** Values over many octaves, with zeros, ties and bucket edges among them. */
const value = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 100_000 }),
  fc.integer({ min: -18, max: 43 }).map((e) => 2 ** e),
  fc.double({ noNaN: true, min: 1e-3, max: 1 }),
  fc.double({ noNaN: true, min: 1, max: 1e12 }),
);
const values = fc.array(value, { minLength: 1, maxLength: 400 });
const share = fc.double({ noNaN: true, min: 0, max: 1 });

function sketchOf(xs: Iterable<number>): QuantileSketch {
  const sketch = new QuantileSketch();
  for (const x of xs) sketch.record(x);
  return sketch;
}

const SHARES = [0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1];

describe("QuantileSketch", () => {
  it("keeps its stated error against an exact sort", () => {
    fc.assert(
      fc.property(values, share, (xs, p) => {
        const sketch = sketchOf(xs);
        for (const q of [p, ...SHARES]) {
          const exact = sampleQuantile(xs, q);
          expect(Math.abs(sketch.quantile(q) - exact)).toBeLessThanOrEqual(exact / 64);
        }
        expect(sketch.count).toBe(xs.length);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("never falls as the share rises, and stays between the extremes", () => {
    fc.assert(
      fc.property(values, share, share, (xs, p, q) => {
        const sketch = sketchOf(xs);
        const low = sketch.quantile(Math.min(p, q));
        const high = sketch.quantile(Math.max(p, q));
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(sketch.min);
        expect(high).toBeLessThanOrEqual(sketch.max);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it("merges to the very same answers as recording everything, in any grouping", () => {
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const whole = sketchOf([...a, ...b, ...c]);
        const left = sketchOf(a);
        left.merge(sketchOf(b));
        left.merge(sketchOf(c));
        const right = sketchOf(c);
        right.merge(sketchOf(b));
        right.merge(sketchOf(a));
        for (const merged of [left, right]) {
          expect(merged.count).toBe(whole.count);
          expect(merged.bytes).toBe(whole.bytes);
          for (const p of SHARES) expect(merged.quantile(p)).toBe(whole.quantile(p));
        }
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it("merges with itself and with nothing", () => {
    const sketch = sketchOf([1, 2, 3]);
    sketch.merge(new QuantileSketch());
    sketch.merge(sketch);
    expect(sketch.count).toBe(6);
    expect(sketch.quantile(0.5)).toBeCloseTo(2, 1);
    const empty = new QuantileSketch();
    empty.merge(new QuantileSketch());
    expect([empty.count, empty.quantile(0.5), empty.bytes]).toEqual([0, NaN, 0]);
  });

  it("holds no buckets until something positive is recorded, and never more than 16 kB", () => {
    const sketch = new QuantileSketch();
    sketch.record(0);
    sketch.record(-0);
    expect(sketch.bytes).toBe(0);
    const random = alea("waits", { state: true });
    for (let i = 0; i < 200_000; i++) sketch.record(1 + random() * 86_399);
    expect(sketch.bytes).toBeLessThanOrEqual(17 * 256);
    for (let e = -1074; e < 1024; e++) sketch.record(2 ** e);
    expect(sketch.bytes).toBe(64 * 256);
  });

  it("gives 0 below its floor and the largest recorded above its ceiling", () => {
    const sketch = sketchOf([0, 1e-9, 1e-8, 5, 2 ** 44, 1e15, Infinity]);
    expect(sketch.quantile(0.3)).toBe(0);
    expect(Math.abs(sketch.quantile(4 / 7) / 5 - 1)).toBeLessThanOrEqual(1 / 64);
    expect(sketch.quantile(0.8)).toBe(Infinity);
    expect([sketch.count, sketch.min, sketch.max]).toEqual([7, 0, Infinity]);
    const finite = sketchOf([1, 2 ** 44, 1e15]);
    expect(finite.quantile(0.6)).toBe(1e15);
  });

  it("takes the rank a reader expects where the product rounds up", () => {
    // 0.55 * 100 is 55.00000000000001 in floating point.
    const sketch = sketchOf(Array.from({ length: 100 }, (_, i) => 2 ** (i / 4)));
    expect(Math.abs(sketch.quantile(0.55) / 2 ** (54 / 4) - 1)).toBeLessThanOrEqual(1 / 64);
  });

  it("starts anew after reset without giving its memory back", () => {
    const sketch = sketchOf([1, 1000]);
    const { bytes } = sketch;
    sketch.reset();
    expect([sketch.count, sketch.quantile(0.5), sketch.bytes]).toEqual([0, NaN, bytes]);
    sketch.record(30);
    expect([sketch.count, sketch.quantile(0.5), sketch.max]).toEqual([1, 30, 30]);
  });

  it("refuses negative values, NaN and shares outside 0 to 1, and stays as it was", () => {
    const sketch = sketchOf([4]);
    for (const x of [-1, -1e-300, -Infinity, NaN]) {
      expect(() => sketch.record(x)).toThrow(ValueRefused);
    }
    for (const p of [-0.01, 1.01, NaN]) expect(() => sketch.quantile(p)).toThrow(ValueRefused);
    expect([sketch.count, sketch.min, sketch.max]).toEqual([1, 4, 4]);
  });
});
