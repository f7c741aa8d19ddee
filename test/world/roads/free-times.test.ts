import { describe, expect, test } from "vitest";

import { NetworkDraft } from "../../../engine/world/roads/draft.ts";
import { freeTimes } from "../../../engine/world/roads/free-times.ts";
import { medianRules } from "../toy-ground.ts";

const rules = medianRules();
const word = { zh: "点", en: "point" };

describe("free travel times", () => {
  const draft = new NetworkDraft(
    [
      { code: "100001", terrain: 0, density: 0 },
      { code: "100002", terrain: 2, density: 0 },
    ],
    rules,
  );
  const a = draft.addNode(117, 36, "seat", word, 0);
  const b = draft.addNode(117.5, 36, "seat", word, 1);
  const common = { from: a, to: b, lengthM: 10_000, mark: "synthetic" } as const;
  const mixed = draft.addEdge({ ...common, class: "county" });
  const own = draft.addEdge({ ...common, class: "county", terrain: 2 });
  const ferry = draft.addEdge({ ...common, class: "ferry" });
  const nothing = draft.addEdge({ ...common, lengthM: 0, class: "street" });
  const seconds = freeTimes(draft);
  const rescue = rules.vehicles.indexOf("rescue");
  const at = (edge: number) => seconds[edge * rules.vehicles.length + rescue];

  test("half of an edge at the speed of each end", () => {
    expect(at(mixed)).toBeCloseTo(3600 * (5 / 40 + 5 / 25), 6);
    expect(at(own)).toBeCloseTo(3600 * (10 / 25), 6);
  });

  test("a ferry is waited for and sails", () => {
    expect(at(ferry)).toBeCloseTo(rules.ferryBoardingS + 3600 * (10 / 20), 6);
  });

  test("no edge takes no time", () => {
    expect(at(nothing)).toBeGreaterThan(0);
    expect(seconds.every((time) => time > 0)).toBe(true);
  });
});
