import { callOutModel, scheduleCallOut } from "./hazards/call-out/call-out.ts";
import type { CallOutModel } from "./hazards/call-out/call-out.ts";
import { earthquakeModel } from "./hazards/earthquake/earthquake-model.ts";
import type { EarthquakeModel } from "./hazards/earthquake/earthquake-model.ts";
import type { ShakemapGrid } from "./hazards/earthquake/shakemap-field.ts";
import { readyEarthquake, scheduleEarthquake } from "./hazards/earthquake/strike.ts";
import type { ReadyEarthquake } from "./hazards/earthquake/strike.ts";
import type { Hazard } from "./inputs/case.ts";
import type { EarthquakeRules } from "./inputs/earthquake-rules.ts";
import { compileDistribution } from "./random/distribution.ts";
import type { Sampling } from "./random/sampling.ts";
import type { Variate } from "./random/variate.ts";
import { readyDoctrine, startDoctrine } from "./response/doctrine/doctrine.ts";
import type { Doctrine, DoctrineModel } from "./response/doctrine/doctrine.ts";
import { readyField, startField } from "./response/field/field.ts";
import type { Field, FieldModel } from "./response/field/field.ts";
import { drawStart } from "./situation/calendar.ts";
import type { StartRule } from "./situation/calendar.ts";
import { situationKinds } from "./situation/event-kinds.ts";
import type { SceneLosses } from "./situation/losses.ts";
import type { Decision } from "./situation/orders.ts";
import { beginSituation, situationOver } from "./situation/situation.ts";
import type { Situation } from "./situation/situation.ts";
import { drawWeather } from "./situation/weather.ts";
import type { WeatherParameters } from "./situation/weather.ts";
import type { Trace } from "./trace/trace.ts";
import type { Daylight } from "./world/air/daylight.ts";
import type { Assumptions } from "./world/assumptions.ts";
import { openGround } from "./world/ground/compile-ground.ts";
import type { GroundNames } from "./world/ground/compile-ground.ts";
import { openInventory } from "./world/inventory/compile-inventory.ts";
import type { CompiledInventory } from "./world/inventory/compile-inventory.ts";
import type { World } from "./world/world.ts";

/** One hazard of a case, in one set of assumptions. */
export type HazardModel = EarthquakeModel | CallOutModel;

/**
 * A case in one set of assumptions: everything a replication needs, as plain data and shared buffers,
 * so that it can be sent to any worker. Functions of the rooms make it: see `files/load-model.ts`.
 */
export interface Model {
  /** Id of the case. */
  readonly id: string;
  readonly assumptions: Assumptions;
  readonly ground: { readonly buffer: SharedArrayBuffer; readonly names: GroundNames };
  readonly inventory: Omit<CompiledInventory, "tables">;
  readonly daylight: Daylight;
  readonly shareOfProvince: number;
  readonly start: StartRule;
  readonly weather: WeatherParameters;
  readonly hazards: readonly HazardModel[];
  /** What every scene loses besides. */
  readonly losses: SceneLosses;
  readonly field: FieldModel;
  readonly doctrine: DoctrineModel;
  readonly horizonS: number;
  /** How replications are drawn together; each by itself unless given. */
  readonly sampling?: Sampling;
}

/** The model of a hazard of a case. Throws what the hazards throw. */
export const hazardModel = (
  hazard: Hazard,
  index: number,
  rules: EarthquakeRules,
  world: World,
  assumptions: Assumptions,
  shakemap?: ShakemapGrid,
): HazardModel =>
  hazard.kind === "earthquake"
    ? earthquakeModel(hazard, index, rules, world, assumptions, shakemap)
    : callOutModel(hazard, index, world);

/** A model made ready in a worker: state that is allocated once and begun afresh for every replication. */
export interface WorkerState {
  readonly model: Model;
  readonly situation: Situation;
  readonly hazards: readonly ReadyHazard[];
  readonly field: Field;
  readonly doctrine: Doctrine;
  readonly timeOfDay: Variate;
}

type ReadyHazard =
  | { readonly kind: "earthquake"; readonly ready: ReadyEarthquake }
  | { readonly kind: "call-out"; readonly ready: CallOutModel };

/** The world of a model, over its own bytes. */
export const worldOf = ({ ground, inventory, daylight, shareOfProvince }: Model): World => ({
  ground: openGround(ground.buffer, ground.names),
  inventory: { ...inventory, tables: openInventory(inventory.buffer) },
  daylight,
  shareOfProvince,
});

/** Makes a model ready. Throws `StepUnknown` and the like where the model lacks what its procedures take. */
export const prepare = (model: Model): WorkerState => {
  const { seed } = model.assumptions;
  const situation = situationOver(
    worldOf(model),
    seed,
    model.weather,
    model.horizonS,
    model.losses,
  );
  return {
    model,
    situation,
    hazards: model.hazards.map((hazard): ReadyHazard =>
      hazard.kind === "earthquake"
        ? { kind: "earthquake", ready: readyEarthquake(hazard, situation) }
        : { kind: "call-out", ready: hazard },
    ),
    field: readyField(model.field, situation),
    doctrine: readyDoctrine(model.doctrine, situation.desk),
    timeOfDay: compileDistribution(model.start.timeOfDayS),
  };
};

/** A replication on its way. */
export interface Run {
  /** Plays on up to a time, seconds from the case's start; never beyond the horizon. */
  readonly runUntil: (timeS: number) => void;
  /** The record so far. It belongs to the worker: the next `start` clears it. */
  readonly trace: Trace;
}

/**
 * Begins a replication. It is a pure function of (model, replication number, decisions): the same
 * trace, bit for bit, whatever the worker has played before.
 */
export const start = (
  state: WorkerState,
  replication: number,
  decisions: readonly Decision[] = [],
): Run => {
  const { model, situation } = state;
  const { stage, calendar } = situation;
  beginSituation(situation, replication, model.sampling, model.assumptions.assumptionSets);
  drawStart(stage, model.start, state.timeOfDay, calendar);
  drawWeather(stage, situation.weather, situation.posts, model.horizonS, situation.sky);
  const row = stage.record(situationKinds.begins.id, -1, -1, -1, 0, -1, -1);
  const orders = startField(state.field);
  startDoctrine(state.doctrine, situation.desk, orders);
  for (const hazard of state.hazards) {
    if (hazard.kind === "earthquake") scheduleEarthquake(hazard.ready, situation, row);
    else scheduleCallOut(hazard.ready, situation, row);
  }
  for (const { timeS, order } of decisions) {
    stage.simulation.schedule(timeS, () => {
      orders.give(order);
    });
  }
  return {
    runUntil: (timeS) => {
      stage.simulation.run(Math.min(timeS, model.horizonS));
    },
    trace: stage.trace,
  };
};

/** Plays a replication to its horizon. The trace belongs to the worker: read it before the next. */
export const simulate = (
  state: WorkerState,
  replication: number,
  decisions: readonly Decision[] = [],
): Trace => {
  const run = start(state, replication, decisions);
  run.runUntil(state.model.horizonS);
  return run.trace;
};
