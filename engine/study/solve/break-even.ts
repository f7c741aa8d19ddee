import type { SolveResult, TriedValue } from "../../inputs/solve-result.ts";
import type { Text } from "../../inputs/text.ts";
import type { CompiledTarget } from "../../targets/compiled-target.ts";
import { assumptionsOf } from "../ensemble/plan.ts";
import type { Patch } from "../pool/patch.ts";
import type { Pool } from "../pool/pool.ts";
import type { Crossing, TrialReading } from "./crossing.ts";
import { playValues } from "./play-values.ts";
import { search } from "./search.ts";
import { solveSentence } from "./sentence.ts";

/** A figure of a program that can be held at any value of a range, in the unit it is written in. */
export interface SolvableFigure {
  readonly path: string;
  readonly name: Text;
  readonly unit: string | null;
  readonly low: number;
  readonly high: number;
  /** Only whole values are possible. */
  readonly whole: boolean;
  /** What it was before: known, drawn in every replication, or assumed. */
  readonly stood: SolveResult["figure"]["stood"];
  /** What holding it at a value changes in the data of the program. */
  readonly at: (value: number) => Patch;
}

/** What a break-even is asked of. */
export interface SolveRequest {
  /** A program of the pool with one target. */
  readonly program: number;
  readonly seed: number;
  /** Replications at each value. */
  readonly replications: number;
  readonly sets: number;
  readonly figure: SolvableFigure;
  readonly mostValues: number;
}

/** Values that are tried unless told otherwise: five, then two rounds of four. */
export const USUAL_VALUES = 13;

/** What is going on: the values of a round, replications done of how many. */
export type OnRound = (values: readonly number[], done: number, all: number) => void;

export interface BreakEven {
  readonly target: CompiledTarget;
  readonly crossing: Crossing;
  readonly warnings: readonly Text[];
}

/** Plays and searches. The same for any number of workers. */
export const solveProgram = async (
  pool: Pool,
  { program, seed, replications, sets, figure, mostValues }: SolveRequest,
  onRound: OnRound = () => {},
): Promise<BreakEven> => {
  const { targets, warnings } = await pool.describe(program, assumptionsOf({ seed, sets }, 0));
  const [target] = targets;
  const { low, high, whole } = figure;
  const question = {
    low,
    high,
    whole,
    mostValues,
    reliability: target.reliability,
    settled: target.measured.by === "measure",
  };
  const crossing = await search(question, (values) =>
    playValues(
      pool,
      { program, seed, replications, sets, target: 0 },
      values.map((value) => ({ value, patch: figure.at(value) })),
      (done, all) => onRound(values, done, all),
    ),
  );
  return { target, crossing, warnings: [...target.warnings, ...warnings] };
};

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const triedValue = ({ estimate, low, high, ...row }: TrialReading): TriedValue => ({
  ...row,
  estimate: finite(estimate),
  low: finite(low),
  high: finite(high),
});

/** The line on assumptions: at the first value tried on the good side of the crossing, and from where on all sets hold. */
const setsOf = ({ value, holds, trials }: Crossing): SolveResult["sets"] => {
  if (Number.isNaN(value) || holds === null) return null;
  const rows = holds === "above" ? trials : [...trials].reverse();
  const beyond = rows.find((row) => (holds === "above" ? row.value >= value : row.value <= value));
  if (beyond === undefined) return null;
  const lastShort = rows.findLastIndex(({ reached, heard }) => reached < heard);
  const { value: at, reached, heard } = beyond;
  return { value: at, reached, heard, allFrom: rows[lastShort + 1]?.value ?? null };
};

/** What a result says besides what was found. */
export type SolveHead = Pick<SolveResult, "case" | "name" | "changes" | "place">;

const stoodWarnings = ({ stood }: SolvableFigure): Text[] =>
  stood === "drawn"
    ? [
        {
          zh: "该数值原为逐次抽取;此处各取值均作为已知常数",
          en: "this figure is drawn in every replication; here each value stands as a known constant",
        },
      ]
    : [];

/** A break-even as the document that `muster solve --json` prints. */
export const solveResult = (
  { target, crossing, warnings }: BreakEven,
  { seed, replications, sets, figure }: SolveRequest,
  head: SolveHead,
): SolveResult => {
  const { path, name, unit, low, high, whole, stood } = figure;
  const silent = crossing.outcome === "silent";
  const partial = {
    version: 1 as const,
    ...head,
    seed,
    replications,
    assumptionSets: sets,
    target: {
      id: target.id,
      variant: target.variant,
      name: target.name,
      variantName: target.variantName ?? null,
      reliability: target.reliability,
    },
    figure: { path, name, unit, low, high, whole, stood },
    outcome: crossing.outcome,
    holds: crossing.holds,
    value: finite(crossing.value),
    low: finite(crossing.low),
    high: finite(crossing.high),
    sets: setsOf(crossing),
    best: silent ? null : triedValue(crossing.best),
    changing: crossing.changing,
    against: crossing.against,
    values: crossing.trials.map(triedValue),
  };
  return {
    ...partial,
    sentence: solveSentence(partial),
    warnings: [...stoodWarnings(figure), ...warnings],
  };
};
