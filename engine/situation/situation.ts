import type { Sampling } from "../random/sampling.ts";
import { RoadAccess } from "../world/travel/access.ts";
import { TravelTimes } from "../world/travel/travel-times.ts";
import { WaySearch } from "../world/travel/way-search.ts";
import type { World } from "../world/world.ts";
import { muteBells, silentBells } from "./bells.ts";
import type { Bells } from "./bells.ts";
import type { Calendar } from "./calendar.ts";
import type { Desk } from "./desk.ts";
import { Inboxes } from "./inbox.ts";
import { noJourneys } from "./journeys.ts";
import type { Journeys } from "./journeys.ts";
import type { SceneLosses } from "./losses.ts";
import { clearPictures, picturesFor } from "./pictures.ts";
import { postsOf } from "./posts.ts";
import { Stage } from "./stage.ts";
import { clearTruth, truthFor } from "./truth.ts";
import type { Truth } from "./truth.ts";
import { unitsOf } from "./units.ts";
import type { Units } from "./units.ts";
import { skyOver, weatherMaker } from "./weather.ts";
import type { WeatherParameters } from "./weather.ts";

/**
 * The state of one replication: what is true and what each post knows, with the clock, chance and
 * record they share. Made once for each worker, begun afresh for every replication. Hazards and field
 * are given this; doctrine is given its `desk` alone, which has no way to the truth.
 */
export interface Situation extends Desk {
  readonly truth: Truth;
  /** Units as they are, whatever the ledger says. */
  readonly units: Units;
  readonly access: RoadAccess;
  readonly losses: SceneLosses;
  /** Rung by hazards, heard by the field. */
  readonly bells: Bells;
  /** Ways as they are covered, where somebody keeps a log of them. */
  readonly journeys: Journeys;
  readonly desk: Desk;
}

/** A situation over a world. */
export const situationOver = (
  world: World,
  seed: number,
  weather: WeatherParameters,
  horizonS: number,
  losses: SceneLosses,
): Situation => {
  const { ground } = world;
  const stage = new Stage(seed);
  const posts = postsOf(ground.tables, ground.names);
  const calendar: Calendar = { startEpochS: 0, utcOffsetS: 0 };
  const desk: Desk = {
    world,
    stage,
    posts,
    calendar,
    sky: skyOver(ground, world.daylight, calendar),
    weather: weatherMaker(weather),
    pictures: picturesFor(world, posts),
    inboxes: new Inboxes(posts.count),
    travel: new TravelTimes(ground),
    ways: new WaySearch(ground),
    horizonS,
  };
  return {
    ...desk,
    desk,
    truth: truthFor(ground),
    units: unitsOf(world, stage, calendar),
    access: new RoadAccess(ground),
    losses,
    bells: silentBells(),
    journeys: noJourneys(),
  };
};

/** Clears everything for a replication: nothing has happened, nobody knows anything. */
export const beginSituation = (
  situation: Situation,
  replication: number,
  sampling?: Sampling,
  sets?: number,
): void => {
  situation.stage.begin(replication, sampling, sets);
  clearTruth(situation.truth);
  clearPictures(situation.pictures);
  muteBells(situation.bells);
  situation.inboxes.reset();
  situation.units.reset();
};
