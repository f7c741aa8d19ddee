import type { Procedure } from "../../../kernel/index.ts";
import { dateAt, hourAt } from "../../../situation/calendar.ts";
import { logHop, MOVES } from "../../../situation/journeys.ts";
import { KNOWN_UNIT } from "../../../situation/pictures.ts";
import { UNIT } from "../../../situation/units.ts";
import { roadSpeedShare } from "../../../situation/weather.ts";
import { distanceM } from "../../../world/ground/sphere.ts";
import { isDay } from "../../../world/inventory/presence.ts";
import { walkTimeS } from "../../../world/travel/access.ts";
import { fieldKinds } from "../event-kinds.ts";
import { travelTo } from "../movement/road-journey.ts";
import type { Journey, Mover } from "../movement/road-journey.ts";
import type { FirstPicture } from "./first-picture.ts";
import type { Want } from "./want.ts";

/** Is it within working hours now? */
export const isDayNow = ({ situation }: FirstPicture): boolean => {
  const { calendar, stage } = situation;
  const { now } = stage;
  return isDay({ month: dateAt(calendar, now).month, hour: hourAt(calendar, now) });
};

/** A unit is sent for a picture: it is nobody else's, and command knows that. */
export const take = ({ situation }: FirstPicture, want: Want, unit: number, row: number): void => {
  const { units, pictures } = situation;
  units.set(unit, UNIT.tasked);
  units.town[unit] = want.town;
  units.orderRow[unit] = row;
  pictures.unit[unit] = KNOWN_UNIT.ordered;
  pictures.unitRow[unit] = row;
  pictures.unitTown[unit] = want.town;
};

/** A unit is at its base again, to be had by anybody. */
export const free = ({ situation }: FirstPicture, unit: number): void => {
  const { units, pictures, world } = situation;
  units.set(unit, UNIT.atBase);
  units.town[unit] = -1;
  units.node[unit] = world.inventory.tables.unit.node[unit];
  pictures.unit[unit] = KNOWN_UNIT.ledger;
  pictures.unitTown[unit] = -1;
};

/** Intensity from which the roads of a town are damaged, driven at the speed for damaged roads: assumed. */
const ROUGH_FROM = 8;

/**
 * Seconds from the seat of a town to the scene in it: by rural roads at their speed in this weather and
 * light, slower where the ground has shaken hard, on foot over debris for who has left the vehicle.
 */
export const lastLegS = (
  { situation }: FirstPicture,
  { town, site }: Want,
  vehicle: number,
  onFoot: boolean,
): number => {
  const { access, world, truth, stage, sky, weather } = situation;
  const { tables } = world.ground;
  const { node, lon, lat } = tables.town;
  if (onFoot) {
    const straightM = distanceM(site.lon, site.lat, lon[town], lat[town]);
    return walkTimeS(tables, straightM * tables.rules.accessDetour[0], "debris");
  }
  const leg = access.leg(site, node[town], vehicle);
  const walkS = walkTimeS(tables, leg.walkedM);
  const rough = truth.intensity[town] >= ROUGH_FROM ? tables.vehicle.damaged[vehicle] : 1;
  const share = roadSpeedShare(world.ground, weather, sky, town, stage.now) * rough;
  return (leg.timeS - walkS) / share + walkS;
};

/** Writes down the way from the seat of a town to the scene in it, if anybody keeps a log. */
export const logToSite = (
  { situation }: FirstPicture,
  { town, site }: Want,
  unit: number,
  takesS: number,
): void => {
  const { journeys, world, stage } = situation;
  const { lon, lat } = world.ground.tables.town;
  const { now } = stage;
  const seat = [lon[town], lat[town]] as const;
  logHop(journeys, unit, MOVES.road, now, seat, now + takesS, [site.lon, site.lat]);
};

/**
 * Drives to the town on the roads as known and on to the scene in it. Returns the last row, and whether
 * it is there.
 */
export function* driveToScene(
  first: FirstPicture,
  want: Want,
  mover: Mover,
  cause: number,
): Procedure<Journey> {
  const { field, situation } = first;
  const { stage, units } = situation;
  const { unit, vehicle, by } = mover;
  const { town } = want;
  units.set(unit, UNIT.moving);
  const journey = yield* travelTo(field, mover, town, cause);
  if (!journey.there) {
    units.set(unit, UNIT.stuck);
    return journey;
  }
  const onFoot = stage.trace.kind[journey.row] === fieldKinds.onFoot.id;
  const takesS = lastLegS(first, want, vehicle, onFoot);
  logToSite(first, want, unit, takesS);
  yield takesS;
  units.set(unit, UNIT.onScene);
  const row = stage.record(
    fieldKinds.arrived.id,
    unit,
    -1,
    town,
    crewOf(first, unit),
    journey.row,
    by,
  );
  return { there: true, row };
}

/** People who come with a unit for a picture: the crew of the set. */
export const crewOf = ({ assets, situation }: FirstPicture, unit: number): number =>
  assets.kinds[situation.world.inventory.tables.unit.kind[unit]]?.crew ?? 2;
