import { flyingSky } from "../../../situation/weather.ts";
import type { Situation } from "../../../situation/situation.ts";
import type { Aircraft, AirWorld } from "../../../world/air/flight-request.ts";
import { slotsOf } from "../../../world/air/landing-points.ts";
import { clearSlots } from "../../../world/air/slots.ts";
import type { SlotBook } from "../../../world/air/slots.ts";
import { airUnits } from "../../../world/inventory/air-units.ts";
import type { AirUnits } from "../../../world/inventory/air-units.ts";
import { compileDistribution } from "../../../random/distribution.ts";
import type { Variate } from "../../../random/variate.ts";
import { figureOf } from "../../../world/inventory/compile-catalogue.ts";
import type { World } from "../../../world/world.ts";

/** One aircraft in one replication. */
interface Craft {
  point: number;
  fuelKg: number;
  /** Flown by its crew, s, and when their duty began; NaN before they are called. */
  flownS: number;
  dutyStartS: number;
  /** In the air or about to be, until then. */
  busyUntilS: number;
}

/** The aircraft of the ledger with what changes while they fly. Made once for each worker. */
export interface AirFleet {
  readonly units: AirUnits;
  readonly slots: SlotBook;
  readonly crafts: readonly Craft[];
  /** Aircraft of each unit: the first, and how many. */
  readonly firstOf: Int32Array;
  readonly countOf: Int32Array;
  readonly readinessDay: Variate;
  readonly readinessNight: Variate;
  readonly approval: Variate;
}

const OPERATIONS = "helicopter-operations";

/** The fleet of a world; undefined where the catalogue knows no helicopters. */
export const airFleet = ({ inventory }: World): AirFleet | undefined => {
  if (!inventory.catalogue.kinds.some(({ id }) => id === OPERATIONS)) return undefined;
  const units = airUnits(inventory);
  const { rows } = inventory.tables.unit;
  const firstOf = new Int32Array(rows).fill(-1);
  const countOf = new Int32Array(rows);
  units.aircraft.forEach(({ unit }, i) => {
    if (firstOf[unit] === -1) firstOf[unit] = i;
    countOf[unit]++;
  });
  const variate = (name: "readinessDay" | "readinessNight" | "airspaceApproval"): Variate => {
    const figure = figureOf(inventory.catalogue, OPERATIONS, name);
    return compileDistribution(
      figure.kind === "constant" ? { kind: "constant", value: figure.value } : figure.distribution,
    );
  };
  return {
    units,
    slots: slotsOf(units.points),
    crafts: units.aircraft.map(({ point }) => ({
      point,
      fuelKg: 0,
      flownS: 0,
      dutyStartS: NaN,
      busyUntilS: 0,
    })),
    firstOf,
    countOf,
    readinessDay: variate("readinessDay"),
    readinessNight: variate("readinessNight"),
    approval: variate("airspaceApproval"),
  };
};

/** Everything stands at its base with full tanks and a fresh crew. */
export const resetFleet = ({ units, slots, crafts }: AirFleet): void => {
  clearSlots(slots);
  units.aircraft.forEach(({ point, type }, i) => {
    const craft = crafts[i];
    craft.point = point;
    craft.fuelKg = units.types[type].fuelCapacityKg;
    craft.flownS = 0;
    craft.dutyStartS = NaN;
    craft.busyUntilS = 0;
  });
};

/** The air as a flight is planned in it now. */
export const airWorld = ({ units, slots }: AirFleet, { sky }: Situation): AirWorld => ({
  points: units.points,
  rules: units.rules,
  slots,
  sky: flyingSky(sky),
});

/**
 * The aircraft of a unit that could leave first, as the planner wants it; undefined where all of
 * those that are there and fit are gone.
 */
export const aircraftOf = (
  fleet: AirFleet,
  situation: Situation,
  unit: number,
): { readonly craft: number; readonly aircraft: Aircraft } | undefined => {
  const { units, crafts, firstOf, countOf } = fleet;
  const first = firstOf[unit];
  const there = Math.min(countOf[unit], situation.units.available(unit));
  let best = -1;
  for (let i = Math.max(0, first); i < first + there; i++) {
    if (best < 0 || crafts[i].busyUntilS < crafts[best].busyUntilS) best = i;
  }
  if (best < 0) return undefined;
  const { point, fuelKg, flownS, dutyStartS, busyUntilS } = crafts[best];
  const type = units.types[units.aircraft[best].type];
  return {
    craft: best,
    aircraft: {
      type,
      at: point,
      fuelKg,
      serviceableS: Math.max(busyUntilS, situation.stage.now),
      crew: {
        night: type.night,
        flownS,
        ...(Number.isNaN(dutyStartS) ? {} : { dutyStartS }),
      },
    },
  };
};
