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

const replications = 40;

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

/** Times of as many replications after as many to warm up, ms, in rising order. */
const timesOf = (play: (replication: number) => void): number[] => {
  for (let k = 0; k < replications; k++) play(k);
  return Array.from({ length: replications }, (_, k) => {
    const start = performance.now();
    play(k);
    return performance.now() - start;
  }).sort((a, b) => a - b);
};

const median = (times: readonly number[]): number => times[times.length >> 1];

/**
 * Time of a replication of each case by stage (median ms over replications of one set of assumptions):
 * situation (clearing and drawing start and weather), shaking (the hazard's whole work on the truth),
 * response (everything else: learning, deciding, moving), and all of it with its worst; beside them the
 * size of the trace and the scenes, and once a set of assumptions the time to compile and to prepare.
 */
export function benchReplication(): void {
  const rows: Record<string, string | number>[] = [];
  for (const name of cases) {
    const opened = Result.getOrThrow(openCase(`scenarios/${name}.yaml`));
    const inputs = Result.getOrThrow(opened.narrowed({}));
    const assumptions = { seed: 1, assumptionSet: 1, assumptionSets: 32 };
    const compileFrom = performance.now();
    const model = Result.getOrThrow(compiledOrRefused(inputs, assumptions, inputs.path));
    const prepareFrom = performance.now();
    const state = prepare(model);
    const prepared = performance.now();
    const situation = median(timesOf((k) => begin(state, k)));
    const shaking = median(timesOf((k) => strikeAlone(state, k))) - situation;
    const all = timesOf((k) => simulate(state, k));
    const rowsOf: number[] = [];
    const scenesOf: number[] = [];
    for (let k = 0; k < replications; k++) {
      rowsOf.push(simulate(state, k).length);
      scenesOf.push(state.situation.truth.sceneCount);
    }
    const middle = (numbers: number[]): number => median(numbers.sort((a, b) => a - b));
    rows.push({
      case: name.replace("/cases", ""),
      situation: situation.toFixed(2),
      shaking: shaking.toFixed(2),
      response: (median(all) - shaking - situation).toFixed(2),
      "all ms": median(all).toFixed(2),
      worst: all[all.length - 1].toFixed(1),
      rows: middle(rowsOf),
      scenes: middle(scenesOf),
      compile: (prepareFrom - compileFrom).toFixed(0),
      prepare: (prepared - prepareFrom).toFixed(0),
    });
  }
  console.table(rows);
}
