import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { RunResult } from "../../engine/inputs/run-result.ts";
import type { Manifest } from "../../engine/inputs/manifest.ts";
import { engineHash } from "../../engine/study/results/engine-hash.ts";
import { runCaptured } from "./run-captured.ts";

const callOut = "scenarios/shandong/cases/visualisation-pull.yaml";

let folder = "";
let original = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "muster-repeat-"));
  original = join(folder, "original");
  const args = `run ${callOut} --target picture-30 --at night --limit 24 --assumption-sets 2 --seed 7 --swings 1 --no-report --quiet --out`;
  const { code } = await runCaptured([...args.split(" "), original]);
  expect(code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

const manifestOf = (own: string): Manifest =>
  JSON.parse(readFileSync(join(own, "manifest.json"), "utf8")) as Manifest;

/** The original with a changed manifest. */
const changed = (name: string, change: (text: string) => string): string => {
  const own = join(folder, name);
  cpSync(original, own, { recursive: true });
  const manifest = join(own, "manifest.json");
  const before = readFileSync(manifest, "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(manifest, after);
  return own;
};

describe("run --from", () => {
  test("repeats a run with nothing but its manifest, and says that it is equal", async () => {
    const again = join(folder, "again");
    const from = [
      "run",
      "--from",
      join(original, "manifest.json"),
      "--no-report",
      "--workers",
      "1",
    ];
    const { code, out, err } = await runCaptured([...from, "--json", "--out", again]);
    expect(code).toBe(0);
    expect(out).toBe(readFileSync(join(original, "summary.json"), "utf8"));
    expect((JSON.parse(out) as RunResult).changes).toEqual(["--at night"]);
    expect(err).toMatch(/equal to the run repeated: trace hash [0-9a-f]{32}, 4 of 4 files/u);
    expect(manifestOf(again)).toEqual({
      ...manifestOf(original),
      engine: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
    });
  });

  test("takes the folder too, and mends what was spoilt there", async () => {
    const own = join(folder, "mended");
    cpSync(original, own, { recursive: true });
    writeFileSync(join(own, "measurements.csv"), "spoilt");
    expect((await runCaptured(["run", "--from", own, "--no-report"])).code).toBe(0);
    expect(readFileSync(join(own, "measurements.csv"))).toEqual(
      readFileSync(join(original, "measurements.csv")),
    );
  });

  test("inputs that have changed since are named, and nothing is played", async () => {
    const own = changed("changed", (text) =>
      text.replace(/("doctrine": ")[0-9a-f]{4}/u, "$10000").replace(/("region": ")..../u, "$10000"),
    );
    const { code, out, err } = await runCaptured(["run", "--from", own, "--no-report"]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/have changed since .*manifest\.json: the region, the doctrine; /u);
    const zh = await runCaptured(["run", "--from", own, "--no-report"], { LANG: "zh_CN.UTF-8" });
    expect(zh.err).toMatch(/输入已变:地区、处置规则;/u);
  });

  test("another result of the same inputs and code is a fault of ours; of other code, not", async () => {
    const otherHash = (text: string): string =>
      text.replace(/("traceHash": ")[0-9a-f]{4}/u, "$10000");
    const ofThisCode = (text: string): string =>
      otherHash(text).replace(/("engine": ")[0-9a-f]{64}/u, `$1${engineHash()}`);
    const fault = await runCaptured(["run", "--from", changed("fault", ofThisCode)]);
    expect(fault.code).toBe(70);
    expect(fault.err).toContain("gave another result");
    const own = changed("older", (text) =>
      otherHash(text).replace(/("engine": ")[0-9a-f]{4}/u, "$10000"),
    );
    const before = readFileSync(join(own, "manifest.json"), "utf8");
    const older = await runCaptured(["run", "--from", own, "--no-report"]);
    expect(older.code).toBe(2);
    expect(older.err).toMatch(/warning: these results are of another version/u);
    expect(older.err).toMatch(/the result differs: trace hash/u);
    expect(readFileSync(join(own, "manifest.json"), "utf8")).toBe(before);
  });

  test("a manifest that is none is told in words", async () => {
    for (const [name, change, words] of [
      ["torn", (text: string) => text.slice(0, 100), /manifest\.json is damaged: no JSON/u],
      ["old", (text: string) => text.replace('"version": 2', '"version": 1'), /older format/u],
      ["odd", (text: string) => text.replace('"seed": 7', '"seed": []'), /must: seed/u],
    ] as const) {
      const { code, err } = await runCaptured(["run", "--from", changed(name, change)]);
      expect(code).toBe(2);
      expect(err).toMatch(words);
    }
    const { code, err } = await runCaptured(["run", "--from", join(folder, "nowhere")]);
    expect([code, err.includes("no finished results")]).toEqual([2, true]);
  });

  test("takes nothing that would make it another run", async () => {
    const more = [callOut, "--seed", "3", "--target", "x", "--at", "day", "--assumption-sets", "2"];
    const { code, err } = await runCaptured(["run", "--from", original, ...more]);
    expect(code).toBe(2);
    expect(err).toContain("leave out CASE, --assumption-sets, --seed, --at, --target");
    const none = await runCaptured(["run"]);
    expect([none.code, none.err.includes("the file of a case is missing")]).toEqual([2, true]);
    const both = ["run", callOut, "--limit", "3", "--replications", "3"];
    expect((await runCaptured(both)).err).toContain("give one of them");
  });
});
