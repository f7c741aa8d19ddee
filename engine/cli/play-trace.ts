import * as Result from "effect/Result";

import { readyOrRefused } from "../files/load-model.ts";
import type { Narrowing } from "../files/narrowing.ts";
import { readCase } from "../files/read-case.ts";
import { traceParquet } from "../files/trace-parquet.ts";
import { weatherText } from "../inputs/case.ts";
import type { Problem } from "../inputs/problem.ts";
import type { TraceReport } from "../inputs/trace-report.ts";
import { simulate } from "../simulate.ts";
import { timeline, timelineLine, traceHead } from "../study/timeline.ts";
import type { Sampling } from "../random/sampling.ts";
import type { Language } from "../trace/unit.ts";
import type { Say } from "./language.ts";
import { exitCodes } from "./outcome.ts";
import { problemCount, problemLines } from "./show-problems.ts";
import type { Streams } from "./streams.ts";
import { writeBytes } from "./write-bytes.ts";

/** Which replication of which case, and how it is to be told. */
export interface TraceAsked {
  readonly casePath: string;
  readonly narrowing: Narrowing;
  /** The scheme of the run that the replication belongs to. */
  readonly sampling: Sampling | undefined;
  readonly seed: number;
  readonly replication: number;
  /** A set of the case's assumptions; undefined for the middle of everything assumed. */
  readonly assumptionSet: number | undefined;
  readonly assumptionSets: number | undefined;
  readonly form: "text" | "json" | "lines";
  readonly parquet: string | undefined;
  readonly language: Language;
  readonly quiet: boolean;
}

/** Sets of assumptions where a case does not say. */
const USUAL_SETS = 32;

/** Plays one replication and tells it. Returns the exit code. */
export const playTrace = (asked: TraceAsked, say: Say, streams: Streams): number => {
  const { seed, replication, assumptionSet } = asked;
  const read = readCase(asked.casePath, asked.narrowing);
  if (Result.isFailure(read)) return refuse(read.failure, asked, say, streams);
  const { success: inputs } = read;
  const warnings = problemLines(inputs.warnings, say);
  if (!asked.quiet && warnings.length > 0) streams.err(`${warnings.join("\n")}\n`);
  const sets =
    assumptionSet === undefined
      ? 1
      : (asked.assumptionSets ?? inputs.case.assumptionSets ?? USUAL_SETS);
  if (assumptionSet !== undefined && assumptionSet >= sets) {
    streams.err(
      `muster: ${say({
        zh: `--assumption-set ${assumptionSet} 无效,应为 0 至 ${sets - 1}`,
        en: `--assumption-set cannot be ${assumptionSet}; allowed: 0 to ${sets - 1}`,
      })}\n`,
    );
    return exitCodes.badInput;
  }
  const ready = readyOrRefused(
    inputs,
    { seed, assumptionSet: assumptionSet ?? 0, assumptionSets: sets },
    inputs.path,
    asked.narrowing,
  );
  if (Result.isFailure(ready)) return refuse(ready.failure, asked, say, streams);
  const { sampling } = asked;
  const state =
    sampling === undefined
      ? ready.success
      : { ...ready.success, model: { ...ready.success.model, sampling } };
  const trace = simulate(state, replication);
  const head = traceHead(state, replication, trace);
  if (asked.parquet !== undefined) {
    const bytes = traceParquet(head, Array.from(timeline(state, trace)));
    writeBytes(asked.parquet, bytes);
    if (!asked.quiet) {
      streams.err(
        `${say({ zh: `${trace.length} 个事件写入`, en: `${trace.length} events written to` })} ${asked.parquet}\n`,
      );
    }
    return exitCodes.done;
  }
  if (asked.form === "json") {
    const report: TraceReport = { ...head, events: Array.from(timeline(state, trace)) };
    streams.out(`${JSON.stringify(report, undefined, 2)}\n`);
    return exitCodes.done;
  }
  if (asked.form === "text") streams.out(`${headLines(head, inputs.case.name, say).join("\n")}\n`);
  // In pieces, so that a reader of a long trace sees its beginning at once.
  let piece = "";
  for (const event of timeline(state, trace)) {
    piece +=
      asked.form === "lines"
        ? `${JSON.stringify(event)}\n`
        : `${timelineLine(event, asked.language)}\n`;
    if (piece.length > 60_000) {
      streams.out(piece);
      piece = "";
    }
  }
  if (piece !== "") streams.out(piece);
  return exitCodes.done;
};

const headLines = (
  head: Omit<TraceReport, "events">,
  name: { readonly zh: string; readonly en: string },
  say: Say,
): string[] => [
  say({
    zh: `${name.zh}(${head.case}),第 ${head.replication} 次重复,种子 ${head.seed},假设 ${head.assumptionSet}/${head.assumptionSets}`,
    en: `${name.en} (${head.case}), replication ${head.replication}, seed ${head.seed}, assumptions ${head.assumptionSet} of ${head.assumptionSets}`,
  }),
  say({
    zh: `始于 ${head.start},天气 ${weatherText(head.weather).zh},轨迹 ${head.hash}`,
    en: `begins ${head.start}, weather ${weatherText(head.weather).en}, trace ${head.hash}`,
  }),
  "",
];

const refuse = (
  problems: readonly Problem[],
  { form }: TraceAsked,
  say: Say,
  streams: Streams,
): number => {
  if (form === "text") streams.err(`${problemLines(problems, say).join("\n")}\n`);
  else streams.out(`${JSON.stringify({ ok: false, problems }, undefined, 2)}\n`);
  if (form === "text") streams.err(`${say(problemCount(problems))}\n`);
  return exitCodes.badInput;
};
