import type { ProcedureFigureName } from "../../../inputs/doctrine-figures.ts";
import { requireSteps } from "../../../situation/procedure.ts";
import type { Field } from "../field.ts";
import { startCamera } from "./camera.ts";
import { startCitizen } from "./citizen.ts";
import { step } from "./event-kinds.ts";
import { firstPictureFor, scarceWays } from "./first-picture.ts";
import type { FirstPicture } from "./first-picture.ts";
import { startHelicopter } from "./helicopter.ts";
import { startHighAltitude } from "./high-altitude.ts";
import { resetHighState } from "./high-state.ts";
import type { Incident } from "./incident.ts";
import { startNest } from "./nest.ts";
import type { FirstPictureModel } from "./parameters.ts";
import { startPortable, startVehicle } from "./satellite.ts";
import { wantOf } from "./show-on-arrival.ts";
import { startTerminal } from "./terminal.ts";
import { ways } from "./ways.ts";
import { distanceM } from "../../../world/ground/sphere.ts";

/** What is asked: a picture of a town, for a post, because of a row (the order, or the report). */
export interface Wish {
  readonly town: number;
  readonly by: number;
  readonly cause: number;
  /** Where in the town; drawn unless given. */
  readonly site?: Incident;
}

/** Steps that the ways take; a doctrine without one of them cannot be played. */
const STEPS: readonly ProcedureFigureName[] = [
  "assetChoice",
  "higherRequest",
  "cameraSearch",
  "citizenVideo",
  "streamRegistration",
  "newDeviceRegistration",
  "pictureAccepted",
];

/** Makes the search for pictures ready in a worker. Throws `StepUnknown`. */
export const readyFirstPicture = (model: FirstPictureModel, field: Field): FirstPicture => {
  requireSteps(field.procedure, STEPS);
  return firstPictureFor(model, field, {
    "fixed-camera": startCamera,
    "drone-nest": startNest,
    "town-terminal": startTerminal,
    "portable-satellite": startPortable,
    "vehicle-satellite": startVehicle,
    helicopter: startHelicopter,
    citizen: startCitizen,
    "high-altitude": startHighAltitude,
  });
};

/** Forgets the replication before: nobody has asked for a picture. */
export const beginFirstPicture = (first: FirstPicture): void => {
  for (const town of first.towns) first.wants[town] = undefined;
  first.towns.length = 0;
  first.registered.fill(0);
  for (const way of scarceWays) {
    first.waiting[way].length = 0;
    first.idle[way].length = 0;
  }
  resetHighState(first.high);
};

/**
 * A place wants a picture: all eight ways are set going beside each other, and the first frame of the
 * scene that the duty officer accepts on the platform ends the race. Returns the row that says so. One
 * race for a town in a replication: who asks again gets the row of the first.
 *
 * The time of choosing (`assetChoice`) is spent by who asks, before asking.
 */
export const seekPicture = (first: FirstPicture, { town, by, cause, site }: Wish): number => {
  const { stage, world } = first.situation;
  const want = wantOf(first, town, by, cause, site);
  if (want.isSought) return want.row;
  const { lon, lat } = world.ground.tables.town;
  const awayM = distanceM(lon[town], lat[town], want.site.lon, want.site.lat);
  const row = stage.record(step.sought, -1, -1, town, awayM, cause, by);
  want.isSought = true;
  if (want.settled.hasFired) return row;
  want.row = row;
  want.soughtS = stage.now;
  for (const way of ways) first.start[way](first, want, row);
  return row;
};
