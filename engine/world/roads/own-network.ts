import type { RoadSource } from "../../inputs/assemble-region.ts";
import type { Terrain } from "../../inputs/region-tables.ts";
import { terrains } from "../ground/layout.ts";
import { distanceM, nearestRows, unitVectors } from "../ground/sphere.ts";
import { SHORTEST_EDGE_M } from "./free-times.ts";
import type { NetworkDraft, RoadPlace } from "./draft.ts";

type Own = Exclude<RoadSource, { readonly kind: "built" }>;

const KMH = 1 / 3.6;
const MINUTE = 60;

const terrainRow = (terrain: Terrain | undefined) =>
  terrain === undefined ? {} : { terrain: terrains.indexOf(terrain) };

const junctionName = (id: string) => ({ zh: `节点 ${id}`, en: `node ${id}` });

/**
 * Lays out a user's own network. Every county seat and town that is not itself one of its nodes is
 * joined to the nearest node by an access road: straight line times the access detour, at the speed of
 * a rural road, synthetic.
 *
 * @param places seats and towns
 * @param countyAt row of the county at a position, -1 for none
 * @returns the node of each place, in their order
 */
export const addOwnNetwork = (
  draft: NetworkDraft,
  source: Own,
  places: readonly RoadPlace[],
  countyAt: (lon: number, lat: number) => number,
): number[] => {
  const byCode = new Map(places.map((place, i) => [place.code, i]));
  const nodeOfPlace = new Array<number>(places.length).fill(-1);
  const addPlace = (i: number, lon = places[i].lon, lat = places[i].lat): number => {
    const { kind, name, county, town } = places[i];
    nodeOfPlace[i] = draft.addNode(lon, lat, kind, name, county, town);
    return nodeOfPlace[i];
  };
  switch (source.kind) {
    case "edges":
      addEdges(draft, source, byCode, addPlace, countyAt);
      break;
    case "lines":
      addLines(draft, source, countyAt);
      break;
    case "times":
      addTimes(draft, source, byCode, nodeOfPlace, addPlace);
      break;
    default:
      source satisfies never;
  }
  const network = draft.nodes;
  const vectors = unitVectors(draft.lon, draft.lat);
  const found = new Int32Array(1);
  places.forEach((place, i) => {
    if (nodeOfPlace[i] !== -1) return;
    const node = addPlace(i);
    if (nearestRows(vectors, network, place, 1, found) === 0) return;
    draft.addEdge({
      from: node,
      to: found[0],
      lengthM: Math.max(
        SHORTEST_EDGE_M,
        draft.straightM(node, found[0]) * draft.rules.accessDetour,
      ),
      class: "rural",
      mark: "synthetic",
      bridges: 0,
    });
  });
  return nodeOfPlace;
};

const addEdges = (
  draft: NetworkDraft,
  { nodes, edges }: Extract<Own, { readonly kind: "edges" }>,
  byCode: ReadonlyMap<string, number>,
  addPlace: (place: number, lon: number, lat: number) => number,
  countyAt: (lon: number, lat: number) => number,
): void => {
  const nodeOf = new Map<string, number>();
  for (const row of nodes) {
    const place = row.place === undefined ? undefined : byCode.get(row.place);
    nodeOf.set(
      row.node,
      place === undefined
        ? draft.addNode(
            row.lon,
            row.lat,
            "junction",
            junctionName(row.node),
            countyAt(row.lon, row.lat),
          )
        : addPlace(place, row.lon, row.lat),
    );
  }
  for (const row of edges) {
    const from = nodeOf.get(row.from)!;
    const to = nodeOf.get(row.to)!;
    const detour =
      row.class === "expressway" ? draft.rules.detourExpressway : draft.rules.detourOrdinary;
    draft.addEdge({
      from,
      to,
      lengthM: row.length_km === undefined ? draft.roadM(from, to, detour) : row.length_km * 1000,
      class: row.class,
      mark: "likely",
      ...terrainRow(row.terrain),
      ...(row.bridges === undefined ? {} : { bridges: row.bridges }),
      ...(row.one_way === undefined ? {} : { oneWay: row.one_way }),
      ...(row.speed_kmh === undefined ? {} : { carSpeed: row.speed_kmh * KMH }),
    });
  }
};

