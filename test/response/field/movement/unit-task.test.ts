import { describe, expect, it } from "vitest";

import { UNIT } from "../../../../engine/situation/units.ts";
import { KNOWN_UNIT } from "../../../../engine/situation/pictures.ts";
import { HOUR, MIN, over } from "../../over.ts";
import type { Options, Over, Steps } from "../../over.ts";
import { at, TOWN, worldWith } from "../first-picture/given.ts";
import type { GivenFigures, GivenUnit } from "../first-picture/given.ts";

const OTHER = TOWN + 1;

const figures: GivenFigures = {
  "general-rescue-team": { musterDay: 20 * MIN, musterNight: 45 * MIN },
  "army-group": { musterDay: 30 * MIN, requestDelay: 2 * HOUR },
  "township-team": { musterDay: 30 * MIN, dutyMuster: 8 * MIN, dutyPeople: 6 },
};

const played = (
  unit: GivenUnit,
  steps: Steps = { order: 3 * MIN, handOver: 10 * MIN },
  options: Options = {},
): Over => over(worldWith([unit], figures), steps, options);

const send = (it: Over, town = TOWN, more: { share?: number; purpose?: "picture" } = {}): void => {
  it.orders.give({
    kind: "send",
    by: it.situation.posts.parent[TOWN],
    cause: -1,
    unit: 0,
    town,
    purpose: more.purpose ?? "rescue",
    way: "road",
    ...(more.share === undefined ? {} : { share: more.share }),
  });
};

const muster = (it: Over): void => {
  it.orders.give({ kind: "muster", by: it.situation.posts.parent[TOWN], cause: -1, unit: 0 });
};

const timeOf = (it: Over, kind: string): number => it.rows(`response/field/${kind}`)[0]?.time;

const team = at("general-rescue-team", { people: 30 });

describe("a unit that is ordered", () => {
  it.each([
    { hour: 10, minutes: 20 },
    { hour: 3, minutes: 45 },
  ])("musters by the hour ($hour), goes, arrives, takes over", ({ hour, minutes }) => {
    const it = played(team, undefined, { hour });
    send(it);
    it.run();
    const there = (3 + minutes) * MIN;
    expect(timeOf(it, "taskReceived")).toBe(3 * MIN);
    expect(timeOf(it, "mustered")).toBe(there);
    expect(timeOf(it, "arrived")).toBe(there);
    expect(timeOf(it, "handedOver")).toBe(there + 10 * MIN);
    expect(it.situation.units.state(0)).toBe(UNIT.onScene);
    expect(it.situation.pictures.unit[0]).toBe(KNOWN_UNIT.arrived);
  });

  it("waits mustered, and goes when it is sent, an order later", () => {
    const it = played(team);
    muster(it);
    it.run(HOUR);
    expect(it.rows("response/field/departed")).toHaveLength(0);
    send(it);
    it.run();
    expect(timeOf(it, "departed")).toBe(HOUR + 3 * MIN);
  });

  it("sent while it musters leaves as soon as it has", () => {
    const it = played(team);
    muster(it);
    it.situation.stage.simulation.schedule(10 * MIN, () => send(it));
    it.run();
    expect(timeOf(it, "departed")).toBe(23 * MIN);
  });

  it("sends the share it is told to", () => {
    const it = played(team);
    send(it, TOWN, { share: 0.4 });
    it.run();
    expect(it.rows("response/field/mustered")[0].amount).toBe(12);
  });

  it("sends the people on duty, sooner, where only a look is wanted", () => {
    const it = played(at("township-team", { people: 30 }));
    send(it, TOWN, { purpose: "picture" });
    it.run();
    expect(timeOf(it, "mustered")).toBe(11 * MIN);
    expect(it.rows("response/field/mustered")[0].amount).toBe(6);
  });

  it("that is no part of the command is first asked for", () => {
    const it = played(at("army-group", { people: 100 }));
    send(it);
    it.run();
    expect(timeOf(it, "mustered")).toBe(2 * HOUR + 33 * MIN);
  });

  it.each([
    { state: UNIT.away, kind: "unitAway" },
    { state: UNIT.unserviceable, kind: "unitUnserviceable" },
    { state: UNIT.moving, kind: "unitAway" },
  ])("says so if it cannot come ($kind)", ({ state, kind }) => {
    const it = played(team);
    it.situation.units.set(0, state);
    send(it);
    it.run();
    expect(timeOf(it, kind)).toBe(3 * MIN);
    expect(it.rows("response/field/mustered")).toHaveLength(0);
    expect(it.situation.pictures.unit[0]).toBe(KNOWN_UNIT.unavailable);
  });

  it("with nobody there says so", () => {
    const it = played(at("general-rescue-team", { people: 0 }));
    send(it);
    it.run();
    expect(it.rows("response/field/nobodyPresent")).toHaveLength(1);
    expect(it.situation.pictures.unit[0]).toBe(KNOWN_UNIT.unavailable);
  });

  it("goes on to a second town when it is sent there from the first", () => {
    const it = played(team);
    send(it);
    it.situation.stage.simulation.schedule(HOUR, () => send(it, OTHER));
    it.run();
    const arrived = it.rows("response/field/arrived");
    expect(arrived.map(({ where }) => where)).toEqual([TOWN, OTHER]);
    expect(it.rows("response/field/mustered")).toHaveLength(1);
    expect(it.rows("response/field/departed")[1].time).toBe(HOUR + 3 * MIN);
  });

  it("released is home again by the way it came, and can be sent anew", () => {
    const it = played(at("general-rescue-team", { people: 30, town: OTHER }));
    send(it);
    const { simulation } = it.situation.stage;
    simulation.schedule(3 * HOUR, () => {
      it.orders.give({
        kind: "release",
        by: it.situation.posts.parent[TOWN],
        cause: -1,
        unit: 0,
      });
    });
    it.run();
    const there = timeOf(it, "arrived") - timeOf(it, "departed");
    expect(there).toBeGreaterThan(0);
    expect(timeOf(it, "backAtBase")).toBeCloseTo(3 * HOUR + there, 6);
    expect(it.situation.units.state(0)).toBe(UNIT.atBase);
    expect(it.situation.pictures.unit[0]).toBe(KNOWN_UNIT.ledger);
  });

  it("has every row led to by the one before", () => {
    const it = played(team);
    send(it);
    it.run();
    const { trace } = it.situation.stage;
    let row = it.rows("response/field/handedOver")[0].row;
    const kinds: number[] = [];
    while (row >= 0) {
      kinds.push(trace.kind[row]);
      row = trace.cause[row];
    }
    // Handed over, arrived, departed, mustered, order received, sent.
    expect(kinds).toEqual([2117, 2116, 2111, 2110, 2100, 140]);
  });
});
