import * as Schema from "effect/Schema";

import { marks } from "./mark.ts";
import { Problem } from "./problem.ts";
import { described, numberBetween, Text } from "./text.ts";

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0));

const counted = (zh: string, en: string) =>
  Schema.Record(Schema.String, Count).pipe(described(zh, en));

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
  counts: Schema.optionalKey(
    Schema.Struct({
      kind: counted("台账各种类的数量", "units of the inventories by kind"),
      level: counted("台账各级别的数量", "units of the inventories by level"),
      mark: Schema.Struct(
        Object.fromEntries(marks.map((mark) => [mark, Count])) as Record<
          (typeof marks)[number],
          typeof Count
        >,
      ).pipe(described("各可信度的数值与行数", "figures and rows by mark")),
    }).pipe(described("计数;有错误时略去", "counts; left out when there are errors")),
  ),
  positions: Schema.optionalKey(
    Schema.Struct({
      rows: Count.pipe(described("应有位置的行数", "rows that have a place on the ground")),
      known: Count.pipe(
        described("位置有出处的行数", "of them with a position that is not synthetic"),
      ),
      share: Schema.NullOr(numberBetween(0, 1)).pipe(
        described("已知位置的比例;没有行则为空", "share known; null where there are none"),
      ),
    }).pipe(described("位置;有错误时略去", "positions; left out when there are errors")),
  ),
}).annotate({ title: "Check report" });

export type CheckReport = typeof CheckReport.Type;
