import * as Schema from "effect/Schema";

import { marks } from "./mark.ts";
import { Problem } from "./problem.ts";
import { described, numberBetween, Text } from "./text.ts";

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0));

const counted = (zh: string, en: string) =>
  Schema.Record(Schema.String, Count).pipe(described(zh, en));

const byMark = Schema.Struct(
  Object.fromEntries(marks.map((mark) => [mark, Count])) as Record<
    (typeof marks)[number],
    typeof Count
  >,
);

const Positions = Schema.Struct({
  rows: Count.pipe(described("应有位置的行数", "rows that have a place on the ground")),
  known: Count.pipe(described("坐标有出处的行数", "of them with coordinates from a source")),
  share: Schema.NullOr(numberBetween(0, 1)).pipe(
    described("已知位置的比例;没有行则为空", "share known; null where there are no rows"),
  ),
}).annotate({ title: "Positions" });

export type Positions = typeof Positions.Type;

/** What one inventory holds: known units, and those made by rule in the middle of all assumptions. */
const InventoryCounts = Schema.Struct({
  id: Schema.String.pipe(
    described("清单标识;单独的表则为文件名", "id; of a loose table, its file"),
  ),
  file: Schema.String.pipe(described("文件", "file")),
  kind: counted("各种类的单位数", "units by kind"),
  level: counted("各级别的单位数", "units by owner level"),
  mark: byMark.pipe(described("各可信度的行数", "rows by mark")),
  positions: Positions.pipe(described("位置", "positions")),
}).annotate({ title: "Inventory counts" });

export type InventoryCounts = typeof InventoryCounts.Type;

/** What `muster check --json` prints. */
export const CheckReport = Schema.Struct({
  ok: Schema.Boolean.pipe(described("全部文件可用", "every file can be used")),
  problems: Schema.Array(Problem).pipe(
    described("按文件、行、列排列的全部问题", "every problem, by file, line and column"),
  ),
  files: Schema.optionalKey(
    Schema.Array(
      Schema.Struct({
        file: Schema.String.pipe(described("文件", "file")),
        kind: Schema.String.pipe(described("文件种类", "kind of file")),
        name: Text.pipe(described("种类名称", "what the kind is called")),
        rows: Schema.optionalKey(Count.pipe(described("表的行数", "rows of a table or layer"))),
        figures: Count.pipe(described("带出处的数值个数", "figures with a source")),
      }),
    ).pipe(described("所读文件;有错误时略去", "the files read; left out when there are errors")),
  ),
  inventories: Schema.optionalKey(
    Schema.Array(InventoryCounts).pipe(
      described("各清单的内容;有错误时略去", "what each inventory holds; left out on errors"),
    ),
  ),
  kindNames: Schema.optionalKey(
    Schema.Record(Schema.String, Text).pipe(
      described("清单中各种类的名称", "what the kinds of the inventories are called"),
    ),
  ),
  mark: Schema.optionalKey(
    byMark.pipe(
      described(
        "全部文件中各可信度的数值与行数;有错误时略去",
        "figures and rows of all files by mark; left out on errors",
      ),
    ),
  ),
  positions: Schema.optionalKey(
    Positions.pipe(
      described("全部清单的位置;有错误时略去", "positions of all inventories; left out on errors"),
    ),
  ),
}).annotate({ title: "Check report" });

export type CheckReport = typeof CheckReport.Type;
