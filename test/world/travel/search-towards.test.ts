import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { FreeWays } from "../../../engine/world/travel/free-ways.ts";
import { RoadState } from "../../../engine/world/travel/road-state.ts";
import { SearchTowards } from "../../../engine/world/travel/search-towards.ts";
import { TravelTimes } from "../../../engine/world/travel/travel-times.ts";
import { toyGround } from "../toy-ground.ts";

const NODES = 12;
const node = fc.integer({ min: 0, max: NODES - 1 });
const edge = fc.record({
  from: node,
  to: node,
  seconds: fc.integer({ min: 1, max: 9 }),
  oneWay: fc.boolean(),
});

describe("a search from the destination", () => {
  it("gives the times of the trees, whoever asks first and whatever was asked before", () => {
    fc.assert(
      fc.property(
        fc.array(edge, { minLength: 8, maxLength: 30 }),
        fc.array(fc.record({ closed: fc.nat(), to: node, asks: fc.array(node) }), { minLength: 1 }),
        (drawn, steps) => {
          const edges = drawn.filter(({ from, to }) => from !== to);
          if (edges.length === 0) return;
          const ground = toyGround(NODES, edges);
          const roads = new RoadState(ground);
          const trees = new TravelTimes(ground);
          const search = new SearchTowards(ground.tables, 0, new FreeWays(ground).secondsOf(0));
          for (const { closed, to, asks } of steps) {
            roads.close(closed % edges.length);
            expect(search.turnTo(to, roads)).toBe(true);
            for (const from of asks) {
              expect(search.timeS(from)).toBe(trees.travelTimeS(from, to, 0, roads));
              expect(search.turnTo(to, roads)).toBe(false);
            }
          }
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it("begins anew when the roads change", () => {
    const ground = toyGround(3, [
      { from: 0, to: 1, seconds: 5 },
      { from: 1, to: 2, seconds: 5 },
    ]);
    const roads = new RoadState(ground);
    const search = new SearchTowards(ground.tables, 0, new FreeWays(ground).secondsOf(0));
    search.turnTo(2, roads);
    expect(search.timeS(0)).toBe(10);
    roads.close(0);
    expect(search.turnTo(2, roads)).toBe(true);
    expect(search.timeS(0)).toBe(Infinity);
    expect(search.timeS(1)).toBe(5);
  });
});
