import { anyOf, Delay } from "../../../kernel/index.ts";
import type { Procedure } from "../../../kernel/index.ts";
import { KNOWN_UNIT } from "../../../situation/pictures.ts";
import { hasNetwork } from "../../../situation/truth.ts";
import { UNIT } from "../../../situation/units.ts";
import { roadSpeedShare } from "../../../situation/weather.ts";
import { fieldKinds } from "../event-kinds.ts";
import type { Journey } from "../movement/road-journey.ts";
import type { AssetList } from "./assets.ts";
import { addCandidate, noCandidates, takeChosen } from "./choice.ts";
import { step } from "./event-kinds.ts";
import { cityOf, drawFor, drawPictureStep, purpose } from "./first-picture.ts";
import type { FirstPicture, StartWay } from "./first-picture.ts";
import type { NearestAssets } from "./nearest.ts";
import { driveToScene, free, isDayNow, take } from "./on-the-way.ts";
import { showScene } from "./on-scene.ts";
import { lose } from "./outcome.ts";
import type { PictureKind } from "./picture-kinds.ts";
import { lookAgain } from "./services.ts";
import { isAwaited, nextToWait, nextWaiting, serveWaiting, waitFor } from "./waiting-places.ts";
import type { Want } from "./want.ts";

type Way = "portable-satellite" | "vehicle-satellite";

/** What differs between the two ways. */
interface Fleet {
  readonly way: Way;
  readonly list: AssetList;
  readonly nearest: NearestAssets;
  /** Can the set be carried in on foot? */
  readonly walks: boolean;
}

const portable = ({ assets, portable: nearest }: FirstPicture): Fleet => ({
  way: "portable-satellite",
  list: assets.portable,
  nearest,
  walks: true,
});

const vehicles = ({ assets, vehicles: nearest }: FirstPicture): Fleet => ({
  way: "vehicle-satellite",
  list: assets.vehicles,
  nearest,
  walks: false,
});

const CHOICE = purpose("asking the next satellite set");
const REQUEST = purpose("a satellite set from another city");
const MUSTER = purpose("muster of a satellite set");

/** A party with a portable set: a county's own, carried on foot where no road leads on. */
export const startPortable: StartWay = (first, want, cause) =>
  startSatellite(first, want, cause, portable(first));

/** A satellite vehicle of a city: it cannot leave the road, and may bring the public network back. */
export const startVehicle: StartWay = (first, want, cause) =>
  startSatellite(first, want, cause, vehicles(first));

/**
 * Satellite sets work without power and network, wherever a road (or a path) leads. They go on when
 * another way was first, unless another place without a picture waits for one.
 */
const startSatellite = (first: FirstPicture, want: Want, cause: number, fleet: Fleet): void => {
  const { way } = fleet;
  if (fleet.list.unit.length === 0) {
    lose(first, want, way, "noAsset", -1, cause);
    return;
  }
  listCandidates(first, want, fleet);
  const at = takeChosen(first);
  if (at < 0) {
    nobodyFree(first, want, fleet, cause);
    return;
  }
  want.begin(way, fleet.list.unit[at]);
  const { simulation } = first.situation.stage;
  simulation.spawn(findAndBring(first, want, fleet, at, cause), "satellite set");
};

/** Sets that command believes free, with the time at which it expects their first image. */
const listCandidates = (first: FirstPicture, want: Want, { list, nearest }: Fleet): void => {
  const { situation, assets, field } = first;
  const { pictures, world, weather, sky, stage } = situation;
  const { ground, inventory } = world;
  const { unit: row } = inventory.tables;
  const { town } = want;
  const { at, freeS } = nearest.to(town);
  const city = cityOf(first, town);
  const county = ground.tables.town.county[town];
  const share = roadSpeedShare(ground, weather, sky, town, stage.now);
  const day = isDayNow(first);
  noCandidates();
  openAt.length = 0;
  openS.length = 0;
  for (let i = 0; i < at.length; i++) {
    if (pictures.unit[list.unit[at[i]]] !== KNOWN_UNIT.ledger) continue;
    openAt.push(at[i]);
    openS.push(freeS[i]);
  }
  if (openAt.length === 0) return;
  const asFree = pictures.roads.changedRows === 0;
  const timeS = asFree ? openS : nearest.timesS(town, openAt, pictures.roads);
  for (let i = 0; i < openAt.length; i++) {
    const unit = list.unit[openAt[i]];
    const kind = assets.kinds[list.kind[openAt[i]]];
    if (kind === undefined) continue;
    const lentS = row.city[unit] === city ? 0 : (field.procedure.higherRequest?.mean ?? 0);
    const muster = musterOf(first, unit, kind, day);
    const expectedS =
      lentS + (muster?.mean ?? 0) + (kind.setUp?.mean ?? 0) + Math.min(timeS[i] / share, FAR_S);
    const own = kind.way === "portable-satellite" ? row.county[unit] === county : lentS === 0;
    addCandidate(openAt[i], unit, expectedS, own);
  }
};

/** Sets of one list that command believes free, and their times on the free road; used anew every time. */
const openAt: number[] = [];
const openS: number[] = [];

/** No known road: it is asked last of all, and looks for a way itself. */
const FAR_S = 1e7;

const musterOf = (
  { assets, field, situation }: FirstPicture,
  unit: number,
  kind: PictureKind,
  day: boolean,
): PictureKind["musterDay"] => {
  const own = situation.world.inventory.tables.unit.kind[unit];
  // A team that carries a set musters as a team.
  const times = assets.kinds[own] === kind ? kind : field.kinds[own];
  return day ? times.musterDay : times.musterNight;
};

