import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { runCaptured } from "./run-captured.ts";

const callOut = "scenarios/shandong/cases/visualisation-pull.yaml";

describe("muster brief", () => {
  let folder = "";
  let results = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "muster-brief-"));
    results = join(folder, "results");
    const { code } = await runCaptured([
      "run",
      callOut,
      "--place",
      "371426",
      "--replications",
      "4",
      "--workers",
      "1",
      "--out",
      results,
      "--quiet",
    ]);
    expect(code).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("writes page and document beside the results, and says the conclusion", async () => {
    const { code, out, err } = await runCaptured([
      "brief",
      results,
      "--lang",
      "zh",
      "--date",
      "2026-11-21",
    ]);
    expect(code).toBe(0);
    expect(out.trim()).not.toBe("");
    expect(err).toContain("brief.docx");
    const page = readFileSync(join(results, "brief.html"), "utf8");
    expect(page).toContain("日期：2026-11-21");
    expect(page).toContain("密级：【待填】");
    expect(page).toContain("data:font/woff2;base64,");
    expect(readFileSync(join(results, "brief.docx")).subarray(0, 2).toString()).toBe("PK");
  });

  it("writes the same page again, in English where asked, into another folder", async () => {
    const [first, second] = ["a", "b"].map((name) => join(folder, name));
    for (const out of [first, second]) {
      await runCaptured(["brief", results, "--date", "2026-11-21", "--out", out, "--lang", "en"]);
    }
    const [a, b] = [first, second].map((out) => readFileSync(join(out, "brief.html"), "utf8"));
    expect(a).toBe(b);
    expect(a).toContain('<html lang="en">');
  });

  it("refuses what is no folder of results, an older version, and a spoilt comparison, in words", async () => {
    const nothing = await runCaptured(["brief", join(folder, "nowhere")]);
    expect(nothing.code).toBe(2);
    expect(nothing.err).toContain("nowhere");
    writeFileSync(join(results, "comparison.json"), '{"version": 0}');
    const spoilt = await runCaptured(["brief", results, "--out", join(folder, "spoilt")]);
    expect([spoilt.code, spoilt.out]).toEqual([2, ""]);
    expect(spoilt.err).toMatch(/comparison\.json cannot be read/u);
    expect(existsSync(join(folder, "spoilt"))).toBe(false);
    rmSync(join(results, "comparison.json"));
    const file = join(results, "manifest.json");
    const manifest = readFileSync(file, "utf8");
    writeFileSync(file, manifest.replace(/"version": \d+/u, '"version": 1'));
    const older = await runCaptured(["brief", results]);
    expect(older.code).toBe(2);
    expect(older.err).toMatch(/older/u);
    writeFileSync(file, manifest);
  });
});
