import * as Schema from "effect/Schema";

import { described, Text } from "./text.ts";

/** What `muster chart --json` prints. */
export const ChartReport = Schema.Struct({
  folder: Schema.NullOr(Schema.String).pipe(
    described("结果文件夹;null 为示例", "folder of the results; null: the example"),
  ),
  charts: Schema.Array(
    Schema.Struct({
      name: Schema.String.pipe(described("图名", "name of the chart")),
      about: Text.pipe(described("画的是什么", "what it shows")),
      file: Schema.NullOr(Schema.String).pipe(
        described("写成的文件;null 为只列出", "the file written; null: listed only"),
      ),
    }),
  ).pipe(described("各图", "the charts")),
}).annotate({ title: "Charts" });

export type ChartReport = typeof ChartReport.Type;
