import { zstdDecompressSync } from "node:zlib";

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parquetReadObjects } from "hyparquet";

import type { Study } from "../../../engine/study/study.ts";
import { eventColumns, eventsParquet } from "../../../engine/study/results/events.ts";
import { syntheticProgram } from "../synthetic-program.ts";
import { playToy, toyPool } from "./toy-study.ts";
import { written } from "./written.ts";

const pools = [1, 2].map((workers) => toyPool(workers));
let study: Study;
beforeAll(async () => {
  study = await playToy(pools[0]);
});
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

const eventsOf = (pool = pools[0], of = study): Promise<Uint8Array<ArrayBuffer>> =>
  written(eventsParquet(pool, of, { case: "toy" }));

const rowsOf = (bytes: Uint8Array<ArrayBuffer>) =>
  parquetReadObjects({
    file: bytes.buffer,
    compressors: { ZSTD: (input) => zstdDecompressSync(input) },
  });

describe("all events of all replications", () => {
  test("are the rows of their traces, set by set, replication by replication", async () => {
    const rows = await rowsOf(await eventsOf());
    expect(rows).toHaveLength(study.ensemble.rows);
    expect(Object.keys(rows[0])).toEqual(eventColumns.map(({ name }) => name));
    const order = rows.map((row) => Number(row["replication"]));
    expect([...new Set(order)]).toEqual([0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11]);
    expect(rows.every((row) => row["assumption_set"] === Number(row["replication"]) % 3)).toBe(
      true,
    );

    const assumptions = { seed: 1, assumptionSet: 1, assumptionSets: 3 };
    const { trace } = syntheticProgram({ below: 40, above: 60 }).open(assumptions).play(4);
    const own = rows.filter((row) => row["replication"] === 4);
    expect(own).toHaveLength(trace.length);
    for (const [i, row] of own.entries()) {
      const { time, who, whom, where, amount, cause, role } = trace.row(i);
      expect(row).toMatchObject({ row: i, time_s: time, who, whom, where, amount, cause, role });
    }
    expect(own[0]).toMatchObject({ where_code: "town2", who_zh: null, stage: "occurs" });
  });

  test("are the same bytes from any number of workers", async () => {
    expect(await eventsOf(pools[1])).toEqual(await eventsOf(pools[0]));
  });

  test("are not written where the replications come out otherwise than they were counted", async () => {
    const other = { ...study, ensemble: { ...study.ensemble, traceHash: "0".repeat(32) } };
    await expect(eventsOf(pools[0], other)).rejects.toThrow("came out otherwise");
  });
});
