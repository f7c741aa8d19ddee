import type { FigureName } from "../../inputs/catalogue-figures.ts";
import type { AircraftType, SizeClass } from "../air/aircraft.ts";
import { aircraftFromCatalogue, placeClassOf, rulesFromCatalogue } from "../air/air-catalogue.ts";
import type { CatalogueFigures } from "../air/air-catalogue.ts";
import type { FlightRules } from "../air/flight-rules.ts";
import { landingPoints } from "../air/landing-points.ts";
import type { LandingPoint, LandingPoints } from "../air/landing-points.ts";
import { kindRow, meanOf } from "./compile-catalogue.ts";
import type { SettledCatalogue, SettledKind } from "./compile-catalogue.ts";
import type { CompiledInventory } from "./compile-inventory.ts";
import { fittedBits } from "./layout.ts";
import { bitOf } from "./vocabulary.ts";

/** What flies and where it can land, as the flight planner wants it. */
export interface AirUnits {
  readonly rules: FlightRules;
  readonly points: LandingPoints;
  /** Unit of each landing point. */
  readonly pointUnit: Int32Array;
  /** One for each kind and equipment that flies. */
  readonly types: readonly AircraftType[];
  /** Aircraft by row: unit, type, and the point it is stationed at. */
  readonly aircraft: ReadonlyArray<{
    readonly unit: number;
    readonly type: number;
    readonly point: number;
  }>;
}

/** The figures of a kind as one number each: the assumed value, or the mean of what is drawn. */
export const figuresOf =
  (kind: SettledKind): CatalogueFigures =>
  (name: FigureName) => {
    const figure = kind.figures[name];
    return figure === undefined ? undefined : meanOf(figure);
  };

/** The rules of flying of a catalogue. */
export const flightRulesOf = (catalogue: SettledCatalogue): FlightRules =>
  rulesFromCatalogue(figuresOf(catalogue.kinds[kindRow(catalogue, "helicopter-operations")]));

/** Largest aircraft that a unit takes: what its own side allows, a point that is not large a light one. */
const sizeOf = (kind: SettledKind, heavy: boolean): SizeClass => {
  if (!heavy) return 0;
  const side = kind.figures.padSize;
  const own = side === undefined ? -1 : placeClassOf(meanOf(side));
  return own < 1 ? 1 : own === 2 ? 2 : 1;
};

/**
 * Landing points (bases among them) and helicopters of an inventory. A helicopter that is stationed
 * at no base stands on a point of its own. Heights above the sea are not known: 0.
 */
export const airUnits = ({ tables, catalogue }: CompiledInventory): AirUnits => {
  const { unit } = tables;
  const points: LandingPoint[] = [];
  const pointUnit: number[] = [];
  const pointOf = new Map<number, number>();
  const has = (row: number, name: (typeof fittedBits)[number]): boolean =>
    (unit.fitted[row] & bitOf(fittedBits, name)) !== 0;
  const addPoint = (row: number, point: LandingPoint): number => {
    pointOf.set(row, points.length);
    pointUnit.push(row);
    return points.push(point) - 1;
  };
  for (let row = 0; row < unit.rows; row++) {
    const kind = catalogue.kinds[unit.kind[row]];
    if (kind.id !== "landing-point" && kind.id !== "aviation-base") continue;
    addPoint(row, {
      lon: unit.lon[row],
      lat: unit.lat[row],
      sizeClass: sizeOf(kind, has(row, "heavy")),
      slots: Math.max(1, Math.round(unit.capacity[row])),
      lit: has(row, "lit"),
      fuel: has(row, "fuel"),
    });
  }
  const rules = figuresOf(catalogue.kinds[kindRow(catalogue, "helicopter-operations")]);
  const types: AircraftType[] = [];
  const typeOf = new Map<string, number>();
  const aircraft: Array<{ unit: number; type: number; point: number }> = [];
  for (let row = 0; row < unit.rows; row++) {
    const kind = catalogue.kinds[unit.kind[row]];
    if (kind.class !== "helicopter") continue;
    const equipment = { night: has(row, "night"), downlink: has(row, "downlink") };
    const key = `${kind.id} ${equipment.night} ${equipment.downlink}`;
    let type = typeOf.get(key);
    if (type === undefined) {
      type =
        types.push(aircraftFromCatalogue(kind.id, kind.name, figuresOf(kind), rules, equipment)) -
        1;
      typeOf.set(key, type);
    }
    const base = unit.stationedAt[row];
    const point =
      (base === -1 ? pointOf.get(row) : pointOf.get(base)) ??
      addPoint(row, {
        lon: unit.lon[row],
        lat: unit.lat[row],
        sizeClass: types[type].sizeClass,
        fuel: true,
      });
    // A base takes what is stationed there.
    const { sizeClass } = types[type];
    if (points[point].sizeClass < sizeClass) points[point] = { ...points[point], sizeClass };
    for (let k = 0; k < unit.number[row]; k++) aircraft.push({ unit: row, type, point });
  }
  return {
    rules: flightRulesOf(catalogue),
    points: landingPoints(points),
    pointUnit: Int32Array.from(pointUnit),
    types,
    aircraft,
  };
};
