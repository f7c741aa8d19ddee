import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { describe, expect, it } from "vitest";

import { parseCsv } from "../../engine/files/csv.ts";
import { ExportReport } from "../../engine/inputs/export-report.ts";
import { facilities } from "../../engine/inputs/facilities.ts";
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
