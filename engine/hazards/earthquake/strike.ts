import { compileDistribution } from "../../random/distribution.ts";
import { hashName } from "../../random/names.ts";
import type { Stream } from "../../random/stream.ts";
import type { Variate } from "../../random/variate.ts";
import { nearestRow, unitVectors } from "../../world/ground/sphere.ts";
import { hourAt } from "../../situation/calendar.ts";
import { loseServices } from "../../situation/losses.ts";
import type { Situation } from "../../situation/situation.ts";
import { makeScene, SCENE } from "../../situation/truth.ts";
import type { Shock } from "../../situation/truth.ts";
import { drawAftershocks } from "./aftershocks.ts";
import { damageRoads, resetRoads, roadsAtRisk } from "./closures.ts";
import type { RoadsAtRisk } from "./closures.ts";
import { countLosses, lossRoom, resetLosses } from "./losses.ts";
import type { LossRoom } from "./losses.ts";
import type { EarthquakeModel } from "./earthquake-model.ts";
import { earthquakeKinds } from "./event-kinds.ts";
import { occupancyAt } from "./occupancy.ts";
import type { Occupancy } from "./occupancy.ts";
import { cutServices, readyServices, resetServices } from "./outages.ts";
import type { Services } from "./outages.ts";
import { drawResiduals, noResiduals, residualScratch } from "./residuals.ts";
import type { Residuals, ResidualScratch } from "./residuals.ts";
import { shakeField, shakingFor } from "./shake-field.ts";
import type { Earthquake, Shaking } from "./shake-field.ts";
import { shakemapField } from "./shakemap-field.ts";
import { sitesOf } from "./sites.ts";
import type { Sites } from "./sites.ts";

/**
 * Degree VI of the intensity scale begins at 5.5 (GB/T 17742-2020, instrumental intensity); it is the
 * lowest degree that official maps of the disaster area show. Towns from here on are scenes, and so
 * is any town where somebody is hurt or a dwelling collapses.
 */
const SCENE_FROM = 5.5;

/** An aftershock this far below the main shock, or further, breaks nothing that it left standing. */
const HARMLESS_BELOW = 1.5;

/** An earthquake made ready in a worker. Mutable parts are overwritten by every replication. */
export interface ReadyEarthquake {
  readonly model: EarthquakeModel;
  readonly sites: Sites;
  /** Unit vectors of the towns. */
  readonly vectors: Float64Array;
  readonly magnitude: Variate;
  readonly depthM: Variate;
  readonly strikeDeg: Variate;
  readonly afterS: Variate;
  /** The name of the event as an integer. */
  readonly id: number;
  readonly residuals: Residuals;
  readonly scratch: ResidualScratch;
  readonly shaking: Shaking;
  readonly losses: LossRoom;
  readonly services: Services;
  readonly roads: RoadsAtRisk;
  /** Towns that the shock at hand reached. */
  readonly reached: Int32Array;
  /** Below this intensity nothing can happen. */
  readonly harmlessBelow: number;
}

/** Makes an earthquake of a model ready for a worker. */
export const readyEarthquake = (model: EarthquakeModel, situation: Situation): ReadyEarthquake => {
  const { ground } = situation.world;
  const { town } = ground.tables;
  const { parameters, event } = model;
  return {
    model,
    sites: sitesOf(town.lon, town.lat, model.siteClass),
    vectors: unitVectors(town.lon, town.lat),
    magnitude: compileDistribution(event.magnitude),
    depthM: compileDistribution(event.depthM),
    strikeDeg: compileDistribution(event.strikeDeg),
    afterS: compileDistribution(event.afterS),
    id: hashName(`earthquake ${model.index}`),
    residuals: noResiduals(town.rows),
    scratch: residualScratch(town.rows),
    shaking: shakingFor(town.rows),
    losses: lossRoom(model, situation),
    services: readyServices(model, situation),
    roads: roadsAtRisk(ground, parameters),
    reached: new Int32Array(town.rows),
    harmlessBelow: Math.min(
      SCENE_FROM,
      parameters.casualties.buildings.damageFromIntensity,
      parameters.power.tripByIntensity.intensity[0],
      parameters.baseStations.lineCutByIntensity.intensity[0],
      parameters.baseStations.destroyedByIntensity.intensity[0],
    ),
  };
};

