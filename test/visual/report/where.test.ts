import { describe, expect, test } from "vitest";

import type { Explanation, When } from "../../../engine/inputs/run-result.ts";
import { placesTable, worstWhen } from "../../../visual/report/where.ts";

const explanation = (over: Partial<Explanation>): Explanation =>
  ({ target: "picture", places: [], steps: [], when: [], ...over }) as unknown as Explanation;

const band = (fromHour: number, failed: number, n: number): When => ({
  season: "summer",
  fromHour,
  failed,
  n,
});

describe("when a promise fails most", () => {
  test("hours are named only where they are shown to differ", () => {
    const apart = worstWhen(explanation({ when: [band(0, 5, 100), band(15, 90, 100)] }))?.html;
    expect(apart).toContain("Hardest: summer, 15–18 h (90% fail, n=100)");
    expect(apart).toContain("最难的时段：夏季 15–18 时");
  });

  test("the worst of a few small bands is chance, and is called so", () => {
    const alike = worstWhen(explanation({ when: [band(3, 3, 5), band(15, 4, 5)] }))?.html;
    expect(alike).toContain("no more than chance");
    expect(alike).not.toContain("Hardest");
  });

  test("nothing is said of a single band", () => {
    expect(worstWhen(explanation({ when: [band(3, 3, 50)] }))).toBeUndefined();
  });
});

test("the reason shown is one to mend, not that a way was slower or does not count", () => {
  const lost = (way: string, reason: string, en: string) => ({
    kind: `response/field/first-picture/${way} lost: ${reason}`,
    label: { zh: en, en },
    way,
    share: 1,
  });
  const place = {
    code: "1",
    name: { zh: "甲镇", en: "Jia" },
    within: { zh: "", en: "" },
    selected: 2,
    failed: 1,
    never: 0,
    p50: 40,
    p90: 50,
    won: [],
    lost: [
      lost("citizen", "notCounted", "does not count"),
      lost("drone-nest", "outOfRange", "out of range"),
    ],
    steps: [],
  };
  const table = placesTable(explanation({ places: [place] })).html;
  expect(table).toContain("out of range");
  expect(table).not.toContain("does not count");
});
