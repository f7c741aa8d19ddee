import { kinds } from "../kinds.ts";
import { prepare, simulate } from "../simulate.ts";
import { compileTargets, narrowedTo, postsOfCodes } from "../targets/compile-target.ts";
import type { CompiledTarget } from "../targets/compiled-target.ts";
import { compileCase } from "./compile-case.ts";
import type { CaseInputs } from "./compile-case.ts";
import type { Program } from "./program.ts";

/** A case and what is asked of it: plain data that a worker is opened with. */
export interface CaseQuestion {
  readonly inputs: CaseInputs;
  /** Code of the one place that the answer is to speak of; undefined for the promises as written. */
  readonly place: string | undefined;
  /** Only these targets; undefined for those of the case. */
  readonly only: readonly string[] | undefined;
}

const targetsOf = (
  { inputs, place, only }: CaseQuestion,
  ground: Parameters<typeof compileTargets>[1],
  horizonS: number,
): CompiledTarget[] => {
  const named = only ?? inputs.case.targets.only;
  const all = Object.fromEntries(inputs.targets.flatMap(({ targets }) => Object.entries(targets)));
  const wanted =
    named === undefined ? all : Object.fromEntries(named.map((id) => [id, all[id]] as const));
  const compiled = compileTargets(wanted, ground, {
    hazards: inputs.case.hazards.map(({ kind }) => kind),
    horizonS,
    day: inputs.case.start.day,
    named: named !== undefined,
  });
  if (place === undefined) return compiled;
  const [post] = postsOfCodes([place], ground);
  return compiled.map((target) => narrowedTo(target, post));
};

/** A case as something to be studied. */
export const caseProgram = (question: CaseQuestion): Program => ({
  open: (assumptions) => {
    const model = compileCase(question.inputs, assumptions);
    const state = prepare(model);
    const { posts, world, calendar } = state.situation;
    const ground = { posts, names: world.ground.names, kinds };
    return {
      world,
      posts,
      register: kinds,
      targets: targetsOf(question, ground, model.horizonS),
      play: (replication) => ({ trace: simulate(state, replication), calendar }),
    };
  },
});
