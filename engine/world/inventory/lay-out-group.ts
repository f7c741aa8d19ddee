import type { Group } from "../../inputs/inventory.ts";
import { marks } from "../ground/layout.ts";
import { distanceM } from "../ground/sphere.ts";
import { apportion } from "./apportion.ts";
import {
  cityOf,
  countyOf,
  placesOf,
  residents,
  spreadWeights,
  streamOf,
  weightsOf,
} from "./places.ts";
import type { PlaceOf } from "./places.ts";
import { anywhere, atSeat, atTown, atTowns, farApart, inHills } from "./positions.ts";
import type { PlacedPoint } from "./positions.ts";
import { rest, unknownValue } from "./remaining.ts";
import { shareOut } from "./share-out.ts";
import type { TotalSums } from "./totals.ts";
import { InventoryRefused, nobody } from "./unit-row.ts";
import type { GroupSlot, LayoutContext, UnitRow } from "./unit-row.ts";
import { levelList, positionList } from "./vocabulary.ts";

const KM = 1000;
const SEAT_PRECISION_KM = 10;

/** How many units a group makes beside the known ones, and how they are shared over the places. */
const numbersByPlace = (
  context: LayoutContext,
  name: string,
  group: Group,
  places: readonly PlaceOf[],
  known: readonly number[],
  sums: TotalSums,
): number[] => {
  const { assumptions, ground, inventory } = context;
  const who = `${inventory.document.id}/${name}`;
  const ties = streamOf(assumptions, who, "apportionment");
  const weights = spreadWeights(
    weightsOf(ground, places, group.place.weights),
    places,
    group.place.spread ?? 0,
    assumptions,
    who,
  );
  const minimum = group.place.minimum ?? 0;
  const { amount } = group;
  if (amount.byCity !== undefined)
    return byCity(context, amount.byCity, places, weights, minimum, ties);
  const total = totalOf(context, name, group, places, sums);
  if (known.every((number) => number === 0))
    return apportion(total, weights, minimum, ties, group.place.maximum);
  // Units that stand already count towards the minimum of their place.
  const lacking = known.map((number) => Math.max(0, minimum - number));
  const first = lacking.reduce((sum, number) => sum + number, 0);
  if (first > total) return apportion(total, weights, 0, ties);
  return apportion(total - first, weights, 0, ties).map((number, i) => number + lacking[i]);
};

const totalOf = (
  context: LayoutContext,
  name: string,
  group: Group,
  places: readonly PlaceOf[],
  sums: TotalSums,
): number => {
  const { amount } = group;
  if (amount.number !== undefined) return amount.number;
  if (amount.upTo !== undefined) return rest(context, name, amount.upTo, sums);
  const perPlace = amount.perCity ?? amount.perCounty ?? amount.perTown;
  if (perPlace !== undefined) return Math.round(unknownValue(context, perPlace) * places.length);
  return amount.perPerson === undefined
    ? 0
    : Math.round(unknownValue(context, amount.perPerson) * residents(context.ground));
};

/** Numbers given for each city, shared over its places. */
const byCity = (
  { ground }: LayoutContext,
  numbers: Readonly<Record<string, number>>,
  places: readonly PlaceOf[],
  weights: Float64Array,
  minimum: number,
  ties: ReturnType<typeof streamOf>,
): number[] => {
  const shares = new Array<number>(places.length).fill(0);
  for (const [code, number] of Object.entries(numbers)) {
    const inCity = places.flatMap((place, i) =>
      ground.names.cities[cityOf(ground, place)].code === code ? [i] : [],
    );
    const own = apportion(
      number,
      inCity.map((i) => weights[i]),
      minimum,
      ties,
    );
    inCity.forEach((i, k) => {
      shares[i] = own[k];
    });
  }
  return shares;
};

/** Kinds of a list of units: exact shares, in random order. */
const mixedKinds = (
  { kindRow, assumptions, inventory }: LayoutContext,
  name: string,
  group: Group,
  count: number,
): number[] => {
  const kinds = Object.entries(group.kinds);
  const stream = streamOf(assumptions, `${inventory.document.id}/${name}`, "kinds");
  const numbers = apportion(
    count,
    kinds.map(([, weight]) => weight),
    0,
    stream,
  );
  const list = kinds.flatMap(([kind], i) =>
    Array.from({ length: numbers[i] }, () => kindRow.get(kind) ?? -1),
  );
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(stream.uniform() * (i + 1));
    const held = list[i];
    list[i] = list[j];
    list[j] = held;
  }
  return list;
};

