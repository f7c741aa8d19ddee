import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";

import type { Say } from "./language.ts";
import { endWith } from "./outcome.ts";
import { Json, Quiet } from "./settings.ts";
import type { Reader } from "./settings.ts";

/** How many sets of assumptions there are where one is asked for. */
const usualSets = 32;

const exportFlags = (say: Say) => ({
  path: Argument.String("PATH").pipe(
    Argument.withDescription(
      say({
        zh: "清单或区域的 YAML 文件;结果文件夹(out/<案例>),或案例文件(取其 out/ 下的结果)",
        en: "the YAML file of an inventory or a region; a folder of results (out/<case>), or the file of a case whose results lie there",
      }),
    ),
    Argument.optional,
  ),
  format: Flag.Literals("format", ["csv", "xlsx", "geojson", "png", "svg"]).pipe(
    Flag.withDescription(
      say({
        zh: "格式:清单和区域 csv(缺省)或 xlsx;结果 xlsx(缺省)、geojson、png、svg",
        en: "csv (unless given) or xlsx of an inventory or region; of results xlsx (unless given), geojson, png, svg",
      }),
    ),
    Flag.withMetavar("csv|xlsx|geojson|png|svg"),
    Flag.optional,
  ),
  layer: Flag.String("layer").pipe(
    Flag.withDescription(
      say({
        zh: "图层,可重复;缺省 geojson 为全部,图片为达标情况。名称见 --list",
        en: "a layer, repeatable; all of them as geojson unless given, how promises are kept as a picture. For names see --list",
      }),
    ),
    Flag.withMetavar("NAME"),
    Flag.atLeast(0),
  ),
  list: Flag.Boolean("list").pipe(
    Flag.withDescription(
      say({ zh: "只列出图层及其属性", en: "only list the layers and their properties" }),
    ),
    Flag.withDefault(false),
  ),
  out: Flag.String("out").pipe(
    Flag.withDescription(
      say({
        zh: "写到哪个文件,多个图层为文件夹;缺省 xlsx、图片和多个图层写在结果文件夹中,csv 和单个 GeoJSON 图层写到标准输出",
        en: "the file to write, of several layers the folder; unless given, workbook, pictures and several layers go into the folder of the results, csv and one layer of GeoJSON to standard output",
      }),
    ),
    Flag.withMetavar("PATH"),
    Flag.optional,
  ),
  role: Flag.Literals("role", ["typical", "worst", "best"]).pipe(
    Flag.withDescription(
      say({
        zh: "道路、路线、受灾等取哪一次重复:典型(缺省)、最差、最好",
        en: "which replication roads, tracks and the like are of: typical unless given",
      }),
    ),
    Flag.withMetavar("typical|worst|best"),
    Flag.optional,
  ),
  target: Flag.String("target").pipe(
    Flag.withDescription(
      say({
        zh: "图片:达标情况按哪个目标;缺省最要紧的一个",
        en: "picture: the promise of the layer share; the most urgent one unless given",
      }),
    ),
    Flag.withMetavar("ID"),
    Flag.optional,
  ),
  at: Flag.Finite("at").pipe(
    Flag.filter(
      (minutes) => minutes >= 0,
      (minutes) => `0 …, not ${minutes}`,
    ),
    Flag.withDescription(
      say({
        zh: "图片:灾害后第几分钟,缺省 30(画面、强度、停电断网各层)",
        en: "picture: minutes after the start, 30 unless given (layers picture, intensity, services)",
      }),
    ),
    Flag.withMetavar("MIN"),
    Flag.optional,
  ),
  theme: Flag.Literals("theme", ["light", "dark"]).pipe(
    Flag.withDescription(say({ zh: "图片:浅色(缺省)或深色", en: "picture: light unless given" })),
    Flag.withMetavar("light|dark"),
    Flag.optional,
  ),
  seed: Flag.Int("seed").pipe(
    Flag.withDescription(
      say({
        zh: "清单和区域:种子,缺省 1",
        en: "of an inventory or region: the seed, 1 unless given",
      }),
    ),
    Flag.withMetavar("N"),
    Flag.optional,
  ),
  assumptionSet: Flag.Int("assumption-set").pipe(
    Flag.filter(
      (n) => n >= 0 && n < usualSets,
      (n) => `0 … ${usualSets - 1}, not ${n}`,
    ),
    Flag.withDescription(
      say({
        zh: `清单和区域:${usualSets} 套假设中的第几套,从 0 起;缺省为全部假设取中位`,
        en: `of an inventory or region: which of ${usualSets} sets of assumptions, from 0; the middle of them all unless given`,
      }),
    ),
    Flag.withMetavar("J"),
    Flag.optional,
  ),
});

/** `muster export PATH`: an inventory or a region as a table; results as a workbook, layers, pictures of the map. */
export const exportThings = ({ say, streams }: Reader) =>
  Command.make("export", exportFlags(say), (flags) =>
    Effect.gen(function* () {
      const json = yield* Json;
      const quiet = yield* Quiet;
      const { playExport } = yield* Effect.promise(() => import("./play-export.ts"));
      const code = yield* playExport(
        {
          path: Option.getOrUndefined(flags.path),
          format: Option.getOrUndefined(flags.format),
          layers: flags.layer,
          list: flags.list,
          role: Option.getOrUndefined(flags.role),
          target: Option.getOrUndefined(flags.target),
          atMin: Option.getOrUndefined(flags.at),
          theme: Option.getOrUndefined(flags.theme),
          out: Option.getOrUndefined(flags.out),
          seed: Option.getOrUndefined(flags.seed),
          assumptionSet: Option.getOrUndefined(flags.assumptionSet),
          assumptionSets: usualSets,
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
    Command.withShortDescription(
      say({
        zh: "把清单、区域输出为表,把结果输出为表、图层、地图",
        en: "an inventory or region as a table; results as tables, layers, maps",
      }),
    ),
    Command.withDescription(
      say({
        zh: "结果输出为一个工作簿(目标、县区、地方、队伍、说明),或逐层的 GeoJSON(WGS-84),或一张静态地图(PNG、SVG)。清单和区域:逐行输出清单的全部单位(或区域的全部乡镇)为 CSV,含按规则合成的行;列与自己的台账相同;收进台账的行须另取标识,counted_in、part_of、stationed_at 只指台账自身。",
        en: "Results become a workbook (promises, counties, places, units, notes), GeoJSON layer by layer (WGS-84), or a still map (PNG, SVG). Of an inventory or region: print every unit of an inventory (or every town of a region) as CSV, those made by rule included; the columns are those of a ledger of one's own. A row taken into a ledger gets an id of its own; counted_in, part_of and stationed_at there name things of the ledger alone.",
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
        command: "muster export out/visualisation-pull --layer towns > towns.geojson",
        description: say({ zh: "一个图层,可直接放进 GIS", en: "one layer, for any GIS" }),
      },
      {
        command: "muster export out/visualisation-pull --format png --layer share --layer air",
        description: say({
          zh: "地图:达标情况、直升机等时圈",
          en: "maps: how promises are kept, minutes by helicopter",
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
