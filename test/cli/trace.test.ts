import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as Schema from "effect/Schema";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { TraceEvent, TraceReport } from "../../engine/inputs/trace-report.ts";
import { runCaptured } from "./run-captured.ts";

const callOut = "scenarios/shandong/cases/visualisation-pull.yaml";

const event = (line: string): TraceEvent =>
  Schema.decodeUnknownSync(TraceEvent, { onExcessProperty: "error" })(JSON.parse(line));

describe("muster trace", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "muster-trace-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("prints a timeline in the reader's language, and the same one every time", async () => {
    const args = ["trace", callOut, "--replication", "2", "--place", "371426", "--at", "22:40"];
    const en = await runCaptured([...args, "--lang", "en"]);
    const zh = await runCaptured([...args, "--lang", "zh"]);
    expect([en.code, zh.code]).toEqual([0, 0]);
    expect(en.out).toMatch(/22:40:00 {2}T\+00:00:00 {2}call-out begins: .*Pingyuan County/u);
    expect(zh.out).toMatch(/22:40:00 {2}T\+00:00:00 {2}拉动开始:平原县/u);
    expect(zh.out.split("\n").length).toBe(en.out.split("\n").length);
    expect((await runCaptured([...args, "--lang", "zh"])).out).toBe(zh.out);
  });

  it("prints lines of JSON with both languages, one for each event", async () => {
    const { code, out } = await runCaptured(["trace", callOut, "--lines"]);
    expect(code).toBe(0);
    const events = out.trimEnd().split("\n").map(event);
    expect(events.map(({ row }) => row)).toEqual(events.map((_, i) => i));
    expect(events[0].sentence).toEqual({ zh: "推演开始", en: "the replay begins" });
    for (const { cause, row } of events) expect(cause).toBeLessThan(row);
  });

  it("prints one document with --json, which holds what its schema says", async () => {
    const { code, out, err } = await runCaptured([
      "trace",
      callOut,
      "--json",
      "--replication",
      "1",
      "--quiet",
    ]);
    expect([code, err]).toEqual([0, ""]);
    const report = Schema.decodeUnknownSync(TraceReport, { onExcessProperty: "error" })(
      JSON.parse(out),
    );
    expect(report).toMatchObject({ case: "visualisation-pull", replication: 1, seed: 1 });
    expect(report.events.length).toBeGreaterThan(1);
    const lines = await runCaptured(["trace", callOut, "--lines", "--replication", "1"]);
    expect(lines.out.trimEnd().split("\n").map(event)).toEqual(report.events);
  });

  it("writes Parquet that reads back as the same events", async () => {
    const file = join(folder, "trace.parquet");
    const { code, out } = await runCaptured(["trace", callOut, "--parquet", file]);
    expect([code, out]).toEqual([0, ""]);
    const bytes = readFileSync(file);
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const rows = await parquetReadObjects({ file: buffer });
    const lines = (await runCaptured(["trace", callOut, "--lines"])).out.trimEnd().split("\n");
    expect(
      rows.map((row) => [row["row"], row["time_s"], row["sentence_zh"], row["role_en"]]),
    ).toEqual(
      lines
        .map(event)
        .map(({ row, timeS, sentence, roleName }) => [
          row,
          timeS,
          sentence.zh,
          roleName?.en ?? null,
        ]),
    );
    const metadata = parquetMetadata(buffer).key_value_metadata ?? [];
    expect(metadata.find(({ key }) => key === "muster.case")?.value).toBe("visualisation-pull");
  });

  it("plays a set of assumptions of its own, and refuses one that is not there", async () => {
    const quake = "scenarios/shandong/cases/pingyuan-2023.yaml";
    const middle = await runCaptured(["trace", quake, "--lines"]);
    const third = await runCaptured(["trace", quake, "--lines", "--assumption-set", "3"]);
    expect(third.code).toBe(0);
    expect(third.out).not.toBe(middle.out);
    const none = await runCaptured(["trace", callOut, "--assumption-set", "99"]);
    expect(none.code).toBe(2);
    expect(none.err).toMatch(/allowed: 0 to 31/u);
  });

  it("says what is wrong with a case, and ends with 2", async () => {
    const gone = await runCaptured(["trace", "scenarios/shandong/cases/pingyuan-2032.yaml"]);
    expect([gone.code, gone.out]).toEqual([2, ""]);
    expect(gone.err).toMatch(/no file.*Did you mean pingyuan-2023\.yaml/u);
    const other = await runCaptured(["trace", "scenarios/shandong/region.yaml"]);
    expect(other.code).toBe(2);
    expect(other.err).toMatch(/the file of a case/u);
    const wrong = await runCaptured(["trace", callOut, "--weather", "rian"]);
    expect([wrong.code, wrong.out]).toEqual([2, ""]);
    expect(wrong.err).toMatch(/Did you mean rain/u);
    const negative = await runCaptured(["trace", callOut, "--replication", "-1"]);
    expect(negative.code).toBe(2);
    const json = await runCaptured(["trace", callOut, "--json", "--weather", "rian"]);
    expect(json.code).toBe(2);
    expect(JSON.parse(json.out)).toMatchObject({ ok: false });
  });

  it("ends with 74 where the file cannot be written", async () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    const parquet = join(file, "x.parquet");
    const { code } = await runCaptured(["trace", callOut, "--parquet", parquet]);
    expect(code).toBe(74);
  });
});
