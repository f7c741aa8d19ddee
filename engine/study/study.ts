import { resultsVersion } from "../inputs/run-result.ts";
import type { RunResult } from "../inputs/run-result.ts";
import type { Text } from "../inputs/text.ts";
import type { Sampling } from "../random/sampling.ts";
import type { BlockStore } from "./ensemble/block-store.ts";
import { playSequentially } from "./ensemble/ensemble.ts";
import type { Ensemble } from "./ensemble/ensemble.ts";
import { areDecided, judgementOf, verdictsOf } from "./ensemble/judgements.ts";
import { looksOf } from "./ensemble/looks.ts";
import type { Verdict } from "./ensemble/verdict.ts";
import { explanationsOf } from "./explain/explanation.ts";
import { resourceUseOf } from "./explain/use-table.ts";
import { assumptionsOf } from "./ensemble/plan.ts";
import type { Pool } from "./pool/pool.ts";
import type { Description } from "./pool/program.ts";
import { candidates, screen } from "./sensitivity/screen.ts";
import { samplingResult } from "./results/sampling-result.ts";
import { looksResult, swungOf, targetResults } from "./results/summarise.ts";
import { playSwings } from "./sensitivity/swings.ts";
import type { Swings } from "./sensitivity/swings.ts";
import type { NameSources } from "./figure-name.ts";

/** What is to be found out about one program of a pool. */
export interface StudyRequest {
  readonly program: number;
  readonly seed: number;
  /** How many, or with `sequential` how many at most. */
  readonly replications: number;
  /** Looks on the way, and stops when every target is decided; one look at the end unless set. */
  readonly sequential?: boolean;
  /** Sets of assumptions; at most as many as replications. */
  readonly sets: number;
  /** How the program draws its replications together; each by itself unless given. */
  readonly sampling?: Sampling | undefined;
  /** How many assumptions to swing alone; "all" for every one that compiling asks for. */
  readonly swings: number | "all";
  /** Replications at each end of a swing. */
  readonly swingReplications: number;
  /** By target: assumptions to swing in any case, as paths or how they begin. */
  readonly suspects: Readonly<Record<string, readonly string[]>>;
}

/** What a study is doing, for progress. */
export type Phase = "reading" | "playing" | "swinging";

export type OnPhase = (phase: Phase, done: number, all: number) => void;

/** Verdicts as they stand at a look. */
export interface LookReport {
  readonly replications: number;
  /** The most there can be. */
  readonly limit: number;
  /** By target of the description. */
  readonly verdicts: readonly Verdict[];
  readonly description: Description;
}

/** What a study has found out. */
export interface Study {
  readonly request: StudyRequest;
  readonly description: Description;
  readonly ensemble: Ensemble;
  readonly swings: Swings | undefined;
}

const beginsWith = (path: string, start: string): boolean =>
  path === start || path.startsWith(`${start}/`);

/** Verdicts about which more is worth knowing come first. */
const interest = ["depends", "undecided", "not met", "met", "not tested"];

/** How many assumptions are looked for from the differences between sets, for each target. */
const FOR_EACH = 3;

/**
 * The assumptions to swing: for each tested promise as it stands the one that goes most with the
 * differences between the sets, then those suspected, then the next ones, until there are enough.
 */
export const pathsToSwing = (
  { swings, suspects }: Pick<StudyRequest, "swings" | "suspects">,
  description: Description,
  ensemble: Ensemble,
): string[] => {
  const known = description.unknowns.map(([path]) => path);
  if (swings === "all") return known;
  const tested = description.targets.flatMap((target, index) => {
    if (target.variant !== null || target.notTested !== undefined) return [];
    const { verdict } = judgementOf(ensemble, index, description);
    return verdict === "not tested" ? [] : [{ id: target.id, index, verdict }];
  });
  tested.sort((a, b) => interest.indexOf(a.verdict) - interest.indexOf(b.verdict));
  const possible = candidates(description, ensemble);
  const found = tested.map(({ index }) => screen(ensemble, index, description, possible, FOR_EACH));
  const suspected = tested.flatMap(({ id }) =>
    (suspects[id] ?? []).flatMap((start) => known.filter((path) => beginsWith(path, start))),
  );
  const ranked = (rank: number): string[] => found.flatMap((paths) => paths[rank] ?? []);
  const chosen = new Set([
    ...ranked(0),
    ...suspected,
    ...Array.from({ length: FOR_EACH - 1 }, (_, i) => ranked(i + 1)).flat(),
  ]);
  return [...chosen].slice(0, swings);
};

/**
 * Plays an ensemble, then what its verdicts hang on. The same for any number of workers.
 *
 * @param store where finished blocks are kept and found again
 * @param onLook told at every look but the last
 */
export const studyProgram = async (
  pool: Pool,
  request: StudyRequest,
  onPhase: OnPhase = () => {},
  store?: BlockStore,
  onLook: (report: LookReport) => void = () => {},
): Promise<Study> => {
  const { program, seed, replications, sets, swings, sampling, sequential = false } = request;
  onPhase("reading", 0, 1);
  const plan = { program, seed, replications, sets, explain: true, sampling };
  // Pairs are whole at every look.
  const turn = sampling?.antithetic === true ? 2 * sets : sets;
  const description = await pool.describe(program, assumptionsOf(plan, 0));
  const { targets } = description;
  const ensemble = await playSequentially(pool, plan, targets.length, {
    looks: sequential ? looksOf(replications, turn) : [replications],
    isDecided: (soFar) => {
      const verdicts = verdictsOf(soFar, description);
      const counted = soFar.plan.replications;
      onLook({ replications: counted, limit: replications, verdicts, description });
      return areDecided(verdicts);
    },
    ...(store === undefined ? {} : { store }),
    onProgress: (done, all) => onPhase("playing", done, all),
  });
  const paths = swings === 0 ? [] : pathsToSwing(request, description, ensemble);
  const swung =
    paths.length === 0
      ? undefined
      : await playSwings(
          pool,
          { program, seed, replications: request.swingReplications, paths },
          description.targets,
          (done, all) => onPhase("swinging", done, all),
          store,
        );
  return { request, description, ensemble, swings: swung };
};

/** What a result says besides what was measured. */
export interface ResultHead {
  readonly case: string;
  readonly name: Text;
  readonly changes: readonly string[];
  readonly place: RunResult["place"];
  readonly classification: RunResult["classification"];
  readonly hazards: RunResult["hazards"];
}

/** A study as the document that `muster run --json` prints. */
export const runResult = (
  { request, description, ensemble, swings }: Study,
  head: ResultHead,
  names: NameSources,
): Omit<RunResult, "answer"> => ({
  version: resultsVersion,
  case: head.case,
  name: head.name,
  seed: request.seed,
  replications: ensemble.plan.replications,
  assumptionSets: request.sets,
  looks: looksResult(ensemble, description),
  ...samplingResult(ensemble, description),
  traceHash: ensemble.traceHash,
  changes: [...head.changes],
  place: head.place,
  classification: head.classification,
  hazards: head.hazards,
  targets: targetResults(ensemble, description, swings, names),
  swung: swungOf(swings, description),
  explanations: explanationsOf(ensemble, description),
  use: resourceUseOf(ensemble, description),
  warnings: [...description.warnings],
});
