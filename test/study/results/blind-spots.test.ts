import { parse } from "csv-parse/sync";
import { afterAll, expect, test } from "vitest";

import { blindSpotsCsv } from "../../../engine/study/results/blind-spots.ts";
import { playToy, toyPool, toyResult } from "./toy-study.ts";

const pool = toyPool();
afterAll(() => pool.close());

test("blind spots: a row for each place, those that fail most often first", async () => {
  const result = toyResult(await playToy(pool));
  const rows = parse<Record<string, string>>(blindSpotsCsv(result) ?? "", { columns: true });
  expect(rows.map(({ code }) => code).sort()).toEqual(["town2", "town5"]);
  expect(Number(rows[0].failed_share)).toBeGreaterThanOrEqual(Number(rows[1].failed_share));
  expect(rows[0].mostly_by_en).toBe("the town terminal");
});

test("without a promise of a picture there are none", () => {
  expect(blindSpotsCsv({ explanations: [] })).toBeUndefined();
});