/** The counties of a place with how many of its units each has: a city's by residents. */
const inCounties = (
  context: LayoutContext,
  who: string,
  place: PlaceOf,
  count: number,
  at: Group["place"]["at"],
): ReadonlyArray<readonly [county: number, count: number]> => {
  const { ground, assumptions } = context;
  const { tables } = ground;
  const own = countyOf(ground, place);
  if (own !== -1) return [[own, count]];
  const first = tables.city.firstCounty[place.row];
  const counties = tables.city.counties[place.row];
  if (at === "seat" || at === "unit") return [[seatCounty(context, place.row), count]];
  const weights = Float64Array.from(
    { length: counties },
    (_, i) => tables.county.population[first + i],
  );
  const ties = streamOf(assumptions, who, `${place.code} counties`);
  return apportion(count, weights, 0, ties).map((number, i) => [first + i, number] as const);
};

/** The county of a city whose seat is nearest to the city's. */
const seatCounty = ({ ground }: LayoutContext, city: number): number => {
  const { city: cities, county } = ground.tables;
  const gap = (c: number) =>
    distanceM(cities.lon[city], cities.lat[city], county.lon[c], county.lat[c]);
  let best = cities.firstCounty[city];
  for (let c = best; c < cities.firstCounty[city] + cities.counties[city]; c++)
    if (gap(c) < gap(best)) best = c;
  return best;
};

const points = (
  context: LayoutContext,
  who: string,
  place: PlaceOf,
  county: number,
  count: number,
  at: Group["place"]["at"],
  standing: readonly UnitRow[],
): PlacedPoint[] => {
  const { ground, assumptions, inventory } = context;
  const code = ground.names.counties[county].code;
  const stream = streamOf(
    assumptions,
    who,
    `${place.level === "town" ? place.code : code} positions`,
  );
  if (at === "towns")
    return place.level === "town"
      ? Array.from({ length: count }, () => atTown(ground, place.row, stream))
      : atTowns(ground, county, count, stream);
  if (at === "anywhere") return anywhere(ground, county, count, stream);
  if (at === "apart") {
    const others = standing.filter((row) => row.county === county);
    return farApart(ground, county, count, others, stream);
  }
  if (at === "hills") return inHills(ground, county, count, stream);
  const precisionKm = inventory.document.precision?.countySeat ?? SEAT_PRECISION_KM;
  return atSeat(ground, county, count, precisionKm * KM, stream);
};

/** Units shared over units that stand already: as many at each as it gets, at its place. */
const atUnits = (
  context: LayoutContext,
  name: string,
  group: Group,
  standing: readonly UnitRow[],
  sums: TotalSums,
): GroupSlot[] => {
  const { place } = group;
  const kind = context.kindRow.get(place.units ?? "") ?? -1;
  const bases = standing.filter(
    (row) =>
      row.kind === kind &&
      (place.unitLevels === undefined || place.unitLevels.includes(levelList[row.level])),
  );
  const places = bases.map((row, i): PlaceOf => ({
    level: "county",
    row: row.county,
    code: `${i} ${row.id}`,
  }));
  const known = bases.map((base) => standing.filter((row) => row.stationedAt === base.id).length);
  const numbers = numbersByPlace(context, name, group, places, known, sums);
  const count = numbers.reduce((sum, number) => sum + number, 0);
  if (bases.length === 0 && totalOf(context, name, group, places, sums) > 0)
    throw new InventoryRefused(context.inventory.document.id, name, {
      zh: `没有可驻扎的 ${place.units}`,
      en: `no ${place.units} for them to stand at`,
    });
  const kinds = mixedKinds(context, name, group, count);
  let next = 0;
  return bases.flatMap((base, i) =>
    Array.from({ length: numbers[i] }, (): GroupSlot => ({
      place: places[i],
      county: base.county,
      kind: kinds[next++],
      number: 1,
      point: {
        lon: base.lon,
        lat: base.lat,
        town: base.town,
        precisionM: base.precisionM,
      },
      stationedAt: base.id,
    })),
  );
};

/** Where the units of a group stand, and of which kind each is. */
const slotsOf = (
  context: LayoutContext,
  name: string,
  group: Group,
  standing: readonly UnitRow[],
  sums: TotalSums,
): GroupSlot[] => {
  if (group.place.over === "units") return atUnits(context, name, group, standing, sums);
  const who = `${context.inventory.document.id}/${name}`;
  const places = placesOf(context.ground, group);
  const none = places.map(() => 0);
  const same =
    group.place.at === "apart"
      ? standing.filter((row) => Object.hasOwn(group.kinds, context.catalogue.kinds[row.kind].id))
      : [];
  const numbers = numbersByPlace(context, name, group, places, none, sums);
  if (group.as === "numbers") return numberSlots(context, name, group, places, numbers, sums);
  const kindAt = hangsOnUnknown(group)
    ? kindsOneByOne(context, name, group)
    : kindsInTurn(
        mixedKinds(
          context,
          name,
          group,
          numbers.reduce((sum, number) => sum + number, 0),
        ),
      );
  return places.flatMap((place, i) =>
    inCounties(context, who, place, numbers[i], group.place.at).flatMap(([county, count]) =>
      points(context, who, place, county, count, group.place.at, same).map(
        (point, k): GroupSlot => ({
          place,
          county,
          kind: kindAt(place, county, k),
          number: 1,
          point,
        }),
      ),
    ),
  );
};

