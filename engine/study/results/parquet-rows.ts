import { ByteWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import type { BasicType, ColumnSource } from "hyparquet-writer";

import type { Text } from "../../inputs/text.ts";
import type { Put } from "./whole-file.ts";

/** A column of a table that we write, with what it says. */
export interface Column {
  readonly name: string;
  readonly type: Extract<BasicType, "INT32" | "FLOAT" | "DOUBLE" | "STRING" | "BOOLEAN">;
  readonly nullable: boolean;
  readonly text: Text;
}

/** The cells of one column for some rows. */
export type Cells = ColumnSource["data"];

/** A table of Parquet being written, a group of rows at a time: no more than one group is in memory. */
export interface ParquetRows {
  /** The cells by column, in the order of the columns. */
  readonly group: (cells: readonly Cells[]) => Promise<void>;
  readonly finish: () => Promise<void>;
}

/** Bytes that leave with every group of rows. */
class Outlet extends ByteWriter {
  private readonly put: Put;

  constructor(put: Put) {
    super(65_536);
    this.put = put;
  }

  // Called by the writer after each group of rows.
  async flush(): Promise<void> {
    const bytes = new Uint8Array(this.buffer.slice(0, this.index));
    this.index = 0;
    await this.put(bytes);
  }
}

/** Makes bytes fewer, as Parquet's ZSTD does. */
export type Zstd = (bytes: Uint8Array) => Uint8Array;

/**
 * Begins a table, packed with Snappy or, where that is given, with Zstandard. What the columns mean stands in the metadata of the file (`muster.column.<name>`)
 * besides what is given.
 */
export const parquetRows = (
  columns: readonly Column[],
  metadata: Readonly<Record<string, string>>,
  put: Put,
  zstd?: Zstd,
): ParquetRows => {
  const source = (cells: readonly Cells[]): ColumnSource[] =>
    columns.map(({ name, type, nullable }, i) => ({ name, type, nullable, data: cells[i] ?? [] }));
  const outlet = new Outlet(put);
  const writer = new ParquetWriter({
    writer: outlet,
    schema: schemaFromColumnData({ columnData: source([]) }),
    ...(zstd === undefined ? {} : { codec: "ZSTD", compressors: { ZSTD: zstd } }),
    createdBy: "muster",
    kvMetadata: [
      ...Object.entries(metadata).map(([key, value]) => ({ key: `muster.${key}`, value })),
      ...columns.map(({ name, text }) => ({
        key: `muster.column.${name}`,
        value: `${text.zh} · ${text.en}`,
      })),
    ],
  });
  return {
    group: async (cells) => {
      const rows = cells[0]?.length ?? 0;
      if (rows > 0) await writer.write({ columnData: source(cells), rowGroupSize: rows });
    },
    finish: async () => {
      await writer.finish();
      await outlet.flush();
    },
  };
};
