import { expect, test } from "vitest";

import { seasons, weathers } from "../../../engine/inputs/case.ts";
import { weatherNames } from "../../../engine/situation/weather.ts";
import { caseProgram } from "../../../engine/study/case/case-program.ts";
import { Player } from "../../../engine/study/pool/block.ts";
import { CONDITIONS, conditionColumns } from "../../../engine/study/pool/conditions.ts";
import type { ConditionColumn } from "../../../engine/study/pool/conditions.ts";
import type { Program } from "../../../engine/study/pool/program.ts";
import { middle, shippedInputs } from "../../shipped-case.ts";
import { syntheticProgram } from "../synthetic-program.ts";

const conditionsOf = (program: Program, replications: number) => {
  const numbers = Array.from({ length: replications }, (_, i) => i);
  const block = { program: 0, assumptions: middle, replications: numbers, explain: false };
  const { conditions } = new Player([program]).play(block);
  expect(conditions).toHaveLength(replications * CONDITIONS);
  return (column: ConditionColumn): number[] =>
    numbers.map((r) => conditions[r * CONDITIONS + conditionColumns.indexOf(column)]);
};

const caseOf = (name: string): Program => {
  const { path: _, warnings: __, ...inputs } = shippedInputs(name);
  return caseProgram({ inputs, place: undefined, only: undefined });
};

test("weather is numbered as cases name it", () => {
  expect(weatherNames).toEqual(weathers);
});

test("a program without weather and shocks: noon, and the town hit harder", () => {
  const column = conditionsOf(syntheticProgram({ below: 5, above: 40 }), 3);
  expect(column("hour")).toEqual([12, 12, 12]);
  expect(column("place")).toEqual([2, 2, 2]);
  expect(column("weather")).toEqual([NaN, NaN, NaN]);
  expect(column("magnitude")).toEqual([NaN, NaN, NaN]);
});

test("an earthquake of record: its hour, season and magnitude in every replication", () => {
  const column = conditionsOf(caseOf("shandong/cases/pingyuan-2023"), 2);
  for (const hour of column("hour")) expect(hour).toBeCloseTo(2 + 33 / 60, 1);
  expect(column("season").map((number) => seasons[number])).toEqual(["summer", "summer"]);
  for (const magnitude of column("magnitude")) expect(magnitude).toBeCloseTo(5.5, 1);
  for (const place of column("place")) expect(place).toBeGreaterThanOrEqual(0);
});

test("a call-out at any hour, season and weather: every one comes up, no magnitude", () => {
  const column = conditionsOf(caseOf("shandong/cases/visualisation-pull"), 40);
  expect(new Set(column("magnitude"))).toEqual(new Set([NaN]));
  expect(new Set(column("season"))).toEqual(new Set([0, 1, 2, 3]));
  expect(new Set(column("weather")).size).toBeGreaterThan(2);
  expect(new Set(column("place")).size).toBeGreaterThan(30);
  for (const hour of column("hour")) {
    expect(hour).toBeGreaterThanOrEqual(0);
    expect(hour).toBeLessThan(24);
  }
});
