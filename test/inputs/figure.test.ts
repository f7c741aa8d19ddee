import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { duration, number, persons, share, speed } from "../../engine/inputs/figure.ts";
import type { Figure } from "../../engine/inputs/figure.ts";
import { dimensionOf, dimensions } from "../../engine/inputs/unit.ts";

const options = { errors: "all", onExcessProperty: "error" } as const;

const decode = (schema: Schema.Codec<Figure, unknown>, input: unknown): Figure =>
  Schema.decodeUnknownSync(schema, options)(input);

const refuses = (schema: Schema.Codec<Figure, unknown>, input: unknown): boolean =>
  Result.isFailure(Schema.decodeUnknownResult(schema, options)(input));

const from = { mark: "likely", source: ["handbook"] };
const cruise = speed("巡航速度", "cruise", { max: 400, limitsIn: "km/h" });
const muster = duration("集结", "muster");
const held = share("持有比例", "share that holds one");

describe("figure", () => {
  it("a value comes out in SI and keeps what was written", () => {
    expect(decode(cruise, { value: 180, unit: "km/h", ...from })).toStrictEqual({
      kind: "constant",
      si: 50,
      written: 180,
      unit: "km/h",
      mark: "likely",
      sources: ["handbook"],
    });
  });

  it("chance is a distribution in SI", () => {
    const figure = decode(muster, { chance: { triangular: [10, 20, 40] }, unit: "min", ...from });
    expect(figure.kind).toBe("chance");
    expect(figure.si).toStrictEqual({ kind: "triangular", min: 600, mode: 1200, max: 2400 });
  });

  it("ignorance is told apart from chance, and fittedTo and note are kept", () => {
    const figure = decode(held, {
      ignorance: { uniform: [30, 90] },
      unit: "%",
      ...from,
      note: "no source",
      fittedTo: "pingyuan-2023",
    });
    expect(figure.kind).toBe("ignorance");
    expect(figure.si).toStrictEqual({ kind: "uniform", min: 0.3, max: 0.9 });
    expect(figure).toMatchObject({ note: "no source", fittedTo: "pingyuan-2023" });
  });

  it("every unit of every dimension converts by its factor", () => {
    for (const [name, { units }] of Object.entries(dimensions)) {
      const { si } = dimensionOf(name as keyof typeof dimensions);
      expect((units as Record<string, number>)[si], `${name} lists its SI unit`).toBe(1);
      for (const factor of Object.values(units)) expect(factor).toBeGreaterThan(0);
    }
  });

  it.each([
    ["a unit of another dimension", muster, { value: 3, unit: "km", ...from }],
    ["no unit", muster, { value: 3, ...from }],
    ["no source", muster, { value: 3, unit: "s", mark: "likely" }],
    ["an empty list of sources", muster, { value: 3, unit: "s", mark: "likely", source: [] }],
    ["an unknown mark", muster, { value: 3, unit: "s", mark: "sure", source: ["a"] }],
    ["nothing that says how much", muster, { unit: "s", ...from }],
    ["two forms", muster, { value: 3, chance: { constant: 3 }, unit: "s", ...from }],
    ["a negative time", muster, { value: -1, unit: "s", ...from }],
    ["a number that is none", muster, { value: Number.NaN, unit: "s", ...from }],
    ["an infinite number", muster, { value: Infinity, unit: "s", ...from }],
    ["an absurd amount", persons("人", "p"), { value: 1e18, unit: "person", ...from }],
    ["a share above 1", held, { value: 1.2, unit: "share", ...from }],
    ["a share above 100 %", held, { value: 120, unit: "%", ...from }],
    ["a speed above its limit", cruise, { value: 401, unit: "km/h", ...from }],
    ["a limit passed in another unit", cruise, { value: 112, unit: "m/s", ...from }],
    [
      "a normal time, which can be negative",
      muster,
      { chance: { normal: [20, 3] }, unit: "s", ...from },
    ],
    ["a range that reaches below 0", muster, { chance: { uniform: [-1, 3] }, unit: "s", ...from }],
    [
      "two distributions at once",
      muster,
      { chance: { constant: 1, uniform: [1, 2] }, unit: "s", ...from },
    ],
    ["an empty distribution", muster, { chance: {}, unit: "s", ...from }],
    [
      "a triangle out of order",
      muster,
      { chance: { triangular: [20, 10, 40] }, unit: "s", ...from },
    ],
    [
      "a p90 below the median",
      muster,
      { chance: { lognormal: { median: 20, p90: 10 } }, unit: "s", ...from },
    ],
    [
      "a cut that leaves nothing",
      muster,
      { chance: { truncated: { of: { uniform: [1, 2] }, min: 5 } }, unit: "s", ...from },
    ],
    ["a count in minutes", muster, { chance: { poisson: 3 }, unit: "min", ...from }],
    ["an unknown key", muster, { value: 3, unit: "s", ...from, sorce: ["a"] }],
  ])("refuses %s", (_, schema, input) => {
    expect(refuses(schema, input)).toBe(true);
  });

  it("a normal distribution cut off at 0 is allowed", () => {
    const figure = decode(muster, {
      chance: { truncated: { of: { normal: [20, 3] }, min: 0 } },
      unit: "min",
      ...from,
    });
    expect(figure.si).toStrictEqual({
      kind: "truncated",
      of: { kind: "normal", mean: 1200, sd: 180 },
      min: 0,
    });
  });

  it("limits of a dimension with a sign may be negative", () => {
    const error = number("误差", "error", { min: -2, max: 2 });
    expect(decode(error, { value: -1.5, unit: "1", ...from }).si).toBe(-1.5);
    expect(refuses(error, { value: -2.5, unit: "1", ...from })).toBe(true);
  });

  it("what is encoded decodes to the same, bit for bit", () => {
    const units = Object.keys(dimensions.speed.units);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(...units),
        (x, unit) => {
          const figure = decode(cruise, { value: x, unit, ...from });
          const again = decode(cruise, Schema.encodeSync(cruise)(figure));
          expect(again).toStrictEqual(figure);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });
});
