import type { Procedure } from "../../../kernel/index.ts";
import { logHop, MOVES } from "../../../situation/journeys.ts";
import { UNIT } from "../../../situation/units.ts";
import { arcOfChord, writeUnitVectors } from "../../../world/ground/sphere.ts";
import { fieldKinds } from "../event-kinds.ts";
import { addCandidate, noCandidates, takeChosen } from "./choice.ts";
import { flyingHindrance, weatherChangesS } from "./drone-weather.ts";
import { step } from "./event-kinds.ts";
import { cityOf, drawFor, purpose } from "./first-picture.ts";
import type { FirstPicture, StartWay } from "./first-picture.ts";
import { free, take } from "./on-the-way.ts";
import { acceptanceS, register } from "./on-platform.ts";
import { acceptFrame, holdUp, lose, outage, settle } from "./outcome.ts";
import type { PictureKind } from "./picture-kinds.ts";
import { unlessSettled } from "./race-delay.ts";
import { nextBackS, tryAgain } from "./services.ts";
import { serveWaiting, waitFor } from "./waiting-places.ts";
import type { Want } from "./want.ts";

const LAUNCH = purpose("launch of a nest");
const RECHARGE = purpose("recharge of a nest");

const WAY = "drone-nest";

/** A nest that can reach the scene, and how far it is. */
interface Sortie {
  readonly unit: number;
  readonly kind: PictureKind;
  readonly awayM: number;
}

const scene = new Float64Array(3);

/**
 * A drone out of its nest: one that has power and network where it stands, within its radius of the
 * scene, in weather it bears, by day and by night. It talks to its nest by its own radio, so the network
 * at the scene does not matter. After the race it stands down if it is still in its nest; in the air it
 * goes on. Between sorties it charges.
 */
export const startNest: StartWay = (first, want, cause) => {
  const { nests } = first.assets;
  if (nests.unit.length === 0) {
    lose(first, want, WAY, "noAsset", -1, cause);
    return;
  }
  const sortie = chooseNest(first, want);
  if (typeof sortie === "object") {
    want.begin(WAY, sortie.unit);
    take(first, want, sortie.unit, cause);
    first.situation.stage.simulation.spawn(flyOut(first, want, sortie, cause), "drone nest");
    return;
  }
  if (sortie === "weather" || sortie === "network" || sortie === "power") {
    holdUp(first, want, WAY, sortie, -1, cause);
    const changesS = weatherChangesS(first.situation, want.town);
    tryAgain(first, want, WAY, sortie === "weather" ? changesS : nestsBackS(first, want));
    return;
  }
  lose(first, want, WAY, sortie, -1, cause);
  if (sortie === "busy") waitFor(first, want, WAY);
};

/** When power or network come back to a nest that reaches the scene, by themselves; Infinity for never. */
const nestsBackS = (first: FirstPicture, want: Want): number => {
  const { nests, kinds } = first.assets;
  let backS = Infinity;
  writeUnitVectors([want.site.lon], [want.site.lat], scene);
  for (let i = 0; i < nests.unit.length; i++) {
    const kind = kinds[nests.kind[i]];
    if (kind === undefined || !reaches(kind, awayFromScene(nests.vectors, i))) continue;
    backS = Math.min(backS, nextBackS(first, nests.town[i]));
  }
  return backS;
};

type Hindrance = "outOfRange" | "weather" | "network" | "power" | "unserviceable" | "busy";

/** What is easier to mend stands further on: of several nests in reach the least of their hindrances counts. */
const grave: readonly Hindrance[] = [
  "outOfRange",
  "unserviceable",
  "power",
  "network",
  "weather",
  "busy",
];

