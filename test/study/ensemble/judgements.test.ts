import { describe, expect, test } from "vitest";

import { playEnsemble } from "../../../engine/study/ensemble/ensemble.ts";
import {
  areDecided,
  judgementOf,
  rowsJudged,
  spentNow,
  verdictsOf,
} from "../../../engine/study/ensemble/judgements.ts";
import type { Judged } from "../../../engine/study/ensemble/judgements.ts";
import { errorSpent, looksOf } from "../../../engine/study/ensemble/looks.ts";
import type { CompiledTarget } from "../../../engine/targets/compiled-target.ts";
import { assumptionShare } from "../../../engine/world/assumptions.ts";
import { plainPool } from "./plain-pool.ts";

const target = (more: Partial<CompiledTarget> = {}): CompiledTarget =>
  ({
    id: "x",
    variant: null,
    measured: { by: "clock" },
    statistic: { of: "share" },
    reliability: 0.9,
    notTested: undefined,
    ...more,
  }) as unknown as CompiledTarget;

const drawn = target();
const ledger = target({
  measured: { by: "measure", measure: "distance-to-base", of: undefined },
});
const absent = target({ notTested: { why: "hazard", text: { zh: "无", en: "none" } } });

const plan = { program: 0, seed: 5, replications: 640, sets: 32, explain: false };

describe("rows of one family", () => {
  test("only those that are tested and that chance moves share the error", () => {
    expect(rowsJudged([drawn, drawn, ledger, absent])).toBe(2);
  });

  test("each look spends in proportion to what it adds", () => {
    const looks = looksOf(2048, 32);
    const spent = errorSpent(looks);
    expect(spent.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
    expect(spentNow({ plan: { ...plan, replications: looks[2] }, looks })).toBe(spent[2]);
    expect(() => spentNow({ plan: { ...plan, replications: 7 }, looks })).toThrow(RangeError);
  });
});

describe("the verdicts of an ensemble", () => {
  // Passes where the second unknown lies in the lower half; always; on the ledger; never asked.
  const path = "unknowns/second";
  const judged: Judged = {
    targets: [drawn, drawn, ledger, absent],
    unknowns: ["unknowns/first", path, "unknowns/third"].map((one) => [one, undefined] as const),
  };
  const played = () =>
    playEnsemble(
      plainPool(4, (_, { seed, assumptionSet, assumptionSets }) => [
        assumptionShare(seed, assumptionSet, assumptionSets, path) < 0.5 ? 1 : 0,
        1,
        1,
        -1,
      ]),
      plan,
      4,
    );

  test("are those of the rows together; what cannot be tested is not tested", async () => {
    const ensemble = await played();
    expect(verdictsOf(ensemble, judged)).toEqual(["depends", "met", "met", "not tested"]);
    expect(areDecided(verdictsOf(ensemble, judged))).toBe(true);
    expect(judgementOf(ensemble, 1, judged).confidence).toBeCloseTo(1 - 0.05 / 2, 12);
    expect(judgementOf(ensemble, 2, judged)).toMatchObject({ n: 32, low: 1, high: 1 });
  });

  test("an assumption that parts the sets is found where the sets alone say nothing yet", async () => {
    const ensemble = await played();
    const alone = { ...judged, unknowns: judged.unknowns.filter(([one]) => one !== path) };
    expect(verdictsOf(ensemble, alone)[0]).toBe("undecided");
  });

  test("one undecided row keeps it going, a silent one does not", () => {
    expect(areDecided(["met", "undecided"])).toBe(false);
    expect(areDecided(["met", "not tested", "depends"])).toBe(true);
  });
});
