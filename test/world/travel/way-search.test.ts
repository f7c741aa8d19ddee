import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { RoadState } from "../../../engine/world/travel/road-state.ts";
import { TravelTimes } from "../../../engine/world/travel/travel-times.ts";
import { WaySearch } from "../../../engine/world/travel/way-search.ts";
import { toyGround } from "../toy-ground.ts";
import type { ToyEdge } from "../toy-ground.ts";

const NODES = 14;
const node = fc.integer({ min: 0, max: NODES - 1 });

/** A network with one-way roads, and changes to it. */
const network = fc.array(
  fc.record({
    from: node,
    to: node,
    seconds: fc.integer({ min: 1, max: 9 }),
    oneWay: fc.boolean(),
  }),
  { minLength: 10, maxLength: 40 },
);

const change = fc.record({
  edge: fc.nat(),
  what: fc.constantFrom("close", "reopen", "slow", "flood", "damage", "reset"),
});

const apply = (roads: RoadState, edges: number, { edge, what }: { edge: number; what: string }) => {
  const row = edge % edges;
  if (what === "close") roads.close(row);
  else if (what === "reopen") roads.reopen(row);
  else if (what === "slow") roads.slow(row, 0.5);
  else if (what === "flood") roads.flood(row, 0.2);
  else if (what === "damage") roads.damage(row);
  else roads.reset();
};

const alongS = (roads: RoadState, way: Int32Array): number =>
  way.reduce((sum, edge) => sum + roads.timeS(edge, 0), 0);

describe("ways on changing roads", () => {
  it("are as long as those of the trees, through every change", () => {
    fc.assert(
      fc.property(
        network,
        fc.array(change, { maxLength: 12 }),
        node,
        node,
        (drawn, changes, a, b) => {
          const edges: ToyEdge[] = drawn.filter(({ from, to }) => from !== to);
          if (edges.length === 0) return;
          const ground = toyGround(NODES, edges);
          const roads = new RoadState(ground);
          const trees = new TravelTimes(ground);
          const ways = new WaySearch(ground);
          const times = new Float64Array(3);
          for (const one of [undefined, ...changes]) {
            if (one !== undefined) apply(roads, edges.length, one);
            const expected = trees.travelTimeS(a, b, 0, roads);
            expect(ways.timeS(a, b, 0, roads)).toBeCloseTo(expected, 9);
            const way = ways.way(a, b, 0, roads);
            if (expected === Infinity) expect(way).toBeUndefined();
            else {
              expect(way).toBeDefined();
              expect(alongS(roads, way ?? new Int32Array())).toBeCloseTo(expected, 9);
              // It is a way: each edge begins where the last one ended.
              let at = a;
              for (const edge of way ?? []) {
                const { from, to, oneWay } = edges[edge];
                expect(from === at || (to === at && oneWay !== true)).toBe(true);
                at = from === at ? to : from;
              }
              expect(at).toBe(b);
            }
            ways.timesS([a, b, (a + 1) % NODES], b, 0, roads, times);
            expect(times[0]).toBeCloseTo(expected, 9);
            expect(times[1]).toBe(0);
            expect(times[2]).toBeCloseTo(trees.travelTimeS((a + 1) % NODES, b, 0, roads), 9);
            const least = ways.leastS(a, b, 0, roads);
            if (ways.isExact) expect(least).toBeCloseTo(expected, 9);
            else expect(least).toBeLessThanOrEqual(expected);
            expect(ways.leastByAirS(a, b, 0)).toBeLessThanOrEqual(least);
            expect(ways.searchedS(a, b, 0, roads)).toBeCloseTo(expected, 9);
          }
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  it("are searched only where the free way has changed", () => {
    const line = Array.from({ length: 9 }, (_, i) => ({ from: i, to: i + 1, seconds: 10 }));
    const ground = toyGround(10, [...line, { from: 0, to: 9, seconds: 200 }]);
    const roads = new RoadState(ground);
    const ways = new WaySearch(ground);
    expect(ways.timeS(0, 9, 0, roads)).toBe(90);
    roads.close(9);
    expect(ways.timeS(0, 9, 0, roads)).toBe(90);
    expect(ways.searches).toBe(0);
    roads.reopen(9);
    roads.close(4);
    expect(ways.timeS(0, 9, 0, roads)).toBe(200);
    expect(ways.searches).toBe(1);
  });

  it("that lead nowhere are told without a search where little is left around either end", () => {
    const line = Array.from({ length: 9 }, (_, i) => ({ from: i, to: i + 1, seconds: 10 }));
    const ground = toyGround(10, line);
    const roads = new RoadState(ground);
    const ways = new WaySearch(ground);
    roads.close(4);
    expect(ways.timeS(0, 9, 0, roads)).toBe(Infinity);
    expect(ways.way(0, 9, 0, roads)).toBeUndefined();
    expect(ways.searches).toBe(0);
  });

  it("to one destination are found by one search until the roads change", () => {
    const line = Array.from({ length: 9 }, (_, i) => ({ from: i, to: i + 1, seconds: 10 }));
    const ground = toyGround(20, [
      ...line,
      { from: 0, to: 9, seconds: 200 },
      ...Array.from({ length: 10 }, (_, i) => ({ from: 9 + i, to: 10 + i, seconds: 10 })),
      { from: 19, to: 0, seconds: 300 },
    ]);
    const roads = new RoadState(ground);
    const ways = new WaySearch(ground);
    const times = new Float64Array(2);
    roads.close(4);
    ways.timesS([0, 4], 9, 0, roads, times);
    expect(times).toEqual(Float64Array.of(200, 240));
    expect(ways.searchedS(3, 9, 0, roads)).toBe(230);
    expect(ways.searches).toBe(1);
    roads.close(3);
    expect(ways.searchedS(3, 9, 0, roads)).toBe(230);
    expect(ways.searches).toBe(2);
  });

  it("answer the same whatever was asked before", () => {
    const ring = Array.from({ length: 10 }, (_, i) => ({ from: i, to: (i + 1) % 10, seconds: 7 }));
    const ground = toyGround(10, ring);
    const roads = new RoadState(ground);
    roads.close(2);
    const fresh = new WaySearch(ground);
    const used = new WaySearch(ground);
    for (let a = 0; a < 10; a++) for (let b = 0; b < 10; b++) used.timeS(a, b, 0, roads);
    for (let a = 0; a < 10; a++) {
      expect(used.way(a, 3, 0, roads)).toEqual(fresh.way(a, 3, 0, roads));
    }
  });
});
