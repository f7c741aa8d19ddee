import exp from "@stdlib/math-base-special-exp";

import { arcPerChord } from "./epicentral-frame.ts";
import { earthRadiusKm } from "./published-tables.ts";
import type { Sites } from "./sites.ts";

/**
 * Correlation of the within-event residuals of two sites a distance apart: e^(-3 h / range) (Jayaram
 * and Baker 2009, Earthquake Engineering and Structural Dynamics 38: 1687-1708). Their range for PGA
 * is 8.5 km where ground conditions do not cluster and 40.7 km where they do, 25.7 km for SA(1 s).
 */
export const residualCorrelation = (distanceKm: number, rangeKm: number): number =>
  exp((-3 * distanceKm) / rangeKm);

/**
 * The factor of a correlation matrix in conditional form: taking the sites in `order`, the value of
 * one is the weighted sum of the values of up to `conditioning` nearest sites before it plus `sd`
 * times a standard normal of its own. With `conditioning` at least count - 1 this is the Cholesky
 * factor of the whole matrix (the rows of L expressed in values instead of normals); with fewer it is
 * Vecchia's approximation (1988), whose own matrix is positive definite by construction.
 * Struct of arrays; row k of `neighbours` and `weights` begins at `start[k]`.
 */
export interface CorrelationFactor {
  readonly count: number;
  readonly rangeKm: number;
  readonly order: Int32Array;
  readonly start: Int32Array;
  readonly neighbours: Int32Array;
  readonly weights: Float64Array;
  readonly sd: Float64Array;
}

const siteDistanceKm = (sites: Sites, i: number, j: number): number => {
  const dx = sites.x[i] - sites.x[j];
  const dy = sites.y[i] - sites.y[j];
  const dz = sites.z[i] - sites.z[j];
  const squared = dx * dx + dy * dy + dz * dz;
  return earthRadiusKm * Math.sqrt(squared) * arcPerChord(squared);
};

/**
 * Order in which each site is as far as possible from those before it (Guinness 2018): the first
 * sites carry the large-scale pattern and the later ones fill in, which makes few neighbours enough.
 */
const spreadOutOrder = (sites: Sites): Int32Array => {
  const { count } = sites;
  const order = new Int32Array(count);
  const nearest = new Float64Array(count).fill(Infinity);
  let next = 0;
  for (let k = 0; k < count; k++) {
    order[k] = next;
    nearest[next] = -1;
    let farthest = -1;
    let far = -1;
    for (let i = 0; i < count; i++) {
      if (nearest[i] < 0) continue;
      const distance = siteDistanceKm(sites, order[k], i);
      if (distance < nearest[i]) nearest[i] = distance;
      if (nearest[i] > far) {
        far = nearest[i];
        farthest = i;
      }
    }
    next = farthest;
  }
  return order;
};

/** Sites nearer than this (km) are one site: the later one takes the value of the earlier. */
const samePlaceKm = 1e-6;

/** Solves A w = b in place for a symmetric positive definite A (size x size, row-major). */
const solveSymmetric = (a: Float64Array, b: Float64Array, size: number): void => {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * size + j];
      for (let k = 0; k < j; k++) sum -= a[i * size + k] * a[j * size + k];
      a[i * size + j] = i === j ? Math.sqrt(sum) : sum / a[j * size + j];
    }
  }
  for (let i = 0; i < size; i++) {
    let sum = b[i];
    for (let k = 0; k < i; k++) sum -= a[i * size + k] * b[k];
    b[i] = sum / a[i * size + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = b[i];
    for (let k = i + 1; k < size; k++) sum -= a[k * size + i] * b[k];
    b[i] = sum / a[i * size + i];
  }
};

/**
 * The factor for a set of sites, once per model. `rangeKm` above 0; `conditioning` at least 1.
 * Work grows with count^2 (order and neighbours) and count * conditioning^3.
 */
export const compileCorrelation = (
  sites: Sites,
  rangeKm: number,
  conditioning: number,
): CorrelationFactor => {
  const { count } = sites;
  const order = spreadOutOrder(sites);
  const start = new Int32Array(count + 1);
  const neighbours: number[] = [];
  const weights: number[] = [];
  const sd = new Float64Array(count);
  const most = Math.min(conditioning, Math.max(0, count - 1));
  const near = new Int32Array(most);
  const nearKm = new Float64Array(most);
  const matrix = new Float64Array(most * most);
  const solution = new Float64Array(most);
  for (let k = 0; k < count; k++) {
    const site = order[k];
    let found = 0;
    for (let p = 0; p < k; p++) {
      const other = order[p];
      const distance = siteDistanceKm(sites, site, other);
      if (found === most && distance >= nearKm[most - 1]) continue;
      let slot = found < most ? found++ : most - 1;
      while (slot > 0 && nearKm[slot - 1] > distance) {
        nearKm[slot] = nearKm[slot - 1];
        near[slot] = near[slot - 1];
        slot--;
      }
      nearKm[slot] = distance;
      near[slot] = other;
    }
    if (found > 0 && nearKm[0] < samePlaceKm) {
      neighbours.push(near[0]);
      weights.push(1);
      sd[k] = 0;
    } else {
      // Of several neighbours at one spot only the first is kept, or the matrix would be singular.
      let kept = 0;
      for (let i = 0; i < found; i++) {
        let twin = false;
        for (let j = 0; j < kept && !twin; j++) {
          twin = siteDistanceKm(sites, near[i], near[j]) < samePlaceKm;
        }
        if (!twin) {
          near[kept] = near[i];
          nearKm[kept] = nearKm[i];
          kept++;
        }
      }
      for (let i = 0; i < kept; i++) {
        solution[i] = residualCorrelation(nearKm[i], rangeKm);
        for (let j = 0; j <= i; j++) {
          const value =
            i === j ? 1 : residualCorrelation(siteDistanceKm(sites, near[i], near[j]), rangeKm);
          matrix[i * kept + j] = value;
          matrix[j * kept + i] = value;
        }
      }
      solveSymmetric(matrix, solution, kept);
      let explained = 0;
      for (let i = 0; i < kept; i++) {
        explained += solution[i] * residualCorrelation(nearKm[i], rangeKm);
        neighbours.push(near[i]);
        weights.push(solution[i]);
      }
      sd[k] = Math.sqrt(Math.max(0, 1 - explained));
    }
    start[k + 1] = neighbours.length;
  }
  return {
    count,
    rangeKm,
    order,
    start,
    neighbours: Int32Array.from(neighbours),
    weights: Float64Array.from(weights),
    sd,
  };
};

/**
 * Turns independent standard normals, one per site in site order, into correlated ones. `normals`
 * and `out` may not be the same array. Work is the number of weights.
 */
export const correlate = (
  factor: CorrelationFactor,
  normals: Float64Array,
  out: Float64Array,
): void => {
  const { count, order, start, neighbours, weights, sd } = factor;
  for (let k = 0; k < count; k++) {
    const site = order[k];
    let value = sd[k] * normals[site];
    for (let w = start[k]; w < start[k + 1]; w++) value += weights[w] * out[neighbours[w]];
    out[site] = value;
  }
};
