import { describe, expect, test } from "vitest";

import { compileCatalogue } from "../../../engine/world/inventory/compile-catalogue.ts";
import {
  busyCrews,
  calledShare,
  callRate,
  presentShare,
} from "../../../engine/world/inventory/presence.ts";
import { set, shippedCatalogue } from "../shipped-inventory.ts";

const catalogue = compileCatalogue(shippedCatalogue(), set(0, 1));
const profile = (id: string) => catalogue.readiness.find((it) => it.id === id)!;
const routine = (id: string) => catalogue.routine.find((it) => it.id === id)!;

describe("who is there", () => {
  test("forest-fire teams: more in season than out, more by day than by night", () => {
    const it = profile("forest-duty");
    const at = (month: number, hour: number) => presentShare(it, { month, hour });
    expect(at(3, 10)).toBeGreaterThan(at(3, 2));
    expect(at(3, 10)).toBeGreaterThan(at(7, 10));
    expect(at(7, 10)).toBeGreaterThan(at(7, 2));
  });

  test("shares are shares, and calling all never lowers them", () => {
    for (const it of catalogue.readiness)
      for (let month = 1; month <= 12; month++)
        for (let hour = 0; hour < 24; hour++) {
          const present = presentShare(it, { month, hour });
          const called = calledShare(it, { month, hour });
          expect(present).toBeGreaterThanOrEqual(0);
          expect(called).toBeGreaterThanOrEqual(present);
          expect(called).toBeLessThanOrEqual(1);
        }
  });

  test("a profile that is silent on the night or the season says what it says of the day", () => {
    const it = profile("fire-duty");
    expect(presentShare(it, { month: 7, hour: 10 })).toBe(presentShare(it, { month: 1, hour: 10 }));
    const sets = Array.from({ length: 6 }, (_, k) =>
      compileCatalogue(shippedCatalogue(), set(k, 6)),
    );
    for (const { readiness } of sets) {
      const own = readiness.find(({ id }) => id === "professional")!;
      expect(presentShare(own, { month: 7, hour: 10 })).toBe(
        presentShare(own, { month: 1, hour: 10 }),
      );
    }
  });
});

describe("routine calls", () => {
  test("over a year they come to the published 301,000 in three years, one about every five minutes", () => {
    const calls = routine("fire-calls");
    let rate = 0;
    for (let month = 1; month <= 12; month++)
      for (let hour = 0; hour < 24; hour++) rate += callRate(calls, { month, hour }, 1e8) / 288;
    expect(rate * 31_557_600 * 3).toBeCloseTo(301_000, -1);
    expect(1 / rate / 60).toBeGreaterThan(4.5);
    expect(1 / rate / 60).toBeLessThan(5.5);
  });

  test("the fire service has some crews out at any hour, few of all it has", () => {
    for (let hour = 0; hour < 24; hour++) {
      const busy = busyCrews(routine("fire-calls"), { month: 1, hour }, 1e8);
      expect(busy).toBeGreaterThan(2);
      expect(busy).toBeLessThan(537 * 3 * 0.1);
    }
  });

  test("calls of persons grow with persons", () => {
    const at = { month: 6, hour: 19.5 };
    const calls = routine("ambulance-calls");
    expect(callRate(calls, at, 2e6)).toBeCloseTo(2 * callRate(calls, at, 1e6), 12);
  });
});