/** Does nobody know how many there are? */
const hangsOnUnknown = ({ amount }: Group): boolean =>
  (amount.perCity ?? amount.perCounty ?? amount.perTown ?? amount.perPerson) !== undefined;

/** The kind of the nth unit of a group at a place. */
type KindAt = (place: PlaceOf, county: number, nth: number) => number;

const kindsInTurn = (kinds: readonly number[]): KindAt => {
  let next = 0;
  return () => kinds[next++];
};

/**
 * Of a group whose number is unknown each unit draws its own kind, so that more of them leave the others
 * as they are: shares are met on average, and an assumed number moves nothing but the number.
 */
const kindsOneByOne = (
  { kindRow, assumptions, inventory, ground }: LayoutContext,
  name: string,
  group: Group,
): KindAt => {
  const kinds = Object.entries(group.kinds);
  const who = `${inventory.document.id}/${name}`;
  const sum = kinds.reduce((all, [, weight]) => all + weight, 0);
  if (kinds.length === 1) return () => kindRow.get(kinds[0][0]) ?? -1;
  return (place, county, nth) => {
    const { code } = place.level === "town" ? place : ground.names.counties[county];
    let left = streamOf(assumptions, who, `${code} ${nth} kind`).uniform() * sum;
    for (const [kind, weight] of kinds) {
      left -= weight;
      if (left < 0) return kindRow.get(kind) ?? -1;
    }
    return kindRow.get(kinds[kinds.length - 1][0]) ?? -1;
  };
};

/** One row for each place and kind, with its number. */
const numberSlots = (
  context: LayoutContext,
  name: string,
  group: Group,
  places: readonly PlaceOf[],
  numbers: readonly number[],
  sums: TotalSums,
): GroupSlot[] => {
  const who = `${context.inventory.document.id}/${name}`;
  const kinds = Object.entries(group.kinds);
  const total = totalOf(context, name, group, places, sums);
  const ties = streamOf(context.assumptions, who, "numbers by kind");
  const byKind = apportion(
    total,
    kinds.map(([, weight]) => weight),
    0,
    ties,
  );
  // The last kind takes what the others leave of each place, so that both margins hold.
  const left = [...numbers];
  return kinds.flatMap(([kind], k) => {
    const own = k === kinds.length - 1 ? left : apportion(byKind[k], left, 0, ties);
    return places.flatMap((place, i): GroupSlot[] => {
      const number = Math.min(own[i], left[i]);
      if (k < kinds.length - 1) left[i] -= number;
      if (number === 0) return [];
      const [[county]] = inCounties(context, who, place, 1, "seat");
      const [point] = points(context, who, place, county, 1, group.place.at, []);
      return [{ place, county, kind: context.kindRow.get(kind) ?? -1, number, point }];
    });
  });
};

/**
 * The units of a group in this set of assumptions. `standing` are the rows so far, `sums` what they
 * sum to.
 */
export const layOutGroup = (
  context: LayoutContext,
  name: string,
  group: Group,
  standing: readonly UnitRow[],
  sums: TotalSums,
): UnitRow[] => {
  const { ground, catalogue, readinessRow } = context;
  const slots = slotsOf(context, name, group, standing, sums);
  const people = shareOut(context, name, "people", group, slots, sums);
  const capacity = shareOut(context, name, "capacity", group, slots, sums);
  const ordinal = new Map<string, number>();
  const countedIn = group.countedIn ?? [];
  const level = levelList.indexOf(group.level);
  const mark = marks.indexOf(group.mark);
  const own = `${context.inventory.document.id}.${name}`;
  return slots.map((slot, i): UnitRow => {
    const { place, kind, number, point } = slot;
    const code = place.level === "town" ? place.code : ground.names.counties[slot.county].code;
    const nth = (ordinal.get(code) ?? 0) + 1;
    ordinal.set(code, nth);
    // What is known to be at the seat of its place is not placed by rule.
    const position = positionList.indexOf(
      group.mark === "synthetic" || group.place.over === "units" || place.level === "town"
        ? "placed"
        : place.level,
    );
    return {
      id: `${own}-${code}-${nth}`,
      kind,
      level,
      city: ground.tables.county.city[slot.county],
      county: slot.county,
      town: point.town,
      lon: point.lon,
      lat: point.lat,
      precisionM: point.precisionM,
      position,
      number,
      people: people[i],
      capacity: capacity[i],
      countedIn,
      partOf: undefined,
      stationedAt: slot.stationedAt,
      readiness:
        group.readiness === undefined
          ? catalogue.kinds[kind].readiness
          : (readinessRow.get(group.readiness) ?? -1),
      mark,
      group: own,
      sources: group.source,
      note: group.note,
      name: undefined,
      drawnFrom: nobody,
    };
  });
};
