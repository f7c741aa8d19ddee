import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as Effect from "effect/Effect";
import { afterAll, beforeAll, expect, test } from "vitest";

import { sayIn } from "../../engine/cli/language.ts";
import { readResults } from "../../engine/cli/read-results.ts";
import type { Streams } from "../../engine/cli/streams.ts";
import { keepResults } from "../../engine/study/results/keep-results.ts";
import { onRealDisk } from "../study/results/on-disk.ts";
import { playToy, toyAbout, toyPool, toyResult } from "../study/results/toy-study.ts";

const pool = toyPool();
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "muster-read-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await pool.close();
});

const read = async (path: string) => {
  let err = "";
  const streams: Streams = {
    out: () => {},
    err: (text) => (err += text),
    errIsTerminal: false,
    colours: false,
  };
  const results = await Effect.runPromise(readResults(path, sayIn("en"), streams));
  return { results, err };
};

test("finished results are read; what is none is told in one line", async () => {
  const study = await playToy(pool);
  const own = join(folder, "own");
  await onRealDisk(keepResults(own, toyResult(study), study, toyAbout));
  const { results, err } = await read(own);
  expect([results?.summary.case, results?.folder, err]).toEqual(["toy", own, ""]);

  const empty = join(folder, "empty");
  mkdirSync(empty);
  for (const [path, words] of [
    [empty, "no finished results; play the case first with muster run"],
    [join(folder, "nowhere"), "no finished results"],
  ] as const) {
    const none = await read(path);
    expect(none.results).toBeUndefined();
    expect(none.err).toMatch(/^muster: .*\n$/u);
    expect(none.err).toContain(words);
  }
  writeFileSync(join(empty, "manifest.json"), "null");
  expect((await read(empty)).err).toContain("older format");
});
