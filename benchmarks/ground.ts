import { booleanPointInPolygon, nearestPoint, point } from "@turf/turf";
import * as Result from "effect/Result";
import createGraph from "ngraph.graph";
import { aStar, nba } from "ngraph.path";

import { readRegion } from "../engine/files/region.ts";
import { hashName } from "../engine/random/names.ts";
import { createStream } from "../engine/random/stream.ts";
import type { Stream } from "../engine/random/stream.ts";
import { compileGround } from "../engine/world/ground/compile-ground.ts";
import type { Ground } from "../engine/world/ground/compile-ground.ts";
import { countyAt } from "../engine/world/ground/counties-at.ts";
import { distanceM, nearestRow, unitVectors } from "../engine/world/ground/sphere.ts";
import { RoadState } from "../engine/world/travel/road-state.ts";
import { TravelTimes } from "../engine/world/travel/travel-times.ts";
import { compare, measure, median } from "./kernel/measure.ts";

/** What the ground costs. Rates are medians over the rounds. */
export interface GroundBenchmark {
  readonly compiled: ReadonlyArray<{
    readonly region: string;
    readonly milliseconds: number;
    readonly megabytes: number;
    readonly nodes: number;
    readonly edges: number;
  }>;
  /** One tree: the way to one place from everywhere, one class of vehicle, all Shandong. */
  readonly treesPerSecond: number;
  /** Random pairs whose tree is cached, and the same after another road has been closed each time. */
  readonly cachedQueriesPerSecond: number;
  readonly closingAndQueryPerSecond: number;
  /** Share of trees that survive the closing of one road of Shandong, of 200 tried. */
  readonly treesThatSurvive: number;
  /**
   * Random pairs, no tree twice: ours builds the whole tree, ngraph.path finds the one way. Above 1
   * ours is faster. Many vehicles to one place is what a response asks for: 100 starts, one place.
   */
  readonly onePair: {
    readonly ours: number;
    readonly aStar: number;
    readonly toAStar: number;
    readonly toNba: number;
  };
  readonly hundredToOne: {
    readonly ours: number;
    readonly toAStar: number;
    readonly toNba: number;
  };
  /** Nearest of 283 landing points, against turf's nearestPoint. */
  readonly nearest: { readonly perSecond: number; readonly toTurf: number };
  /** County of a random point in the frame of Shandong, against turf over the boxes that hold it. */
  readonly pointInCounty: { readonly perSecond: number; readonly toTurf: number };
}

const median1 = { seed: 1, assumptionSet: 0, assumptionSets: 1 };

const streamFor = (what: string): Stream =>
  createStream(1, 0, hashName("benchmark of the ground"), hashName(what));

const regionNamed = (id: string) => {
  const region = readRegion(`scenarios/${id}/region.yaml`);
  if (Result.isFailure(region)) throw new Error(region.failure.map((p) => p.message.en).join("\n"));
  return region.success;
};

const compiling = (id: string, rounds: number) => {
  const region = regionNamed(id);
  const times: number[] = [];
  let ground: Ground | undefined;
  for (let round = -1; round < rounds; round++) {
    const start = performance.now();
    ground = compileGround(region, median1);
    if (round >= 0) times.push(performance.now() - start);
  }
  const { tables, buffer } = ground!;
  return {
    region: id,
    milliseconds: median(times),
    megabytes: buffer.byteLength / 1e6,
    nodes: tables.node.rows,
    edges: tables.edge.rows,
  };
};

/** The same roads, times and directions for ngraph. */
const ngraphOf = ({ tables, names }: Ground) => {
  const { edge, node, freeTime } = tables;
  const vehicles = names.vehicles.length;
  // Straight-line time at the highest speed on the network never exceeds the time by road.
  let fastest = 0;
  const graph = createGraph<{ lon: number; lat: number }, number>({ multigraph: true });
  for (let n = 0; n < node.rows; n++) graph.addNode(n, { lon: node.lon[n], lat: node.lat[n] });
  for (let e = 0; e < edge.rows; e++) {
    const seconds = freeTime.seconds[e * vehicles];
    const [a, b] = [edge.from[e], edge.to[e]];
    fastest = Math.max(
      fastest,
      distanceM(node.lon[a], node.lat[a], node.lon[b], node.lat[b]) / seconds,
    );
    graph.addLink(a, b, seconds);
    graph.addLink(b, a, seconds);
  }
  const options = {
    oriented: true,
    distance: (_a: unknown, _b: unknown, link: { readonly data: number }) => link.data,
    heuristic: (
      a: { readonly data: { lon: number; lat: number } },
      b: { readonly data: { lon: number; lat: number } },
    ) => distanceM(a.data.lon, a.data.lat, b.data.lon, b.data.lat) / fastest,
  };
  return { aStar: aStar(graph, options), nba: nba(graph, options) };
};

