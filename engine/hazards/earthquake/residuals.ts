import { standardNormalQuantile } from "../../random/normal.ts";
import type { Stream } from "../../random/stream.ts";
import { correlate } from "./correlation.ts";
import type { CorrelationFactor } from "./correlation.ts";

/**
 * How one earthquake differs from the median: standard normals, one of the event and one of each
 * site, for PGA and for PGV. Intensity relations use those of PGV. Allocated once and drawn into.
 */
export interface Residuals {
  betweenPga: number;
  betweenPgv: number;
  readonly withinPga: Float64Array;
  readonly withinPgv: Float64Array;
}

/** Residuals of a median earthquake: all 0. */
export const noResiduals = (count: number): Residuals => ({
  betweenPga: 0,
  betweenPgv: 0,
  withinPga: new Float64Array(count),
  withinPgv: new Float64Array(count),
});

/** Room for drawing: independent normals before they are correlated. */
export interface ResidualScratch {
  readonly normals: Float64Array;
  readonly own: Float64Array;
}

export const residualScratch = (count: number): ResidualScratch => ({
  normals: new Float64Array(count),
  own: new Float64Array(count),
});

const drawField = (
  factor: CorrelationFactor,
  stream: Stream,
  normals: Float64Array,
  out: Float64Array,
): void => {
  for (let i = 0; i < factor.count; i++) normals[i] = standardNormalQuantile(stream.uniform());
  correlate(factor, normals, out);
};

/**
 * Draws the residuals of one earthquake: 2 uniforms from `between`, 2 per site from `within` (the
 * whole PGV field first). PGA residuals are `pgaPgvCorrelation` times those of PGV plus an independent
 * part with the same spatial correlation.
 */
export const drawResiduals = (
  factor: CorrelationFactor,
  pgaPgvCorrelation: number,
  between: Stream,
  within: Stream,
  scratch: ResidualScratch,
  out: Residuals,
): void => {
  const shared = pgaPgvCorrelation;
  const separate = Math.sqrt(Math.max(0, 1 - shared * shared));
  out.betweenPgv = standardNormalQuantile(between.uniform());
  out.betweenPga = shared * out.betweenPgv + separate * standardNormalQuantile(between.uniform());
  drawField(factor, within, scratch.normals, out.withinPgv);
  drawField(factor, within, scratch.normals, scratch.own);
  for (let i = 0; i < factor.count; i++) {
    out.withinPga[i] = shared * out.withinPgv[i] + separate * scratch.own[i];
  }
};
