import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as Effect from "effect/Effect";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { blocksOf } from "../../../engine/study/ensemble/plan.ts";
import type { Block, BlockResult } from "../../../engine/study/pool/block.ts";
import { journalContent, openJournal } from "../../../engine/study/results/journal.ts";
import type { Journal } from "../../../engine/study/results/journal.ts";
import { onFullDisk, onRealDisk } from "./on-disk.ts";
import { toyPool } from "./toy-study.ts";

const pool = toyPool();
const plan = { program: 0, seed: 1, replications: 12, sets: 3, explain: true };
const blocks = blocksOf(plan, [12]).flat();
const head = { case: "toy", key: "a".repeat(64) };

let results: BlockResult[] = [];
let folder = "";
let whole = "";

const use = <A>(path: string, what: (journal: Journal) => Promise<A>, own = head): Promise<A> =>
  onRealDisk(
    Effect.scoped(
      Effect.flatMap(openJournal(path, own), (journal) => Effect.promise(() => what(journal))),
    ),
  );

const foundIn = (path: string, own = head): Promise<(BlockResult | undefined)[]> =>
  use(path, async (journal) => blocks.map((block) => journal.find(block)), own);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "muster-journal-"));
  results = await Promise.all(blocks.map((block) => pool.play(block)));
  whole = join(folder, "whole");
  await use(whole, async (journal) => {
    await Promise.all(blocks.map((block, i) => journal.keep(block, results[i])));
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await pool.close();
});

describe("a journal of finished replications", () => {
  test("gives back what was kept, bit for bit, for the same question alone", async () => {
    expect(await foundIn(whole)).toStrictEqual(results);
    const others: Block[] = [
      { ...blocks[0], replications: [0, 3] },
      { ...blocks[0], explain: false },
      { ...blocks[0], assumptions: { ...blocks[0].assumptions, assumptionSet: 1 } },
      { ...blocks[0], assumptions: { ...blocks[0].assumptions, held: { "toy/idle": 0.5 } } },
    ];
    const found = await use(whole, async (journal) => others.map((block) => journal.find(block)));
    expect(found).toStrictEqual(others.map(() => undefined));
    expect(await onRealDisk(journalContent(whole))).toEqual({
      kind: "journal",
      head,
      replications: 12,
    });
  });

  test("is whole again after being torn off at any byte, and takes what is missing", async () => {
    const bytes = readFileSync(whole);
    const torn = join(folder, "torn");
    const step = Math.max(1, Math.floor(bytes.length / 97));
    for (let length = 0; length < bytes.length; length += step) {
      writeFileSync(torn, bytes.subarray(0, length));
      const found = await foundIn(torn);
      // A beginning of what was kept, in the order of keeping.
      const known = found.findIndex((one) => one === undefined);
      expect(known).not.toBe(-1);
      expect(found.slice(known).every((one) => one === undefined)).toBe(true);
      expect(found.slice(0, known)).toStrictEqual(results.slice(0, known));
      await use(torn, async (journal) => {
        for (const [i, block] of blocks.entries()) {
          if (found[i] === undefined) await journal.keep(block, results[i]);
        }
      });
      expect(await foundIn(torn)).toStrictEqual(results);
    }
  });

  test("a flipped bit is found: what comes before it is kept", async () => {
    const flipped = join(folder, "flipped");
    const bytes = readFileSync(whole);
    bytes[bytes.length - 20] ^= 1;
    writeFileSync(flipped, bytes);
    const found = await foundIn(flipped);
    expect(found.filter((one) => one === undefined)).toHaveLength(1);
  });

  test("of another key, or no journal at all, is begun anew", async () => {
    const other = join(folder, "other");
    writeFileSync(other, readFileSync(whole));
    const found = await foundIn(other, { case: "toy", key: "b".repeat(64) });
    expect(found.every((one) => one === undefined)).toBe(true);
    writeFileSync(other, "no journal");
    expect(await onRealDisk(journalContent(other))).toEqual({ kind: "spoilt" });
    expect((await foundIn(other)).every((one) => one === undefined)).toBe(true);
    expect(await onRealDisk(journalContent(join(folder, "none")))).toEqual({ kind: "absent" });
  });

  test("a full disk is told to whoever keeps, and what was kept before stays", async () => {
    const path = join(folder, "full");
    const room = Math.floor(readFileSync(whole).length / 2);
    const failures = await onFullDisk(
      room,
      Effect.scoped(
        Effect.flatMap(openJournal(path, head), (journal) =>
          Effect.promise(() =>
            Promise.all(
              blocks.map(async (block, i) => {
                try {
                  await journal.keep(block, results[i]);
                  return "";
                } catch (error) {
                  return String(error);
                }
              }),
            ),
          ),
        ),
      ),
    );
    expect(failures.at(-1)).toContain("writeAll");
    const found = await foundIn(path);
    expect(found[0]).toStrictEqual(results[0]);
    expect(found.at(-1)).toBeUndefined();
  });
});

test("nothing else is left in the folder", () => {
  expect(existsSync(whole)).toBe(true);
  expect(readdirSync(folder).every((name) => !name.endsWith(".part"))).toBe(true);
});
