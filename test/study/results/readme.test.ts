import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { eventColumns } from "../../../engine/study/results/events.ts";
import { measurementColumns } from "../../../engine/study/results/measurements.ts";
import type { Column } from "../../../engine/study/results/parquet-rows.ts";

const readme = readFileSync(
  new URL("../../../engine/study/results/README.md", import.meta.url),
  "utf8",
);

/** The rows of the table of columns under a heading. */
const rowsUnder = (heading: string): string[] => {
  const [, section = ""] = readme.split(`## ${heading}\n`);
  return (section.split("\n## ")[0] ?? "").split("\n").filter((line) => line.startsWith("| `"));
};

test.each([
  ["measurements.parquet", measurementColumns],
  ["events.parquet", eventColumns],
] as const)("the README documents the columns of %s as they are", (name, columns) => {
  expect(rowsUnder(name)).toEqual(
    (columns as readonly Column[]).map(
      ({ name, type, nullable, text }) =>
        `| \`${name}\` | ${type}${nullable ? "?" : ""} | ${text.zh} | ${text.en} |`,
    ),
  );
});
