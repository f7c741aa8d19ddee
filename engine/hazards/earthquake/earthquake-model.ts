import type { Earthquake } from "../../inputs/case.ts";
import type { EarthquakeRules } from "../../inputs/earthquake-rules.ts";
import type { Figure } from "../../inputs/figure.ts";
import type { Distribution } from "../../random/distribution.ts";
import { assumedShare, assumedValue } from "../../world/assumptions.ts";
import type { Assumptions } from "../../world/assumptions.ts";
import { terrains, townClasses } from "../../world/ground/layout.ts";
import { UnknownPlace } from "../../world/ground/places-by-code.ts";
import type { World } from "../../world/world.ts";
import type { Exposure } from "./casualties.ts";
import { compileCorrelation } from "./correlation.ts";
import type { CorrelationFactor } from "./correlation.ts";
import { housingOf } from "./housing.ts";
import type { Housing, StructureShares } from "./housing.ts";
import { earthquakeParameters } from "./parameters.ts";
import type { EarthquakeParameters } from "./parameters.ts";
import { pagerInventory2000, pagerStructures } from "./published-tables.ts";
import { siteClassIndex } from "./site-class.ts";
import type { ShakemapGrid } from "./shakemap-field.ts";
import { sitesOf } from "./sites.ts";

/** The earthquake of a case in one set of assumptions; what varies from one to the next is drawn. */
export interface EarthquakeEvent {
  /** Surface-wave magnitude. */
  readonly magnitude: Distribution;
  readonly lon: number;
  readonly lat: number;
  readonly depthM: Distribution;
  readonly strikeDeg: Distribution;
  /** Seconds after the case's start. */
  readonly afterS: Distribution;
}

/** Everything an earthquake needs of a world, in one set of assumptions: plain data of a model. */
export interface EarthquakeModel {
  readonly kind: "earthquake";
  /** Which hazard of the case it is: names its random streams. */
  readonly index: number;
  readonly event: EarthquakeEvent;
  readonly parameters: EarthquakeParameters;
  readonly correlation: CorrelationFactor;
  readonly siteClass: Uint8Array;
  readonly exposure: Exposure;
  readonly housing: Housing;
  /** Base stations of each town. */
  readonly stations: Float64Array;
  /** The shaking of the main shock, where it is not left to a relation. */
  readonly shakemap: ShakemapGrid | undefined;
}

/** Rows of `Housing`. */
const RURAL = 0;
const URBAN = 1;

/** A figure as it is drawn: its constant, or its distribution. */
const drawn = (figure: Figure, assumptions: Assumptions, path: string): Distribution =>
  figure.kind === "chance"
    ? figure.si
    : { kind: "constant", value: assumedValue(figure, assumptions, path) };

/**
 * The model of one earthquake of a case. `path` names its figures for the assumption sets:
 * `case/hazards/0`. Throws `UnknownPlace`.
 */
export const earthquakeModel = (
  input: Earthquake,
  index: number,
  rules: EarthquakeRules,
  world: World,
  assumptions: Assumptions,
  shakemap?: ShakemapGrid,
): EarthquakeModel => {
  const path = `case/hazards/${index}`;
  const parameters = earthquakeParameters(rules, (of, figure) =>
    assumedShare(assumptions, of, figure),
  );
  const { town, county } = world.ground.tables;
  const siteClass = Uint8Array.from(town.county, (row) =>
    siteClassIndex(parameters.siteClass[terrains[county.terrain[row]]]),
  );
  return {
    kind: "earthquake",
    index,
    event: {
      magnitude: drawn(input.magnitude, assumptions, `${path}/magnitude`),
      ...epicentreOf(input, world),
      depthM: drawn(input.depth, assumptions, `${path}/depth`),
      strikeDeg:
        input.strike === undefined
          ? parameters.strike
          : drawn(input.strike, assumptions, `${path}/strike`),
      afterS:
        input.after === undefined
          ? { kind: "constant", value: 0 }
          : drawn(input.after, assumptions, `${path}/after`),
    },
    parameters,
    correlation: compileCorrelation(
      sitesOf(town.lon, town.lat, siteClass),
      parameters.correlationRangeKm,
      parameters.conditioning,
    ),
    siteClass,
    exposure: exposureOf(world),
    housing: housingOfWorld(world),
    stations: stationsOf(world),
    shakemap: shakemap === undefined ? undefined : shared(shakemap),
  };
};

