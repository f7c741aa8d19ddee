import type { Region } from "../../inputs/assemble-region.ts";
import type { CountyRow, TownRow } from "../../inputs/region-tables.ts";
import type { Text } from "../../inputs/text.ts";
import type { Assumptions } from "../assumptions.ts";
import { cutNetwork } from "../roads/cut-network.ts";
import { NetworkDraft } from "../roads/draft.ts";
import type { RoadPlace } from "../roads/draft.ts";
import { layRoads } from "../roads/lay-roads.ts";
import { networkColumns } from "../roads/network-columns.ts";
import { countBridges } from "../roads/river-crossings.ts";
import { settleRoads } from "../roads/settled-rules.ts";
import { openTables, packTables } from "../tables.ts";
import type { Columns } from "../tables.ts";
import { gridColumns, shapeColumns } from "./counties-at.ts";
import { groundLayout, terrains, townClasses } from "./layout.ts";
import type { GroundTables } from "./layout.ts";
import { cityColumns, countyColumns, ruleColumns, townRuns } from "./place-columns.ts";
import { placeTowns } from "./place-towns.ts";
import { townPopulation, townWeights } from "./town-population.ts";

/** A place by code and name; its row is its place in the list. */
export interface NamedRow {
  readonly code: string;
  readonly name: Text;
}

/** What the tables do not say: words, by row. Plain data, cloned once for each worker. */
export interface GroundNames {
  readonly region: { readonly id: string; readonly name: Text };
  readonly province: NamedRow;
  readonly cities: readonly NamedRow[];
  readonly counties: readonly NamedRow[];
  readonly towns: readonly NamedRow[];
  readonly nodes: readonly Text[];
  readonly routes: readonly NamedRow[];
  readonly vehicles: readonly NamedRow[];
}

/** The ground of a region in one set of assumptions. */
export interface Ground {
  /** The bytes of `tables`, for workers: `openGround(buffer, names)`. */
  readonly buffer: SharedArrayBuffer;
  readonly tables: GroundTables;
  readonly names: GroundNames;
}

/** The same ground over bytes packed elsewhere, from byte `at` on; nothing is copied. Throws `TablesRefused`. */
export const openGround = (buffer: SharedArrayBuffer, names: GroundNames, at = 0): Ground => ({
  buffer,
  tables: openTables(groundLayout, buffer, at),
  names,
});

/** Row of a class of vehicle by its name in the rules of roads. Throws RangeError for an unknown one. */
export const vehicleRow = (names: GroundNames, code: string): number => {
  const row = names.vehicles.findIndex((vehicle) => vehicle.code === code);
  if (row === -1)
    throw new RangeError(
      `vehicle class ${code}: known are ${names.vehicles.map((vehicle) => vehicle.code).join(", ")}`,
    );
  return row;
};

const byCode = (a: { readonly code: string }, b: { readonly code: string }): number =>
  a.code < b.code ? -1 : a.code > b.code ? 1 : 0;

const KM2 = 1e6;

/**
 * Compiles a region: shapes and search grid, towns placed and peopled, roads laid out, all in one
 * shared buffer. A pure function of the region, the seed and the set of assumptions. A part of a
 * region is laid out with the whole and cut out, so that its roads are those of the whole.
 */
