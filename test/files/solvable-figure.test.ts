import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";

import { plainInputs, solvableFigure } from "../../engine/files/solvable-figure.ts";
import type { GivenRange } from "../../engine/files/solvable-figure.ts";
import { patched } from "../../engine/study/pool/patch.ts";
import type { SolvableFigure } from "../../engine/study/solve/break-even.ts";
import { shippedCase, shippedInputs } from "../shipped-case.ts";

const name = "shandong/cases/visualisation-pull";
const base = shippedInputs(name);
const inputs = plainInputs(base);
const open: GivenRange = { low: undefined, high: undefined };

const asked = (path: string, range: Partial<GivenRange> = {}) =>
  solvableFigure(shippedCase(name), {}, base, path, { ...open, ...range });

const found = (path: string, range: Partial<GivenRange> = {}): SolvableFigure =>
  Result.getOrThrowWith(asked(path, range), ([problem]) => new Error(problem.message.en));

const wrong = (path: string, range: Partial<GivenRange> = {}) => {
  const result = asked(path, range);
  if (Result.isSuccess(result)) throw new Error(`${path} was taken`);
  return result.failure[0];
};

describe("a figure to be solved for", () => {
  test("an unknown, by the path that results print or by that of --set, is the same", () => {
    const byUnknown = found("unknowns/township-terminals/all");
    const bySet = found("unknowns.township-terminals.share.all");
    expect(byUnknown).toMatchObject({ unit: "share", low: 0.3, high: 0.95, stood: "assumed" });
    expect(bySet).toMatchObject({ unit: "share", low: 0.3, high: 0.95, stood: "assumed" });
    expect(byUnknown.name.en).toBe("share of towns with a working portable terminal");
    expect(bySet.name).toEqual(byUnknown.name);
    const one = patched(inputs, byUnknown.at(0.62));
    const other = patched(inputs, bySet.at(0.62));
    expect(one).toEqual(other);
    const { unknowns } = one.inventory;
    expect(unknowns["township-terminals"].share?.["all"]).toMatchObject({
      kind: "constant",
      si: 0.62,
    });
    // What it leaves alone is the same object, so that it need not be compiled again.
    expect(one.region).toBe(inputs.region);
    expect(one.doctrine).toBe(inputs.doctrine);
  });

  test("every way of --set to a number is taken, in the unit it is written in", () => {
    const consultation = found("doctrine.consultation");
    expect(consultation).toMatchObject({ unit: "min", stood: "drawn" });
    expect(consultation.name.zh).toBe("会商研判并定级");
    expect(found("doctrine.figures.consultation").at(7)).toEqual(consultation.at(7));
    const cruise = found("catalogue.mi-171.figures.cruise", { low: 100, high: 300 });
    expect(cruise).toMatchObject({ unit: "km/h", stood: "known", whole: false });
    expect(cruise.name.en).toContain("cruising speed");
    const scenes = found("case.hazards.0.scenes", { low: 1, high: 9 });
    expect(scenes).toMatchObject({ unit: null, whole: true });
    const limit = found("targets.picture-30.threshold.atMost.duration", { low: 5, high: 60 });
    const [file] = patched(inputs, limit.at(45)).targets;
    expect(file.targets["picture-30"].threshold).toMatchObject({
      atMost: { duration: { si: 2700 } },
    });
  });

  test("the range can be widened, as far as it means something", () => {
    expect(found("unknowns/camera-in-view/village", { low: 0, high: 1 })).toMatchObject({
      low: 0,
      high: 1,
    });
    expect(wrong("unknowns/camera-in-view/village", { high: 1.2 }).message.en).toContain("0 to 1");
    expect(wrong("unknowns.camera-in-view.share.village", { high: 1.2 }).message.en).toContain(
      "0 to 1",
    );
    expect(wrong("doctrine.consultation", { low: 60, high: 20 }).message.en).toContain(
      "low end below the high end",
    );
  });

  test("a known number has no range of its own, but for a share", () => {
    const problem = wrong("case.horizon");
    expect(problem.file).toBe("--figure case.horizon");
    expect(problem.message.en).toBe(
      "found a known number (6, h) without a range of its own; allowed: a range by --low --high (in the unit of the figure, h)",
    );
    expect(wrong("case.horizon", { low: 2 }).message.zh).toContain("--high");
    expect(wrong("case.horizon", { low: 0, high: 4 }).message.en).toContain("1 to 1440 h");
  });

  test("a misspelt path names the nearest", () => {
    const unknown = wrong("unknowns/township-terminal/all");
    expect(unknown.suggestion).toBe("unknowns/township-terminals/all");
    expect(unknown.file).toBe("--figure unknowns/township-terminal/all");
    expect(wrong("doctrine.consultatio").suggestion).toBe("consultation");
    expect(wrong("doctrin.consultation").suggestion).toBe("doctrine");
    expect(wrong("nowhere/at/all").suggestion).toBeUndefined();
  });

  test("what is no number is refused, and the reliability itself", () => {
    expect(wrong("case.name.zh").message.en).toContain("text");
    expect(wrong("case.targets.only").message.en).toBeDefined();
    expect(wrong("targets.picture-30.reliability").message.en).toContain("reliability");
  });
});