/** The nest that the policy takes, or why there is none. */
const chooseNest = (first: FirstPicture, want: Want): Sortie | Hindrance => {
  const { assets, situation } = first;
  const { units, world } = situation;
  const { unit: row } = world.inventory.tables;
  const { nests, kinds } = assets;
  const { site, town } = want;
  writeUnitVectors([site.lon], [site.lat], scene);
  let why: Hindrance = "outOfRange";
  const hindered = (by: Hindrance): void => {
    if (grave.indexOf(by) > grave.indexOf(why)) why = by;
  };
  const city = cityOf(first, town);
  noCandidates();
  for (let i = 0; i < nests.unit.length; i++) {
    const kind = kinds[nests.kind[i]];
    if (kind === undefined) continue;
    const awayM = awayFromScene(nests.vectors, i);
    if (!reaches(kind, awayM)) continue;
    const unit = nests.unit[i];
    const state = units.state(unit);
    const out = outage(first, nests.town[i]);
    if (state === UNIT.away || state === UNIT.unserviceable) hindered("unserviceable");
    else if (out !== undefined) hindered(out);
    else if (
      flyingHindrance(situation, kind, nests.town[i]) ||
      flyingHindrance(situation, kind, town)
    )
      hindered("weather");
    else if (state !== UNIT.atBase) hindered("busy");
    else {
      const expectedS = (kind.launch?.mean ?? 0) + awayM / kind.cruiseMs;
      addCandidate(i, unit, expectedS, row.city[unit] === city);
    }
  }
  const at = takeChosen(first);
  const kind = at < 0 ? undefined : kinds[nests.kind[at]];
  if (kind === undefined) return why;
  return { unit: nests.unit[at], kind, awayM: awayFromScene(nests.vectors, at) };
};

const awayFromScene = (vectors: Float64Array, at: number): number => {
  const dx = vectors[3 * at] - scene[0];
  const dy = vectors[3 * at + 1] - scene[1];
  const dz = vectors[3 * at + 2] - scene[2];
  return arcOfChord(dx * dx + dy * dy + dz * dz);
};

/** Within its radius, and with some of its endurance left over the scene. */
const reaches = ({ radiusM, enduranceS, cruiseMs }: PictureKind, awayM: number): boolean =>
  awayM <= radiusM && (2 * awayM) / cruiseMs < enduranceS;

function* flyOut(
  first: FirstPicture,
  want: Want,
  { unit, kind, awayM }: Sortie,
  cause: number,
): Procedure {
  const { situation } = first;
  const { stage, units } = situation;
  const { town, by } = want;
  const who = units.id[unit];
  const launchS = kind.launch === undefined ? 0 : drawFor(first, kind.launch, who, LAUNCH, town);
  if (!(yield* unlessSettled(first, want, launchS))) {
    const down = stage.record(step.standsDown, unit, -1, town, 0, cause, by);
    free(first, unit);
    serveWaiting(first, WAY, down);
    return;
  }
  units.set(unit, UNIT.moving);
  const launchedS = stage.now;
  const flightS = awayM / kind.cruiseMs;
  const { lon, lat } = situation.world.inventory.tables.unit;
  const nest = [lon[unit], lat[unit]] as const;
  const above = [want.site.lon, want.site.lat] as const;
  logHop(situation.journeys, unit, MOVES.air, launchedS, nest, launchedS + flightS, above);
  let row = stage.record(fieldKinds.tookOff.id, unit, -1, town, 0, cause, by);
  yield flightS;
  units.set(unit, UNIT.onScene);
  row = stage.record(fieldKinds.overTown.id, unit, -1, town, 0, row, by);
  row = stage.record(step.streams, unit, -1, town, 0, row, by);
  row = yield* register(first, want, WAY, unit, who, row);
  yield acceptanceS(first, want, WAY, who);
  settle(first, want, WAY, acceptFrame(first, want, WAY, unit, row));
  // It stays as long as it can, flies home and charges.
  const rechargeS =
    kind.recharge === undefined ? 0 : drawFor(first, kind.recharge, who, RECHARGE, town);
  const homeS = Math.max(stage.now, launchedS + kind.enduranceS);
  const turnS = Math.max(stage.now, homeS - flightS);
  logHop(situation.journeys, unit, MOVES.air, turnS, above, homeS, nest);
  if (homeS + rechargeS > situation.horizonS) return;
  yield homeS + rechargeS - stage.now;
  free(first, unit);
  serveWaiting(first, WAY, row);
}
