import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as Schema from "effect/Schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { CheckReport } from "../../engine/inputs/check-report.ts";
import { small } from "../files/small-scenario.ts";
import { runCaptured } from "./run-captured.ts";

const report = (out: string): CheckReport =>
  Schema.decodeUnknownSync(CheckReport, { onExcessProperty: "error" })(JSON.parse(out));

describe("muster check", () => {
  let folder = "";
  const ledger = "units.csv";

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "muster-check-"));
    for (const name of ["sources.yaml", "catalogue", "region"]) {
      cpSync(join(small, name), join(folder, name), { recursive: true });
    }
    cpSync(join(small, "inventory", "units.csv"), join(folder, ledger));
    writeFileSync(join(folder, "package.json"), "{}");
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const file = (): string => join(folder, ledger);

  const spoilt = (): string => {
    const path = join(folder, "spoilt.csv");
    const text = readFileSync(file(), "utf8");
    writeFileSync(path, text.replace("test-team", "test-taem").replace(",25,", ",-25,"));
    return path;
  };

  it("names kinds and levels for a Chinese reader, beside the ids that stand in the files", async () => {
    const { out } = await runCaptured([
      "check",
      "scenarios/jinan/inventory-2026.yaml",
      "--lang",
      "zh",
    ]);
    expect(out).toMatch(/drone-nest 无人机智能机库 +28/u);
    expect(out).toMatch(/town 乡镇（街道） +[\d,]+/u);
  });

  it("a clean check prints counts by kind, level and mark, and the share of positions known", async () => {
    const { code, out, err } = await runCaptured(["check", file(), join(folder, "region")]);
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toMatch(/no errors/u);
    expect(out).toMatch(/test-team +2/u);
    expect(out).toMatch(/county +2/u);
    expect(out).toMatch(/certain +\d/u);
    expect(out).toMatch(/positions known +\d/u);
  });

  it("the same as JSON, which its schema describes", async () => {
    const { code, out, err } = await runCaptured([
      "check",
      "--json",
      file(),
      join(folder, "region"),
    ]);
    expect(code).toBe(0);
    expect(err).toBe("");
    const { ok, problems, inventories, mark, positions } = report(out);
    expect(ok).toBe(true);
    expect(problems).toStrictEqual([]);
    expect(inventories).toHaveLength(1);
    expect(inventories?.[0]).toMatchObject({
      kind: { "test-team": 2 },
      level: { county: 2 },
      mark: { certain: 1, likely: 1, assumed: 0, synthetic: 0 },
    });
    expect(positions).toStrictEqual({ rows: 2, known: 1, share: 0.5 });
    expect(mark?.certain).toBeGreaterThan(1);
  });

  it("every problem with file, line and column, and exit code 2", async () => {
    const { code, out, err } = await runCaptured(["check", spoilt(), join(folder, "region")]);
    expect(code).toBe(2);
    expect(out).toContain("spoilt.csv:3:");
    expect(out).toContain('people: found "-25"');
    expect(err).toContain("1 error");
  });

  it("problems as JSON are one document on standard output", async () => {
    const { code, out, err } = await runCaptured([
      "check",
      "--json",
      spoilt(),
      join(folder, "region"),
    ]);
    expect(code).toBe(2);
    expect(err).toBe("");
    const { ok, problems, inventories } = report(out);
    expect(ok).toBe(false);
    expect(inventories).toBeUndefined();
    expect(problems[0]).toMatchObject({ line: 3, severity: "error" });
    expect(problems[0].message.zh).toMatch(/\p{Script=Han}/u);
  });

  it("in Chinese, and quietly", async () => {
    const args = ["check", "--lang", "zh", "--quiet", spoilt()];
    const { out, err } = await runCaptured(args);
    expect(err).toBe("");
    expect(out).toContain("错误");
    expect(out).toContain("实际为");
  });

  it("a file that does not exist, with the nearest one that does", async () => {
    const { code, out } = await runCaptured(["check", join(folder, "unit.csv")]);
    expect(code).toBe(2);
    expect(out).toContain("Did you mean units.csv?");
  });
});
