import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { DoctrineRefused } from "../../../../engine/response/doctrine/doctrine-model.ts";
import type {
  Call,
  Candidates,
  Choice,
} from "../../../../engine/response/doctrine/policies/policy.ts";
import { policies, policyNamed } from "../../../../engine/response/doctrine/policies/register.ts";
import { levelList } from "../../../../engine/world/inventory/vocabulary.ts";

interface Row {
  readonly eta: readonly number[];
  readonly city?: number;
  readonly county?: number;
  readonly skills?: number;
  readonly level?: (typeof levelList)[number];
}

/** Candidates with their seconds to each town; bounds are half and a quarter of them. */
const candidates = (rows: readonly Row[], mayLeave = 1000): Candidates => ({
  count: rows.length,
  unit: rows.map((_, i) => i),
  city: Int32Array.from(rows, ({ city = 0 }) => city),
  county: Int32Array.from(rows, ({ county = 0 }) => county),
  level: Uint8Array.from(rows, ({ level = "county" }) => levelList.indexOf(level)),
  skills: Int32Array.from(rows, ({ skills = 1 }) => skills),
  mayLeave: new Int32Array(10).fill(mayLeave),
  etaS: (i, town) => rows[i].eta[town],
  openRoadEtaS: (i, town) => rows[i].eta[town] / 2,
  leastEtaS: (i, town) => rows[i].eta[town] / 4,
});

const call = (towns: readonly number[], perCity = Infinity): Call => ({
  towns,
  skills: 1,
  perCity,
});

const units = (choices: readonly Choice[]): number[] => choices.map(({ unit }) => unit);

const { dispatch, reserve, reinforcement } = policies;

describe("nearest in expected time", () => {
  const near = dispatch["nearest-in-time"];

  it("sends whoever is expected first to each town in turn", () => {
    const from = candidates([{ eta: [30, 5] }, { eta: [10, 20] }, { eta: [20, 1] }]);
    expect(near(call([0, 1, 0]), from, {})).toEqual([
      { unit: 1, town: 0 },
      { unit: 2, town: 1 },
      { unit: 0, town: 0 },
    ]);
  });

  it("sends nobody who cannot come, and goes on to the next town", () => {
    const from = candidates([{ eta: [Infinity, 7] }]);
    expect(near(call([0, 1]), from, {})).toEqual([{ unit: 0, town: 1 }]);
  });

  it("keeps to the most out of one city and to what may leave a county", () => {
    const rows = [
      { eta: [1], city: 1, county: 1 },
      { eta: [2], city: 1, county: 2 },
      { eta: [3], city: 2, county: 3 },
      { eta: [4], city: 2, county: 3 },
    ];
    expect(units(near(call([0, 0, 0], 1), candidates(rows), {}))).toEqual([0, 2]);
    expect(units(near(call([0, 0, 0, 0]), candidates(rows, 1), {}))).toEqual([0, 1, 2]);
  });

  it("finds what looking at every exact time finds, though it asks for few", () => {
    const seconds = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.constant(Infinity));
    fc.assert(
      fc.property(
        fc.array(fc.array(seconds, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: 0, max: 1 }), { maxLength: 8 }),
        (etas, towns) => {
          const left = new Set(etas.keys());
          const expected: Choice[] = [];
          for (const town of towns) {
            const best = [...left]
              .filter((i) => etas[i][town] < Infinity)
              .sort((a, b) => etas[a][town] - etas[b][town] || a - b)[0];
            if (best === undefined) continue;
            left.delete(best);
            expected.push({ unit: best, town });
          }
          expect(near(call(towns), candidates(etas.map((eta) => ({ eta }))), {})).toEqual(expected);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe("by level", () => {
  it("calls the county before the city before the province, whatever their time", () => {
    const from = candidates([
      { eta: [1], level: "province" },
      { eta: [2], level: "city" },
      { eta: [900], level: "county" },
      { eta: [800], level: "county" },
      { eta: [1], level: "society" },
    ]);
    expect(units(dispatch["by-level"](call([0, 0, 0, 0, 0]), from, {}))).toEqual([3, 2, 1, 0, 4]);
  });
});

describe("by capability", () => {
  it("covers the skills first, then sends the nearest", () => {
    const from = candidates([
      { eta: [1], skills: 0b001 },
      { eta: [2], skills: 0b001 },
      { eta: [9], skills: 0b110 },
      { eta: [50], skills: 0b010 },
    ]);
    expect(units(dispatch["capability-cover"](call([0, 0, 0]), from, {}))).toEqual([2, 0, 1]);
  });
});

describe("reserves", () => {
  it.each([
    { policy: "none", args: {}, all: 3, out: 2, may: true },
    { policy: "keep-share", args: { share: 0.3 }, all: 10, out: 6, may: true },
    { policy: "keep-share", args: { share: 0.3 }, all: 10, out: 7, may: false },
    { policy: "keep-share", args: { share: 0.3 }, all: 2, out: 1, may: false },
    { policy: "keep-share", args: { share: 0.3 }, all: 1, out: 0, may: true },
    { policy: "keep-share", args: { share: 0 }, all: 2, out: 1, may: true },
    { policy: "keep-units", args: { units: 2 }, all: 4, out: 1, may: true },
    { policy: "keep-units", args: { units: 2 }, all: 4, out: 2, may: false },
  ] as const)("$policy $args: of $all with $out out, one more: $may", (row) => {
    expect(reserve[row.policy]({ all: row.all, out: row.out }, row.args)).toBe(row.may);
  });
});

describe("which town is helped first", () => {
  const town = {
    town: 0,
    deadOrTrapped: 0,
    injured: 0,
    collapsed: 0,
    felt: 0,
    isSilent: false,
    isHeard: false,
    radiusShare: Infinity,
  };
  const trapped = { ...town, isHeard: true, deadOrTrapped: 5 };
  const hurt = { ...town, isHeard: true, injured: 5 };
  const silent = { ...town, isSilent: true, radiusShare: 0.2 };
  const unheard = { ...town, radiusShare: 0.2 };

  it("the worst as told, silence above nothing known", () => {
    const need = reinforcement["worst-known-first"];
    expect(need(trapped)).toBeGreaterThan(need(hurt));
    expect(need(silent)).toBeGreaterThan(need(unheard));
    expect(need(unheard)).toBeGreaterThan(need(town));
  });

  it("silent towns before any other, where the policy says so", () => {
    const need = reinforcement["silent-first"];
    expect(need(silent)).toBeGreaterThan(need({ ...trapped, deadOrTrapped: 1000 }));
  });

  it("by distance alone, where the policy says so", () => {
    const need = reinforcement["epicentre-first"];
    expect(need({ ...town, radiusShare: 0.1 })).toBeGreaterThan(
      need({ ...trapped, radiusShare: 0.5 }),
    );
  });
});

describe("the register", () => {
  it("refuses a name it does not have, and says which it has", () => {
    expect(() => policyNamed(policies.dispatch, "dispatch", "the-boss-decides")).toThrow(
      DoctrineRefused,
    );
    expect(() => policyNamed(policies.dispatch, "dispatch", "toString")).toThrow(
      "nearest-in-time, by-level, capability-cover",
    );
  });
});
