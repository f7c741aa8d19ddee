import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { Measurer } from "../../engine/targets/measure.ts";
import type { PlaceMeasurement } from "../../engine/targets/measure.ts";
import { atMost, compiled, measured, noon, target, traceOf } from "./given.ts";
import type { Event } from "./given.ts";
import { toyKinds as k, toyPosts, toyRegister, toyWorld } from "./toy-world.ts";

const struck = (town: number, at = 0, intensity = 6): Event => ({
  at,
  kind: k.struck,
  where: town,
  amount: intensity,
});
const camera = (town: number, at: number): Event => ({ at, kind: k.camera, where: town });

describe("a clock", () => {
  test("runs from the first row of one stage to the first row of the other", () => {
    const events = [struck(3, 2), camera(3, 20), camera(3, 25)];
    expect(measured(target(), events)).toEqual({ value: 18 * 60, pass: true, counted: 1 });
    expect(measured(target({ threshold: atMost(17) }), events).pass).toBe(false);
  });

  test("exactly the threshold is kept", () => {
    expect(measured(target(), [struck(3), camera(3, 30)]).pass).toBe(true);
  });

  test("what never happened took for ever and fails", () => {
    expect(measured(target(), [struck(3)])).toEqual({ value: Infinity, pass: false, counted: 1 });
  });

  test("what was there before the clock started took no time", () => {
    const wanted = target({
      measured: { from: { stage: "ordered" }, to: { stage: "firstPicture" } },
    });
    const events = [struck(3), camera(3, 5), { at: 9, kind: k.ordered, where: 3 }];
    expect(measured(wanted, events).value).toBe(0);
    expect(measured(wanted, [struck(3), camera(3, 5)]).value).toBe(0);
  });

  test("counts a tier only where the post that knows is of that tier", () => {
    const { firstCounty, firstCity } = toyPosts(toyWorld());
    const heard = (role: number, at: number): Event => ({ at, kind: k.reported, where: 3, role });
    const events = [struck(3), heard(firstCounty + 1, 6), heard(firstCity, 11)];
    const to = (at?: "county" | "city" | "province") =>
      target({
        measured: {
          from: { stage: "occurs" },
          to: { stage: "reported", ...(at === undefined ? {} : { at }) },
        },
      });
    expect(measured(to(), events).value).toBe(360);
    expect(measured(to("county"), events).value).toBe(360);
    expect(measured(to("city"), events).value).toBe(660);
    expect(measured(to("province"), events).value).toBe(Infinity);
  });

  test("counts only the ways asked for", () => {
    const by = (way: string) =>
      target({
        measured: { from: { stage: "occurs" }, to: { stage: "firstPicture", by: [way] } },
      });
    const events = [struck(3), camera(3, 4), { at: 8, kind: k.terminal, where: 3 }];
    expect(measured(by("fixed-camera"), events).value).toBe(240);
    expect(measured(by("town-terminal"), events).value).toBe(480);
  });

  test("counts only units with the skill, class or kind asked for", () => {
    const world = toyWorld([
      { kind: "township-team", lon: 117, lat: 36, town: 0 },
      { kind: "rescue", lon: 117, lat: 36, town: 0 },
    ]);
    const by = (word: string) =>
      target({ measured: { from: { stage: "occurs" }, to: { stage: "arrived", by: [word] } } });
    const events = [
      struck(3),
      { at: 4, kind: k.arrived, where: 3, who: 0 },
      { at: 9, kind: k.arrived, where: 3, who: 1 },
    ];
    expect(measured(by("collapse-rescue"), events, { world }).value).toBe(540);
    expect(measured(by("team"), events, { world }).value).toBe(240);
    expect(measured(by("township-team"), events, { world }).value).toBe(240);
    expect(measured(by("pumping"), events, { world }).value).toBe(Infinity);
  });

  test("a level for the city reaches all its towns, the first report of a town its county", () => {
    const { firstCounty, firstCity } = toyPosts(toyWorld());
    const level = target({
      measured: { from: { stage: "occurs" }, to: { stage: "levelDecided" } },
    });
    const events = [struck(1), struck(5), { at: 7, kind: k.levelDecided, where: firstCity }];
    expect(measured({ ...level, scope: { unit: "town", which: "affected" } }, events).value).toBe(
      Infinity,
    );
    expect(
      measured({ ...level, scope: { unit: "town", which: "affected", places: ["city0"] } }, events)
        .value,
    ).toBe(420);
    const report = target({
      measured: { from: { stage: "occurs" }, to: { stage: "reported" } },
      scope: { unit: "county", which: "affected" },
    });
    expect(
      measured(report, [struck(2), struck(3), { at: 5, kind: k.reported, where: 3 }]).value,
    ).toBe(300);
    const linked = target({
      measured: { from: { stage: "occurs" }, to: { stage: "linked" } },
      scope: { unit: "town", which: "affected" },
    });
    // A link with the county is none with its towns.
    expect(
      measured(linked, [struck(2), { at: 5, kind: k.linked, where: firstCounty + 1 }]).value,
    ).toBe(Infinity);
    expect(measured(linked, [struck(2), { at: 5, kind: k.linked, where: 2 }]).value).toBe(300);
  });
});

