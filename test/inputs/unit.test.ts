import { describe, expect, it } from "vitest";

import { dimensionOf, dimensionsWithUnit, factorToSi } from "../../engine/inputs/unit.ts";

describe("units", () => {
  it.each([
    ["duration", "h", 3600],
    ["duration", "d", 86_400],
    ["speed", "km/h", 1 / 3.6],
    ["area", "km2", 1e6],
    ["area", "ha", 1e4],
    ["flow", "m3/h", 1 / 3600],
    ["flow", "L/s", 0.001],
    ["share", "‰", 0.001],
    ["massFlow", "t/h", 1000 / 3600],
    ["energyFlowPerPerson", "kcal/person/d", 4184 / 86_400],
    ["rate", "1/a", 1 / (365.25 * 86_400)],
    ["acceleration", "gal", 0.01],
  ] as const)("%s in %s", (dimension, unit, factor) => {
    expect(factorToSi(dimension, unit)).toBeCloseTo(factor, 15);
  });

  it("a unit of another dimension is none of its units", () => {
    expect(factorToSi("duration", "km")).toBeUndefined();
    expect(factorToSi("duration", "toString")).toBeUndefined();
  });

  it("says what a unit can measure", () => {
    expect(dimensionsWithUnit("km/h")).toStrictEqual(["speed"]);
    expect(dimensionsWithUnit("km")).toStrictEqual(["length", "altitude"]);
    expect(dimensionsWithUnit("furlong")).toStrictEqual([]);
  });

  it("only what can be negative has a sign", () => {
    expect(dimensionOf("temperature").signed).toBe(true);
    expect(dimensionOf("duration").signed).toBeUndefined();
  });
});
