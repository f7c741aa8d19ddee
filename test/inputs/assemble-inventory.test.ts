import { describe, expect, test } from "vitest";

import { assembleInventory } from "../../engine/inputs/assemble-inventory.ts";
import type { OpenedFile } from "../../engine/inputs/assemble-region.ts";
import { openFile } from "../world/shipped-region.ts";
import { shippedCatalogue } from "../world/shipped-inventory.ts";

const path = "scenarios/shandong/inventory-2023.yaml";

/** Assembles the shipped inventory with one file changed. */
const withChange = (changed: string, change: (value: never) => unknown) =>
  assembleInventory(
    path,
    (wanted): OpenedFile => {
      const file = openFile(wanted);
      return wanted.endsWith(changed)
        ? { ...file, value: change(structuredClone(file.value) as never) }
        : file;
    },
    shippedCatalogue(),
  );

type Row = Record<string, unknown>;
type Document = {
  totals: Record<string, { number: number }>;
  groups: Record<string, Record<string, unknown>>;
  over?: string;
};

const first = (result: ReturnType<typeof assembleInventory>) => {
  expect(result.inventory).toBeUndefined();
  const [problem] = result.problems;
  expect(problem.severity).toBe("error");
  expect(problem.message.zh).not.toBe(problem.message.en);
  return problem;
};

describe("an inventory as a whole", () => {
  test("the shipped one holds", () => {
    const { inventory, problems } = withChange("nothing", (value) => value);
    expect(problems).toEqual([]);
    expect(inventory?.rows.length).toBeGreaterThan(50);
  });

  test("a total that says another number than its fact", () => {
    const problem = first(
      withChange("inventory-2023.yaml", (value: Document) => {
        value.totals["helicopters"].number = 17;
        return value;
      }),
    );
    expect(problem.file).toBe(path);
    expect(problem.line).toBeGreaterThan(10);
    expect(problem.found.en).toBe("17");
    expect(problem.allowed.en).toBe("16, as the fact sd-helicopters says");
  });

  test("a countable fact without a row in the coverage", () => {
    const problem = first(withChange("facts-coverage.csv", (rows: Row[]) => rows.slice(1)));
    expect(problem.file).toBe("scenarios/shandong/facts.csv");
    expect(problem.found.en).toBe("sd-national-teams");
  });

  test("a reason in one language only", () => {
    const problem = first(
      withChange("facts-coverage.csv", (rows: Row[]) =>
        rows.map((row) => {
          const { reason_en: _, ...rest } = row;
          return rest;
        }),
      ),
    );
    expect(problem.allowed.en).toMatch(/both languages/u);
  });

  test("coverage by a total of another fact", () => {
    const problem = first(
      withChange("facts-coverage.csv", (rows: Row[]) =>
        rows.map((row) =>
          row["total"] === "helicopters" ? { ...row, total: "landing-points" } : row,
        ),
      ),
    );
    expect(problem.allowed.en).toBe("a total whose fact is sd-helicopters");
  });

  test("a group that takes an unknown entry, or a figure its kind does not have", () => {
    const unknown = first(
      withChange("inventory-2023.yaml", (value: Document) => {
        value.groups["army-groups"]["amount"] = {
          perCity: { unknown: "army-groups", key: "navy" },
        };
        return value;
      }),
    );
    expect(unknown.allowed.en).toMatch(/army, armed-police/u);
    const figure = first(
      withChange("inventory-2023.yaml", (value: Document) => {
        value.groups["social-forces"]["people"] = { figure: "docks" };
        return value;
      }),
    );
    expect(figure.found.en).toBe("docks");
  });

  test("half a position, a base that is not there", () => {
    const half = first(
      withChange("aviation.csv", (rows: Row[]) =>
        rows.map(({ lat, ...row }, i) =>
          i === 1 ? row : lat === undefined ? row : { ...row, lat },
        ),
      ),
    );
    expect(half.file).toMatch(/aviation\.csv$/u);
    expect(half.allowed.en).toMatch(/together/u);
    const base = first(
      withChange("aviation.csv", (rows: Row[]) =>
        rows.map((row) =>
          row["stationed_at"] === "air-penglai" ? { ...row, stationed_at: "air-nowhere" } : row,
        ),
      ),
    );
    expect(base.found.en).toBe("air-nowhere");
  });

  test("rows that are part of each other", () => {
    const problem = first(
      withChange("aviation.csv", (rows: Row[]) =>
        rows.map((row) =>
          row["id"] === "air-taian"
            ? { ...row, part_of: "air-weihai" }
            : row["id"] === "air-weihai"
              ? { ...row, part_of: "air-taian" }
              : row,
        ),
      ),
    );
    expect(problem.path).toMatch(/part_of$/u);
    expect(problem.found.en).toBe("air-weihai");
  });

  test("an inventory laid over itself", () => {
    const problem = first(
      withChange("inventory-2023.yaml", (value: Document) => ({
        ...value,
        over: "inventory-2023.yaml",
      })),
    );
    expect(problem.allowed.en).toMatch(/does not lie over itself/u);
  });
});
