import { expect, test } from "vitest";

import {
  largeGammaDensity,
  lowerIncompleteGamma,
  upperIncompleteGamma,
} from "../../engine/random/incomplete-gamma.ts";
import { integrate } from "../../engine/random/integral.ts";
import { expectClose } from "./law-of-variate.ts";

test("the shares below and above add up to one", () => {
  for (const a of [0.01, 1, 30, 499, 500, 1e4, 1e6]) {
    for (let z = -6; z <= 6; z += 0.25) {
      const x = Math.max(1e-3, a + z * Math.sqrt(a));
      const sum = lowerIncompleteGamma(a, x) + upperIncompleteGamma(a, x);
      expect(sum).toBeCloseTo(1, 12);
    }
  }
});

// P and Q by quadrature of the density with 30 digits (mpmath), at a = 2000 and a = 1e6, where the
// package's own method fails for x above 1000.
test("large shapes", () => {
  expectClose(lowerIncompleteGamma(2000, 1955.278640450004), 0.15863476366161122, 1e-13);
  expectClose(upperIncompleteGamma(2000, 2134.164078649987), 0.0016260860070034721, 1e-12);
  expectClose(lowerIncompleteGamma(1e6, 995_000), 2.749580359270071e-7, 1e-12);
  expectClose(upperIncompleteGamma(1e6, 1_000_000), 0.4998670192391274, 1e-13);
});

test("the two methods meet at shape 500", () => {
  for (let z = -6; z <= 6; z += 0.5) {
    const x = 500 + z * Math.sqrt(500);
    expectClose(lowerIncompleteGamma(500, x), lowerIncompleteGamma(500 - 1e-10, x), 1e-10);
    expectClose(upperIncompleteGamma(500, x), upperIncompleteGamma(500 - 1e-10, x), 1e-10);
  }
});

test("the density integrates to the difference of the shares", () => {
  for (const a of [500, 3000, 1e6]) {
    const from = a - Math.sqrt(a);
    const to = a + 2 * Math.sqrt(a);
    const share = lowerIncompleteGamma(a, to) - lowerIncompleteGamma(a, from);
    expectClose(
      integrate((x) => largeGammaDensity(a, x), from, to),
      share,
      1e-10,
    );
  }
});

test("so far below a large shape that nothing is left", () => {
  for (const x of [1e-300, 1e-13, 1, 69.9]) {
    expect([lowerIncompleteGamma(700, x), upperIncompleteGamma(700, x)]).toEqual([0, 1]);
  }
  expect(upperIncompleteGamma(700, 1e300)).toBe(0);
});

test("the ends", () => {
  for (const a of [0.5, 700]) {
    expect([lowerIncompleteGamma(a, 0), lowerIncompleteGamma(a, Infinity)]).toEqual([0, 1]);
    expect([upperIncompleteGamma(a, 0), upperIncompleteGamma(a, Infinity)]).toEqual([1, 0]);
  }
});
