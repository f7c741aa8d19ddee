import type { Procedure } from "../../../kernel/index.ts";
import { KNOWN_UNIT } from "../../../situation/pictures.ts";
import { UNIT } from "../../../situation/units.ts";
import { conditionsAt, emptyConditions } from "../../../world/air/conditions.ts";
import type { FlightPlan } from "../../../world/air/flight-plan.ts";
import { observe } from "../../../world/air/flight-request.ts";
import type { RefusalReason } from "../../../world/air/refusal.ts";
import { distanceM } from "../../../world/ground/sphere.ts";
import { fieldKinds } from "../event-kinds.ts";
import { airWorld } from "../air/air-fleet.ts";
import type { AirFleet } from "../air/air-fleet.ts";
import { bookFlight } from "../air/flight.ts";
import { logFlight } from "../air/log-flight.ts";
import { addCandidate, noCandidates, takeChosen } from "./choice.ts";
import { step } from "./event-kinds.ts";
import { cityOf, drawFor, drawPictureStep, purpose } from "./first-picture.ts";
import type { FirstPicture, StartWay } from "./first-picture.ts";
import type { LossOf } from "./losses.ts";
import { free, take } from "./on-the-way.ts";
import { acceptanceS, register } from "./on-platform.ts";
import { acceptFrame, holdUp, lose, settle } from "./outcome.ts";
import { unlessSettled } from "./race-delay.ts";
import { tryAgain } from "./services.ts";
import { serveWaiting, waitFor } from "./waiting-places.ts";
import type { Want } from "./want.ts";

const CHOICE = purpose("asking the next helicopter");
const SET_UP = purpose("set-up of a downlink");

const WAY = "helicopter";

/** How long it stays over a scene where the doctrine does not say (`airSearch`), s: assumed. */
const OVER_SCENE_S = 1800;

/**
 * An order waits no longer than this for a spell of weather, a slot or an aircraft to become ready, s:
 * assumed; after it the request is made anew when the sky changes.
 */
const PATIENCE_S = 3 * 3600;

/** A refused request is not made again sooner than after this, s: assumed. */
const AGAIN_S = 900;

/** Why a flight that cannot be flown is no picture. */
const lossOfRefusal: Readonly<Record<RefusalReason, LossOf<"helicopter">>> = {
  unserviceable: "unserviceable",
  notInTime: "busy",
  outOfRange: "outOfRange",
  payloadTooHeavy: "outOfRange",
  tooManyPersons: "outOfRange",
  noLandingPoint: "outOfRange",
  noExternalLoad: "outOfRange",
  noBucket: "outOfRange",
  noWaterPoint: "outOfRange",
  noDownlink: "noDownlink",
  noSlot: "busy",
  flightHours: "busy",
  dutyHours: "busy",
  thunderstorm: "weather",
  icing: "weather",
  wind: "weather",
  gust: "weather",
  headwind: "weather",
  visibility: "weather",
  ceiling: "weather",
  night: "night",
  unlit: "night",
};

const sky = emptyConditions();

/**
 * A helicopter with a downlink, planned with all limits of aircraft, crew, weather and light. Where the
 * sky over the scene allows none now, the request is made anew when it changes: at dawn, with the next
 * weather. It need not land there. After the race it stands down if it is still on the ground.
 */
export const startHelicopter: StartWay = (first, want, cause) => {
  const { assets, field, situation } = first;
  const { fleet } = field;
  if (fleet === undefined || assets.helicopters === 0) {
    lose(first, want, WAY, "noAsset", -1, cause);
    return;
  }
  if (assets.withDownlink.length === 0) {
    lose(first, want, WAY, "noDownlink", -1, cause);
    return;
  }
  listCandidates(first, fleet, want);
  const unit = takeChosen(first);
  if (unit < 0) {
    nobodyFree(first, want, cause);
    return;
  }
  if (skyForbids(first, fleet, want, unit, cause)) return;
  want.begin(WAY, unit);
  situation.stage.simulation.spawn(findAndFly(first, fleet, want, unit, cause), "helicopter");
};

const typeOf = ({ units, firstOf }: AirFleet, unit: number) =>
  units.types[units.aircraft[firstOf[unit]].type];

/** Helicopters that command believes on the ground and free, with the time at which they might be there. */
const listCandidates = (first: FirstPicture, fleet: AirFleet, want: Want): void => {
  const { assets, situation } = first;
  const { pictures, world, stage, sky: sun } = situation;
  const { unit: row } = world.inventory.tables;
  const { site, town } = want;
  const city = cityOf(first, town);
  const area = sun.areaOfTown[town];
  const { points, rules, sky: flying } = airWorld(fleet, situation);
  noCandidates();
  for (const unit of assets.withDownlink) {
    if (pictures.unit[unit] !== KNOWN_UNIT.ledger) continue;
    const craft = fleet.firstOf[unit];
    if (fleet.crafts[craft].busyUntilS > stage.now) continue;
    const { point } = fleet.crafts[craft];
    const type = typeOf(fleet, unit);
    conditionsAt(flying, rules, type, type.night, area, stage.now, true, sky);
    const readyS = sky.day ? fleet.readinessDay.mean : fleet.readinessNight.mean;
    const awayM = distanceM(points.lon[point], points.lat[point], site.lon, site.lat);
    // Night lasts for whom it stops; weather stops all alike or passes.
    const darkS = sky.reason === "night" ? sky.untilS - stage.now : 0;
    const expectedS = darkS + Math.max(readyS, fleet.approval.mean) + awayM / type.cruiseMs;
    addCandidate(unit, unit, expectedS, row.city[unit] === city);
  }
};

