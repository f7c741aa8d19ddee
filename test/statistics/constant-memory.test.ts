import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import alea from "seedrandom/lib/alea.js";
import { expect, it } from "vitest";
import { Level } from "../../engine/statistics/level.ts";
import { QuantileSketch } from "../../engine/statistics/quantile-sketch.ts";
import { Tally } from "../../engine/statistics/tally.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function bytesInUse(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

it("statistics hold no more after ten million records than after ten thousand", () => {
  const random = alea("memory", { state: true });
  const tally = new Tally();
  const level = new Level();
  const sketch = new QuantileSketch();
  const record = (from: number, to: number): void => {
    for (let i = from; i < to; i++) {
      const x = random() * 10_000;
      tally.record(x);
      sketch.record(x);
      level.set(i, x);
    }
  };
  record(0, 10_000);
  const before = bytesInUse();
  record(10_000, 10_000_000);
  // One byte a record would be ten million; code being compiled moves the heap by less than one.
  expect(bytesInUse() - before).toBeLessThan(1_000_000);
  expect(tally.count).toBe(10_000_000);
  expect(sketch.count).toBe(10_000_000);
  expect(tally.mean / 5000).toBeCloseTo(1, 3);
  expect(level.mean(10_000_000) / 5000).toBeCloseTo(1, 3);
  expect(Math.abs(sketch.quantile(0.9) / 9000 - 1)).toBeLessThan(1 / 64 + 1e-3);
});

it("a thousand idle sketches cost next to nothing", () => {
  const before = bytesInUse();
  const idle = Array.from({ length: 1000 }, () => new QuantileSketch());
  expect(bytesInUse() - before).toBeLessThan(300_000);
  expect(idle.every((sketch) => sketch.bytes === 0)).toBe(true);
});
