import * as Schema from "effect/Schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { RunResult } from "../../engine/inputs/run-result.ts";
import { openPool } from "../../engine/study/pool/pool.ts";
import { runResult, studyProgram } from "../../engine/study/study.ts";
import type { LookReport, Phase, Study } from "../../engine/study/study.ts";
import type { NameSources } from "../../engine/study/figure-name.ts";

const pool = openPool(
  new URL("synthetic-worker.ts", import.meta.url),
  [{ below: 3, above: 60 }],
  2,
);
afterAll(() => pool.close());

const request = {
  program: 0,
  seed: 3,
  replications: 32 * 70,
  sets: 32,
  swings: 3,
  swingReplications: 30,
  suspects: { picture: ["toy/idle"] },
};

const names = {
  catalogue: { kinds: {} },
  inventory: { unknowns: {} },
} as unknown as NameSources;

const head = {
  case: "toy",
  name: { zh: "玩具", en: "toy" },
  changes: [],
  place: null,
  classification: null,
  hazards: [],
};

describe("a study", () => {
  let study: Study;
  let result: RunResult;
  const phases: Phase[] = [];

  beforeAll(async () => {
    study = await studyProgram(pool, request, (phase) => phases.push(phase));
    result = { ...runResult(study, head, names), answer: null };
  });

  test("goes through its phases in order", () => {
    expect([...new Set(phases)]).toEqual(["reading", "playing", "swinging"]);
  });

  test("comes to a document that holds what its schema says", () => {
    const decode = Schema.decodeUnknownSync(RunResult, { onExcessProperty: "error" });
    const text = JSON.stringify(result);
    expect(decode(JSON.parse(text))).toEqual(JSON.parse(text));
  });

  test("a promise that holds in one half of an assumed range depends on that figure", () => {
    const [picture] = result.targets;
    expect(picture).toMatchObject({
      id: "picture",
      variant: null,
      verdict: "depends",
      assumptionShare: 0.5,
      sets: { failing: 16, silent: 0 },
      unit: "min",
    });
    // Each by itself would need more than 70 passes of 70; that many hold is sure.
    expect(picture.sets.holding).toBeGreaterThan(10);
    // More replications would not tell: the interval is narrow and says nothing of the range.
    expect((picture.high ?? 1) - (picture.low ?? 0)).toBeLessThan(0.05);
    const [first, ...others] = picture.hangsOn;
    expect(first).toMatchObject({ path: "toy/working-terminals", holdsAbove: false });
    expect(first.flipsAt).toBeCloseTo(0.5, 1);
    expect(first.passLow).toBeGreaterThan(0.9);
    expect(first.passHigh).toBeLessThan(0.5);
    // The suspect was swung and moves nothing, so it is not named.
    expect(study.swings?.swings.map(({ path }) => path)).toContain("toy/idle");
    expect(others).toEqual([]);
  });

  test("what cannot be tested says why and has no numbers", () => {
    const warned = result.targets.find(({ id }) => id === "warned");
    expect(warned).toMatchObject({
      verdict: "not tested",
      n: 0,
      estimate: null,
      low: null,
      value: null,
    });
    expect(warned?.reason?.en).toContain("no event of the model reaches");
  });

  test("a measure of the ledger is one word for each set of assumptions", () => {
    const base = result.targets.find(({ id }) => id === "near-base");
    expect(base).toMatchObject({ verdict: "met", n: 32, low: 1, high: 1, unit: "km" });
    expect(base?.value).toBeCloseTo(62.97, 1);
  });

  test("places stand by how often they fail, with what won", () => {
    const [picture] = result.explanations;
    expect(picture.target).toBe("picture");
    expect(picture.places.map(({ code }) => code).sort()).toEqual(["town2", "town5"]);
    expect(picture.places[0].failed).toBeGreaterThanOrEqual(picture.places[1].failed);
    expect(picture.places[0].won[0]).toMatchObject({ way: "town-terminal", share: 1 });
    const sum = picture.places[0].steps.reduce((all, { minutes }) => all + minutes, 0);
    expect(sum).toBeGreaterThan(30);
  });

  test("says when promises fail, by season and hour of the start", () => {
    const [{ when }] = result.explanations;
    const played = when.reduce((sum, { n }) => sum + n, 0);
    expect(played).toBe(result.replications);
    const failed = when.reduce((sum, cell) => sum + cell.failed, 0);
    const [picture] = result.targets;
    expect(failed).toBe(Math.round((1 - (picture.estimate ?? 0)) * picture.n));
  });

  test("looks on its way and stops when all is decided, well before its limit", async () => {
    const reports: LookReport[] = [];
    const limit = 32 * 128;
    const looking = await studyProgram(
      pool,
      { ...request, replications: limit, sequential: true, swings: 0 },
      undefined,
      undefined,
      (report) => reports.push(report),
    );
    const found = runResult(looking, head, names);
    expect(found.targets[0].verdict).toBe("depends");
    expect(found.targets.some(({ verdict }) => verdict === "undecided")).toBe(false);
    expect(found.replications).toBeLessThan(limit);
    expect(found.looks).toMatchObject({ stoppedAt: found.replications, rows: 2, confidence: 0.95 });
    expect(found.looks.at.at(-1)).toBe(limit);
    expect(found.looks.at).toContain(found.replications);
    expect(reports.map(({ replications }) => replications)).toEqual(
      found.looks.at.filter((look) => look <= found.replications),
    );
    expect(reports.at(-1)?.verdicts).toEqual(found.targets.map(({ verdict }) => verdict));
    // Exactly so many at once give the same measurements, with intervals of one look.
    const fixed = await studyProgram(pool, {
      ...request,
      replications: found.replications,
      swings: 0,
    });
    expect(fixed.ensemble.traceHash).toBe(looking.ensemble.traceHash);
    const atOnce = runResult(fixed, head, names);
    expect(atOnce.targets[0].estimate).toBe(found.targets[0].estimate);
    expect(atOnce.looks.eachConfidence).toBeLessThan(found.looks.eachConfidence);
  });

  test("swings are not played where none are asked for", async () => {
    const plain = await studyProgram(pool, { ...request, replications: 20, sets: 2, swings: 0 });
    expect(plain.swings).toBeUndefined();
  });
});
