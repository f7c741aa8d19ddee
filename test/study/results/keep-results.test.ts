import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { RunResult } from "../../../engine/inputs/run-result.ts";
import { keepResults } from "../../../engine/study/results/keep-results.ts";
import type { Study } from "../../../engine/study/study.ts";
import { onFullDisk, onRealDisk } from "./on-disk.ts";
import { playToy, toyAbout, toyPool, toyResult } from "./toy-study.ts";

const pool = toyPool();

let study: Study;
let result: RunResult;
let folder = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "muster-keep-"));
  study = await playToy(pool);
  result = toyResult(study);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await pool.close();
});

const keep = (into: string, about = toyAbout) => keepResults(into, result, study, about);

const names = [
  "blind-spots.csv",
  "manifest.json",
  "measurements.csv",
  "measurements.parquet",
  "summary.json",
];

const contents = (of: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(of)
      .sort()
      .map((name) => [name, readFileSync(join(of, name), "latin1")]),
  );

describe("results on disk", () => {
  test("are whole files with a manifest, and the same ones every time", async () => {
    await onRealDisk(keep(join(folder, "a")));
    await onRealDisk(keep(join(folder, "b")));
    expect(Object.keys(contents(join(folder, "a")))).toEqual(names);
    expect(contents(join(folder, "b"))).toEqual(contents(join(folder, "a")));
  });

  test("replace what stood there; a table of another run does not stay", async () => {
    const own = join(folder, "c");
    mkdirSync(own);
    writeFileSync(join(own, "events.parquet"), "of another run");
    writeFileSync(join(own, "notes.txt"), "the reader's own");
    await onRealDisk(keep(own));
    expect(Object.keys(contents(own))).toEqual([...names, "notes.txt"].sort());
  });

  test("on a full disk, however full, what stood there before stays as it was", async () => {
    const own = join(folder, "d");
    await onRealDisk(keep(own));
    const before = contents(own);
    const size = Object.values(before).reduce((sum, text) => sum + text.length, 0);
    for (const room of [0, 1, Math.floor(size / 2), size - 1]) {
      await expect(onFullDisk(room, keep(own, { ...toyAbout, muster: "9.9.8" }))).rejects.toThrow(
        "FileSystem.writeAll",
      );
      expect(contents(own)).toEqual(before);
    }
    await onFullDisk(size, keep(own, { ...toyAbout, muster: "9.9.8" }));
    expect(contents(own)).not.toEqual(before);
  });

  test("a folder that cannot be written to the end keeps no manifest", async () => {
    const own = join(folder, "e");
    await onRealDisk(keep(own));
    // A folder where the table should go: its writing fails after the old manifest is gone.
    rmSync(join(own, "measurements.csv"));
    mkdirSync(join(own, "measurements.csv", "inside"), { recursive: true });
    writeFileSync(join(own, "measurements.csv", "inside", "x"), "");
    await expect(onRealDisk(keep(own))).rejects.toThrow();
    expect(readdirSync(own)).not.toContain("manifest.json");
  });
});
