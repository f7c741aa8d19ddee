import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";

import { intensityScales, pgaOfIntensity, pgvOfIntensity } from "./intensity.ts";
import type { IntensityScale } from "./intensity.ts";
import { gbt17742 } from "./published-tables.ts";
import type { Residuals } from "./residuals.ts";
import type { Shaking } from "./shake-field.ts";
import type { Sites } from "./sites.ts";

/**
 * Shaking on a regular grid, as a ShakeMap gives it, in the units of the engine. Values stand in rows
 * from north to south, west to east within a row; NaN where there is none.
 */
export interface ShakemapGrid {
  readonly event: {
    readonly id: string;
    readonly magnitude: number;
    readonly depthKm: number;
    readonly lonDeg: number;
    readonly latDeg: number;
    /** As the file writes it. */
    readonly time: string;
  };
  readonly westDeg: number;
  readonly northDeg: number;
  readonly lonStepDeg: number;
  readonly latStepDeg: number;
  readonly columns: number;
  readonly rows: number;
  /** Intensity (MMI, taken as equal to the Chinese degrees). */
  readonly intensity?: Float64Array;
  /** m/s2. */
  readonly pga?: Float64Array;
  /** m/s. */
  readonly pgv?: Float64Array;
  /** Standard deviation of ln PGA. */
  readonly sigmaLnPga?: Float64Array;
}

export interface ShakemapParameters {
  /** Scale for the intensity where the grid has motion only. */
  readonly intensityScale: IntensityScale;
  /** 1: residuals scaled by the standard deviations of the grid; 0: the grid as it is. */
  readonly spread: number;
}

const ln10 = ln(10);

/**
 * Shaking at the sites, bilinear between grid points, written into `out`. What the grid lacks follows
 * from what it has: intensity from motion by the scale, motion from intensity by GB/T 17742-2020.
 * Returns the number of sites outside the grid, which get intensity 1 and no motion. A site factor is
 * not applied: the grid already has one.
 */
export const shakemapField = (
  grid: ShakemapGrid,
  sites: Sites,
  parameters: ShakemapParameters,
  residuals: Residuals,
  out: Shaking,
): number => {
  const { westDeg, northDeg, lonStepDeg, latStepDeg, columns, rows } = grid;
  const scale = intensityScales[parameters.intensityScale];
  let outside = 0;
  for (let i = 0; i < sites.count; i++) {
    const column = (sites.lonDeg[i] - westDeg) / lonStepDeg;
    const row = (northDeg - sites.latDeg[i]) / latStepDeg;
    const left = Math.min(columns - 2, Math.floor(column));
    const top = Math.min(rows - 2, Math.floor(row));
    const within = column >= 0 && row >= 0 && column <= columns - 1 && row <= rows - 1;
    const at = top * columns + left;
    const x = column - left;
    const y = row - top;
    const sample = (values: Float64Array | undefined): number =>
      values === undefined || !within
        ? NaN
        : (1 - y) * ((1 - x) * values[at] + x * values[at + 1]) +
          y * ((1 - x) * values[at + columns] + x * values[at + columns + 1]);
    let intensity = sample(grid.intensity);
    let pga = sample(grid.pga);
    let pgv = sample(grid.pgv);
    if (Number.isNaN(intensity)) {
      if (Number.isNaN(pga) && Number.isNaN(pgv)) {
        out.intensity[i] = 1;
        out.pga[i] = 0;
        out.pgv[i] = 0;
        outside++;
        continue;
      }
      if (Number.isNaN(pga)) {
        intensity = scale.fromPgv(pgv);
        pga = pgaOfIntensity(intensity);
      } else if (Number.isNaN(pgv)) {
        intensity = scale.fromPga(pga);
        pgv = pgvOfIntensity(intensity);
      } else {
        intensity = scale.fromBoth(pga, pgv);
      }
    } else {
      if (Number.isNaN(pga)) pga = pgaOfIntensity(intensity);
      if (Number.isNaN(pgv)) pgv = pgvOfIntensity(intensity);
    }
    const sigma = sample(grid.sigmaLnPga);
    if (parameters.spread > 0 && sigma > 0) {
      const sd = parameters.spread * sigma;
      pga *= exp(sd * residuals.withinPga[i]);
      pgv *= exp(sd * residuals.withinPgv[i]);
      intensity += (gbt17742.pgv.slope / ln10) * sd * residuals.withinPgv[i];
    }
    out.intensity[i] = Math.max(1, Math.min(12, intensity));
    out.pga[i] = pga;
    out.pgv[i] = pgv;
  }
  return outside;
};
