import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { FLIGHT_RULES } from "../../../engine/world/air/flight-rules.ts";
import { addLeg, earliestHop, holdPiece } from "../../../engine/world/air/route.ts";
import type { Flyer, Piece } from "../../../engine/world/air/route.ts";
import { airAreas, areaOf, CLEAR, weatherSeries } from "../../../engine/world/air/weather.ts";
import type { Spell } from "../../../engine/world/air/weather.ts";
import { along, distanceM, initialBearingDeg } from "../../../engine/world/ground/sphere.ts";
import { away, daylight, helicopter, JINAN, skyOf, START } from "./given.ts";

const flyerIn = (spells: readonly Spell[], more: Partial<Flyer> = {}): Flyer => ({
  sky: skyOf(spells),
  rules: FLIGHT_RULES,
  type: helicopter(),
  nightCrew: false,
  ...more,
});

/** A hop of so many kilometres on a course, with both landings lit. */
const hop = (flyer: Flyer, km: number, courseDeg = 90): Piece[] => {
  const to = away(km, courseDeg);
  const pieces = [holdPiece(flyer, JINAN, 0, true, 0)];
  addLeg(flyer, JINAN, to, false, pieces);
  pieces.push(holdPiece(flyer, to, 0, true, 0));
  return pieces;
};

const fly = (flyer: Flyer, pieces: readonly Piece[], readyS = 0, notBeforeS = -Infinity) =>
  earliestHop(flyer, pieces, readyS, notBeforeS, 172_800);

describe("a hop through the weather", () => {
  test("no wind: distance over cruise, fuel by the second", () => {
    const flyer = flyerIn([CLEAR]);
    const { walk, waits } = fly(flyer, hop(flyer, 90), 600);
    expect(walk?.departS).toBe(600);
    expect(walk?.arriveS).toBeCloseTo(600 + 90_000 / 60, 6);
    expect(walk?.burntKg).toBeCloseTo(1500 * 0.06, 9);
    expect(waits).toEqual([]);
  });

  test("a wind that turns on the way", () => {
    // East at 60 m/s: 600 s against 10 m/s of head wind, the rest with 10 m/s behind.
    const flyer = flyerIn([
      { ...CLEAR, windMs: 10, windFromDeg: 90 },
      { ...CLEAR, startS: 600, windMs: 10, windFromDeg: 270 },
    ]);
    const { walk } = fly(flyer, hop(flyer, 90));
    // The course turns by a quarter of a degree on the way: hand figure to a second.
    expect(Math.abs((walk?.arriveS ?? 0) - (600 + (90_000 - 600 * 50) / 70))).toBeLessThan(1);
  });

  test("waits out a storm at the destination just so long that it arrives when it ends", () => {
    // The line between the areas lies at 35 km; pieces of 18 km count where their middle lies.
    const areas = airAreas([JINAN.lon, away(70).lon], [JINAN.lat, away(70).lat]);
    const weather = weatherSeries([
      [CLEAR],
      [
        { ...CLEAR, thunderstorm: true },
        { ...CLEAR, startS: 7200 },
      ],
    ]);
    const flyer = flyerIn([CLEAR], {
      sky: { areas, weather, daylight, startEpochS: START },
    });
    const { walk, waits } = fly(flyer, hop(flyer, 90));
    // So he must be at 36 km, ten minutes out, when the storm is over.
    expect(walk?.departS).toBeCloseTo(7200 - 600, 3);
    expect(waits).toHaveLength(1);
    expect(waits[0].block).toMatchObject({ reason: "thunderstorm", area: 1, untilS: 7200 });
  });

  test("lands no earlier than the place is free, and leaves later for it", () => {
    const flyer = flyerIn([CLEAR]);
    const { walk, waits } = fly(flyer, hop(flyer, 90), 0, 5000);
    expect(walk?.arriveS).toBeCloseTo(5000, 5);
    expect(walk?.departS).toBeCloseTo(5000 - 1500, 5);
    expect(waits[0].block).toBeUndefined();
  });

  test("a flight that dusk would catch waits for the morning", () => {
    const flyer = flyerIn([CLEAR]);
    const dusk = 12.07 * 3600;
    const early = fly(flyer, hop(flyer, 90), dusk - 1800).walk;
    expect(early?.departS).toBe(dusk - 1800);
    const { walk, waits } = fly(flyer, hop(flyer, 90), dusk - 1000);
    expect(waits.at(-1)?.block?.reason).toBe("night");
    // Dawn about 04:22, twenty hours and twenty-two minutes after the start.
    expect(Math.abs((walk?.departS ?? 0) - (20 * 3600 + 22 * 60))).toBeLessThan(120);
    expect(walk?.night).toBe(false);
  });

  test("head wind that leaves too little ground speed is an obstacle, not a crawl", () => {
    const slow = helicopter({ cruiseMs: 20, windLimitMs: 30, gustLimitMs: 40 });
    const flyer = flyerIn([{ ...CLEAR, windMs: 18, windFromDeg: 90 }], { type: slow });
    const { walk, waits } = fly(flyer, hop(flyer, 20));
    expect(walk).toBeUndefined();
    expect(waits[0].block).toMatchObject({ reason: "headwind", allowed: 15 });
    expect(fly(flyer, hop(flyer, 20, 270)).walk?.arriveS).toBeLessThan(20_000 / 37);
  });
});

