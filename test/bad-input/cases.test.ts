import { describe, expect, it } from "vitest";

import { refusal, shippedCase } from "../shipped-case.ts";
import type { Narrowing } from "../../engine/files/narrowing.ts";

const quake = "shandong/cases/pingyuan-2023";
const callOut = "shandong/cases/visualisation-pull";

/** What a reader is told, in both languages, where nothing else was found. */
const told = (name: string, narrowing: Narrowing): { zh: string; en: string; file: string } => {
  const problems = refusal(name, narrowing).filter(({ severity }) => severity === "error");
  expect(problems.length).toBeGreaterThan(0);
  for (const { message } of problems) {
    expect(message.zh).not.toBe("");
    expect(message.en).not.toBe("");
  }
  const [{ message, file }] = problems;
  return { ...message, file };
};

const set = (...changes: string[]): Narrowing => ({ set: changes });

describe("a case that cannot be played says why", () => {
  it("an unknown place, with the nearest name", () => {
    expect(told(callOut, { place: "平源县" }).zh).toMatch(/平源县.*是否想写 平[原阴]县/u);
    expect(told(callOut, { place: "Pingyuan Count" }).en).toMatch(/Did you mean Pingyuan County/u);
    expect(told(callOut, set('case.hazards.0.places=["999999"]')).en).toMatch(
      /unknown place.*999999/u,
    );
    expect(told(quake, set('case.hazards.0.epicentre={place: "371499"}')).en).toMatch(
      /unknown place.*371499/u,
    );
  });

  it("a name that several places have", () => {
    const { en, zh } = told(callOut, { place: "城关街道" });
    expect(en).toMatch(/the name of \d+ places.*\(3\d{8}\)/u);
    expect(zh).toMatch(/同名/u);
  });

  it("a misspelt path is told by its nearest name, in the words of its writer", () => {
    const { en, zh } = told(callOut, set("case.horizn.value=3"));
    expect(en).toMatch(/case\.horizn, which is not there.*Did you mean horizon/u);
    expect(zh).toMatch(/case\.horizn.*是否想写 horizon/u);
    expect(told(callOut, set("doctrine.consultatoin.value=3")).en).toMatch(
      /doctrine\.consultatoin.*Did you mean consultation/u,
    );
    expect(told(callOut, set("case.x.y.z=1")).en).toMatch(/case\.x, .*allowed: .*horizon/u);
  });

  it("a magnitude of 12", () => {
    const { en, file } = told(quake, set("case.hazards.0.magnitude=12"));
    expect(en).toMatch(/magnitude\.value: found 12; allowed: 3 to 9$/u);
    expect(file).toBe("--set case.hazards.0.magnitude=12");
  });

  it("an epicentre far outside the region; one near by is a warning", () => {
    const at = (lon: number) => set(`case.hazards.0.epicentre={lon: ${lon}, lat: 37.16}`);
    expect(told(quake, at(100)).en).toMatch(/epicentre \d+ km outside the region/u);
    expect(refusal(quake, at(114.2))).toEqual([]);
    const near = shippedCase(quake).narrowed(at(114.2));
    if (near._tag !== "Success") throw new Error("refused");
    expect(near.success.warnings.map(({ message }) => message.en).join(" ")).toMatch(
      /outside the region/u,
    );
  });

  it("a doctrine without a level", () => {
    const problems = refusal(quake, set("doctrine.levels={}"));
    expect(problems.map(({ message }) => message.en).join(" ")).toMatch(/at least one level/u);
    const named = refusal(
      quake,
      set(
        "doctrine.levels={only: {name: {zh: 一级, en: one}, rank: 1, mark: assumed, source: [judgement]}}",
      ),
    );
    expect(named.map(({ message }) => message.en).join(" ")).toMatch(/unknown response level/u);
  });

  it("a doctrine that is silent about a step that its procedures take", () => {
    const one = "{value: 1, unit: min, mark: assumed, source: [judgement]}";
    expect(told(quake, set(`doctrine.figures={dutyOfficer: ${one}}`)).en).toMatch(
      /figures: found no [\w, ]+; allowed: a figure for every step/u,
    );
  });

  it("negative times", () => {
    expect(told(quake, set("case.horizon=-3")).en).toMatch(/horizon\.value: found -3/u);
    expect(told(quake, set('case.horizon="-3 h"')).en).toMatch(/found -3/u);
    expect(
      told(
        quake,
        set("case.hazards.0.after={value: -5, unit: min, mark: assumed, source: [judgement]}"),
      ).en,
    ).toMatch(/after\.value: found -5/u);
    expect(told(quake, set('doctrine.autoReport="-1 min"')).en).toMatch(
      /autoReport\.value: found -1/u,
    );
  });

  it("a time, a weather, a loss that does not exist", () => {
    expect(told(quake, { at: "25:00" }).en).toMatch(/found.*25:00.*allowed: 22:40/u);
    expect(told(quake, { at: "2023-02-30" }).en).toMatch(/2023-02-30/u);
    expect(told(quake, { at: "nigth" }).en).toMatch(/Did you mean night/u);
    expect(told(quake, { weather: "rian" }).en).toMatch(/Did you mean rain/u);
    expect(told(quake, { without: ["helicoptr"] }).en).toMatch(/Did you mean helicopter/u);
  });

  it("a path that leads nowhere, with the nearest name", () => {
    expect(told(quake, set("doctine.consultation=3")).en).toMatch(/Did you mean doctrine/u);
    expect(told(quake, set("doctrine.consultaton=3")).en).toMatch(/Did you mean consultation/u);
    expect(told(quake, set("case.hazards.0.magnitud=5")).en).toMatch(/Did you mean magnitude/u);
    expect(told(quake, set("case.hazards.3.magnitude=5")).en).toMatch(/case\.hazards\.3/u);
    expect(told(quake, set("case.hazards.0.magnitude")).en).toMatch(/path=value/u);
    expect(told(quake, set("case.start.weather=[rain")).en).toMatch(/a YAML value/u);
  });

  it("a change that breaks what files must hold together", () => {
    expect(told(quake, set("inventory.totals.fire-stations.number=600")).en).toMatch(/537/u);
    expect(told(quake, set("case.targets.only=[nothing]")).en).toMatch(/unknown target/u);
  });
});
