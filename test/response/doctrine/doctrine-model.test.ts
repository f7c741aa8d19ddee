import { describe, expect, it } from "vitest";

import type { DoctrineFile } from "../../../engine/inputs/doctrine.ts";
import {
  doctrineModel,
  DoctrineRefused,
} from "../../../engine/response/doctrine/doctrine-model.ts";
import { readyDoctrine } from "../../../engine/response/doctrine/doctrine.ts";
import { StepUnknown } from "../../../engine/situation/procedure.ts";
import { middle, shippedInputs } from "../../shipped-case.ts";
import { over } from "../over.ts";
import { worldWith } from "../field/first-picture/given.ts";

const file = shippedInputs("shandong/cases/pingyuan-2023").doctrine;

const changed = (change: Partial<DoctrineFile>): DoctrineFile => ({ ...file, ...change });

describe("a doctrine compiled", () => {
  it("has its shipped rules", () => {
    const model = doctrineModel(file, middle);
    expect(model.levels.map(({ name }) => name.zh)).toEqual(["Ⅰ级", "Ⅱ级", "Ⅲ级", "Ⅳ级"]);
    expect(model.frontRanks).toEqual([1, 2]);
    expect(model.zones).toEqual([]);
    expect(model.townsActFirst).toBe(true);
    expect(model.blind.radiusM).toContain(18_000);
  });

  it("settles what is not known, anew in every set of assumptions", () => {
    const shares = [0, 1, 2, 3].map(
      (assumptionSet) =>
        doctrineModel(file, { seed: 1, assumptionSet, assumptionSets: 4 }).mobilisation.find(
          ({ share }) => share < 1,
        )?.share ?? NaN,
    );
    expect(new Set(shares).size).toBe(4);
    for (const share of shares) {
      expect(share).toBeGreaterThanOrEqual(0.35);
      expect(share).toBeLessThanOrEqual(0.7);
    }
  });

  it("is refused for a level that it does not declare", () => {
    const [rule] = file.activation;
    const broken = changed({ activation: [{ ...rule, level: "level-9" }] });
    expect(() => doctrineModel(broken, middle)).toThrow(DoctrineRefused);
    expect(() => doctrineModel(broken, middle)).toThrow("level-1, level-2, level-3, level-4");
  });

  it("is refused for a skill that nobody has", () => {
    const [rule] = file.mobilisation;
    const broken = changed({ mobilisation: [{ ...rule, skill: "juggling" }] });
    expect(() => doctrineModel(broken, middle)).toThrow("mobilisation[0].skill");
  });

  it("is refused for a tier without posts", () => {
    const [rule] = file.activation;
    const broken = changed({ activation: [{ ...rule, tier: "state" }] });
    expect(() => doctrineModel(broken, middle)).toThrow("activation[0].tier");
  });

  it("without a step that its procedures take is refused before anything is played", () => {
    const { situation } = over(worldWith([]));
    const { consultation: _, ...figures } = file.figures;
    const model = doctrineModel(changed({ figures }), middle);
    expect(() => readyDoctrine(model, situation.desk)).toThrow(StepUnknown);
  });

  it("with a policy that is none is refused before anything is played", () => {
    const { situation } = over(worldWith([]));
    const model = doctrineModel(
      changed({ policies: { dispatch: { policy: "by-lot", mark: "assumed", source: ["x"] } } }),
      middle,
    );
    expect(() => readyDoctrine(model, situation.desk)).toThrow("policies.dispatch.policy");
  });
});
