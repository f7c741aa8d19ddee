import { describe, expect, it } from "vitest";

import { problemsOf } from "../small-scenario.ts";

const promise = (more: string): string => `
  made-up:
    name: {zh: "目标", en: "target"}
    kind: promise
    quote: "…"
    statistic: {of: worst}
    threshold: {atMost: {duration: {value: 30, unit: min, mark: certain, source: [made-up]}}}
    reliability: 0.9
    mark: certain
    source: [made-up]
${more}
`;

const withTarget = (more: string): string[] =>
  problemsOf({ "targets.yaml": (text) => text + promise(more) }).filter((problem) =>
    problem.includes("targets.made-up"),
  );

const clock = (to: string, scope = "{unit: town, which: affected}"): string =>
  `    measured: {from: {stage: occurs}, to: ${to}}\n    scope: ${scope}`;

describe("targets that can be measured", () => {
  it("pass without a word", () => {
    expect(withTarget(clock("{stage: arrived, by: [collapse-rescue, team]}"))).toStrictEqual([]);
  });

  it("a skill, class or kind that nothing is called, with the nearest", () => {
    expect(withTarget(clock("{stage: arrived, by: [colapse-rescue]}"))).toStrictEqual([
      expect.stringMatching(
        /colapse-rescue, which nothing is called.*Did you mean collapse-rescue/u,
      ),
    ]);
  });

  it("a stage that never happens is warned of, unless its hazards cannot be played yet", () => {
    expect(withTarget(clock("{stage: warned}"))).toStrictEqual([
      expect.stringMatching(/the stage warned .*which no event of the model reaches/u),
    ]);
    const typhoon = "{unit: town, which: affected, hazards: [typhoon]}";
    expect(withTarget(clock("{stage: warned}", typhoon))).toStrictEqual([]);
  });

  it("a tier without posts is warned of", () => {
    expect(withTarget(clock("{stage: reported, at: village}"))).toStrictEqual([
      expect.stringMatching(/the tier village .*at which the model has no posts/u),
    ]);
  });

  it("a place that is not in the region", () => {
    expect(
      withTarget(clock("{stage: reported}", '{unit: town, which: all, places: ["999999"]}')),
    ).toStrictEqual([expect.stringMatching(/the unknown place 999999/u)]);
  });
});
