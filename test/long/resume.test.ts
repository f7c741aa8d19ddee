import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { afterAll, beforeAll, expect, test } from "vitest";

import { createStream } from "../../engine/random/stream.ts";
import type { RunResult } from "../../engine/inputs/run-result.ts";
import { filesOf, runProcess } from "../cli/run-process.ts";

const KILLS = 20;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "muster-resume-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const args = (out: string): string[] =>
  `run scenarios/shandong/cases/heze-m6.5-winter-night.yaml --target picture-30 --assumption-sets 4 --replications 32 --swings 1 --events --json --out ${out}`.split(
    " ",
  );

test(`kill -9 of the whole run at random moments, ${KILLS} times: the same hash and the same files`, async () => {
  const whole = join(folder, "whole");
  const begin = performance.now();
  const reference = await runProcess(args(whole)).ended;
  const wholeMs = performance.now() - begin;
  expect(reference.end).toBe(0);
  const { traceHash } = JSON.parse(reference.out) as RunResult;
  const files = filesOf(whole);
  expect(Object.keys(files)).toContain("events.parquet");

  const moments = createStream(1, 0, 0, 0);
  const own = join(folder, "killed");
  let kills = 0;
  let resumed = 0;
  let finished = 0;
  while (kills < KILLS || finished < 2) {
    const run = runProcess(args(own));
    const wait = kills < KILLS ? wholeMs * moments.uniform() : Infinity;
    const timer = new AbortController();
    if (wait < Infinity) {
      void pause(wait, undefined, { signal: timer.signal }).then(
        () => run.process.kill("SIGKILL"),
        () => {},
      );
    }
    const { end, out, err } = await run.ended;
    timer.abort();
    if (err.includes("resuming:")) resumed++;
    if (end === "SIGKILL") {
      kills++;
      // Never half of something: a manifest only beside all that it names.
      if (existsSync(join(own, "manifest.json"))) {
        expect(filesOf(own)).toMatchObject(files);
      }
      continue;
    }
    expect([end, end === 0 ? "" : err]).toEqual([0, ""]);
    expect((JSON.parse(out) as RunResult).traceHash).toBe(traceHash);
    expect(filesOf(own)).toEqual(files);
    finished++;
    rmSync(own, { recursive: true });
  }
  expect(resumed).toBeGreaterThan(KILLS / 4);
});