/** Does the sky over the scene keep this helicopter away now? Then the way waits for the sky. */
const skyForbids = (
  first: FirstPicture,
  fleet: AirFleet,
  want: Want,
  unit: number,
  cause: number,
): boolean => {
  const { situation } = first;
  const { rules, sky: flying } = airWorld(fleet, situation);
  const type = typeOf(fleet, unit);
  const area = situation.sky.areaOfTown[want.town];
  const { now } = situation.stage;
  const { reason, untilS } = conditionsAt(flying, rules, type, type.night, area, now, true, sky);
  if (reason === undefined) return false;
  holdUp(first, want, WAY, lossOfRefusal[reason], unit, cause);
  tryAgain(first, want, WAY, untilS);
  return true;
};

const nobodyFree = (first: FirstPicture, want: Want, cause: number): void => {
  const { assets, situation } = first;
  const busy = assets.withDownlink.some((unit) => situation.units.state(unit) >= UNIT.tasked);
  lose(first, want, WAY, busy ? "busy" : "unserviceable", -1, cause);
  if (busy) waitFor(first, want, WAY);
};

/** Asks one after another until one can fly; then it flies. */
function* findAndFly(
  first: FirstPicture,
  fleet: AirFleet,
  want: Want,
  asked: number,
  because: number,
): Procedure {
  const { situation, field } = first;
  const { stage, posts, units, pictures } = situation;
  const { town, by, site } = want;
  const overS = field.procedure.airSearch?.mean ?? OVER_SCENE_S;
  let cause = because;
  let unit = asked;
  for (let turn = 1; ; turn++) {
    const state = units.state(unit);
    if (state === UNIT.atBase && units.available(unit) > 0) {
      const craft = fleet.crafts[fleet.firstOf[unit]];
      const before = { ...craft };
      const booked = bookFlight(field, unit, {
        stops: [observe(site, overS)],
        needsDownlink: true,
        patienceS: PATIENCE_S,
      });
      if (booked.kind === "booked") {
        take(first, want, unit, cause);
        want.begin(WAY, unit);
        const giveBack = (): void => {
          Object.assign(craft, before);
        };
        yield* flyTo(first, want, unit, booked.plan, cause, giveBack);
        return;
      }
      if (booked.kind === "refusal") {
        const why = lossOfRefusal[booked.reason];
        if (why === "weather" || why === "night") {
          holdUp(first, want, WAY, why, unit, cause);
          const againS = Math.max(booked.untilS, stage.now + AGAIN_S);
          tryAgain(first, want, WAY, Math.min(againS, stage.now + PATIENCE_S));
        } else {
          lose(first, want, WAY, why, unit, cause);
        }
        return;
      }
    }
    const kind = state === UNIT.away ? fieldKinds.unitAway : fieldKinds.unitUnserviceable;
    cause = stage.record(kind.id, unit, -1, town, 0, cause, by);
    if (state < UNIT.tasked) pictures.unit[unit] = KNOWN_UNIT.unavailable;
    yield drawPictureStep(first, "assetChoice", posts.id[town], CHOICE + turn, town);
    listCandidates(first, fleet, want);
    do unit = takeChosen(first);
    while (unit >= 0 && units.state(unit) >= UNIT.tasked);
    if (unit < 0) {
      nobodyFree(first, want, cause);
      return;
    }
    if (skyForbids(first, fleet, want, unit, cause)) return;
  }
}

/** Takes off, shows the scene from above, flies home. */
function* flyTo(
  first: FirstPicture,
  want: Want,
  unit: number,
  plan: FlightPlan,
  because: number,
  giveBack: () => void,
): Procedure {
  const { situation, downlinkSetUp } = first;
  const { stage, units } = situation;
  const { town, by } = want;
  if (!(yield* unlessSettled(first, want, plan.takeoffS - stage.now))) {
    const down = stage.record(step.standsDown, unit, -1, town, 0, because, by);
    giveBack();
    free(first, unit);
    serveWaiting(first, WAY, down);
    return;
  }
  logFlight(first.field, unit, { stops: [want.site] }, plan);
  units.set(unit, UNIT.moving);
  const left = stage.record(fieldKinds.tookOff.id, unit, -1, town, 0, because, by);
  yield plan.targetS - stage.now;
  units.set(unit, UNIT.onScene);
  const there = stage.record(fieldKinds.overTown.id, unit, -1, town, 0, left, by);
  const who = units.id[unit];
  if (downlinkSetUp !== undefined) yield drawFor(first, downlinkSetUp, who, SET_UP, town);
  let row = stage.record(step.streams, unit, -1, town, 0, there, by);
  row = yield* register(first, want, WAY, unit, who, row);
  yield acceptanceS(first, want, WAY, who);
  settle(first, want, WAY, acceptFrame(first, want, WAY, unit, row));
  if (plan.endS > situation.horizonS) return;
  yield Math.max(0, plan.endS - stage.now);
  row = stage.record(fieldKinds.landed.id, unit, -1, -1, 0, row, by);
  free(first, unit);
  serveWaiting(first, WAY, row);
}