/** Measures compile, travel and look-ups, on the shipped regions, in about half a minute. */
export async function benchGround(rounds = 7): Promise<GroundBenchmark> {
  const compiled = ["shandong", "anhui", "jinan"].map((id) => compiling(id, rounds));
  const ground = compileGround(regionNamed("shandong"), median1);
  const { node, edge, county } = ground.tables;
  const draws = streamFor("pairs");
  const anyNode = () => Math.floor(draws.uniform() * node.rows);
  const pairs = Array.from({ length: 4000 }, () => [anyNode(), anyNode()]);
  const free = new RoadState(ground);

  const trees = measure(() => {
    const travel = new TravelTimes(ground, 2);
    for (let k = 0; k < 100; k++) travel.timesTo(pairs[k][1], 0, free);
    return 100;
  }, rounds);

  const places = Array.from({ length: 200 }, anyNode);
  const warm = new TravelTimes(ground);
  const cached = measure(() => {
    let sum = 0;
    for (let k = 0; k < 200_000; k++)
      sum += warm.travelTimeS(pairs[k % pairs.length][0], places[k % 200], 0, free);
    if (!(sum > 0)) throw new Error("no way takes time");
    return 200_000;
  }, rounds);

  const disturbed = new RoadState(ground);
  const closing = measure(() => {
    for (let k = 0; k < 2000; k++) {
      disturbed.close(pairs[k][0] % edge.rows);
      warm.travelTimeS(pairs[k][1], places[k % 20], 0, disturbed);
      if (k % 200 === 199) disturbed.reset();
    }
    disturbed.reset();
    return 2000;
  }, rounds);

  let survived = 0;
  for (let k = 0; k < 200; k++) {
    disturbed.close(Math.floor(draws.uniform() * edge.rows));
    const before = warm.treesBuilt;
    warm.timesTo(places[k], 0, disturbed);
    if (warm.treesBuilt === before) survived++;
    disturbed.reset();
  }

  const peers = ngraphOf(ground);
  const alone = (find: (from: number, to: number) => void, n: number) => () => {
    for (let k = 0; k < n; k++) find(pairs[k][0], pairs[k][1]);
    return n;
  };
  const cold = () => {
    const travel = new TravelTimes(ground, 2);
    for (let k = 0; k < 100; k++) travel.routeTo(pairs[k][0], pairs[k][1], 0, free);
    return 100;
  };
  const byAStar = alone((from, to) => peers.aStar.find(from, to), 100);
  const byNba = alone((from, to) => peers.nba.find(from, to), 100);
  const toAStar = compare(cold, byAStar, rounds);
  const toNba = compare(cold, byNba, rounds);
  const many = () => {
    const travel = new TravelTimes(ground, 2);
    for (let k = 0; k < 100; k++) travel.routeTo(pairs[k][0], pairs[0][1], 0, free);
    return 100;
  };
  const manyBy = (find: (from: number, to: number) => void) => () => {
    for (let k = 0; k < 100; k++) find(pairs[k][0], pairs[0][1]);
    return 100;
  };
  const manyToAStar = compare(
    many,
    manyBy((from, to) => peers.aStar.find(from, to)),
    rounds,
  );
  const manyToNba = compare(
    many,
    manyBy((from, to) => peers.nba.find(from, to)),
    rounds,
  );
  await Promise.resolve();

  const span = (values: Float64Array) => [Math.min(...values), Math.max(...values)];
  const [west] = span(county.west);
  const [, east] = span(county.east);
  const [south] = span(county.south);
  const [, north] = span(county.north);
  const spots = Array.from({ length: 2000 }, () => ({
    lon: west + draws.uniform() * (east - west),
    lat: south + draws.uniform() * (north - south),
  }));
  const pads = spots.slice(0, 283);
  const padVectors = unitVectors(
    pads.map((pad) => pad.lon),
    pads.map((pad) => pad.lat),
  );
  const spotVectors = unitVectors(
    spots.map((spot) => spot.lon),
    spots.map((spot) => spot.lat),
  );
  const padPoints = {
    type: "FeatureCollection" as const,
    features: pads.map((pad) => point([pad.lon, pad.lat])),
  };
  const nearest = compare(
    () => {
      for (let k = 0; k < 50_000; k++) nearestRow(padVectors, 283, spotVectors, k % 2000);
      return 50_000;
    },
    () => {
      for (let k = 0; k < 300; k++) nearestPoint([spots[k].lon, spots[k].lat], padPoints);
      return 300;
    },
    rounds,
  );

  const shapes = regionNamed("shandong").boundaries.map(({ properties, geometry }) => ({
    row: ground.names.counties.findIndex(({ code }) => code === properties.code),
    geometry: geometry as unknown as GeoJSON.MultiPolygon,
  }));
  const inCounty = compare(
    () => {
      let found = 0;
      for (let k = 0; k < 100_000; k++) {
        const { lon, lat } = spots[k % 2000];
        found += countyAt(ground.tables, lon, lat);
      }
      if (found === 0) throw new Error("no point in a county");
      return 100_000;
    },
    () => {
      for (let k = 0; k < 300; k++) {
        const { lon, lat } = spots[k];
        shapes.find(
          ({ row, geometry }) =>
            lon >= county.west[row] &&
            lon <= county.east[row] &&
            lat >= county.south[row] &&
            lat <= county.north[row] &&
            booleanPointInPolygon([lon, lat], geometry),
        );
      }
      return 300;
    },
    rounds,
  );

  return {
    compiled,
    treesPerSecond: trees.eventsPerSecond,
    cachedQueriesPerSecond: cached.eventsPerSecond,
    closingAndQueryPerSecond: closing.eventsPerSecond,
    treesThatSurvive: survived / 200,
    onePair: {
      ours: toAStar.eventsPerSecond,
      aStar: toAStar.baselineEventsPerSecond,
      toAStar: toAStar.ratioToBaseline,
      toNba: toNba.ratioToBaseline,
    },
    hundredToOne: {
      ours: manyToAStar.eventsPerSecond,
      toAStar: manyToAStar.ratioToBaseline,
      toNba: manyToNba.ratioToBaseline,
    },
    nearest: { perSecond: nearest.eventsPerSecond, toTurf: nearest.ratioToBaseline },
    pointInCounty: { perSecond: inCounty.eventsPerSecond, toTurf: inCounty.ratioToBaseline },
  };
}
