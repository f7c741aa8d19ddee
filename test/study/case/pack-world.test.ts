import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Figure } from "../../../engine/inputs/figure.ts";
import { unitNamesOf } from "../../../engine/situation/units.ts";
import { compileWorld } from "../../../engine/study/case/compile-case.ts";
import { packNames, unpackNames } from "../../../engine/study/case/pack-names.ts";
import { packWorld, unpackWorld } from "../../../engine/study/case/pack-world.ts";
import { shippedInputs } from "../../shipped-case.ts";

const text = fc.record({ zh: fc.string(), en: fc.string() });
const words = fc.array(fc.constantFrom("a", "b", "c d"), { maxLength: 3 });

describe("packed names", () => {
  test("come back as they were, whatever they are", () => {
    const row = fc.record({
      id: fc.string({ unit: fc.constantFrom("a", "b", "-", "1", "台") }),
      name: fc.option(text, { nil: undefined }),
      sources: words,
      note: fc.option(fc.constantFrom("", "x", "y"), { nil: undefined }),
      countedIn: words,
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const names = {
          ids: rows.map(({ id }) => id),
          names: rows.map(({ name }) => name),
          sources: rows.map(({ sources }) => sources),
          notes: rows.map(({ note }) => note),
          countedIn: rows.map(({ countedIn }) => countedIn),
          groups: [],
        };
        const packed = packNames(names);
        expect({ ...unpackNames(() => packed) }).toEqual(names);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe("a packed world", () => {
  const inputs = shippedInputs("jinan/cases/visualisation-pull");
  const asked = new Map<string, Figure | undefined>();
  const assumptions = { seed: 1, assumptionSet: 1, assumptionSets: 3 };
  const { daylight: _, ...world } = compileWorld(inputs, { ...assumptions, asked });

  test("opens as the world that was packed, over the same bytes", () => {
    const packed = packWorld(world, asked);
    const opened = unpackWorld(packed);
    expect(opened.asked).toEqual(asked);
    const { inventory, ground, shareOfProvince } = opened.world;
    expect(shareOfProvince).toBe(world.shareOfProvince);
    expect(ground).toEqual(world.ground);
    expect(ground.buffer).toBe(world.ground.buffer);
    const { unitNames, names, ...rest } = inventory;
    const { names: before, ...others } = world.inventory;
    expect(rest).toEqual(others);
    expect({ ...names }).toEqual(before);
    expect(unitNames).toEqual(unitNamesOf(world.inventory));
  });

  test("takes a tenth of the room for what is not numbers", () => {
    const [, , units] = packWorld(world, asked);
    expect(units.byteLength).toBeLessThan(JSON.stringify(world.inventory.names).length / 4);
  });

  test("shares the names of places with the world opened before it", () => {
    const one = unpackWorld(packWorld(world, asked)).world;
    const two = unpackWorld(packWorld(world, asked)).world;
    expect(two.ground.names).toBe(one.ground.names);
  });
});
