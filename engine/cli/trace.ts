import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";

import { narrowingFlags, narrowingOf } from "./narrowing-flags.ts";
import { endWith } from "./outcome.ts";
import { samplingFlags, samplingOf } from "./sampling-flags.ts";
import { Json, Quiet } from "./settings.ts";
import type { Reader } from "./settings.ts";

const whole = (name: string, most: number) =>
  Flag.Int(name).pipe(
    Flag.filter(
      (n) => n >= 0 && n <= most,
      (n) => `0 … ${most}, not ${n}`,
    ),
  );

/** `muster trace CASE --replication K`: one replication as a timeline, JSON lines or Parquet. */
export const trace = ({ say, streams }: Reader) =>
  Command.make(
    "trace",
    {
      casePath: Argument.String("CASE").pipe(
        Argument.withDescription(say({ zh: "案例文件(YAML)", en: "the file of a case (YAML)" })),
      ),
      replication: whole("replication", 4_294_967_295).pipe(
        Flag.withDescription(
          say({ zh: "第几次重复,缺省 0", en: "which replication, 0 unless given" }),
        ),
        Flag.withMetavar("K"),
        Flag.withDefault(0),
      ),
      seed: Flag.Int("seed").pipe(
        Flag.withDescription(say({ zh: "种子,缺省 1", en: "the seed, 1 unless given" })),
        Flag.withMetavar("N"),
        Flag.withDefault(1),
      ),
      assumptionSet: whole("assumption-set", 4095).pipe(
        Flag.withDescription(
          say({
            zh: "第几套假设,从 0 起;缺省为全部假设取中位",
            en: "which set of assumptions, from 0; the middle of them all unless given",
          }),
        ),
        Flag.withMetavar("J"),
        Flag.optional,
      ),
      assumptionSets: whole("assumption-sets", 4096).pipe(
        Flag.withDescription(
          say({
            zh: "假设套数,缺省按案例",
            en: "how many sets there are, as the case says unless given",
          }),
        ),
        Flag.withMetavar("N"),
        Flag.optional,
      ),
      lines: Flag.Boolean("lines").pipe(
        Flag.withDescription(
          say({
            zh: "每个事件一行 JSON,中英文俱全",
            en: "a line of JSON for each event, in both languages",
          }),
        ),
        Flag.withDefault(false),
      ),
      parquet: Flag.String("parquet").pipe(
        Flag.withDescription(say({ zh: "写成 Parquet 文件", en: "write a Parquet file" })),
        Flag.withMetavar("FILE"),
        Flag.optional,
      ),
      ...samplingFlags(say),
      ...narrowingFlags(say),
    },
    (flags) =>
      Effect.gen(function* () {
        const asJson = yield* Json;
        const quiet = yield* Quiet;
        const { playTrace } = yield* Effect.promise(() => import("./play-trace.ts"));
        return yield* endWith(
          playTrace(
            {
              casePath: flags.casePath,
              narrowing: narrowingOf(flags),
              sampling: samplingOf(flags),
              seed: flags.seed,
              replication: flags.replication,
              assumptionSet: Option.getOrUndefined(flags.assumptionSet),
              assumptionSets: Option.getOrUndefined(flags.assumptionSets),
              form: asJson ? "json" : flags.lines ? "lines" : "text",
              parquet: Option.getOrUndefined(flags.parquet),
              language: say({ zh: "zh", en: "en" }) === "zh" ? "zh" : "en",
              quiet,
            },
            say,
            streams,
          ),
        );
      }),
  ).pipe(
    Command.withShortDescription(
      say({ zh: "逐事件展示一次推演", en: "one replication, event by event" }),
    ),
    Command.withDescription(
      say({
        zh: "推演一次,按时间列出每个事件:发生了什么,谁何时得知,作了什么决定,派了谁。同一案例、种子、假设和重复序号总得到同一结果。",
        en: "Play one replication and list every event in time: what happens, who learns it when, what is decided, who is sent. The same case, seed, assumptions and replication always give the same.",
      }),
    ),
    Command.withExamples([
      {
        command: "muster trace scenarios/shandong/cases/pingyuan-2023.yaml --replication 3",
        description: say({ zh: "平原地震的一次重演", en: "one replay of the Pingyuan earthquake" }),
      },
      {
        command:
          "muster trace scenarios/shandong/cases/visualisation-pull.yaml --place 371426 --at 22:40 --weather rain --without power",
        description: say({
          zh: "雨夜停电时的一次拉动",
          en: "a call-out on a rainy night without power",
        }),
      },
    ]),
  );
