import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import type { Figure } from "../../../engine/inputs/figure.ts";
import { caseProgram } from "../../../engine/study/case/case-program.ts";
import type { CaseQuestion } from "../../../engine/study/case/case-program.ts";
import { compileWorld } from "../../../engine/study/case/compile-case.ts";
import { sharedWorlds, worldCacheIn } from "../../../engine/study/case/shared-worlds.ts";
import { Player } from "../../../engine/study/pool/block.ts";
import { Shelf } from "../../../engine/study/pool/shelf.ts";
import { engineHash } from "../../../engine/study/results/engine-hash.ts";
import { shippedInputs } from "../../shipped-case.ts";

const folder = mkdtempSync(join(tmpdir(), "muster-worlds-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { path: _, warnings: __, ...inputs } = shippedInputs("jinan/cases/visualisation-pull");
const assumptions = { seed: 1, assumptionSet: 1, assumptionSets: 3 };
const cache = worldCacheIn(folder);
const files = (): string[] => readdirSync(folder);

/** What a thread plays, given a shelf. */
const played = (shelf: Shelf, more: Partial<CaseQuestion> = {}, held?: Record<string, number>) => {
  const question = { inputs, place: undefined, only: undefined, ...more };
  const player = new Player([caseProgram(question, shelf)]);
  return player.play({
    program: 0,
    assumptions: held === undefined ? assumptions : { ...assumptions, held },
    replications: [1, 4, 7],
    explain: true,
  });
};

describe("worlds that threads share", () => {
  const shelf = new Shelf();
  const expected = played(shelf);
  const news = shelf.news();

  test("one compiled world is put on the shelf, and another thread plays the same over it", () => {
    expect(news).toHaveLength(1);
    const other = new Shelf();
    other.hear({ put: news, drop: [] });
    expect(played(other)).toEqual(expected);
    expect(other.news()).toEqual([]);
  });

  test("what is played is what is played without any sharing", () => {
    const asked = new Map<string, Figure | undefined>();
    const alone = compileWorld(inputs, { ...assumptions, asked });
    const again = new Map<string, Figure | undefined>();
    const world = sharedWorlds(inputs, shelf)(inputs, { ...assumptions, asked: again });
    expect(again).toEqual(asked);
    expect(world.ground.tables).toEqual(alone.ground.tables);
    expect(world.inventory.tables).toEqual(alone.inventory.tables);
    expect(world.daylight).toEqual(alone.daylight);
  });

  test("an unknown that the world does not hang on is held over the same world, others are not", () => {
    const worlds = sharedWorlds(inputs, shelf);
    const asked = new Map<string, Figure | undefined>();
    const base = worlds(inputs, { ...assumptions, asked });
    const elsewhere = worlds(inputs, { ...assumptions, held: { "doctrine/none-of-it": 0.9 } });
    expect(elsewhere.ground.buffer).toBe(base.ground.buffer);
    const [path] = asked.keys();
    const held = worlds(inputs, { ...assumptions, held: { [path]: 0.99 } });
    expect(held.ground.buffer).not.toBe(base.ground.buffer);
    expect(shelf.news()).toEqual([]);
  });

  test("inputs that were changed have worlds of their own", () => {
    const region = { ...inputs.region };
    const world = sharedWorlds(inputs, shelf)({ ...inputs, region }, assumptions);
    expect(shelf.news()).toEqual([]);
    expect(world.ground.tables).toEqual(
      sharedWorlds(inputs, shelf)(inputs, assumptions).ground.tables,
    );
  });

  test("a world on disk is found by the next run and plays the same", () => {
    expect(played(new Shelf(), { cache })).toEqual(expected);
    const [file] = files();
    expect(files()).toHaveLength(1);
    const before = statSync(join(folder, file)).ino;
    expect(played(new Shelf(), { cache })).toEqual(expected);
    expect(files()).toEqual([file]);
    expect(statSync(join(folder, file)).ino).toBe(before);
  });

  test("one that is spoilt is compiled anew, without a word", () => {
    const [file] = files();
    const bytes = readFileSync(join(folder, file));
    bytes[bytes.length >> 1] ^= 1;
    writeFileSync(join(folder, file), bytes);
    expect(played(new Shelf(), { cache })).toEqual(expected);
    expect(readFileSync(join(folder, file)).equals(bytes)).toBe(false);
  });

  test("another seed, set, region or code is another world; other code keeps nothing", () => {
    const own = files().length;
    const worlds = (more: object, code = engineHash()) => {
      const of = sharedWorlds(inputs, new Shelf(), { folder, code });
      return of(inputs, { ...assumptions, ...more });
    };
    worlds({});
    expect(files()).toHaveLength(own);
    worlds({ seed: 2 });
    worlds({ assumptionSet: 2 });
    expect(files()).toHaveLength(own + 2);
    worlds({ seed: 3 }, "code that was changed while the run began");
    expect(files()).toHaveLength(own + 2);
  });
});
