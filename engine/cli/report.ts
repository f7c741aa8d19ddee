import { join } from "node:path";

import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";

import { endWith, exitCodes } from "./outcome.ts";
import { Quiet } from "./settings.ts";
import type { Reader } from "./settings.ts";

/** `muster report DIR|CASE`: the page of a run made anew, with what was compared and solved since. */
export const report = ({ say, streams }: Reader) =>
  Command.make(
    "report",
    {
      path: Argument.String("DIR").pipe(
        Argument.withDescription(
          say({
            zh: "结果文件夹(out/<案例>),或案例文件(YAML,取其 out/ 下的结果)",
            en: "a folder of results (out/<case>), or the file of a case whose results lie there",
          }),
        ),
      ),
      out: Flag.String("out").pipe(
        Flag.withDescription(
          say({
            zh: "写到哪个文件夹,缺省为结果文件夹",
            en: "the folder to write to, that of the results unless given",
          }),
        ),
        Flag.withMetavar("DIR"),
        Flag.optional,
      ),
    },
    (flags) =>
      Effect.gen(function* () {
        const quiet = yield* Quiet;
        const load = {
          sources: () => import("./result-sources.ts"),
          make: () => import("./make-report.ts"),
          files: () => import("./report-files.ts"),
          write: () => import("./write-bytes.ts"),
          disk: () => import("../files/disk.ts"),
        };
        const { readSources } = yield* Effect.promise(load.sources);
        const found = yield* readSources(flags.path, say, streams);
        if (found === undefined) return yield* endWith(exitCodes.badInput);
        const { reportText } = yield* Effect.promise(load.make);
        const text = yield* reportText({
          result: found.summary,
          manifest: found.manifest,
          scene: found.scene,
          comparison: found.comparison,
          solves: found.solves,
        });
        const { reportName } = yield* Effect.promise(load.files);
        const { writeBytes } = yield* Effect.promise(load.write);
        const { shownPath } = yield* Effect.promise(load.disk);
        const folder = Option.getOrElse(flags.out, () => found.folder);
        const file = join(folder, reportName);
        writeBytes(file, text);
        if (!quiet) streams.err(`${say({ zh: "报告:", en: "report: " })}${shownPath(file)}\n`);
        return undefined;
      }),
  ).pipe(
    Command.withShortDescription(
      say({ zh: "一次推演的网页报告", en: "the report of a run as one page" }),
    ),
    Command.withDescription(
      say({
        zh: "把结果写成一个可离线打开的网页 report.html:结论、各项承诺、地图与回放、何时与为何守不住、怎样才能变绿、假设、误差、输入。run 已经写了一份;之后做过 compare 或 solve,用它重写,使其结果出现在里面。",
        en: "Write results as one page that opens offline, report.html: the verdict, the promises, map and play-back, when and why they fail, what would turn them green, assumptions, errors, inputs. A run writes it already; after compare or solve this writes it anew with what they found.",
      }),
    ),
    Command.withExamples([
      {
        command: "muster report out/visualisation-pull",
        description: say({ zh: "由结果文件夹重写", en: "anew from a folder of results" }),
      },
    ]),
  );
