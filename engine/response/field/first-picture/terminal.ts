import type { Procedure } from "../../../kernel/index.ts";
import { UNIT } from "../../../situation/units.ts";
import { distanceM } from "../../../world/ground/sphere.ts";
import { fieldKinds } from "../event-kinds.ts";
import { drawFor, purpose } from "./first-picture.ts";
import type { FirstPicture, StartWay } from "./first-picture.ts";
import { flyingHindrance } from "./drone-weather.ts";
import { isDayNow, lastLegS, logToSite, take } from "./on-the-way.ts";
import { showScene } from "./on-scene.ts";
import { lose } from "./outcome.ts";
import type { PictureKind } from "./picture-kinds.ts";
import type { Want } from "./want.ts";

const MUSTER = purpose("muster of the town's people");

const WAY = "town-terminal";

/** People who have to be there at once: one with the terminal, one at the wheel. */
const PARTY = 2;

/** A terminal or drone of the town that can be had, and how long it takes from the seat to its picture, in the mean. */
interface Chosen {
  readonly unit: number;
  readonly kind: PictureKind;
  readonly flies: boolean;
}

/**
 * A terminal of the town: its people carry it to the scene, or launch the town's drone where it reaches
 * and the weather allows. What it sends goes through the public network; without it the party waits at
 * the scene. It goes on when another way was first, for command wants to speak with the scene.
 */
export const startTerminal: StartWay = (first, want, cause) => {
  const { assets, situation } = first;
  const { first: from, unit } = assets.terminals;
  const { town } = want;
  if (from[town] === from[town + 1]) {
    lose(first, want, WAY, "noAsset", -1, cause);
    return;
  }
  const chosen = chooseTerminal(first, want);
  if (typeof chosen === "string") {
    lose(first, want, WAY, chosen, unit[from[town]], cause);
    return;
  }
  want.begin(WAY, chosen.unit);
  take(first, want, chosen.unit, cause);
  situation.stage.simulation.spawn(carryToScene(first, want, chosen, cause), "town terminal");
};

/** The one that is expected to show a picture first; or why none can. */
const chooseTerminal = (
  first: FirstPicture,
  want: Want,
): Chosen | "busy" | "unserviceable" | "weather" => {
  const { assets, situation } = first;
  const { units, world } = situation;
  const { first: from, unit } = assets.terminals;
  let why: "busy" | "unserviceable" | "weather" = "unserviceable";
  let best: Chosen | undefined;
  let bestS = Infinity;
  for (let i = from[want.town]; i < from[want.town + 1]; i++) {
    const kind = assets.kinds[world.inventory.tables.unit.kind[unit[i]]];
    if (kind === undefined) continue;
    const state = units.state(unit[i]);
    if (state !== UNIT.atBase) {
      if (state >= UNIT.tasked || state === UNIT.busy) why = "busy";
      continue;
    }
    const goesS = fromSeatS(first, want, kind);
    if (goesS === Infinity) {
      why = "weather";
      continue;
    }
    const expectedS = goesS + (kind.setUp?.mean ?? 0);
    if (expectedS < bestS) {
      bestS = expectedS;
      best = { unit: unit[i], kind, flies: kind.flies };
    }
  }
  return best ?? why;
};

/** Seconds from the seat to a picture of the scene without set-up; Infinity where it cannot fly there. */
const fromSeatS = (first: FirstPicture, want: Want, kind: PictureKind): number => {
  if (!kind.flies) return lastLegS(first, want, kind.vehicle, false);
  const { lon, lat } = first.situation.world.ground.tables.town;
  const { town, site } = want;
  const awayM = distanceM(lon[town], lat[town], site.lon, site.lat);
  // Beyond its reach the party drives until it is within.
  const drivenShare = awayM <= kind.radiusM ? 0 : 1 - kind.radiusM / awayM;
  const driveS = drivenShare > 0 ? drivenShare * lastLegS(first, want, kind.vehicle, false) : 0;
  return flyingHindrance(first.situation, kind, town)
    ? Infinity
    : driveS + ((1 - drivenShare) * awayM) / kind.cruiseMs;
};

function* carryToScene(
  first: FirstPicture,
  want: Want,
  { unit, kind }: Chosen,
  cause: number,
): Procedure {
  const { situation } = first;
  const { stage, units } = situation;
  const { town, by } = want;
  yield musterS(first, want);
  const mustered = stage.record(fieldKinds.mustered.id, unit, -1, town, PARTY, cause, by);
  const departed = stage.record(fieldKinds.departed.id, unit, -1, town, PARTY, mustered, by);
  units.set(unit, UNIT.moving);
  const goesS = fromSeatS(first, want, kind);
  // The weather has turned while it mustered: it drives what it meant to fly.
  const takesS = goesS < Infinity ? goesS : lastLegS(first, want, kind.vehicle, false);
  logToSite(first, want, unit, takesS);
  yield takesS;
  units.set(unit, UNIT.onScene);
  const row = stage.record(fieldKinds.arrived.id, unit, -1, town, PARTY, departed, by);
  yield* showScene(first, want, WAY, unit, kind, row);
}

/**
 * How long until the town's people roll: the few on duty where enough are present, else the time in
 * which all are called, by day or by night.
 */
const musterS = (first: FirstPicture, want: Want): number => {
  const { assets, situation, field } = first;
  const { units, world, posts } = situation;
  const { first: from, unit } = assets.carriers;
  const { town } = want;
  for (let i = from[town]; i < from[town + 1]; i++) {
    const team = unit[i];
    const times = field.kinds[world.inventory.tables.unit.kind[team]];
    const state = units.state(team);
    // Out in their own town they are ready as they are.
    const isOut = state === UNIT.moving || state === UNIT.onScene;
    if (isOut && units.town[team] === town) return 0;
    const isThere = state === UNIT.atBase && units.present(team) >= PARTY;
    const called = isDayNow(first) ? times.musterDay : times.musterNight;
    const variate = isThere ? times.dutyMuster : called;
    if (variate !== undefined) return drawFor(first, variate, units.id[team], MUSTER, town);
  }
  // Towns without a team of their own: the people of the town's office.
  const office = first.officeMuster;
  return office === undefined ? 0 : drawFor(first, office, posts.id[town], MUSTER, town);
};
