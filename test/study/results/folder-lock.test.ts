import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";

import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { lockFolder, lockName } from "../../../engine/study/results/folder-lock.ts";
import { onRealDisk } from "./on-disk.ts";

let folder = "";
let lock = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "muster-lock-"));
  lock = join(folder, lockName);
});
afterAll(() => rmSync(folder, { recursive: true }));

const locked = async (): Promise<string | undefined> => {
  const held: boolean[] = [];
  const done = await onRealDisk(
    Effect.scoped(
      Effect.andThen(
        lockFolder(folder),
        Effect.sync(() => held.push(existsSync(lock))),
      ),
    ).pipe(Effect.result),
  );
  if (Result.isFailure(done)) return done.failure.message;
  expect(held).toEqual([true]);
  return undefined;
};

describe("the lock of a folder of results", () => {
  test("stands while a run writes, and goes with it", async () => {
    expect(await locked()).toBeUndefined();
    expect(existsSync(lock)).toBe(false);
  });

  test("keeps another process out while it lives, and no longer", async () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    writeFileSync(lock, `${other.pid ?? 0} ${hostname()}\n`);
    expect(await locked()).toMatch(/another run \(process \d+ .*\) is writing to this folder/u);
    expect(existsSync(lock)).toBe(true);
    const gone = new Promise((resolve) => other.on("exit", resolve));
    other.kill("SIGKILL");
    await gone;
    expect(await locked()).toBeUndefined();
  });

  test("of another machine is believed; one that says nothing is not", async () => {
    writeFileSync(lock, "1 elsewhere.example\n");
    expect(await locked()).toContain("remove this file");
    writeFileSync(lock, "torn");
    expect(await locked()).toBeUndefined();
  });
});
