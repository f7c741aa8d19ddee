import * as fc from "fast-check";
import createGraph from "ngraph.graph";
import { aStar } from "ngraph.path";
import { describe, expect, test } from "vitest";

import { compileGround } from "../../../engine/world/ground/compile-ground.ts";
import type { Ground } from "../../../engine/world/ground/compile-ground.ts";
import { RoadState } from "../../../engine/world/travel/road-state.ts";
import { TravelTimes } from "../../../engine/world/travel/travel-times.ts";
import { shippedRegion } from "../shipped-region.ts";
import { toyGround } from "../toy-ground.ts";
import type { ToyEdge } from "../toy-ground.ts";

/** Small random networks, with equal times, parallel and one-way edges among them. */
const network = fc.integer({ min: 2, max: 12 }).chain((nodes) =>
  fc.record({
    nodes: fc.constant(nodes),
    edges: fc.array(
      fc
        .record({
          from: fc.nat(nodes - 1),
          to: fc.nat(nodes - 1),
          seconds: fc.integer({ min: 1, max: 9 }),
          oneWay: fc.boolean(),
        })
        .filter(({ from, to }) => from !== to),
      { minLength: 1, maxLength: 40 },
    ),
  }),
);

const events = fc.array(
  fc.record({
    what: fc.constantFrom("close", "reopen", "slow", "flood", "damage", "reset", "ask"),
    edge: fc.nat(1000),
    node: fc.nat(1000),
    amount: fc.double({ min: 0.1, max: 1, noNaN: true }),
  }),
  { maxLength: 40 },
);

type Happening = {
  readonly what: string;
  readonly edge: number;
  readonly node: number;
  readonly amount: number;
};

/** Lets something happen to the roads; `ask` changes nothing. */
const happen = (roads: RoadState, edges: number, { what, edge, amount }: Happening): void => {
  const e = edge % edges;
  if (what === "close") roads.close(e);
  else if (what === "reopen") roads.reopen(e);
  else if (what === "slow") roads.slow(e, amount);
  else if (what === "flood") roads.flood(e, amount > 0.5 ? 0 : amount);
  else if (what === "damage") roads.damage(e, amount > 0.5);
  else if (what === "reset") roads.reset();
};

/** Bellman and Ford, by the definition. */
const plainly = (ground: Ground, to: number, vehicle: number, roads: RoadState): number[] => {
  const { node, edge } = ground.tables;
  const time = Array.from({ length: node.rows }, () => Infinity);
  time[to] = 0;
  for (let round = 0; round < node.rows; round++)
    for (let e = 0; e < edge.rows; e++) {
      const cost = roads.timeS(e, vehicle);
      time[edge.from[e]] = Math.min(time[edge.from[e]], time[edge.to[e]] + cost);
      if (edge.oneWay[e] === 0)
        time[edge.to[e]] = Math.min(time[edge.to[e]], time[edge.from[e]] + cost);
    }
  return time;
};

