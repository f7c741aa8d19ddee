import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as Schema from "effect/Schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { EventListReport } from "../../engine/inputs/event-list-report.ts";
import { readWorkbook } from "../files/read-workbook.ts";
import { runCaptured } from "./run-captured.ts";

const callOut = [
  "drill",
  "scenarios/shandong/cases/visualisation-pull.yaml",
  "--table",
  "--place",
  "371426",
  "--at",
  "22:40",
  "--replication",
  "2",
];

describe("muster drill", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "muster-drill-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("writes a workbook of list and notes, in the reader's language", async () => {
    const zhFile = join(folder, "new/list.xlsx");
    const { code, out } = await runCaptured([...callOut, "--out", zhFile, "--lang", "zh"]);
    expect(code).toBe(0);
    expect(out).toContain(zhFile);
    expect(out).toContain("参演方 山东省、德州市、平原县");
    const zh = readWorkbook(readFileSync(zhFile));
    expect(zh.sheets.map(({ name }) => name)).toEqual(["主要事件清单", "演练说明", "知情表"]);
    expect(zh.sheets[0].rows[1].map(({ value }) => value).slice(0, 4)).toEqual([
      "序号",
      "类型",
      "情景时间",
      "发送方",
    ]);
    expect(zh.sheets[0].xml).not.toContain("<f");
    const enFile = join(folder, "list.xlsx");
    await runCaptured([...callOut, "--out", enFile, "--lang", "en", "--compress", "6"]);
    const en = readWorkbook(readFileSync(enFile));
    expect(en.sheets.map(({ name }) => name)).toEqual(["Event list", "Notes", "Who knows what"]);
    expect(en.sheets[0].rows[1].map(({ value }) => value)).toContain("Exercise time");
  });

  it("prints CSV, and with --json one document that holds what its schema says", async () => {
    const csv = await runCaptured([
      ...callOut,
      "--format",
      "csv",
      "--lang",
      "zh",
      "--tier",
      "county",
    ]);
    expect(csv.code).toBe(0);
    expect(csv.out).toMatch(/^序号,类型,情景时间,发送方,接收方,/u);
    const json = await runCaptured([
      ...callOut,
      "--json",
      "--quiet",
      "--lang",
      "zh",
      "--tier",
      "county",
    ]);
    expect([json.code, json.err]).toEqual([0, ""]);
    const report = Schema.decodeUnknownSync(EventListReport, { onExcessProperty: "error" })(
      JSON.parse(json.out),
    );
    expect(report).toMatchObject({
      case: "visualisation-pull",
      replication: 2,
      players: ["平原县"],
    });
    // The same list again.
    expect(
      (await runCaptured([...callOut, "--json", "--quiet", "--lang", "zh", "--tier", "county"]))
        .out,
    ).toBe(json.out);
  });

  it("says who can play where nobody of that name does, and writes nothing", async () => {
    const file = join(folder, "none.xlsx");
    const { code, err } = await runCaptured([...callOut, "--role", "平原", "--out", file]);
    expect(code).toBe(2);
    expect(err).toContain("371426 平原县");
    expect(existsSync(file)).toBe(false);
  });

  it("asks for --table, refuses a case that does not exist and a compression of nothing", async () => {
    const bare = await runCaptured(callOut.filter((word) => word !== "--table"));
    expect([bare.code, bare.out]).toEqual([2, ""]);
    expect(bare.err).toContain("--table");
    const missing = await runCaptured(["drill", "nowhere.yaml", "--table", "--json"]);
    expect(missing.code).toBe(2);
    expect(JSON.parse(missing.out)).toMatchObject({ ok: false });
    expect((await runCaptured([...callOut, "--compress", "0"])).code).toBe(2);
  });

  it("says in words where it cannot write", async () => {
    const { code, err } = await runCaptured([
      ...callOut,
      "--out",
      join(folder, "list.xlsx", "x.xlsx"),
    ]);
    expect(code).toBe(74);
    expect(err).toContain("x.xlsx");
  });
});
