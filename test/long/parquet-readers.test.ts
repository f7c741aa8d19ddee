import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { DuckDBInstance } from "@duckdb/node-api";
import type { DuckDBConnection } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { RunResult } from "../../engine/inputs/run-result.ts";
import { eventColumns } from "../../engine/study/results/events.ts";
import { measurementColumns } from "../../engine/study/results/measurements.ts";
import type { Column } from "../../engine/study/results/parquet-rows.ts";
import { runCaptured } from "../cli/run-captured.ts";

let folder = "";
let result: RunResult;
let duck: DuckDBConnection;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "muster-parquet-"));
  const quake = "scenarios/shandong/cases/heze-m6.5-winter-night.yaml";
  const args = `run ${quake} --replications 16 --assumption-sets 4 --swings 0 --events --json --out`;
  const { code, out } = await runCaptured([...args.split(" "), folder]);
  expect(code).toBe(0);
  result = JSON.parse(out) as RunResult;
  duck = await (await DuckDBInstance.create()).connect();
});
afterAll(() => rmSync(folder, { recursive: true }));

const asked = async (sql: string): Promise<Record<string, unknown>[]> => {
  const answer = await duck.runAndReadAll(
    sql.replaceAll(/\$(\w+)/gu, (_, name: string) => `'${join(folder, name)}.parquet'`),
  );
  return answer.getRowObjectsJS();
};

const duckTypes: Readonly<Record<Column["type"], string>> = {
  INT32: "INTEGER",
  FLOAT: "FLOAT",
  DOUBLE: "DOUBLE",
  STRING: "VARCHAR",
  BOOLEAN: "BOOLEAN",
};

describe("DuckDB reads our Parquet", () => {
  test.each([
    ["measurements", measurementColumns],
    ["events", eventColumns],
  ] as const)(
    "%s has the columns that are documented, and says what they mean",
    async (name, columns) => {
      const found = await asked(`DESCRIBE SELECT * FROM $${name}`);
      expect(found.map((row) => [row["column_name"], row["column_type"]])).toEqual(
        columns.map((column) => [column.name, duckTypes[column.type]]),
      );
      const said = await asked(
        `SELECT decode(key) AS k, decode(value) AS v FROM parquet_kv_metadata($${name})`,
      );
      const words = new Map(said.map(({ k, v }) => [String(k), String(v)]));
      expect(words.get("muster.traceHash")).toBe(result.traceHash);
      for (const column of columns) {
        expect(words.get(`muster.column.${column.name}`)).toBe(
          `${column.text.zh} · ${column.text.en}`,
        );
      }
    },
  );

  test("what it reckons from the measurements is what the summary says", async () => {
    const rows = await asked(
      `SELECT target, variant, count(*)::INT AS n, avg(passed::INT) AS share FROM $measurements GROUP BY ALL`,
    );
    const tested = result.targets.filter(({ verdict }) => verdict !== "not tested");
    // What is measured on the ledger alone counts once for each set of assumptions.
    const clocked = tested.filter(({ n }) => n === result.replications);
    expect(clocked.length).toBeGreaterThan(5);
    for (const { id, variant, n, estimate } of clocked) {
      const row = rows.find((each) => each["target"] === id && each["variant"] === variant);
      expect(row?.["n"]).toBe(n);
      expect(row?.["share"]).toBeCloseTo(estimate ?? NaN, 12);
    }
  });

  test("the first pictures of the events are the measurements of the promise", async () => {
    const [{ differ, both }] = await asked(`
      WITH seen AS (
        SELECT replication, where_code, min(time_s) AS s FROM $events
        WHERE stage = 'firstPicture' GROUP BY ALL
      ), told AS (
        SELECT replication, value, place FROM $measurements
        WHERE target = 'picture-30' AND variant = 'onset-any-worst' AND value IS NOT NULL
      )
      SELECT count(*)::INT AS both, count(*) FILTER (abs(s / 60 - value) > 1e-9)::INT AS differ
      FROM told JOIN seen ON seen.replication = told.replication AND seen.where_code = told.place`);
    expect(both).toBeGreaterThan(4);
    expect(differ).toBe(0);
  });

  test("every cause is an earlier row of the same replication", async () => {
    const [{ wrong, all }] = await asked(`
      SELECT count(*)::INT AS all,
        count(*) FILTER (later.cause >= later.row OR earlier.time_s > later.time_s OR earlier.row IS NULL)::INT AS wrong
      FROM $events AS later LEFT JOIN $events AS earlier
        ON earlier.replication = later.replication AND earlier.row = later.cause
      WHERE later.cause >= 0`);
    expect(all).toBeGreaterThan(1000);
    expect(wrong).toBe(0);
  });

  test("the CSV beside it is the same table", async () => {
    const csv = join(folder, "measurements.csv");
    const names = "replication, assumption_set, target, variant, value, unit, passed";
    const [{ n }] = await asked(`
      SELECT count(*)::INT AS n FROM (
        SELECT ${names} FROM $measurements
        EXCEPT ALL
        SELECT replication, assumption_set, target, nullif(variant, ''), value, unit, passed = 1
        FROM read_csv('${csv}', header = true))`);
    expect(n).toBe(0);
    expect(readFileSync(csv, "utf8").split("\n").length - 2).toBe(
      Number((await asked("SELECT count(*)::INT AS n FROM $measurements"))[0]["n"]),
    );
  });
});
