import { describe, expect, it } from "vitest";

import type { Figure } from "../../../engine/inputs/figure.ts";
import { prepare, simulate } from "../../../engine/simulate.ts";
import { compileCase, compileWorld } from "../../../engine/study/case/compile-case.ts";
import type { Assumptions } from "../../../engine/world/assumptions.ts";
import { middle, shippedInputs } from "../../shipped-case.ts";

const quake = "shandong/cases/pingyuan-2023";
const someSet: Assumptions = { seed: 1, assumptionSet: 2, assumptionSets: 8 };

describe("compiling a case", () => {
  it("keeps the world of a region for the next case of it", () => {
    const one = shippedInputs(quake);
    const other = shippedInputs(quake, { set: ["case.hazards.0.magnitude=6"], weather: "rain" });
    const world = compileWorld(one, someSet);
    const next = compileWorld(other, someSet);
    expect(next.ground).toBe(world.ground);
    expect(next.inventory).toBe(world.inventory);
    expect(next.daylight).toBe(world.daylight);
    expect(compileWorld(one, middle).ground).not.toBe(world.ground);
  });

  it("makes another inventory of another catalogue, and keeps the ground", () => {
    const inputs = shippedInputs(quake);
    const world = compileWorld(inputs, someSet);
    const catalogue = { ...inputs.catalogue };
    const other = compileWorld({ ...inputs, catalogue }, someSet);
    expect(other.ground).toBe(world.ground);
    expect(other.inventory).not.toBe(world.inventory);
    expect(compileWorld(inputs, someSet).inventory).toBe(world.inventory);
  });

  it("notes every unknown that it asks for, whether or not it was kept", () => {
    const inputs = shippedInputs(quake);
    const asked = () => {
      const paths = new Map<string, Figure | undefined>();
      compileCase(inputs, { ...someSet, asked: paths });
      return new Set(paths.keys());
    };
    const first = asked();
    expect(asked()).toEqual(first);
    for (const path of [
      "unknowns/township-terminals/all",
      "earthquake.shaking.lineShare",
      "earthquake.shaking.relation",
      "readiness/fire-duty/away",
    ]) {
      expect(first).toContain(path);
    }
  });

  it("makes another world where an unknown is held that it hangs on, and keeps it where it does not", () => {
    const inputs = shippedInputs(quake);
    const world = compileWorld(inputs, someSet);
    const held = (path: string) => compileWorld(inputs, { ...someSet, held: { [path]: 0.9 } });
    expect(held("earthquake.shaking.lineShare").inventory).toBe(world.inventory);
    const terminals = held("unknowns/township-terminals/all");
    expect(terminals.ground).toBe(world.ground);
    expect(terminals.inventory).not.toBe(world.inventory);
    expect(held("unknowns/township-terminals/all").inventory).toBe(terminals.inventory);
  });

  it("holds what it is told to hold, and changes nothing else", () => {
    const inputs = shippedInputs(quake);
    const model = (share: number) =>
      compileCase(inputs, { ...someSet, held: { "earthquake.shaking.lineShare": share } });
    const [low, high] = [model(0.1), model(0.9)].map(({ hazards: [hazard] }) => {
      if (hazard.kind !== "earthquake") throw new Error("not an earthquake");
      return hazard.parameters;
    });
    expect(low.shaking.lineShare).toBeCloseTo(0.1, 9);
    expect(high.shaking.lineShare).toBeCloseTo(0.9, 9);
    expect({ ...low, shaking: { ...low.shaking, lineShare: 0 } }).toEqual({
      ...high,
      shaking: { ...high.shaking, lineShare: 0 },
    });
  });

  it("gives the same model, and so the same replication, every time", () => {
    const inputs = shippedInputs(quake);
    const hash = () => simulate(prepare(compileCase(inputs, someSet)), 3).hash();
    expect(hash()).toBe(hash());
  });

  it("counts a part of a province by its people", () => {
    expect(compileWorld(shippedInputs(quake), middle).shareOfProvince).toBe(1);
    const jinan = compileWorld(shippedInputs("jinan/cases/visualisation-pull"), middle);
    expect(jinan.shareOfProvince).toBeGreaterThan(0.08);
    expect(jinan.shareOfProvince).toBeLessThan(0.1);
  });
});
