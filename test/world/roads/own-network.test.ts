import { describe, expect, test } from "vitest";

import type { Region, RoadSource } from "../../../engine/inputs/assemble-region.ts";
import { assembleRegion } from "../../../engine/inputs/assemble-region.ts";
import { compileGround, vehicleRow } from "../../../engine/world/ground/compile-ground.ts";
import { nodeKinds, roadClasses } from "../../../engine/world/ground/layout.ts";
import { RoadState } from "../../../engine/world/travel/road-state.ts";
import { TravelTimes } from "../../../engine/world/travel/travel-times.ts";
import { openFile, shippedRegion } from "../shipped-region.ts";

const sets = { seed: 1, assumptionSet: 0, assumptionSets: 1 };

const compiled = (roads: RoadSource) => {
  const region: Region = { ...shippedRegion("anhui"), roads };
  const ground = compileGround(region, sets);
  const nodeOfCounty = (code: string) =>
    ground.tables.county.node[ground.names.counties.findIndex((row) => row.code === code)];
  return { ground, nodeOfCounty, travel: new TravelTimes(ground), free: new RoadState(ground) };
};

const reachesAll = ({ ground, travel, free }: ReturnType<typeof compiled>, to: number) =>
  Array.from(ground.tables.town.node).every(
    (node) => travel.travelTimeS(node, to, 0, free) < Infinity,
  );

describe("nodes and edges of one's own", () => {
  const own = compiled({
    kind: "edges",
    nodes: [
      { node: "hefei", lon: 117.25, lat: 31.85, place: "340104" },
      { node: "mid", lon: 117.3, lat: 31.5 },
      { node: "lujiang", lon: 117.29, lat: 31.26, place: "340124" },
    ],
    edges: [
      { from: "hefei", to: "mid", class: "expressway", length_km: 40, speed_kmh: 120 },
      {
        from: "mid",
        to: "lujiang",
        class: "trunk",
        length_km: 30,
        terrain: "mountain",
        bridges: 7,
      },
      { from: "lujiang", to: "hefei", class: "county", length_km: 90, one_way: true },
    ],
  });
  const { ground, nodeOfCounty, travel, free } = own;
  const car = vehicleRow(ground.names, "car");
  const truck = vehicleRow(ground.names, "truck");

  test("take the place of the built network", () => {
    const classes = Array.from(ground.tables.edge.class, (row) => roadClasses[row]);
    expect(classes.filter((name) => name === "expressway")).toHaveLength(1);
    expect(ground.tables.edge.bridges[1]).toBe(7);
    expect(nodeKinds[ground.tables.node.kind[nodeOfCounty("340104")]]).toBe("seat");
    // A seat that is a node lies where the node is.
    expect(ground.tables.node.lon[nodeOfCounty("340104")]).toBe(117.25);
  });

  test("times follow length, given speed, class and terrain", () => {
    const [a, b] = [nodeOfCounty("340104"), nodeOfCounty("340124")];
    expect(travel.travelTimeS(a, b, car, free)).toBeCloseTo(3600 * (40 / 120 + 30 / 47.5), 3);
    // A truck goes on the 120 km/h road in the proportion 70 to 100.
    expect(travel.travelTimeS(a, b, truck, free)).toBeCloseTo(3600 * (40 / 84 + 30 / 32.5), 3);
    const there = Array.from(travel.routeTo(a, b, car, free)!);
    expect(there).toEqual([0, 1]);
    free.close(0);
    // One way: it leads from Lujiang to Hefei and not back.
    expect(travel.travelTimeS(a, b, car, free)).toBe(Infinity);
    expect(Array.from(travel.routeTo(b, a, car, free)!)).toEqual([2]);
    free.reopen(0);
  });

  test("every town is joined to it", () => {
    expect(reachesAll(own, nodeOfCounty("340104"))).toBe(true);
  });
});

describe("lines of one's own", () => {
  const line = (...coordinates: Array<[number, number]>) => ({
    geometry: { type: "LineString" as const, coordinates },
    properties: { class: "trunk" as const },
  });
  const roads: RoadSource = {
    kind: "lines",
    snapM: 60,
    lines: [
      line([117.25, 31.85], [117.3, 31.7], [117.3, 31.5]),
      // Starts 40 m from where the first ends: one node.
      line([117.3, 31.50036], [117.29, 31.26]),
      // 200 m off: another node.
      line([117.3, 31.502], [117.5, 31.5]),
      // Ends where it starts: no road between places.
      line([117.3, 31.5], [117.4, 31.6], [117.3, 31.5]),
    ],
  };
  const own = compiled(roads);

  test("ends within the snapping distance meet", () => {
    const { edge, node } = own.ground.tables;
    const junctions = Array.from(node.kind).filter((kind) => nodeKinds[kind] === "junction");
    expect(junctions).toHaveLength(5);
    const trunk = Array.from(edge.class.keys()).filter(
      (e) => roadClasses[edge.class[e]] === "trunk",
    );
    expect(trunk).toHaveLength(3);
    expect(edge.to[trunk[0]]).toBe(edge.from[trunk[1]]);
    expect(edge.to[trunk[0]]).not.toBe(edge.from[trunk[2]]);
    // The length is that of the line, bends and all.
    expect(edge.lengthM[trunk[0]]).toBeGreaterThan(39_000);
    expect(edge.lengthM[trunk[0]]).toBeLessThan(40_500);
  });
});

