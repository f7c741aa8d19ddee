import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { PARTS } from "../../../engine/study/case/pack-world.ts";
import type { PackedWorld } from "../../../engine/study/case/pack-world.ts";
import { findWorld, keepWorld } from "../../../engine/study/case/world-cache.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "muster-cache-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Five parts that begin with a number. */
const packed = (first: number, bytes = 1000): PackedWorld =>
  Array.from({ length: PARTS }, (_, part) => {
    const buffer = new SharedArrayBuffer(bytes);
    new Uint8Array(buffer).fill(first + part);
    return buffer;
  }) as unknown as PackedWorld;

const numbersOf = (world: PackedWorld | undefined): number[] | undefined =>
  world?.map((part) => new Uint8Array(part)[part.byteLength - 1]);

const fileOf = (name: string): string => join(folder, `${name}.world`);

describe("the cache of worlds", () => {
  test("gives back what was kept, and nothing else is left in the folder", () => {
    expect(findWorld(folder, "a")).toBeUndefined();
    keepWorld(join(folder, "deeper"), "a", packed(7));
    expect(numbersOf(findWorld(join(folder, "deeper"), "a"))).toEqual([7, 8, 9, 10, 11]);
    expect(readdirSync(join(folder, "deeper"))).toEqual(["a.world"]);
  });

  test.each([
    ["a bit that flipped", (path: string) => flip(path, 2500)],
    ["a bit of the header", (path: string) => flip(path, 3)],
    ["a length that is none", (path: string) => flip(path, 46)],
    ["a torn end", (path: string) => truncateSync(path, 3000)],
    ["nothing in it", (path: string) => truncateSync(path, 0)],
    ["something else in it", (path: string) => writeFileSync(path, "no world\n".repeat(900))],
  ])("a file with %s is no world, and goes", (_, spoil) => {
    keepWorld(folder, "a", packed(1));
    spoil(fileOf("a"));
    expect(findWorld(folder, "a")).toBeUndefined();
    expect(existsSync(fileOf("a"))).toBe(false);
    keepWorld(folder, "a", packed(2));
    expect(numbersOf(findWorld(folder, "a"))).toEqual([2, 3, 4, 5, 6]);
  });

  test("stays within its size: what was not used for longest goes", () => {
    const limit = 17_000;
    for (const [i, name] of ["a", "b", "c"].entries()) {
      keepWorld(folder, name, packed(i), limit);
      utimesSync(fileOf(name), 1000 + i, 1000 + i);
    }
    expect(findWorld(folder, "a")).toBeDefined();
    keepWorld(folder, "d", packed(9), limit);
    expect(readdirSync(folder).sort((x, y) => (x < y ? -1 : 1))).toEqual([
      "a.world",
      "c.world",
      "d.world",
    ]);
  });

  test("a folder that cannot be made or written is no fault", () => {
    writeFileSync(join(folder, "file"), "");
    keepWorld(join(folder, "file", "in"), "a", packed(1));
    expect(findWorld(join(folder, "file", "in"), "a")).toBeUndefined();
    mkdirSync(fileOf("taken"));
    keepWorld(folder, "taken", packed(1));
    expect(findWorld(folder, "taken")).toBeUndefined();
  });
});

const flip = (path: string, at: number): void => {
  const bytes = readFileSync(path);
  bytes[at] ^= 4;
  writeFileSync(path, bytes);
};
