import { expect, test } from "vitest";

import type { HangsOn, RunResult, TargetResult } from "../../../engine/inputs/run-result.ts";
import { assumptionsTable, leversSection } from "../../../visual/report/levers.ts";

const hangsOn = (path: string, over: Partial<HangsOn> = {}): HangsOn => ({
  path,
  name: { zh: `名${path}`, en: `name of ${path}` },
  unit: "share",
  low: 0.1,
  high: 0.9,
  passLow: 0,
  passHigh: 0.5,
  valueLow: 40,
  valueHigh: 20,
  flipsAt: null,
  holdsAbove: null,
  ...over,
});

const result = (ones: readonly HangsOn[]): RunResult =>
  ({
    targets: [
      {
        id: "picture",
        name: { zh: "画面", en: "picture" },
        variant: null,
        verdict: "not met",
        reliability: 0.9,
        unit: "min",
        hangsOn: ones,
      } as unknown as TargetResult,
    ],
    swung: { assumptions: 8, of: 400, replications: 8 },
  }) as unknown as RunResult;

const levers = (one: HangsOn): string => leversSection(result([one]), undefined, []).html;

test("what somebody can change is held out, with how few disasters say so", () => {
  const page = levers(hangsOn("readiness/drone/away"));
  expect(page).toContain("name of readiness/drone/away");
  expect(page).toContain("Of only 8 disasters at each end");
});

test("how the ground shakes is no lever", () => {
  expect(levers(hangsOn("earthquake.shaking.relation"))).not.toContain("name of earthquake");
});

test("one disaster more or less is no lever", () => {
  expect(levers(hangsOn("readiness/drone/away", { passHigh: 0.125 }))).not.toContain("name of");
});

test("an assumption that changes nothing is none that matters", () => {
  const idle = { passHigh: 0, valueHigh: 40 };
  expect(assumptionsTable(result([hangsOn("readiness/drone/away", idle)])).html).not.toContain(
    "name of",
  );
});