describe("a scope", () => {
  const places = (
    wanted: Parameters<typeof target>[0],
    events: readonly Event[],
    calendar = noon,
  ): number[] => {
    const world = toyWorld();
    const measurer = new Measurer(
      compiled({ it: target(wanted) }),
      world,
      toyPosts(world),
      toyRegister,
    );
    measurer.read({ trace: traceOf(events), calendar });
    const seen: PlaceMeasurement[] = [];
    measurer.eachPlace(0, (place) => seen.push(place));
    return seen.map(({ place }) => place);
  };

  test("affected: every town struck; worst-hit: the gravest, then the first, then the lowest", () => {
    const events = [struck(5, 0, 7), struck(2, 1, 8), struck(1, 2, 8)];
    expect(places({}, events)).toEqual([1, 2, 5]);
    expect(places({ scope: { unit: "town", which: "worst-hit" } }, events)).toEqual([2]);
    expect(places({ scope: { unit: "town", which: "all" } }, events)).toHaveLength(8);
    const { firstCounty, province } = toyPosts(toyWorld());
    expect(places({ scope: { unit: "county", which: "affected" } }, events)).toEqual([
      firstCounty,
      firstCounty + 1,
      firstCounty + 2,
    ]);
    expect(places({ scope: { unit: "province", which: "affected" } }, events)).toEqual([province]);
  });

  test("places: only inside them", () => {
    const events = [struck(1), struck(2), struck(6)];
    const inside = (code: string) =>
      places({ scope: { unit: "town", which: "affected", places: [code] } }, events);
    expect(inside("county1")).toEqual([2]);
    expect(inside("city0")).toEqual([1, 2]);
    expect(inside("town6")).toEqual([6]);
    expect(inside("province")).toEqual([1, 2, 6]);
  });

  test("light: by the sun where and when the clock starts", () => {
    const dusk = { ...noon, startEpochS: noon.startEpochS + 7 * 3600 };
    const by = (light: "day" | "night", calendar: typeof noon) =>
      places(
        { scope: { unit: "town", which: "affected", light } },
        [struck(1), struck(2, 120)],
        calendar,
      );
    expect(by("day", noon)).toEqual([1, 2]);
    expect(by("night", noon)).toEqual([]);
    // Struck at 19:00 and at 21:00 of the longest day.
    expect(by("day", dusk)).toEqual([1]);
    expect(by("night", dusk)).toEqual([2]);
  });

  test("nobody: the replication says nothing", () => {
    expect(measured(target(), [])).toEqual({ value: NaN, pass: undefined, counted: 0 });
  });
});

describe("a statistic", () => {
  const events = [
    ...[0, 1, 2, 3, 4].map((town) => struck(town)),
    ...[10, 20, 25, 40].map((at, town) => camera(town, at)),
  ];
  const value = (more: Parameters<typeof target>[0]) => measured(target(more), events);

  test("worst, mean, quantile and share over those that count", () => {
    expect(value({ statistic: { of: "worst" } }).value).toBe(Infinity);
    expect(value({ statistic: { of: "mean" } }).value).toBe(Infinity);
    expect(value({ statistic: { of: "quantile", level: 0.8 } })).toMatchObject({
      value: 2400,
      pass: false,
    });
    expect(value({ statistic: { of: "quantile", level: 0.6 } })).toMatchObject({
      value: 1500,
      pass: true,
    });
    expect(value({ statistic: { of: "share", level: 0.6 } })).toEqual({
      value: 0.6,
      pass: true,
      counted: 5,
    });
    expect(value({ statistic: { of: "share", level: 0.61 } }).pass).toBe(false);
  });

  test("people weigh by the residents of their town", () => {
    // Towns 0, 1, 2 in time: 1000 + 2000 + 3000 of 15,000.
    const people = value({
      scope: { unit: "person", which: "affected" },
      statistic: { of: "share", level: 0.4 },
    });
    expect(people).toEqual({ value: 0.4, pass: true, counted: 5 });
  });

  test("a larger threshold never fails what a smaller one passed; a later picture never helps", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom(
          { of: "worst" as const },
          { of: "mean" as const },
          { of: "quantile" as const, level: 0.7 },
          { of: "share" as const, level: 0.7 },
        ),
        (times, limit, more, statistic) => {
          const all = (shift: number) =>
            [
              ...times.map((_, town) => struck(town)),
              ...times.map((at, town) => camera(town, at + shift)),
            ].sort((a, b) => a.at - b.at);
          const pass = (shift: number, minutes: number) =>
            measured(target({ statistic, threshold: atMost(minutes) }), all(shift)).pass === true;
          if (pass(0, limit)) expect(pass(0, limit + more)).toBe(true);
          if (pass(more, limit)) expect(pass(0, limit)).toBe(true);
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });
});
