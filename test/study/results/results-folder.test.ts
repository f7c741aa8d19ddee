import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { blocksOf } from "../../../engine/study/ensemble/plan.ts";
import { keepResults } from "../../../engine/study/results/keep-results.ts";
import { ResultsRefused } from "../../../engine/study/results/manifest.ts";
import { openResults } from "../../../engine/study/results/open-results.ts";
import { openResultsFolder } from "../../../engine/study/results/results-folder.ts";
import type { ResultsFolder } from "../../../engine/study/results/results-folder.ts";
import { onRealDisk } from "./on-disk.ts";
import { playToy, toyAbout, toyPool, toyResult } from "./toy-study.ts";

const pool = toyPool();
const head = { case: "toy", key: "a".repeat(64) };
const [block] = blocksOf(
  { program: 0, seed: 1, replications: 12, sets: 3, explain: true },
  [12],
).flat();

let root = "";
let own = "";

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "muster-folder-"));
  own = join(root, "own");
  const study = await playToy(pool);
  await onRealDisk(keepResults(own, toyResult(study), study, toyAbout));
});
afterAll(async () => {
  rmSync(root, { recursive: true });
  await pool.close();
});

/** Opens the folder, does something in it, closes it; the words of a refusal. */
const use = async (
  folder: string,
  what: (open: ResultsFolder) => Promise<unknown> = async () => {},
  given = head,
  overwrite = false,
): Promise<string | undefined> => {
  const done = await onRealDisk(
    Effect.scoped(
      Effect.flatMap(openResultsFolder(folder, given, overwrite), (open) =>
        Effect.promise(() => what(open)),
      ),
    ).pipe(Effect.result),
  );
  if (Result.isSuccess(done)) return undefined;
  if (done.failure instanceof ResultsRefused) return done.failure.message;
  throw done.failure;
};

const playOne = async ({ journal }: ResultsFolder): Promise<void> => {
  await journal.keep(block, await pool.play(block));
};

describe("the folder of a run", () => {
  test("is made, and gone again where nothing was finished", async () => {
    const folder = join(root, "a", "b");
    expect(await use(folder, async () => expect(existsSync(folder)).toBe(true))).toBeUndefined();
    expect(existsSync(join(root, "a"))).toBe(false);
  });

  test("keeps what was finished, and gives it back to the same run", async () => {
    const folder = join(root, "resumed");
    await use(folder, playOne);
    const found: number[] = [];
    await use(folder, async ({ journal }) => found.push(journal.found));
    expect(found).toEqual([block.replications.length]);
  });

  test("another run of the same case leaves it there and is told of it", async () => {
    const folder = join(root, "two");
    await use(folder, playOne);
    const seen: unknown[] = [];
    const other = { ...head, key: "b".repeat(64) };
    await use(
      folder,
      async (open) => {
        seen.push(open.journal.found, open.others);
        await playOne(open);
        open.finish();
      },
      other,
    );
    expect(seen).toEqual([0, 1]);
    expect(readdirSync(folder)).toEqual([`replications-${"a".repeat(12)}.journal`]);
  });

  test("with results of the same case is free, and they stay until there are new ones", async () => {
    const before = readdirSync(own);
    expect(await use(own)).toBeUndefined();
    expect(readdirSync(own)).toEqual(before);
  });

  test("an unfinished run of another case is not taken", async () => {
    const folder = join(root, "unfinished");
    await use(folder, playOne);
    const other = { case: "other", key: "c".repeat(64) };
    expect(await use(folder, undefined, other)).toMatch(
      /unfinished run of another case, toy, not of other.*--out.*--overwrite/u,
    );
    expect(await use(folder, undefined, other, true)).toBeUndefined();
  });

  const spoilt = (name: string, file: string, change: (text: string) => string): string => {
    const folder = join(root, name);
    mkdirSync(folder);
    for (const each of readdirSync(own)) {
      const bytes = readFileSync(join(own, each));
      writeFileSync(join(folder, each), each === file ? change(bytes.toString("utf8")) : bytes);
    }
    return folder;
  };

  test("results of another case, an older format or none we know are refused, and stay", async () => {
    const cases: [name: string, change: (text: string) => string, words: RegExp][] = [
      [
        "x1",
        (text) => text.replace('"case": "toy"', '"case": "heze"'),
        /another case, heze, not of toy/u,
      ],
      [
        "x2",
        (text) => text.replace('"version": 2', '"version": 1'),
        /older format \(1; this Muster writes 2\)/u,
      ],
      ["x3", (text) => text.replace('"version": 2,', ""), /older format \(1;/u],
      ["x4", (text) => text.replace('"version": 2', '"version": 99'), /another format \(99;/u],
      ["x5", (text) => text.slice(0, 40), /does not say whose results these are/u],
      ["x6", () => "", /does not say whose results these are/u],
      ["x7", () => "[]", /does not say whose/u],
    ];
    for (const [name, change, words] of cases) {
      const folder = spoilt(name, "manifest.json", change);
      const before = readdirSync(folder);
      expect(await use(folder)).toMatch(words);
      expect(readdirSync(folder)).toEqual(before);
      expect(await use(folder, undefined, head, true)).toBeUndefined();
    }
  });

  const opened = async (folder: string): Promise<string | undefined> => {
    const result = await onRealDisk(openResults(folder).pipe(Effect.result));
    return Result.isSuccess(result) ? undefined : result.failure.message;
  };

  test("results are opened from the folder or its manifest", async () => {
    const { summary, manifest } = await onRealDisk(openResults(own));
    expect(summary.traceHash).toBe(manifest.traceHash);
    expect(await opened(join(own, "manifest.json"))).toBeUndefined();
  });

  test("spoilt ones are refused with a word on what to do", async () => {
    const cases: [name: string, file: string, change: (text: string) => string, words: RegExp][] = [
      ["y1", "manifest.json", (text) => text.slice(0, -20), /is damaged: no JSON; play it again/u],
      [
        "y2",
        "manifest.json",
        (text) => text.replace('"version": 2', '"version": 1'),
        /older format \(1; this Muster reads 2\): play it again/u,
      ],
      [
        "y3",
        "manifest.json",
        (text) => text.replace('"version": 2', '"version": 3'),
        /use a newer Muster/u,
      ],
      [
        "y4",
        "manifest.json",
        (text) => text.replace('"seed": 1', '"seed": "1"'),
        /does not hold what it must: seed/u,
      ],
      [
        "y5",
        "summary.json",
        (text) => text.replace('"toy"', '"tay"'),
        /changed or damaged; repeat the run with muster run --from/u,
      ],
    ];
    for (const [name, file, change, words] of cases) {
      expect(await opened(spoilt(name, file, change))).toMatch(words);
    }
    const gone = spoilt("y6", "", (text) => text);
    rmSync(join(gone, "summary.json"));
    expect(await opened(gone)).toMatch(/is missing; repeat the run/u);
    expect(await opened(join(root, "nowhere"))).toMatch(
      /no finished results; play the case first/u,
    );
  });
});
