import * as Result from "effect/Result";

import { compiledOrRefused } from "../engine/files/load-model.ts";
import { openCase } from "../engine/files/read-case.ts";
import { scheduleCallOut } from "../engine/hazards/call-out/call-out.ts";
import { scheduleEarthquake } from "../engine/hazards/earthquake/strike.ts";
import { prepare, simulate } from "../engine/simulate.ts";
import type { WorkerState } from "../engine/simulate.ts";
import { drawStart } from "../engine/situation/calendar.ts";
import { beginSituation } from "../engine/situation/situation.ts";
import { drawWeather } from "../engine/situation/weather.ts";

const cases = [
  "shandong/cases/visualisation-pull",
  "shandong/cases/pingyuan-2023",
  "shandong/cases/heze-m6.5-winter-night",
  "shandong/cases/tancheng-m7.5",
  "jinan/cases/visualisation-pull",
  "jinan/cases/jinan-m6-rush-hour",
];

/** CPU time so far, ms: other programs on the machine do not count. */
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** The state of a replication cleared and drawn, without a hazard. */
const begin = ({ situation, model, timeOfDay }: WorkerState, replication: number): void => {
  beginSituation(situation, replication);
  drawStart(situation.stage, model.start, timeOfDay, situation.calendar);
  drawWeather(situation.stage, situation.weather, situation.posts, model.horizonS, situation.sky);
};

/** The hazard alone: nobody hears the bells. */
const strikeAlone = (state: WorkerState, replication: number): void => {
  const { situation, model } = state;
  begin(state, replication);
  for (const hazard of state.hazards) {
    if (hazard.kind === "earthquake") scheduleEarthquake(hazard.ready, situation, -1);
    else scheduleCallOut(hazard.ready, situation, -1);
  }
  situation.stage.simulation.run(model.horizonS);
};

/** CPU times of so many replications after half as many to warm up, ms, in rising order. */
const timesOf = (replications: number, play: (replication: number) => void): number[] => {
  for (let k = 0; k < replications / 2; k++) play(k);
  return Array.from({ length: replications }, (_, k) => {
    const start = cpuMs();
    play(k);
    return cpuMs() - start;
  }).sort((a, b) => a - b);
};

const mean = (times: readonly number[]): number =>
  times.reduce((sum, time) => sum + time, 0) / times.length;

const short = (ms: number): number => Number(ms.toPrecision(3));

/**
 * CPU milliseconds of a replication of each case by stage, in one set of assumptions: situation (clearing
 * and drawing start and weather), shaking (the hazard's whole work on the truth), response (everything
 * else: learning, deciding, moving), all of it in the mean, the median and the worst; beside them the rows
 * of the trace and the scenes of the middle one, and what compiling and preparing a set costs once.
 *
 * @param most how many of the cases
 */
export function benchReplication(
  replications = 30,
  most = cases.length,
): Record<string, Record<string, number>> {
  const results: Record<string, Record<string, number>> = {};
  for (const name of cases.slice(0, most)) {
    const opened = Result.getOrThrow(openCase(`scenarios/${name}.yaml`));
    const inputs = Result.getOrThrow(opened.narrowed({}));
    const assumptions = { seed: 1, assumptionSet: 1, assumptionSets: 32 };
    const compileFrom = cpuMs();
    const model = Result.getOrThrow(compiledOrRefused(inputs, assumptions, inputs.path));
    const prepareFrom = cpuMs();
    const state = prepare(model);
    const prepared = cpuMs();
    const situation = mean(timesOf(replications, (k) => begin(state, k)));
    const hazard = mean(timesOf(replications, (k) => strikeAlone(state, k)));
    const all = timesOf(replications, (k) => simulate(state, k));
    const sizes = Array.from({ length: replications }, (_, k) => {
      const rows = simulate(state, k).length;
      return { rows, scenes: state.situation.truth.sceneCount };
    }).sort((a, b) => a.rows - b.rows);
    results[name.replace("/cases", "")] = {
      situation: short(situation),
      shaking: short(Math.max(0, hazard - situation)),
      response: short(Math.max(0, mean(all) - hazard)),
      all: short(mean(all)),
      median: short(all[all.length >> 1]),
      worst: short(all[all.length - 1]),
      ...sizes[sizes.length >> 1],
      compile: short(prepareFrom - compileFrom),
      prepare: short(prepared - prepareFrom),
    };
  }
  return results;
}