const MAGNITUDE = hashName("magnitude");
const DEPTH = hashName("depth");
const STRIKE = hashName("strike");
const AFTER = hashName("after");
const BETWEEN = hashName("between events");
const AFTERSHOCKS = hashName("aftershocks");

/** Puts the earthquake of a replication on the event list: the shock at its time, its aftershocks after it. */
export const scheduleEarthquake = (
  ready: ReadyEarthquake,
  situation: Situation,
  cause: number,
): void => {
  const { stage } = situation;
  const { id, model } = ready;
  const { event } = model;
  resetLosses(ready.losses);
  resetServices(ready.services);
  resetRoads(ready.roads);
  const main: Earthquake = {
    lonDeg: event.lon,
    latDeg: event.lat,
    magnitudeMs: ready.magnitude.quantile(
      stage.stratified("magnitude", id, MAGNITUDE, model.index),
    ),
    depthKm: stage.draw(ready.depthM, id, DEPTH) / 1000,
    strikeDeg: stage.draw(ready.strikeDeg, id, STRIKE),
  };
  const onsetS = stage.draw(ready.afterS, id, AFTER);
  if (onsetS > situation.horizonS) return;
  stage.simulation.schedule(onsetS, () => {
    const row = strike(ready, situation, main, 0, cause);
    followUp(ready, situation, main, row);
  });
};

const followUp = (
  ready: ReadyEarthquake,
  situation: Situation,
  main: Earthquake,
  cause: number,
): void => {
  const { simulation, streams } = situation.stage;
  const startS = simulation.now;
  const left = situation.horizonS - startS;
  const { aftershocks } = ready.model.parameters;
  const shocks = drawAftershocks(main, left, aftershocks, streams.get(ready.id, AFTERSHOCKS));
  for (let i = 0; i < shocks.count; i++) {
    const shock: Earthquake = {
      lonDeg: shocks.lonDeg[i],
      latDeg: shocks.latDeg[i],
      magnitudeMs: shocks.magnitudeMs[i],
      depthKm: main.depthKm,
      strikeDeg: main.strikeDeg,
    };
    const harmless = shock.magnitudeMs < main.magnitudeMs - HARMLESS_BELOW;
    simulation.schedule(startS + shocks.timeS[i], () => {
      if (harmless) noteShock(ready, situation, shock, i + 1, cause);
      else strike(ready, situation, shock, i + 1, cause);
    });
  }
};

/** Writes a shock into the trace and the truth; nothing else happens. */
const noteShock = (
  { vectors }: ReadyEarthquake,
  situation: Situation,
  event: Earthquake,
  number: number,
  cause: number,
): Shock => {
  const { stage, truth, world } = situation;
  const { town } = world.ground.tables;
  const at = unitVectors([event.lonDeg], [event.latDeg]);
  const nearest = nearestRow(vectors, town.rows, at);
  const row =
    number === 0
      ? stage.record(
          earthquakeKinds.shock.id,
          -1,
          -1,
          town.county[nearest],
          event.magnitudeMs,
          cause,
          -1,
        )
      : stage.record(earthquakeKinds.aftershock.id, -1, -1, nearest, event.magnitudeMs, cause, -1);
  const shock: Shock = {
    timeS: stage.now,
    magnitude: event.magnitudeMs,
    lon: event.lonDeg,
    lat: event.latDeg,
    depthKm: event.depthKm,
    town: nearest,
    row,
  };
  truth.shocks.push(shock);
  return shock;
};

