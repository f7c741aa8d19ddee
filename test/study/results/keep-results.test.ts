import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { layer as fileSystem } from "@effect/platform-node/NodeFileSystem";
import * as Effect from "effect/Effect";
import * as Path from "effect/Path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { RunResult } from "../../../engine/inputs/run-result.ts";
import { blindSpotsCsv, keepResults } from "../../../engine/study/results/keep-results.ts";
import { openPool } from "../../../engine/study/pool/pool.ts";
import { runResult, studyProgram } from "../../../engine/study/study.ts";
import type { Study } from "../../../engine/study/study.ts";
import type { NameSources } from "../../../engine/study/sensitivity/unknown-name.ts";

const pool = openPool(
  new URL("../synthetic-worker.ts", import.meta.url),
  [{ below: 40, above: 60 }],
  1,
);

const about = {
  muster: "9.9.9",
  node: "24",
  case: "toy",
  file: "toy.yaml",
  seed: 1,
  replications: 12,
  assumptionSets: 3,
  changes: [],
  place: null,
  inputs: { case: "abc" },
};

let study: Study;
let result: RunResult;
let folder = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "muster-keep-"));
  study = await studyProgram(pool, {
    program: 0,
    seed: 1,
    replications: 12,
    sets: 3,
    swings: 0,
    swingReplications: 1,
    suspects: {},
  });
  const names = { catalogue: { kinds: {} }, inventory: { unknowns: {} } } as unknown as NameSources;
  const head = { case: "toy", name: { zh: "玩具", en: "toy" }, changes: [], place: null };
  result = { ...runResult(study, head, names), answer: null };
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await pool.close();
});

const keep = (into: string) =>
  Effect.runPromise(
    keepResults(into, result, study, about).pipe(
      Effect.provide(fileSystem),
      Effect.provide(Path.layer),
    ),
  );

describe("results on disk", () => {
  test("are whole files with a manifest written last, and the same ones every time", async () => {
    await keep(join(folder, "a"));
    await keep(join(folder, "b"));
    const names = ["blind-spots.csv", "manifest.json", "measurements.csv", "summary.json"];
    expect(readdirSync(join(folder, "a")).sort()).toEqual(names);
    for (const name of names) {
      expect(readFileSync(join(folder, "b", name))).toEqual(readFileSync(join(folder, "a", name)));
    }
  });

  test("what stood there before is replaced; a folder that cannot be written keeps no manifest", async () => {
    const own = join(folder, "c");
    await keep(own);
    // A folder where the table should go: its writing fails after the old manifest is gone.
    rmSync(join(own, "measurements.csv"));
    mkdirSync(join(own, "measurements.csv", "inside"), { recursive: true });
    writeFileSync(join(own, "measurements.csv", "inside", "x"), "");
    await expect(keep(own)).rejects.toThrow();
    expect(readdirSync(own)).not.toContain("manifest.json");
  });

  test("blind spots: a row for each place, those that fail most often first", () => {
    const rows = parse<Record<string, string>>(blindSpotsCsv(result) ?? "", { columns: true });
    expect(rows.map(({ code }) => code).sort()).toEqual(["town2", "town5"]);
    expect(Number(rows[0].failed_share)).toBeGreaterThanOrEqual(Number(rows[1].failed_share));
    expect(rows[0].mostly_by_en).toBe("the town terminal");
    expect(blindSpotsCsv({ explanations: [] })).toBeUndefined();
  });
});
