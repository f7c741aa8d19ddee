import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { parseCsv } from "../../engine/files/csv.ts";
import { ExportReport } from "../../engine/inputs/export-report.ts";
import { facilities } from "../../engine/inputs/facilities.ts";
import { readWorkbook } from "../files/read-workbook.ts";
import { expectRfc7946 } from "../visual/map/expect-rfc7946.ts";
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
      "--swings",
      "0",
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

describe("muster export of layers and maps", () => {
  let folder = "";
  const pull = "scenarios/shandong/cases/visualisation-pull.yaml";
  const played = [
    "--place",
    "371426",
    "--replications",
    "4",
    "--swings",
    "0",
    "--workers",
    "1",
    "--quiet",
  ];
  const exported = (...args: string[]) => runCaptured(["export", folder, ...args]);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "muster-layers-"));
    expect((await runCaptured(["run", pull, ...played, "--out", folder])).code).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("one layer goes to standard output, and nothing else does", async () => {
    const { code, out, err } = await exported("--layer", "towns", "--lang", "zh");
    expect([code, err]).toEqual([0, ""]);
    expect(out.endsWith("}\n")).toBe(true);
    const { about, features } = expectRfc7946(out) as { about: object; features: unknown[] };
    expect(about).toMatchObject({ case: "visualisation-pull", layer: "towns", role: "typical" });
    expect(features.length).toBeGreaterThan(1500);
    expect((await exported("--layer", "towns", "--lang", "en")).out).toBe(out);
  });

  it("all layers go into a folder, each as its own output would be", async () => {
    const { code, err } = await exported("--format", "geojson");
    expect(code).toBe(0);
    const files = readdirSync(join(folder, "geojson")).sort();
    expect(files).toHaveLength(10);
    for (const file of files) {
      expect(err).toContain(file);
      const text = readFileSync(join(folder, "geojson", file), "utf8");
      expectRfc7946(text);
      expect((await exported("--layer", file.replace(".geojson", ""))).out).toBe(text);
    }
    const one = join(folder, "deep/roads.geojson");
    const worst = await exported("--layer", "roads", "--role", "worst", "--out", one, "--json");
    expect(Schema.decodeUnknownSync(ExportReport)(JSON.parse(worst.out))).toMatchObject({
      folder,
      files: [{ file: one }],
    });
    expect(readFileSync(one, "utf8")).toContain('"role":"worst"');
  });

  it("the map is a picture with its words in either language", async () => {
    expect((await exported("--format", "png", "--quiet", "--lang", "zh")).code).toBe(0);
    const png = readFileSync(join(folder, "map.png"));
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1520, 1040]);
    const zh = await exported(
      "--format",
      "svg",
      "--layer",
      "picture",
      "--at",
      "60",
      "--lang",
      "zh",
    );
    expect(zh.err).toContain("map-picture.svg");
    const svg = readFileSync(join(folder, "map-picture.svg"), "utf8");
    expect(svg).toContain("示意图,不作划界依据");
    const en = ["--format", "svg", "--layer", "air", "--layer", "road", "--theme", "dark"];
    expect((await exported(...en, "--out", join(folder, "maps"), "--lang", "en")).code).toBe(0);
    expect(readdirSync(join(folder, "maps")).sort()).toEqual(["map-air.svg", "map-road.svg"]);
  });

  it.each([
    [["--layer", "twons"], "towns", "boundaries"],
    [["--layer", "share"], "--format png", "boundaries"],
    [["--format", "png", "--layer", "tracks"], "--format geojson", "picture"],
    [["--format", "svg", "--target", "picture-3"], "picture-30", "picture-30"],
    [["--format", "png", "--at", "100000"], "100000", "360"],
    [["--format", "png", "--at", "-1"], "-1", "at"],
    [["--format", "xlsx", "--layer", "towns"], "--layer", "geojson"],
    [["--layer", "towns", "--layer", "roads", "--out", "a.geojson"], "a.geojson", "2"],
    [["--format", "csv"], "measurements.csv", "xlsx"],
    [["--layer", "towns", "--theme", "dark"], "--theme", "geojson"],
    [["--format", "xlsx", "--assumption-set", "3"], "--assumption-set", "xlsx"],
    [["--layer", "towns", "--role", "middling"], "middling", "typical"],
  ])("%j is refused in words", async (args, ...words) => {
    for (const lang of ["zh", "en"]) {
      const { code, out, err } = await exported(...args, "--lang", lang);
      expect(code, err).toBe(2);
      expect(out).toBe("");
      for (const word of words) expect(err).toContain(word);
    }
  });

  it("an inventory has no layers; a case without results says what to do", async () => {
    const inventory = await runCaptured(["export", jinan, "--layer", "towns", "--lang", "en"]);
    expect(inventory.code).toBe(2);
    expect(inventory.err).toContain("it is for results");
    expect((await runCaptured(["export", jinan, "--format", "geojson"])).code).toBe(2);
    const lonely = "scenarios/shandong/cases/crowded-place.yaml";
    const before = await runCaptured(["export", lonely, "--layer", "towns", "--lang", "en"]);
    expect([before.code, before.out]).toEqual([2, ""]);
    expect(before.err).toContain("muster run");
    const nothing = await runCaptured(["export", "--lang", "en"]);
    expect([nothing.code, nothing.out]).toEqual([2, ""]);
    expect(nothing.err).toContain("--list");
  });

  it("lists layers and properties", async () => {
    const { code, out } = await runCaptured(["export", "--list", "--lang", "zh"]);
    expect(code).toBe(0);
    for (const word of ["landing-points", "picture_s", "<target>_kept", "首帧画面"]) {
      expect(out).toContain(word);
    }
  });

  it("results without the data of a map say so, and still have tables", async () => {
    const bare = join(folder, "bare");
    const args = ["run", pull, ...played, "--no-report", "--out", bare];
    expect((await runCaptured(args)).code).toBe(0);
    const { code, out, err } = await runCaptured(["export", bare, "--layer", "towns"]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("--no-report");
    expect((await runCaptured(["export", bare, "--quiet"])).code).toBe(0);
  });
});
