import { describe, expect, test } from "vitest";

import type { ExpresswayRow } from "../../../engine/inputs/region-tables.ts";
import { nodeKinds, roadClasses } from "../../../engine/world/ground/layout.ts";
import { NetworkDraft } from "../../../engine/world/roads/draft.ts";
import { addExpressways } from "../../../engine/world/roads/expressways.ts";
import { medianRules } from "../toy-ground.ts";

const rules = medianRules();

const allLand = () => true;

/** Five counties in a row, the middle one off the line, with a seat each. */
const fiveCounties = () => {
  const draft = new NetworkDraft(
    Array.from({ length: 5 }, (_, i) => ({ code: `10000${i}`, terrain: 0, density: 0 })),
    rules,
  );
  const seats = [0, 1, 2, 3, 4].map((i) =>
    draft.addNode(117 + i * 0.5, i === 2 ? 36.3 : 36, "seat", { zh: `${i}`, en: `${i}` }, i),
  );
  const rowOf = new Map(draft.counties.map((county, row) => [county.code, row]));
  return { draft, seats, rowOf };
};

const stop = (route: string, order: number, county: number, more = {}): ExpresswayRow => ({
  route,
  name_zh: route,
  name_en: route,
  order,
  county_code: `10000${county}`,
  class: "expressway",
  mark: "certain",
  ...more,
});

const edgesOf = (draft: NetworkDraft, name: (typeof roadClasses)[number]) =>
  draft.class.flatMap((row, e) => (roadClasses[row] === name ? [e] : []));

describe("expressways", () => {
  test("legs in order, chords over two and three where they save way, ramps to the seats", () => {
    const { draft, seats, rowOf } = fiveCounties();
    // Rows come in any order; `order` counts.
    const rows = [3, 1, 5, 2, 4].map((order) => stop("g1", order, order - 1));
    addExpressways(draft, rows, [], rowOf, seats, allLand);
    const all = edgesOf(draft, "expressway");
    const legs = all.filter((e) => draft.parts[e].length === 0);
    expect(legs).toHaveLength(4);
    const spans = all.filter((e) => draft.parts[e].length > 0).map((e) => draft.parts[e].length);
    expect([...spans].sort((a, b) => a - b)).toEqual([2, 2, 2, 3, 3]);
    for (const e of all) {
      const parts = draft.parts[e];
      if (parts.length === 0) continue;
      const through = parts.reduce((sum, leg) => sum + draft.lengthM[leg], 0);
      expect(draft.lengthM[e]).toBeLessThan(through);
      // The legs lead from one end to the other.
      let node = draft.from[e];
      for (const leg of parts) node = draft.from[leg] === node ? draft.to[leg] : draft.from[leg];
      expect(node).toBe(draft.to[e]);
    }
    const ramps = edgesOf(draft, "trunk");
    expect(ramps).toHaveLength(5);
    for (const e of ramps) expect(draft.lengthM[e]).toBe(rules.interchangeM);
  });

  test("a chord over the sea is left out, unless a leg of it is a bridge", () => {
    const { draft, seats, rowOf } = fiveCounties();
    const rows = [1, 2, 3].map((order) => stop("g1", order, order));
    // A bay between the second and the fourth county; the route goes round by the third in the north.
    const isLand = (_: number, lat: number) => lat > 36.05;
    addExpressways(draft, rows, [], rowOf, seats, isLand);
    const all = edgesOf(draft, "expressway");
    expect(all).toHaveLength(2);
    addExpressways(
      draft,
      [1, 2, 3].map((order) => stop("g2", order, order)),
      [],
      rowOf,
      seats,
      allLand,
    );
    expect(edgesOf(draft, "expressway").length).toBeGreaterThan(2);
    const wet = fiveCounties();
    addExpressways(wet.draft, rows, [], wet.rowOf, wet.seats, () => false);
    expect(edgesOf(wet.draft, "expressway")).toHaveLength(3);
  });

  test("legs that routes share are one road; a known interchange is a node of its own", () => {
    const { draft, seats, rowOf } = fiveCounties();
    const rows = [
      ...[0, 1, 2].map((c, i) => stop("g1", i + 1, c)),
      ...[4, 1, 0].map((c, i) => stop("g2", i + 1, c)),
      ...[1, 3].map((c, i) => stop("s3", i + 1, c, c === 3 ? { interchange_km: 25 } : {})),
      ...[3, 4].map((c, i) => stop("s4", i + 1, c)),
    ];
    addExpressways(draft, rows, [], rowOf, seats, allLand);
    const pairs = edgesOf(draft, "expressway")
      .filter((e) => draft.parts[e].length === 0)
      .map((e) => [draft.from[e], draft.to[e]].sort((a, b) => a - b).join(" "));
    expect(new Set(pairs).size).toBe(pairs.length);
    const ofThree = draft.kind.flatMap((kind, node) =>
      nodeKinds[kind] === "interchange" && draft.county[node] === 3 ? [node] : [],
    );
    expect(ofThree).toHaveLength(2);
    const ramps = edgesOf(draft, "trunk").filter((e) => ofThree.includes(draft.to[e]));
    expect(ramps.map((e) => draft.lengthM[e]).sort((a, b) => a - b)).toEqual([
      rules.interchangeM,
      25_000,
    ]);
  });

  test("a route leaves the province by the border to the city beyond; the mark of a leg is the weaker", () => {
    const { draft, seats, rowOf } = fiveCounties();
    const rows = [stop("g1", 1, 0), stop("g1", 2, 1, { mark: "assumed" })];
    const exits = [
      {
        route: "g1",
        county_code: "100001",
        outside_zh: "外市",
        outside_en: "Outside",
        border_lon: 118,
        border_lat: 36.5,
        outside_lon: 118,
        outside_lat: 37,
        mark: "likely" as const,
      },
    ];
    addExpressways(draft, rows, exits, rowOf, seats, allLand);
    expect(draft.mark[edgesOf(draft, "expressway")[0]]).toBe(2);
    expect(draft.kind.filter((kind) => nodeKinds[kind] === "exit")).toHaveLength(1);
    const outside = draft.kind.findIndex((kind) => nodeKinds[kind] === "outside");
    expect(draft.name[outside].en).toBe("Outside");
    expect(draft.county[outside]).toBe(-1);
  });

  test("an ordinary link joins the seats, not the interchanges", () => {
    const { draft, seats, rowOf } = fiveCounties();
    const rows = [0, 1].map((c, i) => stop("l1", i + 1, c, { class: "trunk" }));
    addExpressways(draft, rows, [], rowOf, seats, allLand);
    expect(edgesOf(draft, "expressway")).toHaveLength(0);
    expect(edgesOf(draft, "trunk").map((e) => [draft.from[e], draft.to[e]])).toEqual([[0, 1]]);
  });
});