export const compileGround = (region: Region, assumptions: Assumptions): Ground => {
  const cities = [...region.cities].sort(byCode);
  const cityRow = new Map(cities.map((city, row) => [city.code, row]));
  const counties = [...region.counties].sort(
    (a, b) => cityRow.get(a.city_code)! - cityRow.get(b.city_code)! || byCode(a, b),
  );
  const towns = townsByCounty(region.towns, counties);
  const shapes = shapeColumns(
    counties.map((county) => county.code),
    region.boundaries,
  );
  const index = { ...shapes, ...gridColumns(shapes) };
  const rules = settleRoads(region.roadRules, assumptions);
  const weights = townWeights(region.townRules, assumptions);
  const known = new Map(region.townPositions.map((row) => [row.town_code, row]));
  const placed = counties.map((county, row) =>
    placeTowns(
      {
        code: county.code,
        row,
        seatLon: county.seat_lon,
        seatLat: county.seat_lat,
        areaM2: county.area_km2 * KM2,
      },
      towns[row],
      known,
      index,
      assumptions,
    ),
  );
  const people = counties.map((county, row) =>
    towns[row].length === 0
      ? []
      : townPopulation(county, towns[row], placed[row].seatTown, weights, assumptions),
  );
  const firstTown = [0];
  for (const list of towns) firstTown.push(firstTown[firstTown.length - 1] + list.length);

  const draft = new NetworkDraft(
    counties.map((county) => ({
      code: county.code,
      terrain: terrains.indexOf(county.terrain),
      density: county.area_km2 > 0 ? county.population_2020 / (county.area_km2 * KM2) : 0,
    })),
    rules,
  );
  const places = roadPlaces(counties, towns, placed, firstTown);
  const nodeOfPlace = layRoads(draft, region, places, counties, index);
  countBridges(draft, region.rivers);
  const seatNode = counties.map((_, row) => nodeOfPlace[row]);
  const townNode = towns.flatMap((list, row) => list.map(() => seatNode[row]));
  places.forEach((place, i) => {
    if (place.town !== -1) townNode[place.town] = nodeOfPlace[i];
  });

  // What stays: everything, or the cities a part consists of.
  const stays = (county: CountyRow) => region.only?.includes(county.city_code) ?? true;
  const countyStays = counties.map(stays);
  const townStays = towns.flatMap((list, row) => list.map(() => countyStays[row]));
  const countyNew = renumbered(countyStays);
  const townNew = renumbered(townStays);
  const cut =
    region.only === undefined
      ? { draft, nodeRow: Int32Array.from({ length: draft.nodes }, (_, i) => i) }
      : cutNetwork(draft, countyNew, townNew);
  const keptCounties = counties.filter(stays);
  const keptCities = cities.filter((city) => region.only?.includes(city.code) ?? true);
  const keptShapes =
    region.only === undefined
      ? shapes
      : shapeColumns(
          keptCounties.map((county) => county.code),
          region.boundaries,
        );
  const keptGrid =
    region.only === undefined ? index : { ...keptShapes, ...gridColumns(keptShapes) };
  const flatTowns = towns.flat();
  const columnOf = <T>(values: readonly T[], keep: readonly boolean[]): T[] =>
    values.filter((_, row) => keep[row]);
  const townColumn = <T>(pick: (row: number) => readonly T[]): T[] =>
    columnOf(
      counties.flatMap((_, row) => [...pick(row)]),
      townStays,
    );
  const nodeOf = (node: number) => cut.nodeRow[node];

  const columns: Columns<typeof groundLayout> = {
    city: cityColumns(keptCities, keptCounties, (county) =>
      nodeOf(seatNode[counties.findIndex(({ code }) => code === county)]),
    ),
    county: {
      ...countyColumns(keptCounties, keptCities),
      node: columnOf(seatNode, countyStays).map(nodeOf),
      ...townRuns(columnOf(towns, countyStays)),
      ...keptShapes.county,
    },
    town: {
      county: columnOf(
        towns.flatMap((list, row) => list.map(() => countyNew[row])),
        townStays,
      ),
      class: columnOf(flatTowns, townStays).map((town) => townClasses.indexOf(town.class)),
      lon: townColumn((row) => placed[row].lon),
      lat: townColumn((row) => placed[row].lat),
      node: columnOf(townNode, townStays).map(nodeOf),
      population: townColumn((row) => people[row]),
      precisionM: townColumn((row) => placed[row].precisionM),
      mark: townColumn((row) => placed[row].mark),
    },
    ring: keptShapes.ring,
    vertex: keptShapes.vertex,
    grid: keptGrid.grid,
    cell: keptGrid.cell,
    cellCounty: keptGrid.cellCounty,
    ...networkColumns(cut.draft),
    ...ruleColumns(rules),
  };
  const { buffer, tables } = packTables(groundLayout, columns);
  const named = (row: {
    readonly code: string;
    readonly name_zh: string;
    readonly name_en: string;
  }) => ({
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
  });
  return {
    buffer,
    tables,
    names: {
      region: { id: region.id, name: region.name },
      province: region.province,
      cities: keptCities.map(named),
      counties: keptCounties.map(named),
      towns: columnOf(flatTowns, townStays).map(named),
      nodes: cut.draft.name,
      routes: cut.draft.routes,
      vehicles: rules.vehicles.map((code) => ({
        code,
        name: region.roadRules.vehicles[code].name,
      })),
    },
  };
};

const renumbered = (stays: readonly boolean[]): number[] => {
  let next = 0;
  return stays.map((keep) => (keep ? next++ : -1));
};

const townsByCounty = (rows: readonly TownRow[], counties: readonly CountyRow[]): TownRow[][] => {
  const countyRow = new Map(counties.map((county, row) => [county.code, row]));
  const lists: TownRow[][] = counties.map(() => []);
  for (const town of [...rows].sort(byCode)) lists[countyRow.get(town.county_code)!].push(town);
  return lists;
};

/** Seats in the order of the counties, then the towns that are not at a seat. */
const roadPlaces = (
  counties: readonly CountyRow[],
  towns: ReadonlyArray<readonly TownRow[]>,
  placed: ReadonlyArray<{
    readonly lon: readonly number[];
    readonly lat: readonly number[];
    readonly seatTown: number;
  }>,
  firstTown: readonly number[],
): RoadPlace[] => {
  const seats = counties.map((county, row): RoadPlace => {
    const { seatTown } = placed[row];
    return {
      lon: county.seat_lon,
      lat: county.seat_lat,
      county: row,
      town: seatTown === -1 ? -1 : firstTown[row] + seatTown,
      kind: "seat",
      code: county.code,
      name: { zh: county.name_zh, en: county.name_en },
    };
  });
  const others = towns.flatMap((list, row) =>
    list.flatMap((town, i): RoadPlace[] =>
      i === placed[row].seatTown
        ? []
        : [
            {
              lon: placed[row].lon[i],
              lat: placed[row].lat[i],
              county: row,
              town: firstTown[row] + i,
              kind: "town",
              code: town.code,
              name: { zh: town.name_zh, en: town.name_en },
            },
          ],
    ),
  );
  return [...seats, ...others];
};
