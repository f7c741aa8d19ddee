import type { Text } from "../../inputs/text.ts";

/**
 * What a landing point must offer: 0 light (30 x 30 m), 1 heavy (50 x 50 m, Mi-171 and Ka-32),
 * 2 very heavy (80 x 80 m, Mi-26). A point takes every aircraft of its own class or a lower one.
 */
export type SizeClass = 0 | 1 | 2;

export const SIZE_CLASSES = ["light", "heavy", "veryHeavy"] as const;

/** Side in metres of the square each size class needs; all three assumed. */
export const LANDING_SIDE_M = [30, 50, 80] as const;

/** One type of helicopter, in SI units. All masses in kilograms, all speeds through still air. */
export interface AircraftType {
  readonly id: string;
  readonly name: Text;
  readonly sizeClass: SizeClass;
  /** Cruise, m/s. */
  readonly cruiseMs: number;
  /** Speed with a load or a bucket on the hook, m/s. */
  readonly externalMs: number;
  /** Most fuel the standard tanks hold, kg. */
  readonly fuelCapacityKg: number;
  /** Mean fuel flow in cruise, kg/s. */
  readonly fuelFlowKgS: number;
  /** Fuel flow in the hover, kg/s. */
  readonly hoverFlowKgS: number;
  /** Flight time at cruise that must be left in the tanks at every landing, s. */
  readonly reserveS: number;
  /** Fuel and load together with the load inside, kg: maximum take-off mass less operating mass with crew. */
  readonly usefulLoadKg: number;
  /** The same with the load on the hook. */
  readonly usefulLoadExternalKg: number;
  /** Most load inside, on the hook, and in one bucket of water, kg; 0 where it cannot. */
  readonly internalLoadKg: number;
  readonly slingLoadKg: number;
  readonly bucketKg: number;
  /** Load of the hoist, kg; 0 without one. */
  readonly hoistKg: number;
  /** Seats beside the crew, and stretchers when they are fitted instead. */
  readonly seats: number;
  readonly litters: number;
  readonly crew: number;
  /** Lift lost with the height of the place, kg per metre above `liftFullToM`. */
  readonly liftLossKgM: number;
  readonly liftFullToM: number;
  /** Steady wind and gust in which it still takes off, m/s. */
  readonly windLimitMs: number;
  readonly gustLimitMs: number;
  /** Equipped for flight by night, by instruments, in icing; sends live pictures. */
  readonly night: boolean;
  readonly ifr: boolean;
  readonly deIcing: boolean;
  readonly downlink: boolean;
}

/**
 * The figures a type is compiled from, in SI units: what a catalogue gives. Of fuel capacity and
 * fuel flow one is enough, since range = capacity * cruise / flow. Of useful load and the two masses
 * one form is enough.
 */
export interface AircraftFigures {
  readonly id: string;
  readonly name: Text;
  readonly sizeClass: SizeClass;
  readonly cruiseMs: number;
  readonly externalMs?: number;
  /** Still-air range on standard fuel at cruise until the tanks are empty, m. */
  readonly rangeM: number;
  readonly fuelCapacityKg?: number;
  readonly fuelFlowKgS?: number;
  readonly reserveS?: number;
  readonly usefulLoadKg?: number;
  readonly maxTakeoffKg?: number;
  readonly maxTakeoffExternalKg?: number;
  /** Empty with mission equipment, without crew, kg. */
  readonly emptyKg?: number;
  readonly internalLoadKg: number;
  readonly slingLoadKg?: number;
  readonly bucketKg?: number;
  readonly hoistKg?: number;
  readonly seats: number;
  readonly litters?: number;
  readonly crew: number;
  readonly liftLossKgM?: number;
  readonly liftFullToM?: number;
  readonly windLimitMs?: number;
  readonly gustLimitMs?: number;
  readonly night?: boolean;
  readonly ifr?: boolean;
  readonly deIcing?: boolean;
  readonly downlink?: boolean;
}

/** What stands where a catalogue is silent; all assumed unless noted. */
export const AIRCRAFT_DEFAULTS = {
  /** 160 km/h with a bucket (observed, Chinese forest-fire flying). */
  externalMs: 160 / 3.6,
  /** 20 minutes: visual flight by day, by recollection of the flight rules. */
  reserveS: 1200,
  /** Hovering needs more power than cruise: 1.1 times the flow. */
  hoverFlowFactor: 1.1,
  /** A crew member with equipment, kg. */
  crewKg: 90,
  windLimitMs: 16,
  gustLimitMs: 20,
} as const;

/** A type whose figures contradict each other or do not suffice. */
export class AircraftRefused extends Error {
  override readonly name = "AircraftRefused";
  readonly type: string;
  readonly field: string;
  readonly text: Text;
  constructor(type: string, field: string, text: Text) {
    super(`aircraft ${type}, ${field}: ${text.en}`);
    this.type = type;
    this.field = field;
    this.text = text;
  }
}

/**
 * A type from its figures. Throws `AircraftRefused` for a figure that is not positive, for fuel given
 * neither as capacity nor as flow, and for masses that leave nothing to lift.
 *
 * Fuel: flow = capacity * cruise / range, the mean over the published range.
 * Useful load: maximum take-off mass - empty mass - crew; where a catalogue gives no masses, the
 * published inside load is taken as the one carried with fuel for one hour and the reserve:
 * useful = inside load + flow * (3600 s + reserve). The one with a hung load is never the smaller.
 */
