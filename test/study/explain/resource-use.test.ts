import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  mergeUse,
  noUse,
  unitBars,
  USE_STEPS,
  useCurves,
  UseTally,
} from "../../../engine/study/explain/resource-use.ts";
import type { UseSum } from "../../../engine/study/explain/resource-use.ts";
import { resourceUseOf } from "../../../engine/study/explain/use-table.ts";
import { defineKinds } from "../../../engine/trace/kind.ts";
import { gatherKinds } from "../../../engine/trace/register.ts";
import { traceOf } from "../../targets/given.ts";
import type { Event } from "../../targets/given.ts";

const words = { zh: "事", en: "it" };
const k = defineKinds("test", {
  called: { id: 1, ...words, who: "unit", where: "town", enters: "called" },
  left: { id: 2, ...words, who: "unit", where: "town", enters: "moving" },
  there: { id: 3, ...words, who: "unit", where: "town", enters: "onScene" },
  home: { id: 4, ...words, who: "unit", where: "town", enters: "free" },
  sought: { id: 5, ...words, where: "town", waiting: "begins" },
  seen: { id: 6, ...words, where: "town", waiting: "ends" },
});
const register = gatherKinds(k);

const horizonS = USE_STEPS * 60;
/** Units 0 and 1 are of kind 0, unit 2 of kind 1. */
const kindOfUnit = [0, 0, 1];

const tally = (replications: ReadonlyArray<readonly Event[]>): UseSum => {
  const use = new UseTally(register, kindOfUnit, 2, horizonS);
  for (const events of replications) use.add(traceOf(events));
  return use.result();
};

const sent: Event[] = [
  { at: 1, kind: k.called, who: 0, where: 5 },
  { at: 3, kind: k.left, who: 0, where: 5 },
  { at: 10.5, kind: k.there, who: 0, where: 5 },
  { at: 12, kind: k.left, who: 1, where: 6 },
  { at: 20, kind: k.home, who: 0, where: -1 },
];

describe("what units are at", () => {
  test("goes from one phase to the next; what nothing ends goes on to the end", () => {
    expect(unitBars(traceOf(sent), register, horizonS)).toEqual([
      { unit: 0, phase: "called", fromS: 60, toS: 180, town: 5, open: false },
      { unit: 0, phase: "moving", fromS: 180, toS: 630, town: 5, open: false },
      { unit: 0, phase: "onScene", fromS: 630, toS: 1200, town: 5, open: false },
      { unit: 1, phase: "moving", fromS: 720, toS: horizonS, town: 6, open: true },
    ]);
  });

  test("what happens after the time watched is not looked at", () => {
    const bars = unitBars(traceOf(sent), register, 600);
    expect(bars.map(({ toS, open }) => [toS, open])).toEqual([
      [180, false],
      [600, true],
    ]);
  });

  test("the bars of a unit never overlap", () => {
    const kinds = [k.called, k.left, k.there, k.home];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 3 }), fc.nat({ max: 2 })), {
          maxLength: 30,
        }),
        (raw) => {
          let at = 0;
          const events = raw.map(([gap, kind, who]): Event => {
            at += gap;
            return { at, kind: kinds[kind], who, where: 0 };
          });
          const until = new Map<number, number>();
          for (const { unit, fromS, toS } of unitBars(traceOf(events), register, horizonS)) {
            expect(toS).toBeGreaterThan(fromS);
            expect(fromS).toBeGreaterThanOrEqual(until.get(unit) ?? 0);
            until.set(unit, toS);
          }
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe("the use of units over replications", () => {
  test("counts those busy at each step, and none for the replications in which nobody was", () => {
    const curves = useCurves(tally([sent, sent, []]), 3);
    const curve = curves.get(0) ?? [];
    // Steps are at minutes 1, 2, ...: both are out from minute 12 to 20.
    expect(curve[0]).toEqual({ mean: 2 / 3, low: 0, high: 1 });
    expect(curve[14].mean).toBeCloseTo(4 / 3);
    expect(curve[14]).toMatchObject({ low: 0, high: 2 });
    expect(curve[USE_STEPS - 1].mean).toBeCloseTo(2 / 3);
    expect(curves.has(1)).toBe(false);
  });

  test("places wait from when a picture is sought until it is there, or to the end", () => {
    const events: Event[] = [
      { at: 2, kind: k.sought, where: 1 },
      { at: 4, kind: k.sought, where: 2 },
      { at: 4, kind: k.sought, where: 1 },
      { at: 9, kind: k.seen, where: 1 },
    ];
    const means = useCurves(tally([events]), 1)
      .get(2)
      ?.map(({ mean }) => mean);
    expect(means?.slice(0, 10)).toEqual([0, 1, 1, 2, 2, 2, 2, 2, 1, 1]);
    expect(means?.at(-1)).toBe(1);
  });

  test("adds up the same however it is cut into blocks", () => {
    const whole = tally([sent, [], sent.slice(0, 3)]);
    const parts = tally([sent, []]);
    mergeUse(parts, tally([sent.slice(0, 3)]));
    expect(parts).toEqual(whole);
  });

  test("the table tells of places first, then of kinds by the part of them that is out", () => {
    const use = tally([[...sent, { at: 20, kind: k.sought, where: 1 }]]);
    const unitKinds = [
      { id: "two", name: words, class: "team" as const },
      { id: "one", name: words, class: "team" as const },
    ];
    mergeUse(use, tally([[{ at: 5, kind: k.left, who: 2, where: 0 }]]));
    const plan = { program: 0, seed: 1, replications: 2, sets: 1, explain: true };
    const table = resourceUseOf({ use, plan }, { unitKinds, horizonS });
    expect(table.map(({ kind, units }) => [kind, units])).toEqual([
      [null, null],
      ["one", { least: 1, most: 1 }],
      ["two", { least: 2, most: 2 }],
    ]);
    expect(table[1].over).toHaveLength(USE_STEPS);
    expect(table[1].over.at(-1)).toEqual({ hour: 0.8, mean: 0.5, low: 0, high: 1 });
  });

  test("without a replication there is nothing", () => {
    const plan = { program: 0, seed: 1, replications: 0, sets: 1, explain: true };
    expect(resourceUseOf({ use: noUse(), plan }, { unitKinds: [], horizonS })).toEqual([]);
  });
});
