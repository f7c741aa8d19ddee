import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Effect from "effect/Effect";

import { endWith, exitCodes } from "./outcome.ts";
import { Json, Quiet } from "./settings.ts";
import type { Reader } from "./settings.ts";

/** `muster check FILE...`: every problem of the inputs, or what they hold. */
export const check = ({ say, streams }: Reader) =>
  Command.make(
    "check",
    {
      files: Argument.String("FILE").pipe(
        Argument.withDescription(
          say({
            zh: "YAML、CSV、GeoJSON 文件或文件夹;文件中提到的其他文件一并检查",
            en: "YAML, CSV or GeoJSON files, or folders; files they name are checked with them",
          }),
        ),
        Argument.variadic({ min: 1 }),
      ),
    },
    ({ files }) =>
      Effect.gen(function* () {
        const asJson = yield* Json;
        const quiet = yield* Quiet;
        const { reportOf, showReport } = yield* Effect.promise(() => import("./check-report.ts"));
        const report = reportOf(files);
        if (asJson) streams.out(`${JSON.stringify(report, undefined, 2)}\n`);
        else showReport(report, say, streams, quiet);
        return yield* endWith(report.ok ? exitCodes.done : exitCodes.badInput);
      }),
  ).pipe(
    Command.withShortDescription(say({ zh: "检查输入文件", en: "check input files" })),
    Command.withDescription(
      say({
        zh: "检查输入文件:逐条列出全部问题,含文件、行、列、实际内容、允许内容和最接近的已知名称;没有问题则列出各种类、级别、可信度的数量和已知位置的比例。有错误时退出码为 2。",
        en: "Check input files: lists every problem with file, line, column, what was found, what is allowed and the nearest known name; without problems, prints counts by kind, level and mark and the share of positions known. The exit code is 2 if there are errors.",
      }),
    ),
    Command.withExamples([
      {
        command: "muster check scenarios",
        description: say({ zh: "全部场景", en: "all scenarios" }),
      },
      {
        command: "muster check --json my-ledger.csv",
        description: say({ zh: "供程序读取", en: "for a program to read" }),
      },
    ]),
  );
