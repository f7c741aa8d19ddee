import * as Schema from "effect/Schema";

import { described, Text } from "./text.ts";

/** Rows of an inventory or a region. */
const ExportedRows = Schema.Struct({
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
}).annotate({ title: "Exported rows" });

/** Files that results were written to. */
const ExportedFiles = Schema.Struct({
  folder: Schema.String.pipe(described("结果文件夹", "the folder of the results")),
  files: Schema.Array(
    Schema.Struct({
      file: Schema.String.pipe(described("写出的文件", "the file written")),
      about: Text.pipe(described("内容", "what it holds")),
    }),
  ).pipe(described("写出的文件", "the files written")),
}).annotate({ title: "Exported files" });

export type ExportedFiles = typeof ExportedFiles.Type;

/**
 * What `muster export --json` prints: the rows of an inventory or a region, or the files that results were
 * written to. One layer of GeoJSON on standard output is printed itself.
 */
export const ExportReport = Schema.Union([ExportedRows, ExportedFiles]).annotate({
  title: "Export",
});

export type ExportReport = typeof ExportReport.Type;
