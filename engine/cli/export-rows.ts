import * as Effect from "effect/Effect";
import * as Result from "effect/Result";

import { csvText } from "../files/csv-text.ts";
import type { CellValue } from "../files/csv-text.ts";
import { laidOutRows } from "../files/laid-out-rows.ts";
import { workbookBytes } from "../files/workbook.ts";
import type { SheetCell } from "../inputs/sheet.ts";
import type { Assumptions } from "../world/assumptions.ts";
import type { Say } from "./language.ts";
import { exitCodes } from "./outcome.ts";
import { problemCount, problemLines } from "./show-problems.ts";
import type { Streams } from "./streams.ts";
import { writeBytes } from "./write-bytes.ts";

/** Which inventory or region is written as a table, in which set of assumptions. */
export interface ExportRowsAsked {
  readonly path: string;
  readonly assumptions: Pick<Assumptions, "seed" | "assumptionSet" | "assumptionSets">;
  readonly format: "csv" | "xlsx";
  readonly out: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
}

const cellOf = (value: CellValue): SheetCell => {
  if (value === undefined) return null;
  if (typeof value === "boolean") return String(value);
  return typeof value === "object" ? value.join(";") : value;
};

/** Writes every unit of an inventory, or every town of a region, as a table. Returns the exit code. */
export const exportRows = (
  { path, assumptions, format, out, json, quiet }: ExportRowsAsked,
  say: Say,
  streams: Streams,
): Effect.Effect<number> =>
  Effect.gen(function* () {
    const result = laidOutRows(path, assumptions);
    if (Result.isFailure(result)) {
      streams.err(`${problemLines(result.failure, say).join("\n")}\n`);
      if (!quiet) streams.err(`${say(problemCount(result.failure))}\n`);
      return exitCodes.badInput;
    }
    const { kind, header, rows } = result.success;
    if (json) {
      // One row a line: a province has tens of thousands.
      const head = JSON.stringify({ file: path, kind, ...assumptions }).slice(0, -1);
      const lines = rows.map((row) =>
        JSON.stringify(Object.fromEntries(header.map((name) => [name, row[name]]))),
      );
      streams.out(`${head},"rows":[\n${lines.join(",\n")}\n]}\n`);
    } else if (format === "csv") {
      if (out === undefined) streams.out(csvText(header, rows));
      else writeBytes(out, csvText(header, rows));
    } else {
      if (out === undefined) {
        streams.err(
          `muster: ${say({
            zh: "--format xlsx 须用 --out 指明文件",
            en: "--format xlsx wants a file: --out FILE.xlsx",
          })}\n`,
        );
        return exitCodes.badInput;
      }
      const sheet = {
        name: kind,
        columns: header.map((title) => ({ title, width: 16 })),
        rows: rows.map((row) => header.map((name) => cellOf(row[name]))),
      };
      writeBytes(out, yield* Effect.promise(() => workbookBytes([sheet])));
    }
    return exitCodes.done;
  });
