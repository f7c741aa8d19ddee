import { describe, expect, it } from "vitest";

import { INTENSITY, motionLength } from "../../engine/hazards/earthquake/attenuation.ts";
import {
  allenHypocentralIntensity,
  allenHypocentralSigma,
  allenRuptureIntensity,
  allenRuptureSigma,
} from "../../engine/hazards/earthquake/attenuation-allen2012.ts";
import {
  wang2000,
  wang2000Isoseismal,
  wang2000OnMajorAxis,
} from "../../engine/hazards/earthquake/attenuation-wang2000.ts";
import {
  instrumentalIntensity,
  intensityFromPga,
  intensityFromPgv,
  mmiFromPga,
  mmiFromPgv,
  pgaOfIntensity,
  pgvOfIntensity,
  risingIntensity,
} from "../../engine/hazards/earthquake/intensity.ts";
import { msFromMw, mwFromMs } from "../../engine/hazards/earthquake/magnitude.ts";
import {
  ruptureDistanceKm,
  ruptureLengthKm,
  ruptureOf,
} from "../../engine/hazards/earthquake/rupture.ts";
import { siteClassIndex, siteFactor } from "../../engine/hazards/earthquake/site-class.ts";
import { freeFall, siteClasses } from "../../engine/hazards/earthquake/published-tables.ts";

describe("GB/T 17742-2020 instrumental intensity", () => {
  it("reaches degrees 7, 8 and 9 at the motions of its table", () => {
    for (const [pga, degree] of [
      [1.35, 7],
      [2.79, 8],
      [5.77, 9],
    ]) {
      expect(Math.abs(intensityFromPga(pga) - degree)).toBeLessThan(0.006);
    }
    for (const [pgv, degree] of [
      [0.12, 7.01],
      [0.258, 8],
      [0.555, 9],
    ]) {
      expect(Math.abs(intensityFromPgv(pgv) - degree)).toBeLessThan(0.006);
    }
  });

  it("takes PGV alone from 6.0 on, the mean below, and stays within 1 to 12", () => {
    expect(instrumentalIntensity(2.79, 0.12)).toBeCloseTo(intensityFromPgv(0.12), 12);
    const mean = (intensityFromPga(0.3) + intensityFromPgv(0.02)) / 2;
    expect(instrumentalIntensity(0.3, 0.02)).toBeCloseTo(mean, 12);
    expect(instrumentalIntensity(0, 0)).toBe(1);
    expect(instrumentalIntensity(1e6, 1e6)).toBe(12);
  });

  it("the rising form differs only where the standard's rule would fall", () => {
    const atSix = 10 ** ((6 - 9.77) / 3);
    // A large PGA over a PGV just below intensity 6: the mean is above what PGV gives a moment later.
    const before = instrumentalIntensity(2.79, atSix * 0.999);
    const after = instrumentalIntensity(2.79, atSix * 1.001);
    expect(before).toBeCloseTo(7, 1);
    expect(after).toBeCloseTo(6, 2);
    expect(risingIntensity(2.79, atSix * 0.999)).toBe(6);
    expect(risingIntensity(2.79, atSix * 1.001)).toBe(after);
    for (const [pga, pgv] of [
      [0.1, 0.01],
      [0.5, 0.3],
      [3, 0.3],
    ]) {
      expect(risingIntensity(pga, pgv)).toBe(instrumentalIntensity(pga, pgv));
    }
  });

  it("its inverses return the motion", () => {
    expect(intensityFromPga(pgaOfIntensity(7.3))).toBeCloseTo(7.3, 10);
    expect(intensityFromPgv(pgvOfIntensity(7.3))).toBeCloseTo(7.3, 10);
  });
});

describe("Worden et al. 2012", () => {
  it("has its two lines and joins them within 0.005", () => {
    expect(mmiFromPga(0.1)).toBeCloseTo(1.78 + 1.55, 10);
    expect(mmiFromPga(1)).toBeCloseTo(-1.6 + 3.7 * 2, 10);
    expect(mmiFromPgv(0.01)).toBeCloseTo(3.78, 10);
    expect(mmiFromPgv(0.1)).toBeCloseTo(2.89 + 3.16, 10);
    const published = (lg: number): number => (lg <= 1.57 ? 1.78 + 1.55 * lg : -1.6 + 3.7 * lg);
    for (let lg = -1; lg < 3; lg += 0.001) {
      expect(Math.abs(mmiFromPga(10 ** lg / 100) - published(lg))).toBeLessThan(0.005);
    }
  });
});

describe("Wang et al. 2000", () => {
  const median = new Float64Array(motionLength);

  it("has the epicentral intensity 7.26 at magnitude 5.5", () => {
    const shaking = wang2000.forEvent(
      ruptureOf(5.5, 10, { lineFromMagnitude: 6.5, lineShare: 0 }),
      { depthTermKm: 15 },
    );
    shaking(0, 0, median);
    expect(median[INTENSITY]).toBeCloseTo(7.2634, 4);
    expect(wang2000OnMajorAxis(5.5, 0)).toBeCloseTo(7.2634, 4);
  });

  it("returns the intensity of an isoseismal at both its ends", () => {
    for (const magnitude of [5.5, 6.5, 7.5]) {
      const shaking = wang2000.forEvent(
        ruptureOf(magnitude, 10, { lineFromMagnitude: 6.5, lineShare: 0 }),
        { depthTermKm: 15 },
      );
      for (const intensity of [6, 7]) {
        const { majorKm, minorKm } = wang2000Isoseismal(magnitude, intensity);
        shaking(majorKm, 0, median);
        expect(median[INTENSITY]).toBeCloseTo(intensity, 9);
        shaking(0, minorKm, median);
        expect(median[INTENSITY]).toBeCloseTo(intensity, 9);
        shaking(majorKm * Math.cos(0.7), minorKm * Math.sin(0.7), median);
        expect(median[INTENSITY]).toBeCloseTo(intensity, 9);
      }
    }
  });

  it("gives circles below the intensity at which the axes cross", () => {
    for (const [magnitude, crossing] of [
      [6, 3.1],
      [7, 4.5],
      [8, 6],
    ]) {
      const above = wang2000Isoseismal(magnitude, crossing + 0.1);
      const below = wang2000Isoseismal(magnitude, crossing - 0.1);
      expect(above.minorKm).toBeLessThan(above.majorKm);
      expect(below.minorKm).toBe(below.majorKm);
    }
  });
});

