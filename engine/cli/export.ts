import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Result from "effect/Result";

import { endWith, exitCodes } from "./outcome.ts";
import { Json, Quiet } from "./settings.ts";
import type { Reader } from "./settings.ts";

/** How many sets of assumptions there are where one is asked for. */
const usualSets = 32;

/** `muster export FILE|DIR`: every row of an inventory or region as a table, synthetic ones too; results as a workbook. */
export const exportRows = ({ say, streams }: Reader) =>
  Command.make(
    "export",
    {
      path: Argument.String("FILE").pipe(
        Argument.withDescription(
          say({
            zh: "清单或区域的 YAML 文件,或结果文件夹(out/<案例>)",
            en: "the YAML file of an inventory or a region, or a folder of results (out/<case>)",
          }),
        ),
      ),
      format: Flag.Literals("format", ["csv", "xlsx"]).pipe(
        Flag.withDescription(
          say({
            zh: "格式:清单和区域缺省 csv,结果缺省 xlsx",
            en: "format: csv unless given, of results xlsx",
          }),
        ),
        Flag.optional,
      ),
      out: Flag.String("out").pipe(
        Flag.withDescription(
          say({
            zh: "写到哪个文件;xlsx 缺省为结果文件夹中的 tables.xlsx",
            en: "the file to write; of results tables.xlsx in their folder unless given",
          }),
        ),
        Flag.withMetavar("FILE"),
        Flag.optional,
      ),
      seed: Flag.Int("seed").pipe(
        Flag.withDescription(say({ zh: "种子,缺省 1", en: "the seed, 1 unless given" })),
        Flag.withMetavar("N"),
        Flag.withDefault(1),
      ),
      assumptionSet: Flag.Int("assumption-set").pipe(
        Flag.filter(
          (n) => n >= 0 && n < usualSets,
          (n) => `0 … ${usualSets - 1}, not ${n}`,
        ),
        Flag.withDescription(
          say({
            zh: `${usualSets} 套假设中的第几套,从 0 起;缺省为全部假设取中位`,
            en: `which of ${usualSets} sets of assumptions, from 0; the middle of them all unless given`,
          }),
        ),
        Flag.withMetavar("J"),
        Flag.optional,
      ),
    },
    ({ path, seed, assumptionSet, format, out }) =>
      Effect.gen(function* () {
        const asJson = yield* Json;
        const quiet = yield* Quiet;
        const { isResultsFolder, exportResults, writeRowsAsWorkbook } = yield* Effect.promise(
          () => import("./export-workbook.ts"),
        );
        const file = Option.getOrUndefined(out);
        if (isResultsFolder(path)) {
          const asked = {
            path,
            format: Option.getOrElse(format, () => "xlsx" as const),
            out: file,
            quiet,
          };
          return yield* endWith(yield* exportResults(asked, say, streams));
        }
        const { laidOutRows } = yield* Effect.promise(() => import("../files/laid-out-rows.ts"));
        const { csvText } = yield* Effect.promise(() => import("../files/csv-text.ts"));
        const { problemCount, problemLines } = yield* Effect.promise(
          () => import("./show-problems.ts"),
        );
        const set = Option.getOrUndefined(assumptionSet);
        const assumptions = {
          seed,
          assumptionSet: set ?? 0,
          assumptionSets: set === undefined ? 1 : usualSets,
        };
        const result = laidOutRows(path, assumptions);
        if (Result.isFailure(result)) {
          streams.err(`${problemLines(result.failure, say).join("\n")}\n`);
          if (!quiet) streams.err(`${say(problemCount(result.failure))}\n`);
          return yield* endWith(exitCodes.badInput);
        }
        const { kind, header, rows } = result.success;
        if (!asJson && Option.getOrUndefined(format) === "xlsx") {
          return yield* endWith(
            yield* writeRowsAsWorkbook({ kind, header, rows, out: file }, say, streams),
          );
        }
        if (asJson) {
          // One row a line: a province has tens of thousands.
          const head = JSON.stringify({ file: path, kind, ...assumptions }).slice(0, -1);
          const lines = rows.map((row) =>
            JSON.stringify(Object.fromEntries(header.map((name) => [name, row[name]]))),
          );
          streams.out(`${head},"rows":[\n${lines.join(",\n")}\n]}\n`);
        } else if (file === undefined) streams.out(csvText(header, rows));
        else {
          const { writeBytes } = yield* Effect.promise(() => import("./write-bytes.ts"));
          writeBytes(file, csvText(header, rows));
        }
        return undefined;
      }),
  ).pipe(
    Command.withShortDescription(
      say({ zh: "把清单、区域或结果输出为表", en: "an inventory, region or results as tables" }),
    ),
    Command.withDescription(
      say({
        zh: "结果文件夹输出为一个工作簿(目标、县区、地方、队伍、说明)。清单和区域:逐行输出清单的全部单位(或区域的全部乡镇)为 CSV,含按规则合成的行;列与自己的台账相同;收进台账的行须另取标识,counted_in、part_of、stationed_at 只指台账自身。",
        en: "A folder of results becomes a workbook (promises, counties, places, units, notes). Of an inventory or region: print every unit of an inventory (or every town of a region) as CSV, those made by rule included; the columns are those of a ledger of one's own. A row taken into a ledger gets an id of its own; counted_in, part_of and stationed_at there name things of the ledger alone.",
      }),
    ),
    Command.withExamples([
      {
        command: "muster export scenarios/shandong/inventory-2023.yaml > units.csv",
        description: say({ zh: "全部单位", en: "every unit" }),
      },
      {
        command: "muster export out/visualisation-pull --format xlsx",
        description: say({
          zh: "结果:目标、县区、地方、队伍四张表",
          en: "results: promises, counties, places, units",
        }),
      },
      {
        command: "muster export scenarios/shandong/region.yaml --assumption-set 3",
        description: say({
          zh: "第 3 套假设中的乡镇位置",
          en: "where towns lie in set 3",
        }),
      },
    ]),
  );
