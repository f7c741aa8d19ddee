import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";

import type { Text } from "../inputs/text.ts";
import type { RunResult } from "../inputs/run-result.ts";
import type { overall } from "../study/ensemble/verdict.ts";
import {
  assumptionSetsFlag,
  noCacheFlag,
  seedFlag,
  wholeFrom,
  workersFlag,
} from "./ensemble-flags.ts";
import type { Say } from "./language.ts";
import { narrowingFlags, narrowingOf } from "./narrowing-flags.ts";
import { endWith, exitCodes } from "./outcome.ts";
import { samplingFlags, samplingOf } from "./sampling-flags.ts";
import { Json, Quiet } from "./settings.ts";
import type { Reader } from "./settings.ts";

const runFlags = (say: Say) => ({
  casePath: Argument.String("CASE").pipe(
    Argument.withDescription(
      say({
        zh: "案例文件(YAML);用 --from 时不写",
        en: "the file of a case (YAML); not with --from",
      }),
    ),
    Argument.optional,
  ),
  replications: wholeFrom("replications", 1, 10_000_000).pipe(
    Flag.withDescription(
      say({
        zh: "恰好推演多少次;缺省推演到各目标都有结论或到 --limit",
        en: "exactly so many replications; until every promise is decided, or --limit, unless given",
      }),
    ),
    Flag.withMetavar("N"),
    Flag.optional,
  ),
  limit: wholeFrom("limit", 1, 10_000_000).pipe(
    Flag.withDescription(
      say({
        zh: "至多推演多少次;缺省为每套假设 64 次",
        en: "so many replications at most; 64 for each set of assumptions unless given",
      }),
    ),
    Flag.withMetavar("N"),
    Flag.optional,
  ),
  assumptionSets: assumptionSetsFlag(say, 32),
  seed: seedFlag(say).pipe(Flag.optional),
  workers: workersFlag(say),
  swings: Flag.String("swings").pipe(
    Flag.filter(
      (text) => text === "all" || /^\d{1,4}$/u.test(text),
      (text) => `all, 0, 1, 2 …, not ${text}`,
    ),
    Flag.withDescription(
      say({
        zh: "单独摆动多少个假设,或 all;缺省 8",
        en: "how many assumptions are swung alone, or all; 8 unless given",
      }),
    ),
    Flag.withMetavar("N|all"),
    Flag.optional,
  ),
  target: Flag.String("target").pipe(
    Flag.withDescription(
      say({
        zh: "只检验该目标,或其一种解释(目标/解释,原文为 目标/as-written);可重复",
        en: "test this target only, or one reading of it (target/reading, the wording itself target/as-written); repeatable",
      }),
    ),
    Flag.withMetavar("ID[/READING]"),
    Flag.atLeast(0),
  ),
  ...samplingFlags(say),
  out: Flag.String("out").pipe(
    Flag.withDescription(
      say({
        zh: "结果文件夹,缺省 out/<案例>/",
        en: "folder of the results, out/<case>/ unless given",
      }),
    ),
    Flag.withMetavar("DIR"),
    Flag.optional,
  ),
  report: Flag.Boolean("report").pipe(
    Flag.withDescription(
      say({
        zh: "写出网页报告 report.html 和地图数据 scene.json(缺省);--no-report 不写",
        en: "write the report, report.html, and the scene of its map, scene.json (the default); --no-report leaves them out",
      }),
    ),
    Flag.withDefault(true),
  ),
  events: Flag.Boolean("events").pipe(
    Flag.withDescription(
      say({
        zh: "另存全部重复的全部事件:events.parquet",
        en: "also keep every event of every replication: events.parquet",
      }),
    ),
    Flag.withDefault(false),
  ),
  from: Flag.String("from").pipe(
    Flag.withDescription(
      say({
        zh: "重复某次推演:其 manifest.json 或结果文件夹;逐位核对",
        en: "repeat a run: its manifest.json, or its folder; checked bit for bit",
      }),
    ),
    Flag.withMetavar("MANIFEST"),
    Flag.optional,
  ),
  noCache: noCacheFlag(say),
  overwrite: Flag.Boolean("overwrite").pipe(
    Flag.withDescription(
      say({
        zh: "结果文件夹中原有的内容可以替换",
        en: "whatever stands in the folder of the results may be replaced",
      }),
    ),
    Flag.withDefault(false),
  ),
  ...narrowingFlags(say),
});

const assertCode = ({ targets }: RunResult, together: typeof overall): number => {
  const verdict = together(targets.map((target) => target.verdict));
  if (verdict === "met") return exitCodes.done;
  return verdict === "not met" ? exitCodes.notMet : exitCodes.undecided;
};

type RunFlags = Command.Command.Config.Infer<ReturnType<typeof runFlags>>;

const swingsOf = (text: string): number | "all" => (text === "all" ? "all" : Number(text));

