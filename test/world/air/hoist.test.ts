import { describe, expect, test } from "vitest";

import { FLIGHT_RULES } from "../../../engine/world/air/flight-rules.ts";
import { hoistS, liftS, personsPerLift } from "../../../engine/world/air/hoist.ts";
import { helicopter } from "./given.ts";

describe("the hoist", () => {
  test("90 m of cable at 45 m a minute: two minutes up (observed), two down, two to attach", () => {
    expect(liftS({ ...FLIGHT_RULES, hoistHeightM: 90 })).toBeCloseTo(360, 9);
    expect(liftS(FLIGHT_RULES)).toBeCloseTo(200, 9);
  });

  test("persons by lifts, stretchers one by one, cargo by what the hoist carries", () => {
    const rules = { ...FLIGHT_RULES, hoistPersonsPerLift: 2 };
    const type = helicopter({ hoistKg: 180 });
    expect(personsPerLift(type, rules)).toBe(2);
    expect(hoistS(type, rules, 5, 0, 0)).toBeCloseTo(3 * 200, 9);
    expect(hoistS(type, rules, 5, 2, 500)).toBeCloseTo((3 + 2 + 3) * 200, 9);
    expect(hoistS(type, rules, 0, 0, 0)).toBe(0);
  });

  test("a hoist too weak for a person lifts nobody", () => {
    expect(hoistS(helicopter({ hoistKg: 80 }), FLIGHT_RULES, 1, 0, 0)).toBe(Infinity);
    expect(hoistS(helicopter({ hoistKg: 100 }), FLIGHT_RULES, 0, 1, 0)).toBe(Infinity);
    expect(hoistS(helicopter({ hoistKg: 0 }), FLIGHT_RULES, 0, 0, 10)).toBe(Infinity);
    expect(personsPerLift(helicopter({ hoistKg: 0 }), FLIGHT_RULES)).toBe(0);
  });
});