describe("travel times", () => {
  test("agree with Bellman and Ford through any history of changes, bit for bit", () => {
    fc.assert(
      fc.property(network, events, ({ nodes, edges }, history) => {
        const ground = toyGround(nodes, edges);
        const roads = new RoadState(ground);
        const travel = new TravelTimes(ground, 3); // few slots, so that trees are thrown out
        for (const event of history) {
          happen(roads, edges.length, event);
          const to = event.node % nodes;
          expect(Array.from(travel.timesTo(to, 0, roads))).toEqual(plainly(ground, to, 0, roads));
        }
      }),
      { seed: 1, numRuns: 250 },
    );
  });

  test("a cached tree is the tree a fresh cache builds, ties included", () => {
    fc.assert(
      fc.property(network, events, ({ nodes, edges }, history) => {
        const ground = toyGround(nodes, edges);
        const roads = new RoadState(ground);
        const cached = new TravelTimes(ground);
        for (const event of history) {
          happen(roads, edges.length, event);
          const fresh = new TravelTimes(ground);
          for (let to = 0; to < nodes; to++)
            for (let from = 0; from < nodes; from++)
              expect(cached.nextEdge(from, to, 0, roads)).toBe(fresh.nextEdge(from, to, 0, roads));
        }
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  test("a tree built only as far as it was asked for says what a whole one says, bit for bit", () => {
    fc.assert(
      fc.property(
        network,
        fc.array(fc.record({ happening: events, from: fc.nat(1000), to: fc.nat(1000) }), {
          maxLength: 12,
        }),
        ({ nodes, edges }, asked) => {
          const ground = toyGround(nodes, edges);
          const roads = new RoadState(ground);
          const partial = new TravelTimes(ground);
          for (const { happening, from, to } of asked) {
            for (const event of happening.slice(0, 3)) happen(roads, edges.length, event);
            const [a, b] = [from % nodes, to % nodes];
            const whole = new TravelTimes(ground);
            const time = whole.timesTo(b, 0, roads)[a];
            expect(partial.travelTimeS(a, b, 0, roads)).toBe(time);
            expect(partial.nextEdge(a, b, 0, roads)).toBe(whole.nextEdge(a, b, 0, roads));
            expect(partial.routeTo(a, b, 0, roads)).toEqual(whole.routeTo(a, b, 0, roads));
          }
        },
      ),
      { seed: 5, numRuns: 300 },
    );
  });

  test("of equally long ways the one whose next edge has the lower row, however it came about", () => {
    const ground = toyGround(4, [
      { from: 0, to: 1, seconds: 5 },
      { from: 2, to: 0, seconds: 5 },
      { from: 1, to: 3, seconds: 5 },
      { from: 2, to: 3, seconds: 5 },
      { from: 0, to: 1, seconds: 5 },
    ]);
    const roads = new RoadState(ground);
    const travel = new TravelTimes(ground);
    const next = () => [0, 1, 2].map((from) => travel.nextEdge(from, 3, 0, roads));
    expect(next()).toEqual([0, 2, 3]);
    roads.close(0);
    expect(next()).toEqual([1, 2, 3]);
    roads.reopen(0);
    // As good as the way that was kept, and lower: taken again.
    expect(next()).toEqual([0, 2, 3]);
    roads.slow(0, 0.5);
    roads.close(3);
    expect(next()).toEqual([4, 2, 1]);
    roads.slow(0, 1);
    expect(next()).toEqual([0, 2, 1]);
    // The other way round the square, lower rows last.
    const other = toyGround(4, [
      { from: 2, to: 3, seconds: 5 },
      { from: 1, to: 3, seconds: 5 },
      { from: 0, to: 2, seconds: 5 },
      { from: 0, to: 1, seconds: 5 },
    ]);
    expect(new TravelTimes(other).nextEdge(0, 3, 0, new RoadState(other))).toBe(2);
  });

  test("a way is made of edges that lead there in the time told", () => {
    fc.assert(
      fc.property(network, events, ({ nodes, edges }, history) => {
        const ground = toyGround(nodes, edges);
        const roads = new RoadState(ground);
        const travel = new TravelTimes(ground);
        for (const event of history) happen(roads, edges.length, event);
        for (let to = 0; to < nodes; to++)
          for (let from = 0; from < nodes; from++) {
            const told = travel.travelTimeS(from, to, 1, roads);
            const route = travel.routeTo(from, to, 1, roads);
            if (told === Infinity) {
              expect(route).toBeUndefined();
              continue;
            }
            let node = from;
            let seconds = 0;
            for (const edge of route!) {
              const { from: a, to: b, oneWay } = ground.tables.edge;
              expect(a[edge] === node || (b[edge] === node && oneWay[edge] === 0)).toBe(true);
              node = a[edge] === node ? b[edge] : a[edge];
              seconds += roads.timeS(edge, 1);
            }
            expect(node).toBe(to);
            expect(seconds).toBeCloseTo(told, 6);
          }
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  test("closing never shortens a way, reopening never lengthens one", () => {
    fc.assert(
      fc.property(
        network,
        fc.array(fc.nat(1000), { maxLength: 8 }),
        ({ nodes, edges }, closings) => {
          const ground = toyGround(nodes, edges);
          const roads = new RoadState(ground);
          const travel = new TravelTimes(ground);
          const all = () =>
            Array.from({ length: nodes }, (_, to) =>
              Array.from(travel.timesTo(to, 0, roads)),
            ).flat();
          let before = all();
          const compare = (holds: (now: number, then: number) => boolean) => {
            const now = all();
            now.forEach((time, i) => expect(holds(time, before[i])).toBe(true));
            before = now;
          };
          for (const closing of closings) {
            roads.close(closing % edges.length);
            compare((now, then) => now >= then);
          }
          for (const closing of closings) {
            roads.reopen(closing % edges.length);
            compare((now, then) => now <= then);
          }
        },
      ),
      { seed: 4, numRuns: 150 },
    );
  });

  test("closing an edge that no way uses changes nothing and builds nothing", () => {
    const ground = compileGround(shippedRegion("jinan"), {
      seed: 1,
      assumptionSet: 0,
      assumptionSets: 1,
    });
    const roads = new RoadState(ground);
    const travel = new TravelTimes(ground);
    const to = ground.tables.county.node[0];
    const times = Array.from(travel.timesTo(to, 0, roads));
    const used = new Set(times.map((_, node) => travel.nextEdge(node, to, 0, roads)));
    const { chordStart, edge } = ground.tables;
    const built = travel.treesBuilt;
    let closed = 0;
    for (let e = 0; e < edge.rows; e++) {
      // A leg closes its chords too; take roads that stand for themselves.
      if (used.has(e) || chordStart.first[e + 1] > chordStart.first[e]) continue;
      roads.close(e);
      closed++;
      expect(Array.from(travel.timesTo(to, 0, roads))).toEqual(times);
    }
    expect(closed).toBeGreaterThan(200);
    expect(travel.treesBuilt).toBe(built);
  });

  test("trees of the free road outlive a reset", () => {
    const edges: ToyEdge[] = [
      { from: 0, to: 1, seconds: 5 },
      { from: 1, to: 2, seconds: 5 },
      { from: 0, to: 2, seconds: 20 },
    ];
    const ground = toyGround(3, edges);
    const roads = new RoadState(ground);
    const travel = new TravelTimes(ground);
    expect(travel.travelTimeS(0, 2, 0, roads)).toBe(10);
    roads.close(0);
    expect(travel.travelTimeS(0, 2, 0, roads)).toBe(20);
    const built = travel.treesBuilt;
    roads.reset();
    expect(travel.travelTimeS(0, 2, 0, roads)).toBe(10);
    expect(travel.treesBuilt).toBe(built);
    // Another state of the same roads shares them, and sees none of the first one's changes.
    const other = new RoadState(ground);
    roads.close(1);
    expect(travel.travelTimeS(0, 2, 0, other)).toBe(10);
    expect(travel.travelTimeS(0, 2, 0, roads)).toBe(20);
  });

  test("agree with ngraph.path on Shandong, with roads closed", () => {
    const ground = compileGround(shippedRegion("shandong"), {
      seed: 1,
      assumptionSet: 0,
      assumptionSets: 1,
    });
    const { edge, node } = ground.tables;
    const roads = new RoadState(ground);
    for (let e = 0; e < edge.rows; e += 7) roads.close(e);
    const graph = createGraph<undefined, number>({ multigraph: true });
    for (let n = 0; n < node.rows; n++) graph.addNode(n);
    for (let e = 0; e < edge.rows; e++) {
      graph.addLink(edge.from[e], edge.to[e], e);
      graph.addLink(edge.to[e], edge.from[e], e);
    }
    const seconds = (link: { readonly data: number }) => roads.timeS(link.data, 1);
    const finder = aStar<undefined, number>(graph, {
      oriented: true,
      distance: (_a, _b, link) => seconds(link),
      blocked: (_a, _b, link) => seconds(link) === Infinity,
    });
    const travel = new TravelTimes(ground);
    for (let k = 0; k < 40; k++) {
      const from = (k * 7919) % node.rows;
      const to = (k * 104_729 + 13) % node.rows;
      const path = finder.find(from, to).map((found) => Number(found.id));
      // Where there is no way, ngraph gives nothing or the far end alone.
      let time = path.includes(from) && path.includes(to) ? 0 : Infinity;
      for (let i = 1; i < path.length; i++) {
        let best = Infinity;
        for (let e = 0; e < edge.rows; e++)
          if (
            (edge.from[e] === path[i - 1] && edge.to[e] === path[i]) ||
            (edge.to[e] === path[i - 1] && edge.from[e] === path[i])
          )
            best = Math.min(best, roads.timeS(e, 1));
        time += best;
      }
      const told = travel.travelTimeS(from, to, 1, roads);
      if (told === Infinity) expect(time).toBe(Infinity);
      else expect(time).toBeCloseTo(told, 4);
    }
  });
});
