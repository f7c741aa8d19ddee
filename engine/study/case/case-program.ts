import type { Assumptions } from "../../world/assumptions.ts";
import { kinds } from "../../kinds.ts";
import type { Sampling } from "../../random/sampling.ts";
import { prepare, simulate } from "../../simulate.ts";
import { compileTargets, narrowedTo, postsOfCodes } from "../../targets/compile-target.ts";
import type { CompiledTarget } from "../../targets/compiled-target.ts";
import { compileCase } from "./compile-case.ts";
import type { CaseInputs } from "./compile-case.ts";
import { patched } from "../pool/patch.ts";
import type { Patch } from "../pool/patch.ts";
import type { Opened, Program } from "../pool/program.ts";
import { Shelf } from "../pool/shelf.ts";
import { sharedWorlds } from "./shared-worlds.ts";
import type { WorldCache } from "./shared-worlds.ts";

/** A case and what is asked of it: plain data that a worker is opened with. */
export interface CaseQuestion {
  readonly inputs: CaseInputs;
  /** Code of the one place that the answer is to speak of; undefined for the promises as written. */
  readonly place: string | undefined;
  /**
   * Only these targets, with all their readings, or one reading: `id/variant`, the promise as it stands
   * being `id/as-written`; undefined for those of the case.
   */
  readonly only: readonly string[] | undefined;
  /** How replications are drawn together; each by itself unless given. */
  readonly sampling?: Sampling | undefined;
  /** Where compiled worlds are kept between runs; nowhere unless given. */
  readonly cache?: WorldCache | undefined;
}

/** The promise as it stands, where one reading of a target is asked for. */
export const AS_WRITTEN = "as-written";

/** The id of the target and the reading that are asked for; no reading for all of them. */
export const askedReading = (asked: string): { readonly id: string; readonly variant?: string } => {
  const at = asked.indexOf("/");
  return at === -1 ? { id: asked } : { id: asked.slice(0, at), variant: asked.slice(at + 1) };
};

const isAsked = ({ id, variant }: CompiledTarget, only: readonly string[]): boolean =>
  only.some((asked) => {
    const wanted = askedReading(asked);
    return (
      wanted.id === id &&
      (wanted.variant === undefined || wanted.variant === (variant ?? AS_WRITTEN))
    );
  });

const targetsOf = (
  { inputs, place, only }: CaseQuestion,
  ground: Parameters<typeof compileTargets>[1],
  horizonS: number,
): CompiledTarget[] => {
  const named = only?.map((asked) => askedReading(asked).id) ?? inputs.case.targets.only;
  const all = Object.fromEntries(inputs.targets.flatMap(({ targets }) => Object.entries(targets)));
  const wanted =
    named === undefined ? all : Object.fromEntries(named.map((id) => [id, all[id]] as const));
  const compiled = compileTargets(wanted, ground, {
    hazards: inputs.case.hazards.map(({ kind }) => kind),
    horizonS,
    day: inputs.case.start.day,
    named: named !== undefined,
  });
  const wantedReadings =
    only === undefined ? compiled : compiled.filter((target) => isAsked(target, only));
  if (place === undefined) return wantedReadings;
  const [post] = postsOfCodes([place], ground);
  return wantedReadings.map((target) => narrowedTo(target, post));
};

/** A case as something to be studied; worlds are shared over the shelf. */
export const caseProgram = (question: CaseQuestion, shelf: Shelf = new Shelf()): Program => {
  const worldOf = sharedWorlds(question.inputs, shelf, question.cache);
  return { open: (assumptions, patch = []) => opened(question, worldOf, assumptions, patch) };
};

const opened = (
  question: CaseQuestion,
  worldOf: ReturnType<typeof sharedWorlds>,
  assumptions: Assumptions,
  patch: Patch,
): Opened => {
  const inputs = patched(question.inputs, patch);
  const model = compileCase(inputs, assumptions, worldOf, question.sampling);
  const state = prepare(model);
  const { posts, world, calendar, sky, truth } = state.situation;
  const ground = { posts, names: world.ground.names, kinds };
  return {
    world,
    posts,
    register: kinds,
    targets: targetsOf({ ...question, inputs }, ground, model.horizonS),
    horizonS: model.horizonS,
    play: (replication) => ({ trace: simulate(state, replication), calendar }),
    drawn: () => ({
      weather: sky.word[0],
      magnitude: truth.shocks.length === 0 ? NaN : truth.shocks[0].magnitude,
    }),
  };
};
