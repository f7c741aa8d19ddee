import type { CallOut } from "../../inputs/case.ts";
import { hashName } from "../../random/names.ts";
import { loseServices } from "../../situation/losses.ts";
import type { Situation } from "../../situation/situation.ts";
import { makeScene, SCENE } from "../../situation/truth.ts";
import { townsOfPlace } from "../../world/ground/places-by-code.ts";
import type { World } from "../../world/world.ts";
import { callOutKinds } from "./event-kinds.ts";

/** A call-out of a case: which towns can be drawn, with what weight. Plain data of a model. */
export interface CallOutModel {
  readonly kind: "call-out";
  readonly index: number;
  readonly towns: Int32Array;
  readonly weights: Float64Array;
  readonly scenes: number;
}

/** The model of a call-out. Throws `UnknownPlace`. */
export const callOutModel = (input: CallOut, index: number, world: World): CallOutModel => {
  const { population } = world.ground.tables.town;
  const places = input.places;
  const towns =
    places === undefined
      ? Array.from(population.keys())
      : [...new Set(places.flatMap((code) => townsOfPlace(world.ground, code)))].sort(
          (a, b) => a - b,
        );
  const weightOf = (town: number): number => (input.weight === "equal" ? 1 : population[town]);
  const drawable = towns.filter((town) => weightOf(town) > 0);
  return {
    kind: "call-out",
    index,
    towns: Int32Array.from(drawable),
    weights: Float64Array.from(drawable, weightOf),
    scenes: Math.min(input.scenes, drawable.length),
  };
};

const PLACES = hashName("places called out");

/**
 * Puts the call-out of a replication on the event list: at the start, so many towns, drawn one after
 * another by weight without being put back.
 */
export const scheduleCallOut = (model: CallOutModel, situation: Situation, cause: number): void => {
  const { stage } = situation;
  stage.simulation.schedule(0, () => callOut(model, situation, cause));
};

const callOut = (model: CallOutModel, situation: Situation, cause: number): void => {
  const { stage, truth, bells } = situation;
  const stream = stage.streams.get(hashName(`call-out ${model.index}`), PLACES);
  const left = Float64Array.from(model.weights);
  const before = truth.sceneCount;
  for (let scene = 0; scene < model.scenes; scene++) {
    const at = drawnPlace(left, stream.uniform());
    left[at] = 0;
    const town = model.towns[at];
    const row = stage.record(callOutKinds.calledOut.id, -1, -1, town, 1, cause, -1);
    truth.severity[town] = 1;
    makeScene(truth, town, SCENE.callOut, stage.now, row);
  }
  loseServices(situation, before, truth.sceneCount);
  bells.onScenes(before, truth.sceneCount);
};

/** The place where the running sum of weights passes u times the whole. */
const drawnPlace = (weights: Float64Array, u: number): number => {
  let whole = 0;
  for (const weight of weights) whole += weight;
  let sum = 0;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue;
    sum += weights[i];
    last = i;
    if (u * whole < sum) return i;
  }
  return last;
};
