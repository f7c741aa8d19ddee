import type { FigureName } from "../../inputs/catalogue-figures.ts";
import type { Figure } from "../../inputs/figure.ts";
import type { Text } from "../../inputs/text.ts";
import { compileDistribution } from "../../random/distribution.ts";
import { assumedValue } from "../assumptions.ts";
import type { Assumptions } from "../assumptions.ts";
import { compileAircraft, LANDING_SIDE_M } from "./aircraft.ts";
import type { AircraftType, SizeClass } from "./aircraft.ts";
import { FLIGHT_RULES } from "./flight-rules.ts";
import type { FlightRules } from "./flight-rules.ts";

/**
 * Figures of a catalogue entry by name, each one number in SI: constants as they stand, what is not
 * known at the value of the assumption set, what is drawn every time (refuelling, turnaround) at its
 * mean or as drawn for one flight. Undefined for a figure the entry does not have.
 */
export type CatalogueFigures = (name: FigureName) => number | undefined;

/**
 * The figures of one entry in one set of assumptions. What is drawn every time (readiness, refuelling,
 * turnaround) stands at its mean; a caller that draws it for a flight puts the drawn value in its place.
 *
 * @param path names the entry for the assumptions: `kinds/mi-171`
 */
export const figuresIn =
  (
    figures: Readonly<Partial<Record<FigureName, Figure>>>,
    assumptions: Assumptions,
    path: string,
  ): CatalogueFigures =>
  (name) => {
    const figure = figures[name];
    if (figure === undefined) return undefined;
    return figure.kind === "chance"
      ? compileDistribution(figure.si).mean
      : assumedValue(figure, assumptions, `${path}/${name}`);
  };

/** Equipment a catalogue names beside the figures; absent where it does not. */
export interface Equipment {
  readonly night?: boolean;
  readonly ifr?: boolean;
  readonly deIcing?: boolean;
  readonly downlink?: boolean;
}

/** The size class for which a place of this side is made; the highest for any larger one. */
export const sizeClassOf = (sideM: number): SizeClass =>
  sideM <= LANDING_SIDE_M[0] ? 0 : sideM <= LANDING_SIDE_M[1] ? 1 : 2;

/** The largest aircraft a place of this side takes; -1 if it is too small for any. */
export const placeClassOf = (sideM: number): SizeClass | -1 =>
  sideM >= LANDING_SIDE_M[2]
    ? 2
    : sideM >= LANDING_SIDE_M[1]
      ? 1
      : sideM >= LANDING_SIDE_M[0]
        ? 0
        : -1;

/**
 * An aircraft type from an entry of the catalogue (class helicopter) and the entry with the rules of
 * flying (class rule). Persons and stretchers are whole: fractions of an assumed range are cut off.
 * Throws `AircraftRefused` where figures are missing or contradict each other.
 */
export const aircraftFromCatalogue = (
  id: string,
  name: Text,
  own: CatalogueFigures,
  rules: CatalogueFigures,
  equipment: Equipment = {},
): AircraftType => {
  const whole = (value: number | undefined): number => Math.floor((value ?? 0) + 1e-9);
  const optional = {
    externalMs: rules("bucketSpeed"),
    reserveS: rules("fuelReserve"),
    windLimitMs: rules("windLimit"),
    gustLimitMs: rules("gustLimit"),
    fuelCapacityKg: own("fuelMass"),
    maxTakeoffKg: own("takeoffMass"),
    maxTakeoffExternalKg: own("takeoffMassExternal"),
    emptyKg: own("emptyMass"),
    slingLoadKg: own("slingLoad"),
    bucketKg: own("bucketLoad"),
    hoistKg: own("hoistLoad"),
  };
  const given = Object.fromEntries(
    Object.entries(optional).filter(([, value]) => value !== undefined),
  ) as { [K in keyof typeof optional]?: number };
  return compileAircraft({
    id,
    name,
    sizeClass: sizeClassOf(own("padSize") ?? LANDING_SIDE_M[2]),
    cruiseMs: own("cruise") ?? Number.NaN,
    rangeM: own("range") ?? Number.NaN,
    internalLoadKg: own("internalLoad") ?? Number.NaN,
    seats: whole(own("seats")),
    litters: whole(own("litters")),
    crew: Math.max(1, Math.round(own("crewSize") ?? 1)),
    ...given,
    ...equipment,
  });
};

/** The rules of flying from the catalogue's entry; what it does not say stays as in `FLIGHT_RULES`. */
export const rulesFromCatalogue = (
  figures: CatalogueFigures,
  others: Partial<FlightRules> = {},
): FlightRules => {
  const from = {
    visibilityM: figures("visibilityMinimum"),
    slowVisibilityM: figures("visibilityMinimumSlow"),
    ceilingM: figures("ceilingPlain"),
    ceilingHillsM: figures("ceilingHills"),
    crewFlightS: figures("flyingHoursPerCrew"),
    crewDutyS: figures("dutyHours"),
    slopeDeg: figures("padSlope"),
    refuelS: figures("refuel"),
    hotRefuelS: figures("refuelHot"),
    turnaroundS: figures("turnaroundPassengers"),
    litterTurnaroundS: figures("turnaroundLitter"),
    hoistMs: figures("hoistSpeed"),
    bucketDepthM: figures("waterDepth"),
    bucketTurnS: figures("bucketTurn"),
  };
  const given = Object.fromEntries(
    Object.entries(from).filter(([, value]) => value !== undefined),
  ) as { [K in keyof typeof from]?: number };
  return { ...FLIGHT_RULES, ...given, ...others };
};
