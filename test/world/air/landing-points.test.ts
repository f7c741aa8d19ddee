import { describe, expect, test } from "vitest";

import { FLIGHT_RULES } from "../../../engine/world/air/flight-rules.ts";
import {
  canLand,
  landingPoints,
  nearestLandingPoint,
} from "../../../engine/world/air/landing-points.ts";
import { away, helicopter, JINAN } from "./given.ts";

const points = landingPoints([
  { ...away(1), sizeClass: 0 },
  { ...away(2), sizeClass: 1, slopeDeg: 8 },
  { ...away(3), sizeClass: 1 },
  { ...away(5), sizeClass: 2, lit: true },
  { ...away(3, 270), sizeClass: 1 },
]);
const light = helicopter({ sizeClass: 0 });
const heavy = helicopter({ sizeClass: 1 });
const veryHeavy = helicopter({ sizeClass: 2 });

const nearest = (type: typeof light, withinKm: number, lit = false) =>
  nearestLandingPoint(points, type, FLIGHT_RULES, JINAN, withinKm * 1000, lit);

describe("landing points", () => {
  test("a point takes its own size class and the lower ones, up to seven degrees of slope", () => {
    expect([0, 1, 2, 3].map((point) => canLand(points, point, light, FLIGHT_RULES))).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect([0, 1, 2, 3].map((point) => canLand(points, point, heavy, FLIGHT_RULES))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  test("the nearest that is large, level, lit and near enough; of two equal ones the first", () => {
    expect(nearest(light, 10)).toBe(0);
    expect(nearest(heavy, 10)).toBe(2);
    expect(nearest(veryHeavy, 10)).toBe(3);
    expect(nearest(light, 10, true)).toBe(3);
    expect(nearest(veryHeavy, 4.9)).toBe(-1);
    expect(nearest(light, 0.9)).toBe(-1);
  });

  test("distance nought means: exactly there", () => {
    const here = landingPoints([{ ...JINAN, sizeClass: 0 }]);
    expect(nearestLandingPoint(here, light, FLIGHT_RULES, JINAN, 0, false)).toBe(0);
    expect(nearestLandingPoint(here, light, FLIGHT_RULES, away(0.1), 0, false)).toBe(-1);
  });
});