export const compileAircraft = (figures: AircraftFigures): AircraftType => {
  const positive = (field: string, value: number): number => {
    if (value > 0 && Number.isFinite(value)) return value;
    throw new AircraftRefused(figures.id, field, {
      zh: `须为正数,给出的是 ${value}`,
      en: `must be a positive number, found ${value}`,
    });
  };
  const cruiseMs = positive("cruise", figures.cruiseMs);
  const rangeM = positive("range", figures.rangeM);
  const reserveS = figures.reserveS ?? AIRCRAFT_DEFAULTS.reserveS;
  const enduranceS = rangeM / cruiseMs;
  if (figures.fuelCapacityKg === undefined && figures.fuelFlowKgS === undefined)
    throw new AircraftRefused(figures.id, "fuelCapacity", {
      zh: "油箱容量与耗油率至少给出一个",
      en: "give the fuel capacity or the fuel flow",
    });
  const fuelFlowKgS = positive(
    "fuelFlow",
    figures.fuelFlowKgS ??
      positive("fuelCapacity", figures.fuelCapacityKg ?? Number.NaN) / enduranceS,
  );
  const fuelCapacityKg = figures.fuelCapacityKg ?? fuelFlowKgS * enduranceS;
  const usefulOf = (takeoffKg: number | undefined): number | undefined =>
    takeoffKg === undefined || figures.emptyKg === undefined
      ? undefined
      : positive(
          "maxTakeoff",
          takeoffKg - figures.emptyKg - figures.crew * AIRCRAFT_DEFAULTS.crewKg,
        );
  const internalLoadKg = positive("internalLoad", figures.internalLoadKg);
  const usefulLoadKg = positive(
    "usefulLoad",
    figures.usefulLoadKg ??
      usefulOf(figures.maxTakeoffKg) ??
      internalLoadKg + fuelFlowKgS * (3600 + reserveS),
  );
  const slingLoadKg = figures.slingLoadKg ?? 0;
  return {
    id: figures.id,
    name: figures.name,
    sizeClass: figures.sizeClass,
    cruiseMs,
    externalMs: Math.min(cruiseMs, figures.externalMs ?? AIRCRAFT_DEFAULTS.externalMs),
    fuelCapacityKg,
    fuelFlowKgS,
    hoverFlowKgS: fuelFlowKgS * AIRCRAFT_DEFAULTS.hoverFlowFactor,
    reserveS,
    usefulLoadKg,
    usefulLoadExternalKg: Math.max(
      usefulLoadKg,
      usefulOf(figures.maxTakeoffExternalKg) ?? usefulLoadKg,
    ),
    internalLoadKg,
    slingLoadKg,
    bucketKg: Math.min(slingLoadKg, figures.bucketKg ?? 0),
    hoistKg: figures.hoistKg ?? 0,
    seats: figures.seats,
    litters: figures.litters ?? 0,
    crew: figures.crew,
    liftLossKgM: figures.liftLossKgM ?? 0,
    liftFullToM: figures.liftFullToM ?? 0,
    windLimitMs: figures.windLimitMs ?? AIRCRAFT_DEFAULTS.windLimitMs,
    gustLimitMs: figures.gustLimitMs ?? AIRCRAFT_DEFAULTS.gustLimitMs,
    night: figures.night ?? false,
    ifr: figures.ifr ?? false,
    deIcing: figures.deIcing ?? false,
    downlink: figures.downlink ?? false,
  };
};

/** Fuel that must be left at every landing, kg. */
export const reserveKg = (type: AircraftType): number => type.fuelFlowKgS * type.reserveS;

/** Fuel and load together that it lifts from a place at this height, kg. */
export const usefulLoadAt = (type: AircraftType, elevationM: number, external: boolean): number => {
  const lost = type.liftLossKgM * Math.max(0, elevationM - type.liftFullToM);
  return Math.max(0, (external ? type.usefulLoadExternalKg : type.usefulLoadKg) - lost);
};

/**
 * Payload against range: how far it carries a load and still lands with its reserve, m in still air;
 * 0 if the load alone is too much. The load displaces fuel once tanks and load together exceed the
 * useful load: fuel = min(capacity, useful load - load), range = speed * (fuel / flow - reserve).
 */
export const rangeWithLoadM = (
  type: AircraftType,
  loadKg: number,
  external = false,
  elevationM = 0,
): number => {
  if (loadKg > (external ? type.slingLoadKg : type.internalLoadKg)) return 0;
  const fuelKg = Math.min(type.fuelCapacityKg, usefulLoadAt(type, elevationM, external) - loadKg);
  const timeS = fuelKg / type.fuelFlowKgS - type.reserveS;
  return Math.max(0, timeS * (external ? type.externalMs : type.cruiseMs));
};

/**
 * Range against payload: the most it carries over a distance in still air and still lands with its
 * reserve, kg; -1 if it cannot go so far even empty.
 */
export const loadOverRangeKg = (
  type: AircraftType,
  distanceM: number,
  external = false,
  elevationM = 0,
): number => {
  const speed = external ? type.externalMs : type.cruiseMs;
  const fuelKg = type.fuelFlowKgS * (distanceM / speed + type.reserveS);
  const left = usefulLoadAt(type, elevationM, external) - fuelKg;
  if (fuelKg > type.fuelCapacityKg || left < 0) return -1;
  return Math.min(external ? type.slingLoadKg : type.internalLoadKg, left);
};