/** Lines meet where their ends lie within the snapping distance; lines that return to their start are left out. */
const addLines = (
  draft: NetworkDraft,
  { lines, snapM }: Extract<Own, { readonly kind: "lines" }>,
  countyAt: (lon: number, lat: number) => number,
): void => {
  // Ends by cell; a cell is at least as wide as the snapping distance up to 80 degrees of latitude.
  const cellDeg = Math.max(snapM, 1) / 19_000;
  const cells = new Map<string, number[]>();
  const nodeAt = (lon: number, lat: number): number => {
    const x = Math.floor(lon / cellDeg);
    const y = Math.floor(lat / cellDeg);
    let [best, bestM] = [-1, snapM];
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const node of cells.get(`${x + dx} ${y + dy}`) ?? []) {
          const m = distanceM(lon, lat, draft.lon[node], draft.lat[node]);
          if (m < bestM || (m === bestM && (best === -1 || node < best))) [best, bestM] = [node, m];
        }
    if (best !== -1) return best;
    const node = draft.addNode(
      lon,
      lat,
      "junction",
      junctionName(String(draft.nodes)),
      countyAt(lon, lat),
    );
    const key = `${x} ${y}`;
    const list = cells.get(key);
    if (list === undefined) cells.set(key, [node]);
    else list.push(node);
    return node;
  };
  for (const { geometry, properties } of lines) {
    const parts = geometry.type === "LineString" ? [geometry.coordinates] : geometry.coordinates;
    for (const line of parts) {
      const from = nodeAt(line[0][0], line[0][1]);
      const end = line[line.length - 1];
      const to = nodeAt(end[0], end[1]);
      if (from === to) continue;
      let lengthM = 0;
      for (let i = 1; i < line.length; i++)
        lengthM += distanceM(line[i - 1][0], line[i - 1][1], line[i][0], line[i][1]);
      draft.addEdge({
        from,
        to,
        lengthM,
        class: properties.class,
        mark: "likely",
        ...terrainRow(properties.terrain),
        ...(properties.bridges === undefined ? {} : { bridges: properties.bridges }),
        ...(properties.one_way === undefined ? {} : { oneWay: properties.one_way }),
        ...(properties.speed_kmh === undefined ? {} : { carSpeed: properties.speed_kmh * KMH }),
      });
    }
  }
};

/**
 * A table of travel times is taken as one road for each pair of places, one way; a class of vehicle
 * without a time of its own has the time that is given for all, and cannot go there without one. A
 * shorter way by a third place is taken.
 */
const addTimes = (
  draft: NetworkDraft,
  { times }: Extract<Own, { readonly kind: "times" }>,
  byCode: ReadonlyMap<string, number>,
  nodeOfPlace: readonly number[],
  addPlace: (place: number) => number,
): void => {
  const { vehicles } = draft.rules;
  const pairs = new Map<
    string,
    { readonly from: string; readonly to: string; readonly seconds: number[] }
  >();
  for (const row of times) {
    const key = `${row.from} ${row.to}`;
    const pair = pairs.get(key) ?? {
      from: row.from,
      to: row.to,
      seconds: vehicles.map(() => Infinity),
    };
    pairs.set(key, pair);
    const seconds = row.minutes * MINUTE;
    if (row.vehicle === undefined) {
      vehicles.forEach((_, v) => {
        if (pair.seconds[v] === Infinity) pair.seconds[v] = seconds;
      });
    }
  }
  for (const row of times)
    if (row.vehicle !== undefined)
      pairs.get(`${row.from} ${row.to}`)!.seconds[vehicles.indexOf(row.vehicle)] =
        row.minutes * MINUTE;
  const nodeOf = (code: string): number => {
    const place = byCode.get(code);
    if (place === undefined) return -1;
    return nodeOfPlace[place] === -1 ? addPlace(place) : nodeOfPlace[place];
  };
  for (const { from, to, seconds } of pairs.values()) {
    const a = nodeOf(from);
    const b = nodeOf(to);
    // The table may speak of places that are no node: a city or the province.
    if (a === -1 || b === -1) continue;
    draft.addEdge({
      from: a,
      to: b,
      lengthM: draft.straightM(a, b),
      class: "given",
      mark: "likely",
      bridges: 0,
      oneWay: true,
      given: seconds,
    });
  }
};
