import { expect, test } from "vitest";

import { chooseReplications } from "../../../engine/study/scene/choose-replications.ts";
import type { CompiledTarget } from "../../../engine/targets/compiled-target.ts";

const target = (id: string, over: Partial<CompiledTarget> = {}): CompiledTarget => ({
  id,
  variant: null,
  name: { zh: id, en: id },
  variantName: undefined,
  kind: "promise",
  measured: {
    by: "clock",
    from: { stage: "reported", kinds: [], tier: undefined, units: undefined },
    to: { stage: "firstPicture", kinds: [], tier: undefined, units: undefined },
  },
  scope: { unit: "town", which: "affected", within: undefined, light: undefined },
  statistic: { of: "worst" },
  threshold: { sense: "atMost", si: 1800, written: 30, unit: "min" },
  reliability: 0.9,
  notTested: undefined,
  warnings: [],
  ...over,
});

const measured = (columns: readonly (readonly number[])[]) => {
  const replications = columns[0]?.length ?? 0;
  return {
    plan: { program: 0, seed: 1, replications, sets: 1, explain: true },
    targets: columns.length,
    values: Float64Array.from(
      Array.from({ length: replications }, (_, r) => columns.map((column) => column[r])).flat(),
    ),
  };
};

const rolesOf = (chosen: ReturnType<typeof chooseReplications>) =>
  Object.fromEntries(
    chosen.replications.flatMap(({ replication, roles }) =>
      roles.map((role) => [role, replication] as const),
    ),
  );

test("the smallest time is best, never is worst, the lower middle is typical", () => {
  const chosen = chooseReplications(measured([[900, Infinity, 300, 600, NaN]]), [target("a")]);
  expect(rolesOf(chosen)).toEqual({ best: 2, typical: 3, worst: 1 });
  expect(chosen.rule.zh).toContain("a");
});

test("ties go by number", () => {
  const chosen = chooseReplications(measured([[600, 600, 600]]), [target("a")]);
  expect(rolesOf(chosen)).toEqual({ best: 0, typical: 1, worst: 2 });
});

test("one replication may have every role", () => {
  const chosen = chooseReplications(measured([[600]]), [target("a")]);
  expect(chosen.replications).toEqual([
    { replication: 0, roles: ["typical", "worst", "best"], value: 600 },
  ]);
});

test("of a share more is better, whatever the limit of the single place", () => {
  const share = target("a", { statistic: { of: "share", level: 1 } });
  const chosen = chooseReplications(measured([[0.2, 1, 0.6]]), [share]);
  expect(rolesOf(chosen)).toEqual({ best: 1, typical: 2, worst: 0 });
});

test("what is to be large is worst where it is small", () => {
  const large = target("a", { threshold: { sense: "atLeast", si: 1, written: 1, unit: "person" } });
  expect(rolesOf(chooseReplications(measured([[5, 1, 9]]), [large]))).toEqual({
    best: 2,
    typical: 0,
    worst: 1,
  });
});

test("chosen by the first promise as written that is tested by the clock and speaks of somebody", () => {
  const targets = [
    target("reading", { variant: "other" }),
    target("not tested", { notTested: { why: "stage", text: { zh: "", en: "" } } }),
    target("ledger", { measured: { by: "measure", measure: "flight-time", of: undefined } }),
    target("silent"),
    target("the one"),
  ];
  const chosen = chooseReplications(
    measured([
      [3, 2, 1],
      [3, 2, 1],
      [3, 2, 1],
      [NaN, NaN, NaN],
      [1, 2, 3],
    ]),
    targets,
  );
  expect(chosen.target).toBe(4);
  expect(rolesOf(chosen)).toEqual({ best: 0, typical: 1, worst: 2 });
});

test("without a tested promise the first replication stands for all, and an empty ensemble for none", () => {
  const none = target("a", { notTested: { why: "stage", text: { zh: "", en: "" } } });
  expect(rolesOf(chooseReplications(measured([[1, 2]]), [none]))).toEqual({ typical: 0 });
  expect(chooseReplications(measured([[]]), [target("a")]).replications).toEqual([]);
});
