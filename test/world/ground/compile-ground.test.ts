import { Worker } from "node:worker_threads";

import { describe, expect, test } from "vitest";

import { compileGround, openGround } from "../../../engine/world/ground/compile-ground.ts";
import type { Ground } from "../../../engine/world/ground/compile-ground.ts";
import { countyAt } from "../../../engine/world/ground/counties-at.ts";
import { marks, nodeKinds, roadClasses } from "../../../engine/world/ground/layout.ts";
import { placedTownRows } from "../../../engine/world/ground/placed-town-rows.ts";
import { distanceM } from "../../../engine/world/ground/sphere.ts";
import { RoadState } from "../../../engine/world/travel/road-state.ts";
import { TravelTimes } from "../../../engine/world/travel/travel-times.ts";
import { shippedRegion } from "../shipped-region.ts";

const ids = ["shandong", "anhui", "jinan"] as const;
const sets = (assumptionSet: number) => ({ seed: 1, assumptionSet, assumptionSets: 4 });
const grounds = new Map(ids.map((id) => [id, compileGround(shippedRegion(id), sets(0))]));
const groundOf = (id: (typeof ids)[number]): Ground => grounds.get(id)!;
const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);

describe("a compiled ground", () => {
  test.each([
    ["shandong", 16, 136, 1816, 101_527_453],
    ["anhui", 16, 104, 1541, 61_027_171],
    ["jinan", 1, 12, 161, 9_202_432],
  ] as const)("%s holds its places and people", (id, cities, counties, towns, people) => {
    const { tables, names } = groundOf(id);
    expect(tables.city.rows).toBe(cities);
    expect(tables.county.rows).toBe(counties);
    expect(tables.town.rows).toBe(towns);
    expect(names.towns).toHaveLength(towns);
    expect(names.nodes).toHaveLength(tables.node.rows);
    for (const table of [tables.city, tables.county, tables.town])
      expect(sum(table.population)).toBe(people);
  });

  test.each(ids)("%s: rows refer to each other both ways", (id) => {
    const { tables, names } = groundOf(id);
    const { city, county, town, node } = tables;
    for (let c = 0; c < county.rows; c++) {
      const mine = county.city[c];
      expect(c >= city.firstCounty[mine] && c < city.firstCounty[mine] + city.counties[mine]).toBe(
        true,
      );
      expect(names.counties[c].code.slice(0, 4)).toBe(names.cities[mine].code.slice(0, 4));
      expect(node.county[county.node[c]]).toBe(c);
      expect(nodeKinds[node.kind[county.node[c]]]).toBe("seat");
      expect(countyAt(tables, county.lon[c], county.lat[c])).toBe(c);
    }
    for (let t = 0; t < town.rows; t++) {
      const c = town.county[t];
      expect(t >= county.firstTown[c] && t < county.firstTown[c] + county.towns[c]).toBe(true);
      expect(node.town[town.node[t]]).toBe(t);
      expect(countyAt(tables, town.lon[t], town.lat[t])).toBe(c);
    }
  });

  test.each(ids)("%s: every place reaches every other", (id) => {
    const ground = groundOf(id);
    const travel = new TravelTimes(ground);
    const free = new RoadState(ground);
    const times = travel.timesTo(ground.tables.county.node[0], 0, free);
    for (let n = 0; n < ground.tables.node.rows; n++)
      expect([ground.names.nodes[n].en, times[n] < Infinity]).toEqual([
        ground.names.nodes[n].en,
        true,
      ]);
  });

  test.each(ids)("%s: roads are longer than straight lines and have what roads have", (id) => {
    const { tables } = groundOf(id);
    const { edge, node, freeTime } = tables;
    for (let e = 0; e < edge.rows; e++) {
      const [a, b] = [edge.from[e], edge.to[e]];
      const straight = distanceM(node.lon[a], node.lat[a], node.lon[b], node.lat[b]);
      expect(edge.lengthM[e]).toBeGreaterThanOrEqual(0.99 * straight - 100);
      expect(edge.bridges[e]).toBeGreaterThanOrEqual(0);
    }
    expect(freeTime.seconds.every((time) => time > 0 && time < 86_400)).toBe(true);
  });

  test("every class of road is there, and the islands of Changdao are reached by ferry alone", () => {
    const { tables, names } = groundOf("shandong");
    const counted = roadClasses.map(
      (_, row) => Array.from(tables.edge.class).filter((c) => c === row).length,
    );
    expect(counted.slice(0, 6).every((n) => n > 0)).toBe(true);
    const north = names.towns.findIndex(({ name }) => name.zh === "北隍城乡");
    const node = tables.town.node[north];
    const roads = Array.from(tables.edge.class.keys()).filter(
      (e) => tables.edge.from[e] === node || tables.edge.to[e] === node,
    );
    expect(roads.map((e) => roadClasses[tables.edge.class[e]])).toEqual(["ferry"]);
    const ground = groundOf("shandong");
    const seat = tables.county.node[names.counties.findIndex(({ code }) => code === "370614")];
    const truth = new RoadState(ground);
    const hours = new TravelTimes(ground).travelTimeS(node, seat, 0, truth) / 3600;
    // Five crossings of 68 km in all at 20 km/h, each waited for.
    expect(hours).toBeGreaterThan(4);
    expect(hours).toBeLessThan(12);
  });

  test("named peaks stand in the county they are said to stand in", () => {
    for (const id of ["shandong", "anhui"] as const) {
      const { tables, names } = groundOf(id);
      for (const peak of shippedRegion(id).peaks) {
        const row = countyAt(tables, peak.lon, peak.lat);
        expect([peak.name_zh, names.counties[row]?.code]).toEqual([peak.name_zh, peak.county_code]);
      }
    }
  });
});