/**
 * The verification tables of Allen et al. 2012 (independent Matlab implementation of the authors, in
 * OpenQuake's test data): Mw, distance (km), intensity, standard deviation.
 */
const ruptureRows = [
  [5, 1, 7.7093365, 0.9498849],
  [5, 10, 5.9481375, 0.9390376],
  [5, 50, 4.1836633, 0.822168],
  [6, 5, 7.4553302, 0.9471578],
  [6, 20, 6.0976469, 0.9116361],
  [6, 300, 3.1138494, 0.7249953],
  [7, 1, 8.1745641, 0.9498849],
  [7, 10, 7.5709359, 0.9390376],
  [7, 100, 5.2403654, 0.7583028],
] as const;
const hypocentralRows = [
  [5, 1, 8.1928149, 1.1892958],
  [5, 5, 6.880172, 1.1731638],
  [5, 50, 3.7394023, 0.8841552],
  [5, 100, 2.8223814, 0.8384363],
  [6, 10, 7.2488079, 1.1307441],
  [6, 300, 2.795832, 0.8221434],
  [7, 1, 8.2924672, 1.1892958],
  [7, 20, 7.5721877, 1.0298979],
  [7, 100, 5.6632662, 0.8384363],
] as const;

describe("Allen et al. 2012", () => {
  it("gives the published values by rupture distance", () => {
    for (const [mw, distance, intensity, sigma] of ruptureRows) {
      expect(Math.abs(allenRuptureIntensity(mw, distance) - intensity)).toBeLessThan(1e-7);
      expect(Math.abs(allenRuptureSigma(distance) - sigma)).toBeLessThan(1e-7);
    }
  });

  it("gives the published values by hypocentral distance", () => {
    for (const [mw, distance, intensity, sigma] of hypocentralRows) {
      expect(Math.abs(allenHypocentralIntensity(mw, distance) - intensity)).toBeLessThan(1e-7);
      expect(Math.abs(allenHypocentralSigma(distance) - sigma)).toBeLessThan(1e-7);
    }
  });
});

describe("magnitudes, ruptures, ground", () => {
  it("converts Mw to Ms with the jump at 6.58 and back", () => {
    expect(msFromMw(5)).toBeCloseTo((5 - 0.59) / 0.86, 12);
    expect(msFromMw(6.579999)).toBeCloseTo(6.965, 3);
    expect(msFromMw(6.58)).toBeCloseTo(7.031, 3);
    for (const mw of [4, 5.5, 6.5, 6.6, 7.5]) expect(mwFromMs(msFromMw(mw))).toBeCloseTo(mw, 12);
    expect(mwFromMs(7)).toBe(6.58);
  });

  it("has the strike-slip lengths of Wells and Coppersmith", () => {
    // Mw 7.18 of Ms 7.5: 10^(-2.57 + 0.62 * 7.18).
    expect(ruptureLengthKm(7.5)).toBeCloseTo(10 ** (-2.57 + 0.62 * 7.18), 6);
    const source = ruptureOf(7.5, 15, { lineFromMagnitude: 6.5, lineShare: 1 });
    expect(2 * source.halfLineKm).toBeCloseTo(ruptureLengthKm(7.5) - ruptureLengthKm(6.5), 9);
    expect(ruptureOf(6.4, 15, { lineFromMagnitude: 6.5, lineShare: 1 }).halfLineKm).toBe(0);
    expect(ruptureDistanceKm(source, source.halfRuptureKm + 30, 40)).toBeCloseTo(
      Math.hypot(30, 40, source.topDepthKm),
      9,
    );
    expect(ruptureDistanceKm(source, 10, 40)).toBeCloseTo(Math.hypot(40, source.topDepthKm), 9);
  });

  it("has the site factors of GB 18306-2015 table E.1 and values between its columns", () => {
    const g = freeFall;
    expect(siteFactor(siteClassIndex("IV"), 0.1 * g)).toBeCloseTo(1.2, 9);
    expect(siteFactor(siteClassIndex("III"), 0.05 * g)).toBeCloseTo(1.3, 9);
    expect(siteFactor(siteClassIndex("III"), 0.125 * g)).toBeCloseTo(1.2, 9);
    expect(siteFactor(siteClassIndex("I0"), 0.01 * g)).toBe(0.72);
    expect(siteFactor(siteClassIndex("I1"), 2 * g)).toBe(1);
    for (const name of siteClasses) {
      const index = siteClassIndex(name);
      let before = 0;
      for (let pga = 0.01; pga < 0.6; pga += 0.001) {
        const motion = pga * siteFactor(index, pga * g);
        expect(motion).toBeGreaterThan(before);
        before = motion;
      }
    }
  });
});
