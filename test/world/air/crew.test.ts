import { describe, expect, test } from "vitest";

import { crewRefusal } from "../../../engine/world/air/crew.ts";
import { FLIGHT_RULES } from "../../../engine/world/air/flight-rules.ts";

const H = 3600;

describe("a crew's day", () => {
  test("eight hours of flight add up over the duty", () => {
    const crew = { night: false, flownS: 6 * H, dutyStartS: 0 };
    expect(crewRefusal(crew, FLIGHT_RULES, 0, 2 * H, 9 * H)).toBeUndefined();
    expect(crewRefusal(crew, FLIGHT_RULES, 0, 2 * H + 1, 9 * H)).toMatchObject({
      reason: "flightHours",
      found: 8 * H + 1,
      allowed: 8 * H,
    });
  });

  test("fourteen hours of duty, from when it began or from the call", () => {
    const on = { night: false, flownS: 0, dutyStartS: 1 * H };
    expect(crewRefusal(on, FLIGHT_RULES, 5 * H, H, 15 * H)).toBeUndefined();
    expect(crewRefusal(on, FLIGHT_RULES, 5 * H, H, 15 * H + 60)).toMatchObject({
      reason: "dutyHours",
      found: 14 * H + 60,
    });
    expect(
      crewRefusal({ night: false, flownS: 0 }, FLIGHT_RULES, 5 * H, H, 19 * H),
    ).toBeUndefined();
  });
});
