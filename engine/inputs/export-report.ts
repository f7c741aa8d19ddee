import * as Schema from "effect/Schema";

import { described } from "./text.ts";

/** What `muster export --json` prints. */
export const ExportReport = Schema.Struct({
  file: Schema.String.pipe(described("文件", "file")),
  kind: Schema.Literals(["facilities", "placed-towns"]).pipe(
    described(
      "facilities 清单的各单位;placed-towns 区域的各乡镇",
      "facilities: the units of an inventory; placed-towns: the towns of a region",
    ),
  ),
  seed: Schema.Int.pipe(described("种子", "seed")),
  assumptionSet: Schema.Int.pipe(described("第几套假设,从 0 起", "set of assumptions, from 0")),
  assumptionSets: Schema.Int.pipe(
    described("假设套数;1 为全部取中位", "how many sets there are; 1 is the middle of them all"),
  ),
  rows: Schema.Array(
    Schema.Record(
      Schema.String,
      Schema.Union([Schema.String, Schema.Finite, Schema.Array(Schema.String)]),
    ),
  ).pipe(described("各行,列同 CSV", "the rows, with the columns of the CSV")),
}).annotate({ title: "Export" });

export type ExportReport = typeof ExportReport.Type;
