import { describe, expect, test } from "vitest";

import { NetworkDraft } from "../../../engine/world/roads/draft.ts";
import { countBridges } from "../../../engine/world/roads/river-crossings.ts";
import { medianRules } from "../toy-ground.ts";

const rules = medianRules();
const word = { zh: "点", en: "point" };

describe("bridges", () => {
  test("one for each crossing of a river of the map, the rest by length", () => {
    const draft = new NetworkDraft([], rules);
    const [a, b, c] = [
      [117, 36],
      [117.5, 36],
      [117, 36.02],
    ].map(([lon, lat]) => draft.addNode(lon, lat, "junction", word, -1));
    const common = { from: a, to: b, mark: "synthetic" } as const;
    const over = draft.addEdge({ ...common, lengthM: 50_000, class: "trunk" });
    const beside = draft.addEdge({ ...common, to: c, lengthM: 2500, class: "rural" });
    const given = draft.addEdge({ ...common, lengthM: 50_000, class: "trunk", bridges: 3 });
    const ferry = draft.addEdge({ ...common, lengthM: 50_000, class: "ferry" });
    countBridges(draft, [
      {
        geometry: {
          type: "LineString",
          coordinates: [
            [117.1, 35.9],
            [117.1, 36.1],
            [117.3, 36.1],
            [117.3, 35.5],
          ],
        },
        properties: {},
      },
      {
        geometry: {
          type: "MultiLineString",
          coordinates: [
            [
              [117.4, 35],
              [117.4, 37],
            ],
            [
              [0, 0],
              [1, 1],
            ],
          ],
        },
        properties: {},
      },
    ]);
    expect(draft.riversCrossed[over]).toBe(3);
    expect(draft.bridges[over]).toBeCloseTo(3 + 50_000 * rules.bridges.trunk, 9);
    expect(draft.riversCrossed[beside]).toBe(0);
    expect(draft.bridges[beside]).toBeCloseTo(2500 * rules.bridges.rural, 9);
    expect(draft.bridges[given]).toBe(3);
    expect(draft.bridges[ferry]).toBe(0);
  });
});