describe("leaving later never means arriving earlier, and the earliest departure is found", () => {
  const spell = fc.record({
    length: fc.integer({ min: 200, max: 4000 }),
    windMs: fc.integer({ min: 0, max: 18 }),
    windFromDeg: fc.integer({ min: 0, max: 359 }),
    visibilityM: fc.constantFrom(1000, 3000, 20_000, 20_000, 20_000),
    thunderstorm: fc.constantFrom(false, false, false, true),
  });
  const spellsOf = (list: readonly { readonly length: number }[]): Spell[] => {
    let startS = 0;
    return list.map(({ length, ...rest }) => {
      const one = { ...CLEAR, ...rest, startS };
      startS += length;
      return one;
    });
  };
  const series = fc.array(spell, { minLength: 1, maxLength: 8 });
  const flyerOf = (west: Spell[], east: Spell[]): Flyer =>
    flyerIn([CLEAR], {
      sky: {
        areas: airAreas([JINAN.lon, away(60).lon], [JINAN.lat, away(60).lat]),
        weather: weatherSeries([west, east]),
        daylight,
        startEpochS: START,
      },
    });

  test("against trying every ten seconds", () => {
    fc.assert(
      fc.property(
        series,
        series,
        fc.integer({ min: 10, max: 120 }),
        fc.integer({ min: 0, max: 9000 }),
        fc.constantFrom(-Infinity, 4000, 9000),
        (west, east, km, readyS, notBeforeS) => {
          const flyer = flyerOf(spellsOf(west), spellsOf(east));
          const pieces = hop(flyer, km);
          const giveUpS = 20_000;
          const { walk } = earliestHop(flyer, pieces, readyS, notBeforeS, giveUpS);
          const foundS = walk?.departS ?? Infinity;
          let lastArrival = -Infinity;
          for (let departS = readyS; departS <= giveUpS; departS += 10) {
            // Can it leave exactly now? Then the earliest hop from here leaves here.
            const now = earliestHop(flyer, pieces, departS, -Infinity, departS).walk;
            if (now === undefined) continue;
            expect(now.arriveS).toBeGreaterThanOrEqual(lastArrival - 1e-6);
            lastArrival = now.arriveS;
            if (now.arriveS >= notBeforeS - 1e-6)
              expect(foundS).toBeLessThanOrEqual(departS + 2e-3);
          }
          if (walk !== undefined) {
            const again = earliestHop(flyer, pieces, walk.departS, -Infinity, walk.departS).walk;
            expect(again?.arriveS).toBe(walk.arriveS);
            expect(walk.arriveS).toBeGreaterThanOrEqual(notBeforeS - 1e-5);
          }
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });

  test("pieces add up to the great circle, none longer than the step", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 600, noNaN: true }),
        fc.double({ min: 0, max: 360, noNaN: true }),
        (km, course) => {
          const flyer = flyerOf([CLEAR], [CLEAR]);
          const to = away(km, course);
          const pieces: Piece[] = [];
          const length = addLeg(flyer, JINAN, to, false, pieces);
          expect(length).toBe(distanceM(JINAN.lon, JINAN.lat, to.lon, to.lat));
          expect(pieces.reduce((sum, piece) => sum + piece.lengthM, 0)).toBeCloseTo(length, 4);
          pieces.forEach((piece, i) => {
            // Course and area are those of the middle of the piece on the great circle.
            const share = (i + 0.5) / pieces.length;
            const at = along(JINAN.lon, JINAN.lat, to.lon, to.lat, share);
            const onward = initialBearingDeg(at.lon, at.lat, to.lon, to.lat);
            const off = Math.abs(piece.courseDeg - onward) % 360;
            expect(Math.min(off, 360 - off)).toBeLessThan(0.01);
            expect(piece.area).toBe(areaOf(flyer.sky.areas, at.lon, at.lat));
          });
          for (const piece of pieces)
            expect(piece.lengthM).toBeLessThanOrEqual(FLIGHT_RULES.stepM + 1e-6);
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });
});
