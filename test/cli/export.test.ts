import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { parseCsv } from "../../engine/files/csv.ts";
import { ExportReport } from "../../engine/inputs/export-report.ts";
import { facilities } from "../../engine/inputs/facilities.ts";
import { readWorkbook } from "../files/read-workbook.ts";
import { runCaptured } from "./run-captured.ts";

const jinan = "scenarios/jinan/inventory-2026.yaml";

describe("muster export", () => {
  it("prints every unit in the columns of a ledger, as a table that reads", async () => {
    const { code, out, err } = await runCaptured(["export", jinan]);
    expect(code).toBe(0);
    expect(err).toBe("");
    const { header, rows } = Result.getOrThrow(parseCsv("units.csv", out));
    expect(header).toStrictEqual(Object.keys(facilities.columns));
    expect(rows.length).toBeGreaterThan(3000);
    const decode = Schema.decodeUnknownResult(facilities.row, { onExcessProperty: "error" });
    for (const { cells } of rows) {
      const input = Object.fromEntries(
        cells.flatMap((cell, i) => (cell === "" ? [] : [[header[i], cell]])),
      );
      expect(Result.isSuccess(decode(input)), cells.join(",")).toBe(true);
    }
    const names = rows.filter(({ cells }) => cells[header.indexOf("mark")] === "synthetic");
    for (const { cells } of names) expect(cells[1]).toContain("合成");
  });

  it("towns of a region lie elsewhere in another set, and in the same place in the same one", async () => {
    const towns = async (set: string) =>
      (await runCaptured(["export", "scenarios/jinan/region.yaml", "--assumption-set", set])).out;
    const third = await towns("3");
    expect(third.split("\n")).toHaveLength(1 + 161 + 1);
    expect(await towns("3")).toBe(third);
    expect(await towns("4")).not.toBe(third);
  });

  it("--json is what its schema says", async () => {
    const { out } = await runCaptured(["export", "scenarios/jinan/region.yaml", "--json"]);
    const report = Schema.decodeUnknownResult(ExportReport)(JSON.parse(out));
    expect(Result.isSuccess(report)).toBe(true);
  });

  it("anything else is refused in words", async () => {
    for (const path of ["scenarios/shandong/facts.csv", "scenarios/nowhere.yaml", "scenarios"]) {
      const { code, out, err } = await runCaptured(["export", path]);
      expect(code).toBe(2);
      expect(out).toBe("");
      expect(err).toContain("error: found");
    }
    expect((await runCaptured(["export", jinan, "--assumption-set", "32"])).code).toBe(2);
  });
});

describe("muster export of results", () => {
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "muster-export-"));
    const { code } = await runCaptured([
      "run",
      "scenarios/shandong/cases/visualisation-pull.yaml",
      "--place",
      "371426",
      "--replications",
      "4",
      "--workers",
      "1",
      "--out",
      folder,
      "--quiet",
    ]);
    expect(code).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("writes a workbook beside them, or where asked", async () => {
    const { code, err } = await runCaptured(["export", folder, "--lang", "zh"]);
    expect(code).toBe(0);
    expect(err).toContain("tables.xlsx");
    const { sheets } = readWorkbook(readFileSync(join(folder, "tables.xlsx")));
    expect(sheets.map(({ name }) => name)).toEqual(["目标", "县区", "地方", "队伍", "说明"]);
    expect(sheets[0].rows.length).toBeGreaterThan(2);
    const other = join(folder, "deep/other.xlsx");
    expect((await runCaptured(["export", folder, "--out", other, "--quiet"])).code).toBe(0);
    expect(readFileSync(other).length).toBeGreaterThan(1000);
  });

  it("says that CSV is there already", async () => {
    const { code, err } = await runCaptured(["export", folder, "--format", "csv"]);
    expect(code).toBe(2);
    expect(err).toContain("measurements.csv");
  });

  it("writes a ledger as a workbook too", async () => {
    const file = join(folder, "ledger.xlsx");
    const { code } = await runCaptured(["export", jinan, "--format", "xlsx", "--out", file]);
    expect(code).toBe(0);
    expect(readWorkbook(readFileSync(file)).sheets[0].rows.length).toBeGreaterThan(3000);
    expect((await runCaptured(["export", jinan, "--format", "xlsx"])).code).toBe(2);
  });
});