/** Nobody can be asked: no road has ever led here, all are on the way elsewhere, or none is fit. */
const nobodyFree = (
  first: FirstPicture,
  want: Want,
  { way, list, nearest }: Fleet,
  cause: number,
): void => {
  const { units } = first.situation;
  const { at } = nearest.to(want.town);
  if (at.length === 0) {
    lose(first, want, way, "roadCut", -1, cause);
    return;
  }
  let busy = false;
  for (let i = 0; i < at.length; i++) busy ||= units.state(list.unit[at[i]]) >= UNIT.tasked;
  lose(first, want, way, busy ? "busy" : "unserviceable", -1, cause);
  if (busy) waitFor(first, want, way);
};

/** Asks one after another, each after the time of a choice, until one can come; then it comes. */
function* findAndBring(
  first: FirstPicture,
  want: Want,
  fleet: Fleet,
  chosen: number,
  because: number,
): Procedure {
  const { situation } = first;
  const { stage, posts, units, pictures } = situation;
  const { list, way } = fleet;
  const { town, by } = want;
  let cause = because;
  let at = chosen;
  let asked = 0;
  for (;;) {
    const unit = list.unit[at];
    const state = units.state(unit);
    if (state === UNIT.atBase) break;
    const kind = state === UNIT.unserviceable ? fieldKinds.unitUnserviceable : fieldKinds.unitAway;
    cause = stage.record(kind.id, unit, -1, town, 0, cause, by);
    if (state < UNIT.tasked) pictures.unit[unit] = KNOWN_UNIT.unavailable;
    asked++;
    yield drawPictureStep(first, "assetChoice", posts.id[town], CHOICE + asked, town);
    // Somebody else was first, and others need one more.
    if (want.settled.hasFired && isAwaited(first, way)) return;
    listCandidates(first, want, fleet);
    at = takeChosen(first);
    // One that others have tasked without a word to this post would be asked for ever.
    while (at >= 0 && units.state(list.unit[at]) >= UNIT.tasked) at = takeChosen(first);
    if (at < 0) {
      nobodyFree(first, want, fleet, cause);
      return;
    }
  }
  const unit = list.unit[at];
  want.begin(way, unit);
  take(first, want, unit, cause);
  const ready = yield* makeReady(first, want, fleet, at, cause);
  if (ready < 0) return;
  let place = want;
  let journey = yield* bring(first, place, fleet, at, ready);
  while (journey.there) {
    place = yield* nextPlace(first, place, way);
    place.begin(way, unit);
    take(first, place, unit, journey.row);
    const on = stage.record(step.movesOn, unit, -1, place.town, 0, journey.row, place.by);
    journey = yield* bring(first, place, fleet, at, on);
  }
}

/**
 * A set has shown a place. It stays as long as the public network is out there, for then all hangs on
 * it; after that it goes to the next place that waits for one.
 */
function* nextPlace(first: FirstPicture, place: Want, way: Way): Procedure<Want> {
  const { stage, truth } = first.situation;
  while (!hasNetwork(truth, place.town, stage.now)) {
    lookAgain(first, place);
    yield place.served;
  }
  for (;;) {
    const next = nextWaiting(first, way);
    if (next !== undefined) return next;
    yield nextToWait(first, way);
  }
}

/**
 * Lent by the next level if it belongs to another city; then it musters. Returns the row of its leaving,
 * -1 if it stood down because the race was over and another place waits.
 */
function* makeReady(
  first: FirstPicture,
  want: Want,
  { list, way }: Fleet,
  at: number,
  because: number,
): Procedure<number> {
  const { situation, assets } = first;
  const { stage, units, world } = situation;
  const unit = list.unit[at];
  const kind = assets.kinds[list.kind[at]];
  const who = units.id[unit];
  const { town, by } = want;
  let cause = because;
  if (world.inventory.tables.unit.city[unit] !== cityOf(first, town)) {
    yield drawPictureStep(first, "higherRequest", who, REQUEST, town);
    cause = stage.record(step.lent, unit, -1, town, 0, cause, by);
  }
  const muster = kind === undefined ? undefined : musterOf(first, unit, kind, isDayNow(first));
  const endS = stage.now + (muster === undefined ? 0 : drawFor(first, muster, who, MUSTER, town));
  if (!want.settled.hasFired) {
    yield anyOf(Delay.until(stage.simulation, endS), want.settled);
  }
  if (want.settled.hasFired && stage.now < endS && isAwaited(first, way)) {
    const down = stage.record(step.standsDown, unit, -1, town, 0, cause, by);
    free(first, unit);
    serveWaiting(first, way, down);
    return -1;
  }
  yield Math.max(0, endS - stage.now);
  return stage.record(fieldKinds.mustered.id, unit, -1, town, kind?.crew ?? 0, cause, by);
}

/** Goes to the scene from where it is, sets up, and shows it. */
function* bring(
  first: FirstPicture,
  want: Want,
  { list, way, walks }: Fleet,
  at: number,
  because: number,
): Procedure<Journey> {
  const { situation, assets } = first;
  const unit = list.unit[at];
  const kind = assets.kinds[list.kind[at]];
  const { town, by } = want;
  if (kind === undefined) return { row: because, there: false };
  const { departed } = fieldKinds;
  const row = situation.stage.record(departed.id, unit, -1, town, kind.crew, because, by);
  const mover = { unit, vehicle: kind.vehicle, by, walks };
  const journey = yield* driveToScene(first, want, mover, row);
  if (!journey.there) {
    lose(first, want, way, "roadCut", unit, journey.row);
    return journey;
  }
  return { row: yield* showScene(first, want, way, unit, kind, journey.row), there: true };
}
