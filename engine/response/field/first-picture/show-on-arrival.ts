import type { Procedure } from "../../../kernel/index.ts";
import type { FirstPicture } from "./first-picture.ts";
import { drawIncident } from "./incident.ts";
import type { Incident } from "./incident.ts";
import { lastLegS } from "./on-the-way.ts";
import { showScene } from "./on-scene.ts";
import type { GroundWay } from "./on-scene.ts";
import type { PictureKind } from "./picture-kinds.ts";
import { Want } from "./want.ts";

/** A set and the way by which it shows the scene. */
interface CarriedSet {
  readonly way: GroundWay;
  readonly kind: PictureKind;
}

/** The best set that a unit has with it: a satellite set before a terminal; undefined for none. */
const setOf = ({ assets, situation }: FirstPicture, unit: number): CarriedSet | undefined => {
  const { unit: row, carriedStart, carried } = situation.world.inventory.tables;
  let best: CarriedSet | undefined;
  const look = (kind: PictureKind | undefined): void => {
    if (kind === undefined) return;
    const { way } = kind;
    if (way !== "town-terminal" && way !== "portable-satellite" && way !== "vehicle-satellite")
      return;
    if (kind.flies) return;
    if (best === undefined || best.way === "town-terminal") best = { way, kind };
  };
  look(assets.kinds[row.kind[unit]]);
  for (let i = carriedStart.first[unit]; i < carriedStart.first[unit + 1]; i++) {
    look(assets.kinds[carried.kind[i]]);
  }
  return best;
};

/** The want of a town; begun here without its ways if nobody has asked for a picture yet. */
export const wantOf = (
  first: FirstPicture,
  town: number,
  by: number,
  cause: number,
  site?: Incident,
): Want => {
  const known = first.wants[town];
  if (known !== undefined) return known;
  const { situation } = first;
  const at = site ?? drawIncident(situation, first.reach, town);
  const want = new Want(town, at, by, cause, situation.stage.now);
  first.wants[town] = want;
  first.towns.push(town);
  return want;
};

/**
 * A unit that was sent to a town for whatever purpose is there, because of a row. If it has a set with it
 * that shows the scene, it goes on to the scene and shows it, in the race of the town or, if nobody has
 * asked for a picture yet, ahead of it.
 */
export const showOnArrival = (
  first: FirstPicture,
  unit: number,
  town: number,
  by: number,
  arrived: number,
): void => {
  const set = setOf(first, unit);
  if (set === undefined) return;
  const want = wantOf(first, town, by, arrived);
  first.situation.stage.simulation.spawn(goAndShow(first, want, unit, set, arrived), "set");
};

function* goAndShow(
  first: FirstPicture,
  want: Want,
  unit: number,
  { way, kind }: CarriedSet,
  arrived: number,
): Procedure {
  yield lastLegS(first, want, kind.vehicle, false);
  yield* showScene(first, want, way, unit, kind, arrived);
}
