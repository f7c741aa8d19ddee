import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as Schema from "effect/Schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { ComparisonResult } from "../../engine/inputs/comparison-result.ts";
import { runCaptured } from "./run-captured.ts";

const callOut = "scenarios/shandong/cases/visualisation-pull.yaml";
const variants = "scenarios/shandong/variants";
const small = ["--replications", "2", "--assumption-sets", "1", "--workers", "1", "--no-cache"];

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "muster-compare-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("muster compare", () => {
  it("prints one document that holds what its schema says, and keeps each case's part of it", async () => {
    const { code, out } = await runCaptured([
      "compare",
      callOut,
      "--with",
      `${variants}/plan-2025.yaml`,
      "--with",
      `${variants}/without-helicopters.yaml`,
      "--json",
      "--out",
      folder,
      ...small,
    ]);
    expect(code).toBe(0);
    const result = Schema.decodeUnknownSync(ComparisonResult, { onExcessProperty: "error" })(
      JSON.parse(out),
    );
    const [only] = result.cases;
    expect(only.arms.map(({ id }) => id)).toEqual([
      "as-it-stands",
      "plan-2025",
      "without-helicopters",
    ]);
    const kept: unknown = JSON.parse(readFileSync(join(folder, "comparison.json"), "utf8"));
    expect(kept).toEqual(only);
    // On the ledger nine bases reach more of the province than six, and no helicopter reaches none of it.
    const measured = (target: string, arm: string) =>
      only.targets
        .find(({ id, variant }) => id === target && variant === null)
        ?.differences.find((one) => one.arm === arm)?.measured.word;
    expect(measured("air-80km", "plan-2025")).toBe("better");
    expect(measured("air-30min", "without-helicopters")).toBe("worse");
    expect(measured("township-team-30", "plan-2025")).toBe("better");
  });

  it("takes nothing away from another case: refused before anything is played", async () => {
    const own = mkdtempSync(join(folder, "other-"));
    const file = join(own, "comparison.json");
    writeFileSync(file, '{"case": "another"}');
    const asked = ["compare", callOut, "--with", `${variants}/plan-2025.yaml`, "--out", own];
    const { code, out, err } = await runCaptured([...asked, "--lang", "en", ...small]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("comparison.json holds results of another case, another, not of");
    expect(readFileSync(file, "utf8")).toBe('{"case": "another"}');
  });

  it("asks one reading of one place where that is wanted", async () => {
    const { code, out } = await runCaptured([
      "compare",
      callOut,
      "--with",
      `${variants}/township-terminals.yaml`,
      "--place",
      "371426",
      "--target",
      "picture-30/as-written",
      "--json",
      "--out",
      folder,
      ...small,
    ]);
    expect(code).toBe(0);
    const [only] = Schema.decodeUnknownSync(ComparisonResult)(JSON.parse(out)).cases;
    expect(only.targets.map(({ id, variant }) => [id, variant])).toEqual([["picture-30", null]]);
    expect(only.rows).toBe(1);
    expect(only.changes).toEqual(["--place 371426"]);
  });

  it("shows what it found though the disk does not take it", async () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    const { code, out, err } = await runCaptured([
      "compare",
      callOut,
      "--with",
      `${variants}/without-helicopters.yaml`,
      "--target",
      "air-30min",
      "--out",
      join(file, "below"),
      ...small,
    ]);
    expect(code).toBe(74);
    expect(out).toContain("without-helicopters");
    expect(err).toContain("could not write");
  });

  it("refuses what it cannot compare, in words, and writes nothing", async () => {
    const out = join(folder, "refused");
    const refused = async (...args: string[]): Promise<string> => {
      const { code, err } = await runCaptured(["compare", ...args, "--out", out, ...small]);
      expect(code).toBe(2);
      expect(existsSync(out)).toBe(false);
      return err;
    };
    const plan = ["--with", `${variants}/plan-2025.yaml`];
    expect(await refused(callOut, "--with", `${variants}/plan-2052.yaml`)).toContain(
      "Did you mean plan-2025.yaml?",
    );
    expect(await refused(callOut, ...plan, ...plan)).toContain("named twice");
    expect(await refused(callOut, "--with", "scenarios/shandong/targets.yaml")).toContain(
      "the file of a variant",
    );
    expect(await refused("scenarios/shandong/region.yaml", ...plan)).toContain(
      "the file of a case",
    );
    const own = join(folder, "own.yaml");
    writeFileSync(
      own,
      `# yaml-language-server: $schema=https://example.org/variant.json
id: own
name: {zh: 自拟, en: own}
region: shandong
changes: {unknowns.township-terminal.share.all: 1}
mark: assumed
source: [judgement]
`,
    );
    expect(await refused(callOut, "--with", own)).toContain("Did you mean township-terminals?");
    expect(await refused(callOut, ...plan, "--target", "picture-03")).toContain(
      "Did you mean picture-30?",
    );
    await refused(callOut);
  });
});
