import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { filesOf, runProcess, sizeIn } from "../cli/run-process.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "muster-killed-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const args = (out: string): string[] =>
  `run scenarios/shandong/cases/visualisation-pull.yaml --target picture-30 --assumption-sets 1 --replications 1100 --swings 0 --no-report --json --no-cache --out ${out}`.split(
    " ",
  );

// The long tests kill at random moments, twenty times.
test("a run that is killed goes on where it was and ends with the same bytes", async () => {
  const own = join(folder, "killed");
  const killed = runProcess(args(own));
  const watch = setInterval(() => {
    if (sizeIn(own, ".journal") > 8000) killed.process.kill("SIGKILL");
  }, 5);
  expect((await killed.ended).end).toBe("SIGKILL");
  clearInterval(watch);
  const [resumed, whole] = await Promise.all([
    runProcess(args(own)).ended,
    runProcess(args(join(folder, "whole"))).ended,
  ]);
  expect([resumed.end, whole.end]).toEqual([0, 0]);
  expect(resumed.err).toMatch(/resuming: \d+ of 1100 replications are there/u);
  expect(resumed.out).toBe(whole.out);
  expect(filesOf(own)).toEqual(filesOf(join(folder, "whole")));
});