/** What of a command line cannot go together. */
const contradiction = (flags: RunFlags): Text | undefined => {
  if (Option.isNone(flags.from)) {
    if (Option.isNone(flags.casePath)) {
      return {
        zh: "缺少案例文件(或 --from manifest.json)",
        en: "the file of a case is missing (or --from manifest.json)",
      };
    }
    return Option.isSome(flags.replications) && Option.isSome(flags.limit)
      ? {
          zh: "--replications 是恰好多少次,--limit 是至多多少次:只写一个",
          en: "--replications is exactly so many, --limit at most so many: give one of them",
        }
      : undefined;
  }
  const { casePath, replications, limit, assumptionSets, seed, swings, place, at, weather } = flags;
  const single = {
    casePath,
    replications,
    limit,
    assumptionSets,
    seed,
    swings,
    place,
    at,
    weather,
    stratify: flags.stratify,
  };
  const given = [
    ...(flags.antithetic ? ["antithetic"] : []),
    ...Object.entries(single).flatMap(([name, flag]) => (flag._tag === "Some" ? [name] : [])),
    ...(["target", "set", "without"] as const).filter((name) => flags[name].length > 0),
  ].map((name) =>
    name === "casePath" ? "CASE" : name === "assumptionSets" ? "--assumption-sets" : `--${name}`,
  );
  return given.length === 0
    ? undefined
    : {
        zh: `--from 照原样重复一次推演,不能再写 ${given.join("、")}`,
        en: `--from repeats a run as it was; leave out ${given.join(", ")}`,
      };
};

/** What two commands have in common: all but their names and their exit codes. */
const caseCommand = <const N extends string>(
  name: N,
  { say, streams, version }: Reader,
  codeOf: (result: RunResult, together: typeof overall) => number,
  short: Text,
  long: Text,
) =>
  Command.make(name, runFlags(say), (flags) =>
    Effect.gen(function* () {
      const json = yield* Json;
      const quiet = yield* Quiet;
      const { runCase } = yield* Effect.promise(() => import("./run-case.ts"));
      const { askedAgain, repeatedRun } = yield* Effect.promise(() => import("./repeat-run.ts"));
      const from = Option.getOrUndefined(flags.from);
      const wrong = contradiction(flags);
      if (wrong !== undefined) {
        streams.err(`muster: ${say(wrong)}\n`);
        return yield* endWith(exitCodes.badInput);
      }
      const repeats = from === undefined ? undefined : yield* repeatedRun(from, say, streams);
      if (from !== undefined && repeats === undefined) return yield* endWith(exitCodes.badInput);
      const outcome = yield* runCase(
        {
          casePath: Option.getOrElse(flags.casePath, () => ""),
          narrowing: narrowingOf(flags),
          seed: Option.getOrElse(flags.seed, () => 1),
          replications: Option.getOrUndefined(flags.replications),
          limit: Option.getOrUndefined(flags.limit),
          assumptionSets: Option.getOrUndefined(flags.assumptionSets),
          swings: swingsOf(Option.getOrElse(flags.swings, () => "8")),
          only: flags.target,
          sampling: samplingOf(flags),
          events: flags.events,
          // A repetition writes what was written.
          report:
            flags.report && (repeats === undefined || "report.html" in repeats.manifest.files),
          ...(repeats === undefined ? {} : { ...askedAgain(repeats), repeats }),
          workers: Option.getOrUndefined(flags.workers),
          out: Option.getOrUndefined(flags.out),
          overwrite: flags.overwrite,
          cache: !flags.noCache,
          json,
          quiet,
          version,
        },
        say,
        streams,
      );
      const verdicts = yield* Effect.promise(() => import("../study/ensemble/verdict.ts"));
      return yield* endWith(
        outcome.result === undefined ? outcome.code : codeOf(outcome.result, verdicts.overall),
      );
    }),
  ).pipe(
    Command.withShortDescription(say(short)),
    Command.withDescription(say(long)),
    Command.withExamples([
      {
        command: `muster ${name} scenarios/shandong/cases/heze-m6.5-winter-night.yaml`,
        description: say({
          zh: "菏泽冬夜 6.5 级地震",
          en: "Heze, magnitude 6.5 on a winter night",
        }),
      },
      {
        command: `muster ${name} scenarios/shandong/cases/visualisation-pull.yaml --place 371426101 --at 22:40 --weather rain --without power`,
        description: say({
          zh: "某镇雨夜停电时的拉动,一句话作答",
          en: "a call-out to one town on a rainy night without power, answered in a sentence",
        }),
      },
    ]),
  );

/** `muster run CASE`. */
export const run = (reader: Reader) =>
  caseCommand(
    "run",
    reader,
    () => exitCodes.done,
    { zh: "推演案例,逐条检验目标", en: "play a case, a verdict for each promise" },
    {
      zh: "把案例推演多次,给每个目标的每种解释一个结论(达到、未达到、未定、取决于假设),并说明失在哪里、取决于哪些假设。结果写入 --out。",
      en: "Play a case many times and give every reading of every promise a verdict (met, not met, undecided, depends), with where it is lost and what it hangs on. Results go to --out.",
    },
  );

/** `muster assert CASE`: the exit code is the verdict. */
export const assert = (reader: Reader) =>
  caseCommand(
    "assert",
    reader,
    assertCode,
    { zh: "同 run,以退出码表示结论", en: "as run; the exit code is the verdict" },
    {
      zh: "同 run。退出码:0 全部达到,1 至少一条未达到,3 其余(未定、取决于假设、无一可检验)。可作为预案的测试。",
      en: "As run. Exit code: 0 all met, 1 one not met, 3 anything else (undecided, depends, nothing to test). A test suite for emergency plans.",
    },
  );
