import { describe, expect, test } from "vitest";

import { conditionsAt, emptyConditions } from "../../../engine/world/air/conditions.ts";
import { FLIGHT_RULES } from "../../../engine/world/air/flight-rules.ts";
import { airAreas, CLEAR, weatherSeries } from "../../../engine/world/air/weather.ts";
import type { Spell } from "../../../engine/world/air/weather.ts";
import { daylight, helicopter, JINAN, skyOf, START } from "./given.ts";

/** The figures by hand: a day limit of 5 km and 300 m (450 m in hills or by night), wind 16, gust 20 m/s. */
const NIGHT_S = 14 * 3600;

const at = (
  spell: Partial<Spell>,
  more: {
    night?: boolean;
    crew?: boolean;
    lit?: boolean;
    equipped?: boolean;
    hilly?: boolean;
  } = {},
) =>
  conditionsAt(
    more.hilly === true
      ? {
          areas: airAreas([JINAN.lon], [JINAN.lat], [1]),
          weather: weatherSeries([[{ ...CLEAR, ...spell }]]),
          daylight,
          startEpochS: START,
        }
      : skyOf([{ ...CLEAR, ...spell }]),
    FLIGHT_RULES,
    helicopter({ night: more.equipped ?? true, deIcing: more.equipped ?? false }),
    more.crew ?? false,
    0,
    more.night === true ? NIGHT_S : 3600,
    more.lit ?? true,
    emptyConditions(),
  );

describe("weather minima", () => {
  test("at a limit it flies, beyond it does not, and says the figure and the limit", () => {
    expect(at({ visibilityM: 1500 }).reason).toBeUndefined();
    expect(at({ visibilityM: 1499 })).toMatchObject({
      reason: "visibility",
      found: 1499,
      allowed: 1500,
    });
    expect(at({ ceilingM: 300 }).reason).toBeUndefined();
    expect(at({ ceilingM: 299 })).toMatchObject({ reason: "ceiling", found: 299, allowed: 300 });
    expect(at({ windMs: 16 }).reason).toBeUndefined();
    expect(at({ windMs: 16.1 })).toMatchObject({ reason: "wind", found: 16.1, allowed: 16 });
    expect(at({ windMs: 10, gustMs: 20.1 })).toMatchObject({ reason: "gust", allowed: 20 });
    expect(at({ thunderstorm: true }).reason).toBe("thunderstorm");
    expect(at({ icing: true }).reason).toBe("icing");
    expect(at({ icing: true }, { equipped: true }).reason).toBeUndefined();
  });

  test("hills want a higher cloud base", () => {
    expect(at({ ceilingM: 449 }, { hilly: true })).toMatchObject({
      reason: "ceiling",
      allowed: 450,
    });
    expect(at({ ceilingM: 450 }, { hilly: true }).reason).toBeUndefined();
  });

  test("below five kilometres it flies slowly, by day", () => {
    expect(at({ visibilityM: 5000 }).speedLimitMs).toBe(Infinity);
    expect(at({ visibilityM: 4999 }).speedLimitMs).toBeCloseTo(140 / 3.6, 9);
  });

  test("by night: crew and equipment, lights, five kilometres and 450 m", () => {
    const night = { night: true, crew: true };
    expect(at({}, night).reason).toBeUndefined();
    expect(at({}, { night: true }).reason).toBe("night");
    expect(at({}, { ...night, equipped: false }).reason).toBe("night");
    expect(at({}, { ...night, lit: false }).reason).toBe("unlit");
    expect(at({}, { lit: false }).reason).toBeUndefined();
    expect(at({ visibilityM: 4999 }, night)).toMatchObject({
      reason: "visibility",
      allowed: 5000,
    });
    expect(at({ ceilingM: 449 }, night)).toMatchObject({ reason: "ceiling", allowed: 450 });
  });

  test("holds from the last change to the next: a spell, dusk", () => {
    const sky = skyOf([CLEAR, { ...CLEAR, startS: 3600 }, { ...CLEAR, startS: 7200 }]);
    const see = (timeS: number) => ({
      ...conditionsAt(sky, FLIGHT_RULES, helicopter(), false, 0, timeS, true, emptyConditions()),
    });
    expect(see(4000)).toMatchObject({ sinceS: 3600, untilS: 7200 });
    // Dusk on the longest day: about 20:04, twelve hours after the start.
    const long = see(8000);
    expect(long.sinceS).toBe(7200);
    expect(Math.abs(long.untilS - 12.07 * 3600)).toBeLessThan(120);
    expect(see(long.untilS)).toMatchObject({ reason: "night", day: false, sinceS: long.untilS });
  });
});
