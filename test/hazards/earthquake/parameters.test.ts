import * as Schema from "effect/Schema";
import { describe, expect, it } from "vitest";

import { EarthquakeRules } from "../../../engine/inputs/earthquake-rules.ts";
import { catalogueParameters, catalogueRules, writtenRules } from "./catalogue-parameters.ts";

const decode = Schema.decodeUnknownResult(EarthquakeRules);

/** The written rules with one thing changed, by its path. */
const changed = (path: string, value: unknown): unknown => {
  const copy = structuredClone(writtenRules) as Record<string, unknown>;
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  let at = copy;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  at[last] = value;
  return copy;
};

describe("earthquake parameters", () => {
  it("come from the catalogue in the units of the functions", () => {
    const p = catalogueParameters();
    expect(p.shaking.attenuation).toBe("yu-2013");
    expect(p.shaking.depthTermKm).toBe(15);
    expect(p.shaking.lineShare).toBeCloseTo(0.5, 12);
    expect(p.correlationRangeKm).toBeGreaterThan(20);
    expect(p.correlationRangeKm).toBeLessThan(30);
    expect(p.occupancy.day.residential).toBeCloseTo(0.53, 12);
    expect(p.survival.scaleS).toBeGreaterThan(32 * 3600);
    expect(p.aftershocks.scatterKm).toBe(2);
    expect(p.battery).toEqual({ kind: "uniform", min: 7200, max: 14_400 });
    expect(p.siteClass).toEqual({ plain: "III", hill: "II", mountain: "I1" });
  });

  it("asks for each unknown by its own path, and takes choices by weight", () => {
    const asked: string[] = [];
    catalogueParameters((path) => {
      asked.push(path);
      return 0.5;
    });
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).toContain("earthquake.shaking.lineShare");
    expect(asked).toContain("earthquake.shaking.relation");
    const relation = (share: number) =>
      catalogueParameters((path) => (path.endsWith("relation") ? share : 0.5)).shaking.attenuation;
    expect(relation(0.59)).toBe("yu-2013");
    expect(relation(0.61)).toBe("wang-2000");
    expect(relation(0.85)).toBe("allen-2012-rupture");
    expect(relation(0.999999)).toBe("allen-2012-hypocentre");
  });

  it("is plain data that can be sent to a worker", () => {
    const p = catalogueParameters();
    expect(structuredClone(p)).toEqual(p);
  });

  it("refuses what cannot be", () => {
    expect(decode(writtenRules)._tag).toBe("Success");
    for (const [path, value] of [
      ["shaking.relation.ignorance", { "yu-2013": 0, "wang-2000": 0 }],
      ["shaking.relation.ignorance", { "boore-2014": 1 }],
      ["roads.slides.value", [0, 0.2, 0.1, 0.5, 1.2]],
      ["roads.slides.intensity", [6, 7, 7, 9, 10]],
      ["power.trips.value", [0, 0.02, 0.2, 0.6, 1.9]],
      ["bridges.closedFrom.value", "open"],
      ["shaking.siteClass.plain.value", "V"],
      ["shaking.truncation.value", -1],
    ] as const) {
      expect(decode(changed(path, value))._tag, path).toBe("Failure");
    }
    const { depthTerm } = catalogueRules.shaking;
    const drawn = { chance: { uniform: [5, 15] }, unit: "km", mark: "assumed", source: ["x"] };
    expect(depthTerm.kind).toBe("constant");
    expect(decode(changed("shaking.depthTerm", drawn))._tag).toBe("Failure");
  });
});
