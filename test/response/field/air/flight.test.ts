import { describe, expect, it } from "vitest";

import { bookFlight, lookAt } from "../../../../engine/response/field/air/flight.ts";
import { KNOWN_UNIT } from "../../../../engine/situation/pictures.ts";
import { UNIT } from "../../../../engine/situation/units.ts";
import type { Spell } from "../../../../engine/world/air/weather.ts";
import { HOUR, MIN, over } from "../../over.ts";
import type { Options, Over } from "../../over.ts";
import { at, figures, TOWN, worldWith } from "../first-picture/given.ts";

const BASE = TOWN + 30;

const ready = (options: Options = {}, night = false): Over =>
  over(
    worldWith(
      [
        at("aviation-base", { town: BASE }),
        at("helicopter-light", { town: BASE, base: 0, night, number: 1 }),
      ],
      figures,
    ),
    { airSearch: 10 * MIN },
    { horizonS: 24 * HOUR, ...options },
  );

const search = (it: Over, unit = 1): void => {
  it.orders.give({
    kind: "send",
    by: it.situation.posts.province,
    cause: -1,
    unit,
    town: TOWN,
    purpose: "search",
    way: "air",
  });
};

describe("a helicopter that is sent to look at a town", () => {
  it("leaves when it is ready, looks, reports, and is home again", () => {
    const it = ready();
    search(it);
    it.run();
    const [off] = it.rows("response/field/tookOff");
    const [there] = it.rows("response/field/overTown");
    const [home] = it.rows("response/field/landed");
    expect(off.time).toBe(20 * MIN);
    expect(there.time).toBeGreaterThan(off.time);
    expect(home.time).toBeCloseTo(there.time + 10 * MIN + (there.time - off.time), 0);
    const [heard] = it.rows("situation/townReported");
    expect(heard.time).toBeCloseTo(there.time + 10 * MIN, 6);
    expect(it.situation.pictures.unit[1]).toBe(KNOWN_UNIT.ledger);
    expect(it.situation.units.state(1)).toBe(UNIT.atBase);
  });

  it("waits for the morning without a crew for the night", () => {
    const it = ready({ hour: 22 });
    search(it);
    it.run();
    const [off] = it.rows("response/field/tookOff");
    expect(off.time / HOUR).toBeGreaterThan(5);
  });

  it("flies by night with one, after the longer readiness", () => {
    const it = ready({ hour: 22 }, true);
    search(it);
    it.run();
    expect(it.rows("response/field/tookOff")[0].time).toBe(75 * MIN);
  });

  it("does not fly in fog that stays, and says why", () => {
    const fog: Spell = { startS: 0, visibilityM: 200, ceilingM: 30, windMs: 2 };
    const it = ready({ spells: [fog] });
    search(it);
    it.run();
    expect(it.rows("response/field/tookOff")).toHaveLength(0);
    expect(it.rows("response/field/air/visibility")).toHaveLength(1);
    expect(it.situation.pictures.unit[1]).toBe(KNOWN_UNIT.unavailable);
  });

  it("that others have taken does not fly twice", () => {
    const it = ready();
    const wish = { stops: [lookAt(it.field, TOWN, 60)] };
    it.situation.units.set(1, UNIT.moving);
    expect(bookFlight(it.field, 1, wish).kind).toBe("none");
    it.situation.units.set(1, UNIT.atBase);
    expect(bookFlight(it.field, 1, wish).kind).toBe("booked");
  });

  it("booked again leaves after it has come home, with what its crew has flown", () => {
    const it = ready();
    const wish = { stops: [lookAt(it.field, TOWN, 60)] };
    const first = bookFlight(it.field, 1, wish);
    const second = bookFlight(it.field, 1, wish);
    if (first.kind !== "booked" || second.kind !== "booked") throw new Error("not booked");
    expect(second.plan.takeoffS).toBeGreaterThanOrEqual(first.plan.endS);
    expect(it.field.fleet?.crafts[0].flownS).toBeCloseTo(
      first.plan.flightS + second.plan.flightS,
      6,
    );
  });
});
