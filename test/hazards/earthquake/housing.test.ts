import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";
import { parse } from "yaml";

import { structureCount } from "../../../engine/hazards/earthquake/building-damage.ts";
import { housingOf } from "../../../engine/hazards/earthquake/housing.ts";
import { pagerStructures } from "../../../engine/hazards/earthquake/published-tables.ts";

describe("housing", () => {
  it("scales the shares of each settlement to one, in the order of the structures", () => {
    const { residential, nonResidential } = housingOf([
      { residential: { ufb: 0.5, a: 0.5, w: 1 }, nonResidential: { c1: 3 } },
      { residential: { UFB: 2 }, nonResidential: { c1: 0.5, ufb: 0.5 } },
    ]);
    const column = (id: string): number => pagerStructures.findIndex((it) => it.id === id);
    expect(residential).toHaveLength(2 * structureCount);
    expect(residential[column("A")]).toBe(0.25);
    expect(residential[column("W")]).toBe(0.5);
    expect(residential[structureCount + column("UFB")]).toBe(1);
    expect(nonResidential[column("C1")]).toBe(1);
    expect(nonResidential[structureCount + column("C1")]).toBe(0.5);
  });

  it("refuses what is no structure and no share", () => {
    const one = { residential: { ufb: 1 }, nonResidential: { ufb: 1 } };
    expect(() => housingOf([{ ...one, residential: { mud: 1 } }])).toThrow(/no structure mud/u);
    expect(() => housingOf([{ ...one, residential: { ufb: -1 } }])).toThrow(/share of ufb/u);
    expect(() => housingOf([{ ...one, residential: {} }])).toThrow(/sum to nothing/u);
  });

  it("knows every code the province's unknowns use", () => {
    const file = new URL("../../../scenarios/shandong/unknowns.yaml", import.meta.url);
    const { unknowns } = parse(readFileSync(file, "utf8")) as {
      unknowns: Record<string, { share?: Record<string, unknown> }>;
    };
    const rows = Object.entries(unknowns).filter(([id]) => /^(housing|workplaces)-/u.test(id));
    expect(rows.length).toBeGreaterThanOrEqual(4);
    for (const [, { share }] of rows) {
      const even = Object.fromEntries(Object.keys(share ?? {}).map((code) => [code, 1]));
      expect(() => housingOf([{ residential: even, nonResidential: even }])).not.toThrow();
    }
  });
});
