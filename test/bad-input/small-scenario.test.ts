import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readSmall, textOf } from "../files/small-scenario.ts";
import { mutated, mutation } from "./mutations.ts";

const names = [
  "cases/quake.yaml",
  "cases/call-out.yaml",
  "catalogue/kinds.yaml",
  "doctrine.yaml",
  "facts.csv",
  "inventory.yaml",
  "inventory/units.csv",
  "region.yaml",
  "region/boundaries.geojson",
  "region/cities.csv",
  "region/counties.csv",
  "region/towns.csv",
  "sources.yaml",
  "targets.yaml",
  "variants/one-more-team.yaml",
];

describe("a whole scenario with one file spoilt", () => {
  it.each(names)("%s: either every problem with its place, or a whole scenario", (name) => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 2 }), (changes) => {
        const result = readSmall({ [name]: mutated(textOf(name), changes) });
        if (Result.isFailure(result)) {
          expect(result.failure.some(({ severity }) => severity === "error")).toBe(true);
        } else {
          const { files, unread } = result.success;
          expect(unread).toStrictEqual([]);
          expect(files.every(({ value }) => value !== undefined)).toBe(true);
        }
      }),
      { seed: 1, numRuns: 6 },
    );
  });
});
