import type { FlightRules } from "./flight-rules.ts";
import type { Crew } from "./flight-request.ts";
import { refusal } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";

/**
 * Does a crew's day allow a flight? Flight time adds up over its duty; duty runs from the call (or from
 * when it began) to the last landing, waiting included.
 *
 * @param calledS when its duty begins if it is called for this flight
 */
export const crewRefusal = (
  crew: Crew,
  rules: FlightRules,
  calledS: number,
  flightS: number,
  endS: number,
): Refusal | undefined => {
  const flownS = crew.flownS + flightS;
  if (flownS > rules.crewFlightS)
    return refusal("flightHours", endS, { found: flownS, allowed: rules.crewFlightS });
  const dutyS = endS - (crew.dutyStartS ?? calledS);
  if (dutyS > rules.crewDutyS)
    return refusal("dutyHours", endS, { found: dutyS, allowed: rules.crewDutyS });
  return undefined;
};
