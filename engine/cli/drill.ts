import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";

import { narrowingFlags, narrowingOf } from "./narrowing-flags.ts";
import { endWith, exitCodes } from "./outcome.ts";
import { Json, Quiet } from "./settings.ts";
import type { Reader } from "./settings.ts";

/** `muster drill CASE --table`: the master event list of one replication. */
export const drill = ({ say, streams }: Reader) =>
  Command.make(
    "drill",
    {
      casePath: Argument.String("CASE").pipe(
        Argument.withDescription(say({ zh: "案例文件(YAML)", en: "the file of a case (YAML)" })),
      ),
      table: Flag.Boolean("table").pipe(
        Flag.withDescription(say({ zh: "写主要事件清单", en: "write the master event list" })),
        Flag.withDefault(false),
      ),
      replication: Flag.Int("replication").pipe(
        Flag.filter(
          (n) => n >= 0 && n <= 4_294_967_295,
          (n) => `0 … 4294967295, not ${n}`,
        ),
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
      role: Flag.String("role").pipe(
        Flag.withDescription(
          say({
            zh: "参演方:县、市、省的名称或代码;可重复;缺省为震中(或首个拉动地点)所在的县、市、省",
            en: "who plays: name or code of a county, city or the province; repeatable; those of the reported epicentre (or the first place called out) unless given",
          }),
        ),
        Flag.withMetavar("POST"),
        Flag.atLeast(0),
      ),
      tier: Flag.Literals("tier", ["county", "city", "province"]).pipe(
        Flag.withDescription(
          say({ zh: "只要这一级;可重复", en: "posts of this tier only; repeatable" }),
        ),
        Flag.atLeast(0),
      ),
      compress: Flag.Finite("compress").pipe(
        Flag.filter(
          (n) => n > 0 && n <= 1000,
          (n) => `> 0 … 1000, not ${n}`,
        ),
        Flag.withDescription(
          say({
            zh: "时间压缩:演练 1 分钟相当于情景几分钟,缺省 1",
            en: "scenario minutes to a minute of the exercise, 1 unless given",
          }),
        ),
        Flag.withMetavar("X"),
        Flag.withDefault(1),
      ),
      rows: Flag.Int("rows").pipe(
        Flag.filter(
          (n) => n >= 1 && n <= 10_000,
          (n) => `1 … 10000, not ${n}`,
        ),
        Flag.withDescription(
          say({
            zh: "至多约几条,缺省 120;靠放宽合并窗口做到",
            en: "about so many rows at most, 120 unless given, by merging news over a longer time",
          }),
        ),
        Flag.withMetavar("N"),
        Flag.withDefault(120),
      ),
      format: Flag.Literals("format", ["xlsx", "csv"]).pipe(
        Flag.withDescription(say({ zh: "格式,缺省 xlsx", en: "format, xlsx unless given" })),
        Flag.withDefault("xlsx" as const),
      ),
      out: Flag.String("out").pipe(
        Flag.withDescription(
          say({
            zh: "写到哪个文件;缺省 out/<案例>/events-K.xlsx,CSV 缺省到标准输出",
            en: "the file to write; out/<case>/events-K.xlsx unless given, CSV to standard output",
          }),
        ),
        Flag.withMetavar("FILE"),
        Flag.optional,
      ),
      ...narrowingFlags(say),
    },
    (flags) =>
      Effect.gen(function* () {
        const asJson = yield* Json;
        const quiet = yield* Quiet;
        if (!flags.table) {
          streams.err(
            `muster: ${say({
              zh: "请加 --table:drill 目前只写主要事件清单",
              en: "add --table: so far drill writes the master event list",
            })}\n`,
          );
          return yield* endWith(exitCodes.badInput);
        }
        const { makeDrill } = yield* Effect.promise(() => import("./make-drill.ts"));
        const code = yield* Effect.promise(() =>
          makeDrill(
            {
              casePath: flags.casePath,
              narrowing: narrowingOf(flags),
              seed: flags.seed,
              replication: flags.replication,
              players: { roles: flags.role, tiers: flags.tier },
              compression: flags.compress,
              most: flags.rows,
              format: flags.format,
              out: Option.getOrUndefined(flags.out),
              asJson,
              language: say({ zh: "zh", en: "en" }) === "zh" ? "zh" : "en",
              quiet,
            },
            say,
            streams,
          ),
        );
        return yield* endWith(code);
      }),
  ).pipe(
    Command.withShortDescription(
      say({ zh: "由一次推演写演练事件清单", en: "the event list of an exercise" }),
    ),
    Command.withDescription(
      say({
        zh: "推演一次,写成演练主要事件清单(XLSX,含演练说明):时间、发送方、接收方、方式、注入内容、预期行动、时限、依据。每条都由轨迹得出,只含接收方当时已知的事;推定的队伍写作【待填】。",
        en: "Play one replication and write it as a master event list (XLSX, with a sheet of notes): time, from, to, by, inject, expected action, limit, basis. Every row follows from the trace and says what its receiver knows by then; units that stand for totals are left blank.",
      }),
    ),
    Command.withExamples([
      {
        command:
          "muster drill scenarios/shandong/cases/heze-m6.5-winter-night.yaml --table --replication 7",
        description: say({ zh: "菏泽地震的事件清单", en: "a list for the Heze earthquake" }),
      },
      {
        command:
          "muster drill scenarios/shandong/cases/pingyuan-2023.yaml --table --tier county --compress 6 --out pingyuan.xlsx",
        description: say({
          zh: "县级桌面推演,4 小时演完 24 小时",
          en: "a table-top for the county: 24 hours in four",
        }),
      },
    ]),
  );