/** The grid over shared bytes, so that workers need no copy of it. */
const shared = (grid: ShakemapGrid): ShakemapGrid => {
  const share = (column: Float64Array | undefined): Float64Array | undefined => {
    if (column === undefined) return undefined;
    const copy = new Float64Array(new SharedArrayBuffer(column.byteLength));
    copy.set(column);
    return copy;
  };
  const columns = {
    intensity: share(grid.intensity),
    pga: share(grid.pga),
    pgv: share(grid.pgv),
    sigmaLnPga: share(grid.sigmaLnPga),
  };
  const given = Object.entries(columns).filter(([, column]) => column !== undefined);
  return { ...grid, ...(Object.fromEntries(given) as Partial<ShakemapGrid>) };
};

/** Where the epicentre lies: as given, or where a town, or the seat of a county or city, is. */
const epicentreOf = (
  { epicentre }: Earthquake,
  { ground }: World,
): { readonly lon: number; readonly lat: number } => {
  if (!("place" in epicentre)) return { lon: epicentre.lon, lat: epicentre.lat };
  const { place } = epicentre;
  const { town, county, city } = ground.tables;
  for (const [names, table] of [
    [ground.names.towns, town],
    [ground.names.counties, county],
    [ground.names.cities, city],
  ] as const) {
    const row = names.findIndex(({ code }) => code === place);
    if (row >= 0) return { lon: table.lon[row], lat: table.lat[row] };
  }
  throw new UnknownPlace(place);
};

/** Subdistricts live as towns do, towns and townships as the country does. */
const exposureOf = ({ ground }: World): Exposure => {
  const { town, county } = ground.tables;
  const urban = townClasses.indexOf("subdistrict");
  return {
    residents: Float64Array.from(town.population),
    dwellings: Float64Array.from(town.population, (people, row) => {
      const of = town.county[row];
      return county.population[of] > 0
        ? (county.households[of] * people) / county.population[of]
        : 0;
    }),
    housing: Uint8Array.from(town.class, (of) => (of === urban ? URBAN : RURAL)),
  };
};

/** The shares that the inventory's unknowns give; where they are silent, PAGER's of about 2000. */
const housingOfWorld = ({ inventory }: World): Housing => {
  const shares = (unknown: string, of: keyof typeof pagerInventory2000): StructureShares =>
    inventory.unknowns[unknown] ??
    Object.fromEntries(pagerStructures.map(({ id }, i) => [id, pagerInventory2000[of][i]]));
  return housingOf([
    {
      residential: shares("housing-rural", "ruralResidential"),
      nonResidential: shares("workplaces-rural", "ruralNonResidential"),
    },
    {
      residential: shares("housing-urban", "urbanResidential"),
      nonResidential: shares("workplaces-urban", "urbanNonResidential"),
    },
  ]);
};

const stationsOf = ({ ground, inventory }: World): Float64Array => {
  const stations = new Float64Array(ground.tables.town.rows);
  const kind = inventory.catalogue.kinds.findIndex(({ id }) => id === "base-station");
  if (kind === -1) return stations;
  const { unit, kindStart, byKind } = inventory.tables;
  for (let k = kindStart.first[kind]; k < kindStart.first[kind + 1]; k++) {
    const row = byKind.unit[k];
    if (unit.town[row] >= 0) stations[unit.town[row]] += unit.number[row];
  }
  return stations;
};
