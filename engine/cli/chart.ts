import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";

import { endWith } from "./outcome.ts";
import { Json, Quiet } from "./settings.ts";
import type { Reader } from "./settings.ts";
import type { Say } from "./language.ts";

const chartFlags = (say: Say) => ({
  path: Argument.String("DIR").pipe(
    Argument.withDescription(
      say({
        zh: "结果文件夹(out/<案例>,或 muster start 的 out/start),或案例文件(YAML,取其 out/ 下的结果)",
        en: "a folder of results (out/<case>, or out/start of muster start), or the file of a case whose results lie there",
      }),
    ),
    Argument.optional,
  ),
  name: Flag.String("name").pipe(
    Flag.withDescription(
      say({
        zh: "只画这一张,或这一种(curve 为全部 curve-*);可重复",
        en: "this chart only, or all of one kind (curve for every curve-*); repeatable",
      }),
    ),
    Flag.withMetavar("NAME"),
    Flag.atLeast(0),
  ),
  format: Flag.Literals("format", ["svg", "png"]).pipe(
    Flag.withDescription(
      say({ zh: "格式,缺省 svg;png 为两倍大小", en: "svg unless given; png at twice the size" }),
    ),
    Flag.withMetavar("svg|png"),
    Flag.withDefault("svg" as const),
  ),
  theme: Flag.Literals("theme", ["light", "dark"]).pipe(
    Flag.withDescription(say({ zh: "浅色或深色,缺省 light", en: "light unless given" })),
    Flag.withMetavar("light|dark"),
    Flag.withDefault("light" as const),
  ),
  out: Flag.String("out").pipe(
    Flag.withDescription(
      say({
        zh: "写到哪个文件夹,缺省为结果文件夹下的 charts/",
        en: "the folder to write to, charts/ in that of the results unless given",
      }),
    ),
    Flag.withMetavar("DIR"),
    Flag.optional,
  ),
  list: Flag.Boolean("list").pipe(
    Flag.withDescription(say({ zh: "只列出图名", en: "only list the names" })),
    Flag.withDefault(false),
  ),
  gallery: Flag.String("gallery").pipe(
    Flag.withDescription(
      say({
        zh: "把每种图画成一页 HTML(两种语言、两种底色);不给结果时用自带示例",
        en: "every chart on one HTML page, in both languages and themes; of the example that comes with Muster where no results are named",
      }),
    ),
    Flag.withMetavar("FILE"),
    Flag.optional,
  ),
});

/** `muster chart DIR|CASE`: results as pictures. */
export const chart = ({ say, streams }: Reader) =>
  Command.make("chart", chartFlags(say), (flags) =>
    Effect.gen(function* () {
      const json = yield* Json;
      const quiet = yield* Quiet;
      const { drawCharts } = yield* Effect.promise(() => import("./draw-charts.ts"));
      const code = yield* drawCharts(
        {
          path: Option.getOrUndefined(flags.path),
          names: flags.name,
          format: flags.format,
          theme: flags.theme,
          out: Option.getOrUndefined(flags.out),
          list: flags.list,
          gallery: Option.getOrUndefined(flags.gallery),
          language: say({ zh: "zh", en: "en" }) === "zh" ? "zh" : "en",
          json,
          quiet,
        },
        say,
        streams,
      );
      return yield* endWith(code);
    }),
  ).pipe(
    Command.withShortDescription(say({ zh: "把结果画成图", en: "results as charts" })),
    Command.withDescription(
      say({
        zh: "把结果文件夹里有的都画成图:结论、达标曲线、分钟花在哪里、哪里几点守不住、取决于哪些假设、力量的使用;同一文件夹中有比较、求解、场景时,也画成对差别、盈亏平衡、时间线。文件名不变:<图名>.<语言>.svg。中文字体自带,不依赖系统。",
        en: "Draw what a folder of results holds: lights, curves, where the minutes go, where and at what hour it fails, what it hangs on, units in use; with a comparison, break-evens or a scene in the folder also paired differences, break-even curves, units over time. File names are stable: <name>.<language>.svg. Chinese needs no font of the system.",
      }),
    ),
    Command.withExamples([
      {
        command: "muster chart out/visualisation-pull --format png --lang zh",
        description: say({ zh: "全部图,PNG", en: "all charts, as PNG" }),
      },
      {
        command: "muster chart out/visualisation-pull --name curve --name use",
        description: say({ zh: "达标曲线和力量使用", en: "the curves and the units in use" }),
      },
      {
        command: "muster chart --gallery charts.html",
        description: say({ zh: "看看有哪些图", en: "see what charts there are" }),
      },
    ]),
  );
