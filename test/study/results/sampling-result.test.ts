import * as Schema from "effect/Schema";
import { afterAll, describe, expect, test } from "vitest";

import { RunResult } from "../../../engine/inputs/run-result.ts";
import type { Sampling } from "../../../engine/random/sampling.ts";
import { samplingLines } from "../../../engine/cli/show-sampling.ts";
import { widthOf } from "../../../engine/cli/columns.ts";
import { judgementOf, pairsAgree } from "../../../engine/study/ensemble/judgements.ts";
import { openPool } from "../../../engine/study/pool/pool.ts";
import { samplingResult } from "../../../engine/study/results/sampling-result.ts";
import { runResult, studyProgram } from "../../../engine/study/study.ts";
import type { Study } from "../../../engine/study/study.ts";
import type { NameSources } from "../../../engine/study/figure-name.ts";

const pool = openPool(
  new URL("../synthetic-worker.ts", import.meta.url),
  [{ below: 8, above: 8 }],
  2,
);
afterAll(() => pool.close());

const study = (sampling?: Sampling): Promise<Study> =>
  studyProgram(pool, {
    program: 0,
    seed: 3,
    replications: 320,
    sets: 4,
    swings: 0,
    swingReplications: 1,
    suspects: {},
    ...(sampling === undefined ? {} : { sampling }),
  });

const names = { catalogue: { kinds: {} }, inventory: { unknowns: {} } } as unknown as NameSources;
const head = {
  case: "toy",
  name: { zh: "玩具", en: "toy" },
  changes: [],
  place: null,
  classification: null,
  hazards: [],
};
const pairs: Sampling = { antithetic: true, strata: [] };

/** An ensemble whose pairs are told to agree, or not: passes are put there. */
const withPasses = (played: Study, pass: (replication: number) => number) => {
  const { ensemble } = played;
  const passes = new Int8Array(ensemble.passes);
  for (let r = 0; r < ensemble.plan.replications; r++) passes[r * ensemble.targets] = pass(r);
  return { ...ensemble, passes };
};

describe("a scheme of sampling in results", () => {
  test("is left out of those of plain replications", async () => {
    const plain = await study();
    expect(runResult(plain, head, names)).not.toHaveProperty("sampling");
    expect(samplingResult(plain.ensemble, plain.description)).toEqual({});
  });

  test("stands with its gain for each tested reading, as the schema says", async () => {
    const result = { ...runResult(await study(pairs), head, names), answer: null };
    const text = JSON.stringify(result);
    const decode = Schema.decodeUnknownSync(RunResult, { onExcessProperty: "error" });
    expect(decode(JSON.parse(text))).toEqual(JSON.parse(text));
    expect(result.sampling?.scheme).toEqual(pairs);
    const told = result.sampling?.targets.map(({ id, variant }) => `${id} ${variant}`);
    expect(told).toEqual(["picture null", "picture worst"]);
    expect(result.sampling?.targets[0]).toMatchObject({ units: 160, judgedOn: "all" });
    for (const language of ["zh", "en"] as const) {
      const lines = samplingLines(result, (words) => words[language]);
      expect(lines.length).toBeGreaterThan(4);
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(80);
    }
  });

  test("where pairs agree the verdict counts the first of each alone", async () => {
    const played = await study(pairs);
    const { description } = played;
    // Both of a pair pass or fail together: replications 0 and 4, 1 and 5, 8 and 12 ...
    const agreeing = withPasses(played, (r) => (((r >> 3) * 4 + (r % 4)) % 10 === 0 ? 0 : 1));
    expect(pairsAgree(agreeing, 0)).toBe(true);
    expect(judgementOf(agreeing, 0, description).n).toBe(160);
    const [first] = samplingResult(agreeing, description).sampling?.targets ?? [];
    expect(first.judgedOn).toBe("first of each pair");
    expect(first.gain).toBeCloseTo(0.5, 1);
    const lines = samplingLines(
      { sampling: { scheme: pairs, targets: [first] }, targets: [] },
      ({ en }) => en,
    );
    expect(lines.join(" ")).toContain("first of each pair alone");

    const disagreeing = withPasses(played, (r) => ((r >> 2) % 2 === 0 ? 0 : 1));
    expect(pairsAgree(disagreeing, 0)).toBe(false);
    expect(judgementOf(disagreeing, 0, description).n).toBe(320);
  });
});