describe("reproducing a ground", () => {
  test("the same inputs give the same bytes; another set or seed does not", () => {
    const region = shippedRegion("jinan");
    const bytes = (ground: Ground) => Buffer.from(ground.buffer).toString("base64");
    const once = bytes(groundOf("jinan"));
    expect(bytes(compileGround(region, sets(0))) === once).toBe(true);
    expect(bytes(compileGround(region, sets(1))) === once).toBe(false);
    expect(bytes(compileGround(region, { ...sets(0), seed: 2 })) === once).toBe(false);
  });

  test("the order of rows in the files does not matter", () => {
    const region = shippedRegion("anhui");
    const turned = compileGround(
      {
        ...region,
        cities: [...region.cities].reverse(),
        counties: [...region.counties].reverse(),
        towns: [...region.towns].reverse(),
        boundaries: [...region.boundaries].reverse(),
      },
      sets(0),
    );
    expect(Buffer.compare(Buffer.from(turned.buffer), Buffer.from(groundOf("anhui").buffer))).toBe(
      0,
    );
  });

  test("what is known stays where it is in every set; what is not, moves", () => {
    const [first, second] = [0, 1].map((set) =>
      placedTownRows(compileGround(shippedRegion("shandong"), sets(set))),
    );
    let moved = 0;
    first.forEach((town, i) => {
      const same = town.lon === second[i].lon && town.lat === second[i].lat;
      if (town.mark !== "synthetic") expect(same).toBe(true);
      if (!same) moved++;
    });
    expect(first.filter((town) => town.mark !== "synthetic")).toHaveLength(8);
    // All but the seats' towns and the islands.
    expect(moved).toBe(1816 - 136 - 8);
  });

  test("a worker opens the same bytes without a copy", async () => {
    const { buffer, tables, names } = groundOf("jinan");
    const worker = new Worker(
      `const { parentPort, workerData } = require("node:worker_threads");
       import(workerData.url).then(({ openGround }) => {
         const { tables, names } = openGround(workerData.buffer, workerData.names);
         parentPort.postMessage([tables.town.rows, tables.node.lon[5], names.towns[3].code]);
       });`,
      {
        eval: true,
        workerData: {
          url: new URL("../../../engine/world/ground/compile-ground.ts", import.meta.url).href,
          buffer,
          names,
        },
      },
    );
    const told = await new Promise((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
    });
    await worker.terminate();
    expect(told).toEqual([161, tables.node.lon[5], names.towns[3].code]);
    expect(openGround(buffer, names).tables.town.rows).toBe(161);
  });
});

describe("a part of a region", () => {
  test("Jinan's roads are those of Shandong inside Jinan", () => {
    const [part, whole] = [groundOf("jinan"), groundOf("shandong")];
    // Places by name and position; roads by their ends, class, length and times.
    const roadsOf = ({ tables, names }: Ground) => {
      const key = (n: number) => `${names.nodes[n].en} ${tables.node.lon[n]} ${tables.node.lat[n]}`;
      const { edge, freeTime } = tables;
      const vehicles = names.vehicles.length;
      return Array.from(edge.class.keys(), (e) => ({
        from: edge.from[e],
        to: edge.to[e],
        text: [
          key(edge.from[e]),
          key(edge.to[e]),
          edge.class[e],
          edge.lengthM[e],
          edge.bridges[e],
          ...freeTime.seconds.subarray(e * vehicles, (e + 1) * vehicles),
        ].join(" | "),
      }));
    };
    const inJinan = (n: number) => {
      const county = whole.tables.node.county[n];
      return county !== -1 && whole.names.counties[county].code.startsWith("3701");
    };
    const within = roadsOf(whole).filter(({ from, to }) => inJinan(from) && inJinan(to));
    const own = roadsOf(part).filter(
      ({ from, to }) => part.tables.node.county[from] !== -1 && part.tables.node.county[to] !== -1,
    );
    const texts = (list: typeof own) => list.map(({ text }) => text).sort();
    // A chord that leaves and returns stands for legs outside and stays out.
    const chords = whole.tables.partStart.first;
    expect(own.length).toBeGreaterThan(400);
    const all = new Set(texts(within));
    expect(texts(own).filter((text) => !all.has(text))).toEqual([]);
    expect(within.length - own.length).toBeLessThan(5);
    expect(chords.length).toBe(whole.tables.edge.rows + 1);
  });

  test("where a road leads out there is an exit", () => {
    const { tables } = groundOf("jinan");
    const exits = Array.from(tables.node.kind).filter((kind) => nodeKinds[kind] === "exit");
    expect(exits.length).toBeGreaterThan(20);
    for (let n = 0; n < tables.node.rows; n++)
      expect(nodeKinds[tables.node.kind[n]] === "exit").toBe(tables.node.county[n] === -1);
  });
});

describe("placed towns as rows", () => {
  test("can be printed, with code, place, precision and mark", () => {
    const rows = placedTownRows(groundOf("jinan"));
    expect(rows).toHaveLength(161);
    const [row] = rows;
    expect(row.code).toMatch(/^\d{9}$/u);
    expect(marks).toContain(row.mark);
    expect(rows.every((town) => town.precision_km >= 2 && town.precision_km < 30)).toBe(true);
    expect(sum(rows.map((town) => town.population))).toBe(9_202_432);
  });
});
