import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as Schema from "effect/Schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { SolveResult, SolveResults } from "../../engine/inputs/solve-result.ts";
import { widthOf } from "../../engine/cli/columns.ts";
import { runCaptured } from "./run-captured.ts";

const callOut = "scenarios/shandong/cases/visualisation-pull.yaml";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "muster-solve-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const out = (name: string): string => join(folder, name);

const asked = (name: string, figure: string, more: readonly string[] = []): string[] => [
  "solve",
  callOut,
  "--target",
  "picture-30",
  "--figure",
  figure,
  "--replications",
  "16",
  "--assumption-sets",
  "2",
  "--values",
  "6",
  "--workers",
  "2",
  "--out",
  out(name),
  ...more,
];

const limit = "targets.picture-30.threshold.atMost.duration";

describe("muster solve", () => {
  test("answers in a sentence and a table, in both languages, and keeps what it found", async () => {
    const range = ["--low", "5", "--high", "300"];
    const en = await runCaptured(asked("a", limit, range.concat("--lang", "en")));
    expect(en.code).toBe(0);
    expect(en.out.replaceAll("\n", " ")).toMatch(
      /^"the scene to be seen within 30 minutes" holds, in 90% of disasters, once "the scene .*: a time" is at least [\d.]+ min/,
    );
    expect(en.out).toMatch(/value +pass of n/);
    const zh = await runCaptured(asked("a", limit, range.concat("--lang", "zh")));
    expect(zh.out).toContain("守得住");
    for (const line of [...en.out.split("\n"), ...zh.out.split("\n")]) {
      expect(widthOf(line)).toBeLessThanOrEqual(80);
    }
    // Asked twice, kept once; another figure joins it.
    const json = await runCaptured(asked("a", "unknowns/camera-in-view/village", ["--json"]));
    expect(json.code).toBe(0);
    const result = Schema.decodeUnknownSync(SolveResult, { onExcessProperty: "error" })(
      JSON.parse(json.out),
    );
    expect(result).toMatchObject({
      case: "visualisation-pull",
      replications: 16,
      assumptionSets: 2,
    });
    expect(result.values.length).toBeLessThanOrEqual(6);
    const kept = Schema.decodeUnknownSync(SolveResults)(
      JSON.parse(readFileSync(join(out("a"), "solve.json"), "utf8")),
    );
    expect(kept.map(({ figure }) => figure.path)).toEqual([
      limit,
      "unknowns/camera-in-view/village",
    ]);
    expect(kept[1]).toEqual(result);
  });

  test("a path or target that does not exist names the nearest, and nothing is written", async () => {
    const figure = await runCaptured(
      asked("b", "unknowns/township-terminal/all", ["--lang", "en"]),
    );
    expect(figure.code).toBe(2);
    expect(figure.err).toContain("Did you mean unknowns/township-terminals/all?");
    const line = `solve ${callOut} --target picture-30/two-way --figure ${limit} --lang en`;
    const target = await runCaptured([...line.split(" "), "--out", out("b")]);
    expect(target.code).toBe(2);
    expect(target.err).toContain("picture-30/report-two-way-worst");
    const json = await runCaptured(asked("b", "case.horizon", ["--json"]));
    expect(json.code).toBe(2);
    expect(JSON.parse(json.out)).toMatchObject({ ok: false });
    expect(() => readFileSync(join(out("b"), "solve.json"))).toThrow();
  });

  test("a file of another case or a damaged one stays as it is", async () => {
    const path = join(folder, "solve.json");
    writeFileSync(path, "[{");
    const args = asked("", "doctrine.consultation", ["--lang", "en"]);
    const spoilt = await runCaptured(args);
    expect(spoilt.code).toBe(2);
    expect(spoilt.err).toContain("cannot be read");
    expect(readFileSync(path, "utf8")).toBe("[{");
    const [kept] = JSON.parse(readFileSync(join(out("a"), "solve.json"), "utf8")) as unknown[];
    writeFileSync(path, JSON.stringify([{ ...(kept as object), case: "another" }]));
    const other = await runCaptured(args);
    expect(other.code).toBe(2);
    expect(other.err).toContain("another case, another");
  });

  test("a target that cannot be tested says why", async () => {
    const line = `solve ${callOut} --target warning-5 --figure doctrine.consultation --lang en`;
    const { code, err } = await runCaptured([
      ...line.split(" "),
      "--replications",
      "2",
      "--out",
      out("c"),
    ]);
    expect(code).toBe(2);
    expect(err).toContain("warning-5 cannot be tested");
  });
});
