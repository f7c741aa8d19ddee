import { existsSync, statSync } from "node:fs";
import { basename, join } from "node:path";

import * as Effect from "effect/Effect";

import type { CellValue } from "../files/csv-text.ts";
import { shownPath } from "../files/disk.ts";
import { workbookBytes } from "../files/workbook.ts";
import type { SheetCell } from "../inputs/sheet.ts";
import { resultSheets } from "../study/results/result-sheets.ts";
import type { Say } from "./language.ts";
import { exitCodes } from "./outcome.ts";
import { readResults } from "./read-results.ts";
import type { Streams } from "./streams.ts";
import { writeBytes } from "./write-bytes.ts";

/** Is this a folder of results, or the manifest of one? */
export const isResultsFolder = (path: string): boolean =>
  basename(path) === "manifest.json" ||
  (existsSync(path) && statSync(path).isDirectory() && existsSync(join(path, "manifest.json")));

export interface ExportResultsAsked {
  readonly path: string;
  readonly format: "csv" | "xlsx";
  readonly out: string | undefined;
  readonly quiet: boolean;
}

/** Writes the tables of results as a workbook. Returns the exit code. */
export const exportResults = (
  { path, format, out, quiet }: ExportResultsAsked,
  say: Say,
  streams: Streams,
): Effect.Effect<number> =>
  Effect.gen(function* () {
    if (format === "csv") {
      streams.err(
        `muster: ${say({
          zh: "结果只输出为 xlsx;measurements.csv 已在结果文件夹中",
          en: "results are exported as xlsx; measurements.csv lies in their folder already",
        })}\n`,
      );
      return exitCodes.badInput;
    }
    const results = yield* readResults(path, say, streams);
    if (results === undefined) return exitCodes.badInput;
    const language = say({ zh: "zh", en: "en" }) === "zh" ? "zh" : "en";
    const sheets = resultSheets(results.summary, language);
    const bytes = yield* Effect.promise(() => workbookBytes(sheets));
    const file = out ?? join(results.folder, "tables.xlsx");
    writeBytes(file, bytes);
    if (!quiet) {
      const counts = sheets.map(({ name, rows }) => `${name} ${rows.length}`);
      streams.err(
        `${shownPath(file)}: ${counts.join(say({ zh: "、", en: ", " }))}${say({ zh: " 行", en: " rows" })}\n`,
      );
    }
    return exitCodes.done;
  });

/** Rows laid out as a table, written as a workbook with one sheet. */
export const writeRowsAsWorkbook = (
  {
    kind,
    header,
    rows,
    out,
  }: {
    readonly kind: string;
    readonly header: readonly string[];
    readonly rows: readonly Readonly<Record<string, CellValue>>[];
    readonly out: string | undefined;
  },
  say: Say,
  streams: Streams,
): Effect.Effect<number> =>
  Effect.gen(function* () {
    if (out === undefined) {
      streams.err(
        `muster: ${say({
          zh: "--format xlsx 须用 --out 指明文件",
          en: "--format xlsx wants a file: --out FILE.xlsx",
        })}\n`,
      );
      return exitCodes.badInput;
    }
    const bytes = yield* Effect.promise(() =>
      workbookBytes([
        {
          name: kind,
          columns: header.map((title) => ({ title, width: 16 })),
          rows: rows.map((row) => header.map((name) => cellOf(row[name]))),
        },
      ]),
    );
    writeBytes(out, bytes);
    return exitCodes.done;
  });

const cellOf = (value: CellValue): SheetCell => {
  if (value === undefined) return null;
  if (typeof value === "boolean") return String(value);
  return typeof value === "object" ? value.join(";") : value;
};
