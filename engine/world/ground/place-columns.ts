import type { Region } from "../../inputs/assemble-region.ts";
import type { CountyRow, TownRow } from "../../inputs/region-tables.ts";
import type { SettledRoads } from "../roads/settled-rules.ts";
import { terrains } from "./layout.ts";

const KM2 = 1e6;

/** Columns of the cities; counties stand in one run for each city. */
export const cityColumns = (
  cities: Region["cities"],
  counties: readonly CountyRow[],
  nodeOfCounty: (code: string) => number,
) => {
  const mine = cities.map((city) => counties.filter((county) => county.city_code === city.code));
  const first: number[] = [];
  let next = 0;
  for (const list of mine) {
    first.push(next);
    next += list.length;
  }
  return {
    lon: cities.map((city) => city.lon),
    lat: cities.map((city) => city.lat),
    node: cities.map((city) => nodeOfCounty(city.seat_county)),
    firstCounty: first,
    counties: mine.map((list) => list.length),
    population: mine.map((list) => list.reduce((sum, county) => sum + county.population_2020, 0)),
  };
};

/** Columns that a county's row gives; node, towns and shape come from elsewhere. */
export const countyColumns = (counties: readonly CountyRow[], cities: Region["cities"]) => {
  const cityRow = new Map(cities.map((city, row) => [city.code, row]));
  return {
    city: counties.map((county) => cityRow.get(county.city_code)!),
    lon: counties.map((county) => county.seat_lon),
    lat: counties.map((county) => county.seat_lat),
    areaM2: counties.map((county) => county.area_km2 * KM2),
    population: counties.map((county) => county.population_2020),
    urbanShare: counties.map((county) => {
      const counted = county.urban_2020 + county.rural_2020;
      return counted === 0 ? 1 : county.urban_2020 / counted;
    }),
    age65Share: counties.map((county) => county.age_65_share),
    households: counties.map((county) => county.households_2020),
    hillyShare: counties.map((county) => county.hilly_share),
    terrain: counties.map((county) => terrains.indexOf(county.terrain)),
  };
};

/** Where each county's towns begin, and how many there are. */
export const townRuns = (towns: ReadonlyArray<readonly TownRow[]>) => {
  const first: number[] = [];
  let next = 0;
  for (const list of towns) {
    first.push(next);
    next += list.length;
  }
  return { firstTown: first, towns: towns.map((list) => list.length) };
};

/** The figures of the road rules that travel needs. */
export const ruleColumns = (rules: SettledRoads) => ({
  vehicle: { damaged: rules.damaged },
  waterBand: { depthM: rules.waterDepthsM },
  waterShare: { share: rules.water.flat() },
  accessSpeed: {
    speed: rules.vehicles.flatMap((_, v) => terrains.map((_t, t) => rules.speeds.rural[t][v])),
  },
  rules: {
    night: [rules.night],
    heavyRain: [rules.heavyRain],
    snow: [rules.snow],
    accessDetour: [rules.accessDetour],
    accessReachM: [rules.accessReachM],
    walkPath: [rules.walkPath],
    walkDebris: [rules.walkDebris],
    climb: [rules.climb],
  },
});
