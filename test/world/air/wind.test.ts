import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { groundSpeedMs } from "../../../engine/world/air/wind.ts";

describe("the wind triangle", () => {
  test("head, tail and cross wind by hand", () => {
    expect(groundSpeedMs(50, 90, 10, 90)).toBeCloseTo(40, 10);
    expect(groundSpeedMs(50, 90, 10, 270)).toBeCloseTo(60, 10);
    // 50 through the air, 30 across: 40 over ground.
    expect(groundSpeedMs(50, 0, 30, 90)).toBeCloseTo(40, 10);
    expect(groundSpeedMs(50, 0, 30, 270)).toBeCloseTo(40, 10);
    expect(groundSpeedMs(50, 123, 0, 77)).toBe(50);
  });

  test("wind as strong as the aircraft stops it", () => {
    expect(groundSpeedMs(20, 0, 25, 0)).toBe(0);
    expect(groundSpeedMs(20, 0, 20, 90)).toBe(0);
  });

  test("there and back in any wind is never quicker than in none", () => {
    const angle = fc.double({ min: 0, max: 360, noNaN: true });
    fc.assert(
      fc.property(
        angle,
        angle,
        fc.double({ min: 0, max: 30, noNaN: true }),
        (course, from, wind) => {
          const out = groundSpeedMs(60, course, wind, from);
          const back = groundSpeedMs(60, course + 180, wind, from);
          expect(1 / out + 1 / back).toBeGreaterThanOrEqual(2 / 60 - 1e-12);
          expect(out).toBeLessThanOrEqual(60 + wind + 1e-9);
          expect(out).toBeGreaterThanOrEqual(60 - wind - 1e-9);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});
