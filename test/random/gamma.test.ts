import { expect, test } from "vitest";

import { gammaQuantile } from "../../engine/random/gamma.ts";
import { expectClose, expectLaw, expectRefused } from "./law-of-variate.ts";

test("mean shape times scale, variance shape times scale squared", () => {
  expect(expectLaw("gamma", { kind: "gamma", shape: 2.5, scale: 4 })).toMatchObject({
    mean: 10,
    variance: 40,
    min: 0,
    max: Infinity,
  });
});

test.each([0.1, 1, 1.00005, 30, 499.9, 500, 1e4, 1e6])("shape %d", (shape) => {
  expectLaw(`gamma-${shape}`, { kind: "gamma", shape, scale: 1 }, { roundTrip: 1e-10 });
});

test("shape 1 is the exponential", () => {
  for (const u of [1e-9, 0.2, 0.999])
    expectClose(gammaQuantile(u, 1, 3), -3 * Math.log1p(-u), 1e-13);
});

test("nothing jumps where the method changes, at shape 500", () => {
  for (const u of [1e-9, 0.01, 0.5, 0.99, 1 - 1e-9]) {
    const below = gammaQuantile(u, 500 - 1e-9, 1);
    expectClose(gammaQuantile(u, 500, 1), below, 1e-11);
  }
});

test("no share is too small for a quantile", () => {
  for (const shape of [0.1, 1, 9, 400, 600, 1e6]) {
    for (const u of [1e-30, 1e-200, 5e-324]) {
      const x = gammaQuantile(u, shape, 1);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThan(shape);
    }
  }
});

test("a shape or scale out of range is refused", () => {
  expectRefused({ kind: "gamma", shape: 0.05, scale: 1 }, "shape", 0.05);
  expectRefused({ kind: "gamma", shape: 2e6, scale: 1 }, "shape", 2e6);
  expectRefused({ kind: "gamma", shape: 2, scale: 0 }, "scale", 0);
});
