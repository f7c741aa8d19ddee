import { parse } from "csv-parse/sync";
import { parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Study } from "../../../engine/study/study.ts";
import {
  measurementColumns,
  measurementsCsv,
  measurementsParquet,
} from "../../../engine/study/results/measurements.ts";
import { playToy, toyPool } from "./toy-study.ts";
import { asText, written } from "./written.ts";

const pool = toyPool();
let study: Study;
beforeAll(async () => {
  study = await playToy(pool);
});
afterAll(() => pool.close());

const csvRows = async (of = study): Promise<Record<string, string>[]> =>
  parse(asText(await written(measurementsCsv(of) ?? { name: "", write: async () => {} })), {
    columns: true,
  });

describe("measurements", () => {
  test("as CSV: a line for each replication and tested reading, in order", async () => {
    const rows = await csvRows();
    expect(rows).toHaveLength(3 * study.request.replications);
    expect(Object.keys(rows[0])).toEqual(measurementColumns.map(({ name }) => name));
    expect(rows[0]).toMatchObject({
      replication: "0",
      assumption_set: "0",
      hour: "12",
      target: "picture",
      variant: "",
      unit: "min",
    });
    expect(rows[1]).toMatchObject({ replication: "0", target: "picture", variant: "worst" });
    for (const { passed, value, unit, target } of rows) {
      if (target === "picture") expect(passed).toBe(Number(value) <= 30 ? "1" : "0");
      expect(["min", "km"]).toContain(unit);
    }
  });

  test("as Parquet: the same rows, with what the columns mean", async () => {
    const { buffer: file } = await written(measurementsParquet(study, { case: "toy" }));
    const rows = await parquetReadObjects({ file });
    const inWords = rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, cell]) => [
          name,
          cell === null || cell === undefined
            ? ""
            : typeof cell === "boolean"
              ? String(Number(cell))
              : String(cell as string | number),
        ]),
      ),
    );
    expect(inWords).toEqual(await csvRows());
    const { key_value_metadata } = await parquetMetadataAsync(file);
    const said = new Map((key_value_metadata ?? []).map(({ key, value }) => [key, value]));
    expect(said.get("muster.case")).toBe("toy");
    for (const { name, text } of measurementColumns) {
      expect(said.get(`muster.column.${name}`)).toBe(`${text.zh} · ${text.en}`);
    }
  });

  test("what never happened has no value and failed; where nobody is spoken of there is no row", async () => {
    const { ensemble } = study;
    const values = ensemble.values.slice();
    const passes = ensemble.passes.slice();
    [values[0], passes[0]] = [Infinity, 0];
    [values[1], passes[1]] = [NaN, -1];
    const rows = await csvRows({ ...study, ensemble: { ...ensemble, values, passes } });
    expect(rows).toHaveLength(3 * study.request.replications - 1);
    expect(rows[0]).toMatchObject({ variant: "", value: "", passed: "0" });
    expect(rows[1].variant).not.toBe("worst");
  });

  test("the CSV is left out where no spreadsheet could show it", () => {
    const { ensemble } = study;
    const passes = new Int8Array(1_048_576);
    expect(measurementsCsv({ ...study, ensemble: { ...ensemble, passes } })).toBeUndefined();
  });
});
