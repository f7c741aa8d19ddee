import type { FigureName } from "../../inputs/catalogue-figures.ts";
import type { FacilityRow } from "../../inputs/inventory.ts";
import { countyAt } from "../ground/counties-at.ts";
import { distanceM } from "../ground/sphere.ts";
import { marks } from "../ground/layout.ts";
import { meanOf } from "./compile-catalogue.ts";
import { streamOf, weightsOf } from "./places.ts";
import { atSeat } from "./positions.ts";
import type { LayoutContext, UnitRow } from "./unit-row.ts";
import { InventoryRefused, nobody } from "./unit-row.ts";
import { levelList, positionList } from "./vocabulary.ts";

const KM = 1000;

/** Where precision is not said: a point within 1 km, a city 30 km, a county 10 km around its seat. */
const PRECISION_KM = { given: 1, town: 5, county: 10, city: 30 } as const;

/** A figure of a kind that stands for the capacity of a row whose table gives none. */
const capacityFigures: readonly FigureName[] = ["persons", "floorArea", "slots"];

/** A figure of the kind as one number, or 0. */
const figureOr0 = (context: LayoutContext, kind: number, names: readonly FigureName[]): number => {
  const { figures } = context.catalogue.kinds[kind];
  for (const name of names) {
    const figure = figures[name];
    if (figure !== undefined) return meanOf(figure);
  }
  return 0;
};

/** People of one unit of a kind, by its figure; of a site the figure counts others than its staff. */
const staffOf = (context: LayoutContext, kind: number): number =>
  context.catalogue.kinds[kind].class === "team"
    ? Math.round(figureOr0(context, kind, ["people"]))
    : 0;

interface Spot {
  readonly city: number;
  readonly county: number;
  readonly town: number;
  readonly lon: number;
  readonly lat: number;
  readonly precisionM: number;
  readonly position: number;
}

const rowOf = (list: readonly { readonly code: string }[], code: string | undefined): number =>
  code === undefined ? -1 : list.findIndex((place) => place.code === code);

/** The county around the seat of a city. */
const seatCountyOf = (context: LayoutContext, city: number): number => {
  const { tables } = context.ground;
  const lon = tables.city.lon[city];
  const lat = tables.city.lat[city];
  const at = countyAt(tables, lon, lat);
  if (at !== -1 && tables.county.city[at] === city) return at;
  let best = tables.city.firstCounty[city];
  const { county } = tables;
  for (let c = best; c < tables.city.firstCounty[city] + tables.city.counties[city]; c++)
    if (
      distanceM(lon, lat, county.lon[c], county.lat[c]) <
      distanceM(lon, lat, county.lon[best], county.lat[best])
    )
      best = c;
  return best;
};

/** Where a row of a table stands; undefined where its place is outside the ground. */
const spotOf = (context: LayoutContext, row: FacilityRow): Spot | undefined => {
  const { ground, inventory } = context;
  const { names, tables } = ground;
  const { city: cityTable, county: countyTable, town: townTable } = tables;
  const { precision } = inventory.document;
  const town = rowOf(names.towns, row.town);
  let county = town === -1 ? rowOf(names.counties, row.county) : townTable.county[town];
  if (row.lon !== undefined && row.lat !== undefined) {
    const at = countyAt(tables, row.lon, row.lat);
    if (at === -1 && county === -1) return undefined;
    if (at !== -1) county = at;
    return {
      city: countyTable.city[county],
      county,
      town,
      lon: row.lon,
      lat: row.lat,
      precisionM: (row.precision_km ?? PRECISION_KM.given) * KM,
      position: positionList.indexOf("given"),
    };
  }
  if (row.town !== undefined && town === -1) return undefined;
  if (town !== -1)
    return {
      city: countyTable.city[county],
      county,
      town,
      lon: townTable.lon[town],
      lat: townTable.lat[town],
      precisionM: (row.precision_km ?? PRECISION_KM.town) * KM + townTable.precisionM[town],
      position: positionList.indexOf("town"),
    };
  if (row.county !== undefined)
    return county === -1
      ? undefined
      : {
          city: countyTable.city[county],
          county,
          town: -1,
          lon: countyTable.lon[county],
          lat: countyTable.lat[county],
          precisionM: (row.precision_km ?? precision?.countySeat ?? PRECISION_KM.county) * KM,
          position: positionList.indexOf("county"),
        };
  if (row.city !== undefined) {
    const city = rowOf(names.cities, row.city);
    if (city === -1) return undefined;
    const seat = seatCountyOf(context, city);
    return {
      city,
      county: seat,
      town: -1,
      lon: cityTable.lon[city],
      lat: cityTable.lat[city],
      precisionM: (row.precision_km ?? precision?.citySeat ?? PRECISION_KM.city) * KM,
      position: positionList.indexOf("city"),
    };
  }
  return placedSpot(context, row);
};

