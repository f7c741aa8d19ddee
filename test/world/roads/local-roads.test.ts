import { describe, expect, test } from "vitest";

import { roadClasses } from "../../../engine/world/ground/layout.ts";
import { NetworkDraft } from "../../../engine/world/roads/draft.ts";
import {
  addCrossings,
  addTownRoads,
  addTrunkRoads,
  joinPieces,
} from "../../../engine/world/roads/local-roads.ts";
import { medianRules } from "../toy-ground.ts";

const rules = medianRules();
const land = () => true;
const word = (text: string) => ({ zh: text, en: text });

const county = (density = 0, terrain = 0) => ({ code: "100001", terrain, density });

const names = (draft: NetworkDraft) =>
  draft.from.map((from, e) => `${from}-${draft.to[e]} ${roadClasses[draft.class[e]]}`);

describe("trunk roads", () => {
  test("join seats that no third seat stands between, longer in the hills, streets where dense", () => {
    const draft = new NetworkDraft([county(), county(0, 2), county(0.01), county(0.01)], rules);
    const seats = [
      draft.addNode(117, 36, "seat", word("a"), 0),
      draft.addNode(117.5, 36, "seat", word("b"), 1),
      draft.addNode(118, 36, "seat", word("c"), 2),
      draft.addNode(118.1, 36, "seat", word("d"), 3),
    ];
    addTrunkRoads(draft, seats, land);
    expect(names(draft)).toEqual(["0-1 trunk", "1-2 trunk", "2-3 street"]);
    const ratio = draft.lengthM[0] / draft.straightM(0, 1);
    expect(ratio).toBeCloseTo((rules.detourOrdinary[0] + rules.detourOrdinary[2]) / 2, 9);
  });

  test("do not run over the sea", () => {
    const draft = new NetworkDraft([county(), county()], rules);
    const seats = [
      draft.addNode(117, 36, "seat", word("a"), 0),
      draft.addNode(117.5, 36, "seat", word("b"), 1),
    ];
    addTrunkRoads(draft, seats, (lon) => lon < 117.1 || lon > 117.4);
    expect(draft.edges).toBe(0);
    // A narrow bay does not stop them.
    addTrunkRoads(draft, seats, (lon) => lon < 117.2 || lon > 117.25);
    expect(draft.edges).toBe(1);
  });
});

describe("town roads", () => {
  test("the way to the seat is county road, a roundabout way gets a road of its own", () => {
    const draft = new NetworkDraft([county()], rules);
    const seat = draft.addNode(117, 36, "seat", word("seat"), 0);
    const near = draft.addNode(117.1, 36, "town", word("near"), 0);
    const beyond = draft.addNode(117.2, 36, "town", word("beyond"), 0);
    addTownRoads(draft, [seat, near, beyond], [seat], land);
    expect(names(draft)).toEqual(["0-1 county", "1-2 county"]);
    const bent = new NetworkDraft([county()], rules);
    const places = [
      bent.addNode(117, 36, "seat", word("seat"), 0),
      bent.addNode(117.08, 36.07, "town", word("north"), 0),
      bent.addNode(117.08, 35.93, "town", word("south"), 0),
      bent.addNode(117.19, 36, "town", word("behind"), 0),
    ];
    addTownRoads(bent, places, [places[0]], land);
    // Through either neighbour it is over 1.2 times as far.
    expect(names(bent)).toContain("0-3 county");
    expect(names(bent)).toContain("1-3 rural");
  });
});

describe("what is apart", () => {
  test("ferries of the table join islands; what is left is joined by the nearest pair", () => {
    const draft = new NetworkDraft([county()], rules);
    const places = [117, 117.2, 117.3].map((lon, i) =>
      draft.addNode(lon, 36, i === 0 ? "seat" : "town", word(String(i)), 0),
    );
    addCrossings(
      draft,
      [{ from: "100001", to: "100001001", class: "ferry", length_km: 13, mark: "likely" }],
      new Map([
        ["100001", 0],
        ["100001001", 1],
      ]),
    );
    expect(names(draft)).toEqual(["0-1 ferry"]);
    expect(draft.lengthM[0]).toBe(13_000);
    expect(joinPieces(draft, places)).toBe(1);
    expect(names(draft)).toEqual(["0-1 ferry", "2-1 rural"]);
    expect(joinPieces(draft, places)).toBe(0);
  });
});
