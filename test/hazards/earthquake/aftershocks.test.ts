import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  drawAftershocks,
  expectedAftershocks,
} from "../../../engine/hazards/earthquake/aftershocks.ts";
import { directionOf, distanceKm } from "../../../engine/hazards/earthquake/epicentral-frame.ts";
import { ruptureLengthKm } from "../../../engine/hazards/earthquake/rupture.ts";
import { createStream } from "../../../engine/random/stream.ts";
import { catalogueParameters } from "./catalogue-parameters.ts";

const { aftershocks: parameters } = catalogueParameters();
const day = 86_400;
const mainshock = { lonDeg: 118.5, latDeg: 34.8, depthKm: 15, magnitudeMs: 7.5, strikeDeg: 15 };

describe("aftershocks", () => {
  it("have the expected number of Reasenberg and Jones, by numerical integration", () => {
    for (const [region, a, p] of [
      ["stable-continent", -2.85, 0.73],
      ["active-shallow", -2.42, 0.98],
    ] as const) {
      let integral = 0;
      const steps = 400_000;
      for (let i = 0; i < steps; i++) {
        const t = (30 * (i + 0.5)) / steps;
        integral += ((t + 0.018) ** -p * 30) / steps;
      }
      const rate = 10 ** (a + 7.5 - 4) - 10 ** a;
      const ours = expectedAftershocks(7.5, 30 * day, { ...parameters, region, smallest: 4 }, 0);
      expect(Math.abs(ours / (rate * integral) - 1)).toBeLessThan(1e-4);
    }
  });

  it("by Bath's law expect one above the mainshock less 1.2 in the time it speaks of", () => {
    const bath = { ...parameters, productivityByBath: true, smallest: 7.5 - 1.2 };
    const upTo = expectedAftershocks(7.5, parameters.bathWithinS, bath, 0);
    // One without an upper limit; less what would lie above the mainshock.
    expect(upTo).toBeCloseTo(1 - 10 ** -1.2, 9);
  });

  it("come in time order, within the horizon, between the magnitudes, near the rupture", () => {
    const half = ruptureLengthKm(mainshock.magnitudeMs) / 2;
    const centre = directionOf(mainshock.lonDeg, mainshock.latDeg);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (replication) => {
        const shocks = drawAftershocks(
          mainshock,
          day,
          parameters,
          createStream(1, replication, 2, 3),
        );
        for (let i = 0; i < shocks.count; i++) {
          expect(shocks.timeS[i]).toBeGreaterThan(0);
          expect(shocks.timeS[i]).toBeLessThanOrEqual(day);
          if (i > 0) expect(shocks.timeS[i]).toBeGreaterThanOrEqual(shocks.timeS[i - 1]);
          expect(shocks.magnitudeMs[i]).toBeGreaterThanOrEqual(parameters.smallest);
          expect(shocks.magnitudeMs[i]).toBeLessThanOrEqual(mainshock.magnitudeMs);
          const away = distanceKm(centre, directionOf(shocks.lonDeg[i], shocks.latDeg[i]));
          expect(away).toBeLessThan(half + 6 * parameters.scatterShare * 2 * half);
        }
      }),
      { seed: 1, numRuns: 60 },
    );
    const again = drawAftershocks(mainshock, day, parameters, createStream(1, 5, 2, 3));
    expect(drawAftershocks(mainshock, day, parameters, createStream(1, 5, 2, 3))).toEqual(again);
  });

  it("follow Omori in time and Gutenberg and Richter in magnitude", () => {
    const times: number[] = [];
    const magnitudes: number[] = [];
    for (let replication = 0; replication < 400; replication++) {
      const shocks = drawAftershocks(
        mainshock,
        10 * day,
        { ...parameters, region: "active-shallow", smallest: 4 },
        createStream(2, replication, 2, 3),
      );
      times.push(...shocks.timeS);
      magnitudes.push(...shocks.magnitudeMs);
    }
    expect(times.length).toBeGreaterThan(5000);
    const integral = (t: number): number => ((t + 0.018) ** 0.02 - 0.018 ** 0.02) / 0.02;
    const firstDay = times.filter((t) => t <= day).length / times.length;
    expect(Math.abs(firstDay - integral(1) / integral(10))).toBeLessThan(0.02);
    const aboveFive = magnitudes.filter((m) => m >= 5).length / magnitudes.length;
    expect(Math.abs(aboveFive - (0.1 - 10 ** -3.5) / (1 - 10 ** -3.5))).toBeLessThan(0.01);
  });

  it("are none below the smallest magnitude or without time, and refuse to be too many", () => {
    const small = { ...mainshock, magnitudeMs: 4 };
    expect(drawAftershocks(small, day, parameters, createStream(1, 1, 2, 3)).count).toBe(0);
    expect(drawAftershocks(mainshock, 0, parameters, createStream(1, 1, 2, 3)).count).toBe(0);
    const many = { ...parameters, smallest: 2 };
    const great = { ...mainshock, magnitudeMs: 8.5 };
    expect(() => drawAftershocks(great, 30 * day, many, createStream(1, 1, 2, 3))).toThrow(
      /smallest magnitude/u,
    );
  });
});