/** Each number is the next of the stream of the next town: so a field is drawn town by town by name. */
class TownByTown implements Stream {
  private readonly situation: Situation;
  private readonly what: number;
  private town = 0;

  constructor(situation: Situation, what: number) {
    this.situation = situation;
    this.what = what;
  }

  uniform(): number {
    const { stage, posts } = this.situation;
    const { town } = this;
    this.town = town + 1 === posts.firstCounty ? 0 : town + 1;
    return stage.streams.get(posts.id[town], this.what).uniform();
  }
}

/**
 * The ground shakes now. Everything that follows at once is written into the truth and the trace: the
 * intensity of each town, what collapses, who is hurt, what loses power and network, which roads are
 * shut; then the bells ring. Of two shocks the stronger one counts, with the same luck: each thing has
 * one uniform number for the whole replication, so that a stronger shock breaks at least what a
 * weaker one does and damage does not add up from blow to blow. `number` is 0 for the main shock.
 * Returns the row of the shock.
 */
export const strike = (
  ready: ReadyEarthquake,
  situation: Situation,
  event: Earthquake,
  number: number,
  cause: number,
): number => {
  const { stage } = situation;
  const { model, residuals, scratch } = ready;
  drawResiduals(
    model.correlation,
    model.parameters.pgaPgvCorrelation,
    stage.streams.get(ready.id, BETWEEN + number),
    new TownByTown(situation, SHAKING + number),
    scratch,
    residuals,
  );
  return strikeWith(ready, situation, event, residuals, number, cause);
};

const SHAKING = hashName("shaking of the ground");

/** The same with residuals that are given: what is left to chance are states of damage. */
export const strikeWith = (
  ready: ReadyEarthquake,
  situation: Situation,
  event: Earthquake,
  residuals: Residuals,
  number: number,
  cause: number,
): number => {
  const { truth, stage, bells } = situation;
  const { model, sites, shaking, reached } = ready;
  const shock = noteShock(ready, situation, event, number, cause);
  const { shaking: rules } = model.parameters;
  if (number === 0 && model.shakemap !== undefined) {
    const { intensityScale } = rules;
    shakemapField(model.shakemap, sites, { intensityScale, spread: 1 }, residuals, shaking);
  } else {
    shakeField(event, sites, rules, residuals, shaking);
  }
  let count = 0;
  for (let town = 0; town < sites.count; town++) {
    const intensity = shaking.intensity[town];
    const stronger = intensity > truth.intensity[town];
    if (stronger) truth.intensity[town] = intensity;
    truth.pgaMs2[town] = Math.max(truth.pgaMs2[town], shaking.pga[town]);
    truth.pgvMs[town] = Math.max(truth.pgvMs[town], shaking.pgv[town]);
    if (stronger && intensity >= ready.harmlessBelow) reached[count++] = town;
  }
  const occupancy: Occupancy = occupancyAt(
    hourAt(situation.calendar, stage.now),
    model.parameters.occupancy,
  );
  const before = truth.sceneCount;
  const towns = reached.subarray(0, count);
  countLosses(ready.losses, model, situation, towns, occupancy, (town, hurt) => {
    truth.severity[town] = truth.intensity[town];
    if (truth.scene[town] !== SCENE.none) return truth.sceneRow[town];
    if (!hurt && truth.intensity[town] < SCENE_FROM) return -1;
    const row = stage.record(
      earthquakeKinds.struck.id,
      -1,
      -1,
      town,
      truth.intensity[town],
      shock.row,
      -1,
    );
    makeScene(truth, town, SCENE.earthquake, stage.now, row);
    return row;
  });
  cutServices(ready.services, model, situation, towns, shock.row);
  damageRoads(ready.roads, situation, model.parameters, shock.row);
  loseServices(situation, before, truth.sceneCount);
  bells.onShock(shock);
  if (truth.sceneCount > before) bells.onScenes(before, truth.sceneCount);
  return shock.row;
};
