import type { Source } from "./rupture.ts";

/** What a relation writes for one site. */
export const LN_PGA = 0;
export const LN_PGV = 1;
export const INTENSITY = 2;
export const INTENSITY_SIGMA = 3;
/** Length of the array a relation writes to. */
export const motionLength = 4;

export interface AttenuationParameters {
  /**
   * Depth (km) in R = sqrt(R^2 + depth^2) of Yu 2013. It is not the event's depth: 15 km is what the
   * published values contain.
   */
  readonly depthTermKm: number;
}

/** Writes the median shaking at a site with the coordinates (km, both at least 0) of its frame. */
export type MedianShaking = (alongKm: number, acrossKm: number, out: Float64Array) => void;

/**
 * A relation between an earthquake and the median shaking at a distance. `motion` relations write
 * ln PGA (cm/s2) and ln PGV (cm/s) on rock to out[LN_PGA], out[LN_PGV]; `intensity` relations write
 * the intensity on average ground and its standard deviation to out[INTENSITY], out[INTENSITY_SIGMA].
 */
export interface Attenuation {
  readonly zh: string;
  readonly en: string;
  readonly gives: "motion" | "intensity";
  /** Whether the relation reads sites from a line of ellipses or from true distances. */
  readonly distance: "ellipse" | "rupture" | "hypocentre";
  /** Standard deviations of ln PGA and ln PGV; those of intensity come with each site. */
  readonly sigmaLnPga: number;
  readonly sigmaLnPgv: number;
  readonly forEvent: (source: Source, parameters: AttenuationParameters) => MedianShaking;
}
