import * as Schema from "effect/Schema";
import { afterAll, describe, expect, test } from "vitest";

import { SolveResult } from "../../../engine/inputs/solve-result.ts";
import { openPool } from "../../../engine/study/pool/pool.ts";
import { solveProgram, solveResult } from "../../../engine/study/solve/break-even.ts";
import type { SolveRequest } from "../../../engine/study/solve/break-even.ts";
import { solveSentence } from "../../../engine/study/solve/sentence.ts";

const entry = new URL("../synthetic-worker.ts", import.meta.url);
const data = [{ below: 20, above: 20 }];
const pools = [1, 2, 3].map((workers) => openPool(entry, data, workers));
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

/** Both towns must be seen within 30 minutes; each takes an exponential time with this mean. */
const request: SolveRequest = {
  program: 0,
  seed: 4,
  replications: 640,
  sets: 4,
  mostValues: 13,
  figure: {
    path: "below",
    name: { zh: "平均分钟数", en: "mean minutes" },
    unit: "min",
    low: 2,
    high: 40,
    whole: false,
    stood: "known",
    at: (value) => [
      { at: ["below"], value },
      { at: ["above"], value },
    ],
  },
};

const head = {
  case: "toy",
  name: { zh: "玩具", en: "toy" },
  changes: [],
  place: null,
};

describe("a break-even of a program", () => {
  test("finds the mean at which nine in ten are seen in time, and says it in a sentence", async () => {
    const found = await solveProgram(pools[1], request);
    const result = solveResult(found, request, head);
    // (1 - exp(-30 / m))^2 = 0.9 at m = 30 / -ln(1 - sqrt(0.9)) = 10.09 minutes.
    const truth = 30 / -Math.log(1 - Math.sqrt(0.9));
    expect(result).toMatchObject({ outcome: "crosses", holds: "below" });
    expect(result.low).toBeLessThan(truth);
    expect(result.high).toBeGreaterThan(truth);
    expect(result.value).toBeGreaterThan(0.85 * truth);
    expect(result.value).toBeLessThan(1.15 * truth);
    // The same numbers at every mean: a shorter one never hurts a replication.
    expect(result.against).toBe(0);
    expect(result.changing).toBeGreaterThan(300);
    expect(result.sentence.en).toMatch(
      /^"target" holds, in 90% of disasters, once "mean minutes" is at most [\d.]+ min \(95 % interval [\d.]+ min to [\d.]+ min, chance alone\)\. At [\d.]+ min it does in \d of 4 sets/,
    );
    expect(result.sentence.zh).toContain("不超过");
    const decode = Schema.decodeUnknownSync(SolveResult, { onExcessProperty: "error" });
    expect(decode(JSON.parse(JSON.stringify(result)))).toEqual(result);
  });

  test("does not depend on the number of workers", async () => {
    const small = { ...request, replications: 96 };
    const [one, two, three] = await Promise.all(
      pools.map(async (pool) => solveResult(await solveProgram(pool, small), small, head)),
    );
    expect(two).toEqual(one);
    expect(three).toEqual(one);
  });

  test("tells rounds as they go, each to its end", async () => {
    const seen: string[] = [];
    await solveProgram(pools[1], { ...request, replications: 32 }, (values, done, all) => {
      if (done === all) seen.push(`${values.length} ${all}`);
    });
    expect(seen[0]).toBe("5 160");
    expect(seen.length).toBeGreaterThan(1);
  });

  test("says what is reached at best where the promise is never kept", async () => {
    const hopeless = { ...request, figure: { ...request.figure, low: 20, high: 60 } };
    const { outcome, sentence, value } = solveResult(
      await solveProgram(pools[1], hopeless),
      hopeless,
      head,
    );
    expect({ outcome, value }).toEqual({ outcome: "never", value: null });
    expect(sentence.en).toMatch(
      /not reached by "mean minutes" alone: from 20 min to 60 min at best \d+% pass \(at 20 min\), 90% wanted\.$/,
    );
    expect(sentence.zh).toContain("仅靠「平均分钟数」达不到");
  });

  test("says where it is kept everywhere, and where the figure moves nothing", async () => {
    const easy = { ...request, figure: { ...request.figure, low: 1, high: 4 } };
    const found = solveResult(await solveProgram(pools[1], easy), easy, head);
    expect(found.outcome).toBe("always");
    expect(found.sentence.en).toContain("holds at every");
    const idle = { ...request, figure: { ...request.figure, at: () => [] } };
    const none = solveResult(await solveProgram(pools[1], idle), idle, head);
    expect(none).toMatchObject({ outcome: "never", holds: null, changing: 0 });
    expect(none.sentence.en).toContain("none of 640 replications changes");
    expect(none.sentence.en).toMatch(/90% wanted: kept at none\.$/);
    const { best } = none;
    if (best === null) throw new Error("nothing tried");
    const close = solveSentence({ ...none, best: { ...best, decided: "open" } });
    expect(close.en).toMatch(/kept at none, as far as was seen; more replications would tell\.$/);
    expect(close.zh).toContain("尚未定");
    expect(solveSentence({ ...none, outcome: "silent", best: null }).en).toContain("nobody");
  });
});
