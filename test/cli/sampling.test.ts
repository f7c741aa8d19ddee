import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { RunResult } from "../../engine/inputs/run-result.ts";
import { runCaptured } from "./run-captured.ts";

const callOut = "scenarios/shandong/cases/visualisation-pull.yaml";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "muster-sampling-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (out: string, ...more: string[]) => {
  const line = `run ${callOut} --target picture-30/report-any-worst --swings 0 --no-report --lang en --replications 48 --assumption-sets 2`;
  return runCaptured([...line.split(" "), "--out", join(folder, out), ...more]);
};

const scheme = ["--antithetic", "--stratify", "season,hour"];

describe("muster run under a scheme of sampling", () => {
  test("prints the measured gain, and is the same with one and with two workers", async () => {
    const one = await run("a", ...scheme, "--workers", "1", "--json");
    const two = await run("b", ...scheme, "--workers", "2", "--json");
    expect(one.code).toBe(0);
    expect(two.out).toBe(one.out);
    const result = JSON.parse(one.out) as RunResult;
    expect(result.sampling?.scheme).toEqual({ antithetic: true, strata: ["hour", "season"] });
    expect(result.sampling?.targets).toHaveLength(1);
    expect(result.sampling?.targets[0]).toMatchObject({ id: "picture-30", units: 24 });
    const plain = JSON.parse((await run("c", "--json")).out) as RunResult;
    expect(plain).not.toHaveProperty("sampling");
    expect(plain.traceHash).not.toBe(result.traceHash);
  });

  test("shows it in a table, and --from repeats it bit for bit", async () => {
    const again = await runCaptured([
      "run",
      "--from",
      join(folder, "a"),
      "--no-report",
      "--lang",
      "en",
    ]);
    expect(again.code).toBe(0);
    expect(again.out).toMatch(/gain of sampling +gain +pairs/u);
    expect(again.out).toContain("antithetic pairs and strata of hour, season.");
  });

  test("a draw that nobody knows is refused with those that are", async () => {
    const { code, err } = await run("d", "--stratify", "hour,weather");
    expect(code).toBe(2);
    expect(err).toContain("hour,season,magnitude");
  });
});
