import type { Scene } from "../engine/inputs/scene.ts";
import { caseProgram } from "../engine/study/case/case-program.ts";
import { assumptionsOf, setOf } from "../engine/study/ensemble/plan.ts";
import type { EnsemblePlan } from "../engine/study/ensemble/plan.ts";
import { mergeTargetSums } from "../engine/study/explain/explain.ts";
import type { TargetSum } from "../engine/study/explain/explain.ts";
import { Player } from "../engine/study/pool/block.ts";
import type { Description } from "../engine/study/pool/program.ts";
import { sceneOf } from "../engine/study/scene/scene.ts";
import type { SceneEnsemble, SceneOptions } from "../engine/study/scene/scene.ts";
import { shippedInputs } from "./shipped-case.ts";

export interface Played {
  readonly ensemble: SceneEnsemble;
  readonly description: Description;
}

const played = new Map<string, Played>();

/** A small ensemble of a shipped case, played in this thread and kept. */
export const playedCase = (name: string, replications: number, sets: number): Played => {
  const key = `${name} ${replications} ${sets}`;
  let known = played.get(key);
  if (known !== undefined) return known;
  const plan: EnsemblePlan = { program: 0, seed: 1, replications, sets, explain: true };
  const question = { inputs: shippedInputs(name), place: undefined, only: undefined };
  const player = new Player([caseProgram(question)]);
  const description = player.describe(0, assumptionsOf(plan, 0));
  const targets = description.targets.length;
  const values = new Float64Array(replications * targets);
  const explained: TargetSum[] = [];
  for (let set = 0; set < sets; set++) {
    const own = Array.from({ length: replications }, (_, r) => r).filter(
      (r) => setOf(r, sets) === set,
    );
    const block = {
      program: 0,
      assumptions: assumptionsOf(plan, set),
      replications: own,
      explain: true,
    };
    const result = player.play(block);
    own.forEach((r, i) => {
      values.set(result.values.subarray(i * targets, (i + 1) * targets), r * targets);
    });
    mergeTargetSums(explained, result.explained);
  }
  known = { ensemble: { plan, targets, values, explained }, description };
  played.set(key, known);
  return known;
};

const scenes = new Map<string, Scene>();

/** The scene of a small ensemble of a shipped case. */
export const playedScene = (
  name: string,
  replications: number,
  sets: number,
  options: SceneOptions = {},
): Scene => {
  const key = `${name} ${replications} ${sets} ${JSON.stringify(options)}`;
  let known = scenes.get(key);
  if (known === undefined) {
    const { ensemble, description } = playedCase(name, replications, sets);
    known = sceneOf(shippedInputs(name), ensemble, description, options);
    scenes.set(key, known);
  }
  return known;
};
