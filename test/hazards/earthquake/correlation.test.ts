import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  compileCorrelation,
  correlate,
  residualCorrelation,
} from "../../../engine/hazards/earthquake/correlation.ts";
import type { CorrelationFactor } from "../../../engine/hazards/earthquake/correlation.ts";
import { distanceKm, directionOf } from "../../../engine/hazards/earthquake/epicentral-frame.ts";
import { sitesOf } from "../../../engine/hazards/earthquake/sites.ts";
import { createStream } from "../../../engine/random/stream.ts";

/** Towns scattered over the province: about the spacing of the real ones for 1,800. */
const scattered = (count: number, seed: number) => {
  const stream = createStream(seed, 0, 1, 2);
  const lon = Array.from({ length: count }, () => 115 + 7 * stream.uniform());
  const lat = Array.from({ length: count }, () => 34.5 + 3.5 * stream.uniform());
  return sitesOf(lon, lat, new Uint8Array(count));
};

type Places = ReturnType<typeof sitesOf>;

const exact = (sites: Places, rangeKm: number): number[][] => {
  const directions = Array.from({ length: sites.count }, (_, i) =>
    directionOf(sites.lonDeg[i], sites.latDeg[i]),
  );
  return directions.map((a) =>
    directions.map((b) => residualCorrelation(distanceKm(a, b), rangeKm)),
  );
};

/** The matrix a factor stands for: the image of each unit vector, multiplied with itself. */
const implied = (factor: CorrelationFactor): number[][] => {
  const n = factor.count;
  const columns = Array.from({ length: n }, (_, j) => {
    const unit = new Float64Array(n);
    unit[j] = 1;
    const out = new Float64Array(n);
    correlate(factor, unit, out);
    return out;
  });
  return Array.from({ length: n }, (_, a) =>
    Array.from({ length: n }, (_, b) => columns.reduce((sum, c) => sum + c[a] * c[b], 0)),
  );
};

const worstDifference = (a: number[][], b: number[][]): number =>
  Math.max(...a.map((row, i) => Math.max(...row.map((value, j) => Math.abs(value - b[i][j])))));

/** Smallest pivot of the Cholesky decomposition; not above 0 when the matrix is not definite. */
const smallestPivot = (matrix: number[][]): number => {
  const n = matrix.length;
  const lower = matrix.map((row) => [...row]);
  let smallest = Infinity;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i][j];
      for (let k = 0; k < j; k++) sum -= lower[i][k] * lower[j][k];
      if (i === j) {
        smallest = Math.min(smallest, sum);
        lower[i][i] = Math.sqrt(Math.max(sum, 0));
      } else {
        lower[i][j] = sum / lower[j][j];
      }
    }
  }
  return smallest;
};

describe("spatial correlation of residuals", () => {
  it("is e^-3 at the range", () => {
    expect(residualCorrelation(0, 25)).toBe(1);
    expect(residualCorrelation(25, 25)).toBeCloseTo(Math.exp(-3), 12);
  });

  it("is positive definite for any set of different places, exactly and as factored", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 2, max: 40 }),
        fc.double({ min: 5, max: 80, noNaN: true }),
        (seed, count, rangeKm) => {
          const sites = scattered(count, seed);
          expect(smallestPivot(exact(sites, rangeKm))).toBeGreaterThan(0);
          const factored = implied(compileCorrelation(sites, rangeKm, 6));
          expect(smallestPivot(factored)).toBeGreaterThan(0);
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });

  it("with all other sites as neighbours is the exact factor", () => {
    const sites = scattered(50, 3);
    const factored = implied(compileCorrelation(sites, 60, 49));
    expect(worstDifference(factored, exact(sites, 60))).toBeLessThan(1e-12);
  });

  it("with 16 neighbours misses no correlation of 300 close places by more than 0.02", () => {
    // As dense as 1,800 towns in the province.
    const stream = createStream(5, 0, 1, 2);
    const lon = Array.from({ length: 300 }, () => 117 + 1.8 * stream.uniform());
    const lat = Array.from({ length: 300 }, () => 36 + 1.2 * stream.uniform());
    const sites = sitesOf(lon, lat, new Uint8Array(300));
    const truth = exact(sites, 40.7);
    const miss = worstDifference(implied(compileCorrelation(sites, 40.7, 16)), truth);
    const missWithFour = worstDifference(implied(compileCorrelation(sites, 40.7, 4)), truth);
    expect(miss).toBeLessThan(0.02);
    expect(missWithFour).toBeGreaterThan(miss);
  });

  it("gives every site a variance of one", () => {
    const matrix = implied(compileCorrelation(scattered(120, 8), 30, 8));
    for (let i = 0; i < 120; i++) expect(Math.abs(matrix[i][i] - 1)).toBeLessThan(0.01);
  });

  it("lets places at one spot share their residual", () => {
    const sites = sitesOf([117, 117.1, 117, 117.1, 117], [36, 36, 36, 36, 36], new Uint8Array(5));
    const factor = compileCorrelation(sites, 25, 3);
    const out = new Float64Array(5);
    correlate(factor, Float64Array.of(0.3, -1, 2, 0.5, 1), out);
    expect(out[2]).toBe(out[0]);
    expect(out[4]).toBe(out[0]);
    expect(out[3]).toBe(out[1]);
    expect(out.every(Number.isFinite)).toBe(true);
  });

  it("does with one site and with none", () => {
    const one = compileCorrelation(sitesOf([117], [36], [2]), 25, 16);
    const out = new Float64Array(1);
    correlate(one, Float64Array.of(0.7), out);
    expect(out[0]).toBe(0.7);
    expect(compileCorrelation(sitesOf([], [], []), 25, 16).count).toBe(0);
  });
});
