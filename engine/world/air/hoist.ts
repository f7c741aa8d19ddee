import type { AircraftType } from "./aircraft.ts";
import type { FlightRules } from "./flight-rules.ts";

/** Persons the hoist lifts at a time: by rule, and no more than it carries; 0 if it cannot. */
export const personsPerLift = (type: AircraftType, rules: FlightRules): number =>
  Math.min(rules.hoistPersonsPerLift, Math.floor(type.hoistKg / rules.personKg));

/** One lift: cable down, attach, cable up, aboard. Seconds = 2 * height / cable speed + handling. */
export const liftS = (rules: FlightRules): number =>
  (2 * rules.hoistHeightM) / rules.hoistMs + rules.hoistHandlingS;

/**
 * Time in the hover to hoist persons and stretchers (one at a time) and to lower or raise cargo in
 * loads of what the hoist carries, s. Infinity if the hoist cannot lift a person or stretcher.
 */
export const hoistS = (
  type: AircraftType,
  rules: FlightRules,
  persons: number,
  litters: number,
  cargoKg: number,
): number => {
  const atATime = personsPerLift(type, rules);
  if (persons > 0 && atATime < 1) return Infinity;
  if (litters > 0 && type.hoistKg < rules.litterKg) return Infinity;
  if (cargoKg > 0 && type.hoistKg <= 0) return Infinity;
  const lifts =
    (persons > 0 ? Math.ceil(persons / atATime) : 0) +
    litters +
    (cargoKg > 0 ? Math.ceil(cargoKg / type.hoistKg) : 0);
  return lifts * liftS(rules);
};