describe("travel times alone", () => {
  const own = compiled({
    kind: "times",
    times: [
      { from: "340104", to: "340124", minutes: 70 },
      { from: "340124", to: "340104", minutes: 80 },
      { from: "340104", to: "340124", minutes: 120, vehicle: "truck" },
      { from: "340104", to: "340181", minutes: 20 },
      { from: "340181", to: "340124", minutes: 40 },
    ],
  });
  const { ground, nodeOfCounty, travel, free } = own;

  test("are kept, by class and direction; a shorter way by a third place is taken", () => {
    const [hefei, lujiang, chaohu] = ["340104", "340124", "340181"].map(nodeOfCounty);
    const rescue = vehicleRow(ground.names, "rescue");
    const truck = vehicleRow(ground.names, "truck");
    expect(travel.travelTimeS(lujiang, hefei, rescue, free)).toBe(80 * 60);
    expect(travel.travelTimeS(hefei, chaohu, truck, free)).toBe(20 * 60);
    expect(travel.travelTimeS(hefei, lujiang, rescue, free)).toBe(60 * 60);
    free.close(Array.from(ground.tables.edge.to).indexOf(chaohu));
    expect(travel.travelTimeS(hefei, lujiang, rescue, free)).toBe(70 * 60);
    expect(travel.travelTimeS(hefei, lujiang, truck, free)).toBe(120 * 60);
    free.reset();
  });

  test("every town is joined to a place of the table", () => {
    expect(reachesAll(own, nodeOfCounty("340124"))).toBe(true);
  });
});

describe("what is wrong with a network is told with its line", () => {
  const path = "scenarios/anhui/region.yaml";
  const assembled = (network: object, files: Record<string, unknown>) =>
    assembleRegion(path, (wanted) => {
      const name = wanted.split("/").at(-1)!;
      if (name in files)
        return { path: wanted, value: files[name], locate: ([row]) => ({ line: Number(row) + 2 }) };
      const file = openFile(wanted);
      if (wanted !== path) return file;
      const value = file.value as { readonly roads: object };
      return { ...file, value: { ...value, roads: { ...value.roads, network } } };
    });

  test("unknown nodes, edges back to themselves, ferries without length, nothing at all", () => {
    const nodes = [
      { node: "a", lon: 117, lat: 31 },
      { node: "b", lon: 118, lat: 31 },
    ];
    const edges = [
      { from: "a", to: "x", class: "trunk" },
      { from: "b", to: "b", class: "trunk" },
      { from: "a", to: "b", class: "ferry" },
    ];
    const network = { nodes: "n.csv", edges: "e.csv" };
    const { region, problems } = assembled(network, { "n.csv": nodes, "e.csv": edges });
    expect(region).toBeUndefined();
    expect(problems.map((p) => [p.line, p.found.en])).toEqual([
      [2, "x"],
      [3, "b"],
      [4, "nothing"],
    ]);
    // In two pieces it can be used, with a warning.
    const apart = assembled(network, {
      "n.csv": [...nodes, { node: "c", lon: 119, lat: 31 }],
      "e.csv": [{ from: "a", to: "b", class: "trunk" }],
    });
    expect(apart.region).toBeDefined();
    expect(apart.problems.map((p) => [p.severity, p.found.en])).toEqual([["warning", "2"]]);
    expect(assembled(network, { "n.csv": nodes, "e.csv": [] }).problems).toHaveLength(1);
    expect(
      assembled({ lines: "l.geojson" }, { "l.geojson": { features: [] } }).problems,
    ).toHaveLength(1);
  });

  test("unknown classes of vehicle in a table of times", () => {
    const times = [
      { from: "340104", to: "340124", minutes: 5, vehicle: "tank" },
      { from: "340104", to: "340104", minutes: 5 },
    ];
    const { problems } = assembled({ times: "t.csv" }, { "t.csv": times });
    expect(problems.map((p) => p.found.en)).toEqual(["tank", "340104"]);
    expect(problems[0].allowed.en).toContain("rescue");
  });
});