/** A row without any place: a city drawn by residents, at the seat of its main county. */
const placedSpot = (context: LayoutContext, row: FacilityRow): Spot => {
  const { ground, assumptions, inventory } = context;
  const stream = streamOf(assumptions, `${inventory.document.id}/${row.id}`, "city");
  const cities = ground.names.cities.map(({ code }, at) => ({
    level: "city" as const,
    row: at,
    code,
  }));
  const weights = weightsOf(ground, cities, { population: 0.5, equal: 0.5 });
  let left = stream.uniform();
  let city = cities.length - 1;
  for (let i = 0; i < cities.length; i++) {
    left -= weights[i];
    if (left < 0) {
      city = i;
      break;
    }
  }
  const county = seatCountyOf(context, city);
  const precisionM = (inventory.document.precision?.citySeat ?? PRECISION_KM.city) * KM;
  const [point] = atSeat(ground, county, 1, precisionM, stream);
  return {
    city,
    county,
    town: -1,
    lon: point.lon,
    lat: point.lat,
    precisionM,
    position: positionList.indexOf("placed"),
  };
};

/** The rows of the tables that stand: those not chosen, and what is stationed at them, do not. */
const standingRows = (context: LayoutContext): FacilityRow[] => {
  const { inventory, assumptions } = context;
  const gone = new Set<string>();
  for (const [name, choice] of Object.entries(inventory.document.choices ?? {})) {
    const always = choice.always ?? [];
    const free = choice.of.filter((id) => !always.includes(id));
    const stream = streamOf(assumptions, `${inventory.document.id}/${name}`, "choice");
    const order = free.map((id) => ({ id, at: stream.uniform() })).sort((a, b) => a.at - b.at);
    for (const { id } of order.slice(Math.max(0, choice.choose - always.length))) gone.add(id);
  }
  const stands = (row: FacilityRow): boolean =>
    !gone.has(row.id) && (row.stationed_at === undefined || !gone.has(row.stationed_at));
  return inventory.rows.filter(stands);
};

/**
 * The known units that stand in this set of assumptions. Rows outside the ground are left out; what a
 * table does not give (people, capacity) is the figure of its kind.
 */
export const knownRows = (context: LayoutContext): UnitRow[] =>
  standingRows(context).flatMap((row): UnitRow[] => {
    const spot = spotOf(context, row);
    if (spot === undefined) return [];
    const kind = context.kindRow.get(row.kind);
    if (kind === undefined)
      throw new InventoryRefused(context.inventory.document.id, row.id, {
        zh: `目录中没有种类 ${row.kind}`,
        en: `the catalogue has no kind ${row.kind}`,
      });
    const number = row.number ?? 1;
    const own = context.catalogue.kinds[kind].readiness;
    return [
      {
        id: row.id,
        name: { zh: row.name_zh, en: row.name_en },
        kind,
        level: levelList.indexOf(row.level),
        city: spot.city,
        county: spot.county,
        town: spot.town,
        lon: spot.lon,
        lat: spot.lat,
        precisionM: spot.precisionM,
        position: spot.position,
        number,
        people: row.people ?? staffOf(context, kind) * number,
        capacity: row.capacity ?? figureOr0(context, kind, capacityFigures) * number,
        countedIn: row.counted_in ?? [],
        partOf: row.part_of,
        stationedAt: row.stationed_at,
        readiness:
          row.readiness === undefined ? own : (context.readinessRow.get(row.readiness) ?? own),
        mark: marks.indexOf(row.mark),
        sources: row.source,
        note: row.note,
        group: undefined,
        drawnFrom: nobody,
      },
    ];
  });
