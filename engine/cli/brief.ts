import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";

import { endWith } from "./outcome.ts";
import { Quiet } from "./settings.ts";
import type { Reader } from "./settings.ts";

/** `muster brief DIR|CASE`: one page of A4 for whoever decides. */
export const brief = ({ say, streams }: Reader) =>
  Command.make(
    "brief",
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
      date: Flag.String("date").pipe(
        Flag.withDescription(
          say({
            zh: "印在简报上的日期,缺省今天",
            en: "the date printed on it, today unless given",
          }),
        ),
        Flag.withMetavar("DAY"),
        Flag.optional,
      ),
    },
    (flags) =>
      Effect.gen(function* () {
        const quiet = yield* Quiet;
        const { makeBrief } = yield* Effect.promise(() => import("./make-brief.ts"));
        const code = yield* makeBrief(
          {
            path: flags.path,
            out: Option.getOrUndefined(flags.out),
            date: Option.getOrUndefined(flags.date),
            language: say({ zh: "zh", en: "en" }) === "zh" ? "zh" : "en",
            quiet,
          },
          say,
          streams,
        );
        return yield* endWith(code);
      }),
  ).pipe(
    Command.withShortDescription(
      say({ zh: "给领导的一页简报", en: "one page for whoever decides" }),
    ),
    Command.withDescription(
      say({
        zh: "把结果写成一页 A4:一句话结论、三个数、失在哪里、五条短板(问题、措施、责任单位、费用、时限)、最要紧的假设、下一步;brief.docx 可改,brief.html 可直接打印。没有依据的地方写作【待填】。同一文件夹中有 compare、solve 的结果时,措施取自它们。",
        en: "Write results as one page of A4: a sentence, three numbers, where it fails, five gaps with fix, owner, cost and deadline, the assumptions that matter most, the next step; brief.docx to edit, brief.html to print. What nothing says is left blank. Fixes come from compare and solve where their results lie in the same folder.",
      }),
    ),
    Command.withExamples([
      {
        command: "muster brief out/visualisation-pull",
        description: say({ zh: "由结果文件夹", en: "from a folder of results" }),
      },
      {
        command: "muster brief scenarios/shandong/cases/pingyuan-2023.yaml --lang zh --out brief",
        description: say({ zh: "由案例,写到另一文件夹", en: "from a case, into another folder" }),
      },
    ]),
  );
