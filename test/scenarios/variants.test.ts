import { readdirSync } from "node:fs";
import { join } from "node:path";

import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";

import { countInventories } from "../../engine/files/count-inventories.ts";
import { disk } from "../../engine/files/disk.ts";
import { openCase } from "../../engine/files/read-case.ts";
import type { ReadCase } from "../../engine/files/read-case.ts";
import { readScenario } from "../../engine/files/read-scenario.ts";
import { compileWorld } from "../../engine/study/case/compile-case.ts";
import type { Assumptions } from "../../engine/world/assumptions.ts";

const yamlIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => join(folder, name));

const cases = ["shandong", "jinan"].flatMap((name) => yamlIn(`scenarios/${name}/cases`));
const variants = yamlIn("scenarios/shandong/variants");

const withVariants = (path: string): Map<string, ReadCase> => {
  const opened = Result.getOrThrow(openCase(path, disk, variants));
  const read = new Map([["", Result.getOrThrow(opened.narrowed({}))]]);
  for (const variant of opened.variants) {
    read.set(variant.variant.id, Result.getOrThrow(opened.narrowed({}, variant)));
  }
  return read;
};

describe("shipped variants", () => {
  it.each(cases)("all fit %s", (path) => {
    expect(withVariants(path).size).toBe(variants.length + 1);
  });

  it("the plan for 2025: 47 teams and 13 make 60, five city bases become eight, helicopters stay sixteen", () => {
    const read = withVariants("scenarios/shandong/cases/visualisation-pull.yaml");
    for (const assumptionSet of [0, 5]) {
      const set: Assumptions = { seed: 1, assumptionSet, assumptionSets: 8 };
      const counted = (id: string, total: string): number => {
        const inputs = read.get(id);
        if (inputs === undefined) throw new Error(id);
        const { names } = compileWorld(inputs, set).inventory;
        return names.countedIn.filter((totals) => totals.includes(total)).length;
      };
      expect(counted("", "provincial-teams")).toBe(47);
      expect(counted("plan-2025", "provincial-teams")).toBe(60);
      expect(counted("", "city-air-bases")).toBe(5);
      expect(counted("plan-2025", "city-air-bases")).toBe(8);
      expect(counted("plan-2025", "helicopters")).toBe(16);
    }
  });

  it("the plan for 2025 brings every township team to 30 and makes none weaker, in each set of assumptions", () => {
    const read = withVariants("scenarios/shandong/cases/visualisation-pull.yaml");
    for (const assumptionSet of [0, 1, 2, 3]) {
      const set: Assumptions = { seed: 1, assumptionSet, assumptionSets: 4 };
      const people = ["", "plan-2025"].map((id) => {
        const inputs = read.get(id);
        if (inputs === undefined) throw new Error(id);
        const { tables, names } = compileWorld(inputs, set).inventory;
        return new Map(names.ids.map((unit, row) => [unit, tables.unit.people[row]]));
      });
      const [before, after] = people;
      const teams = [...before].filter(([id]) => id.includes(".township-teams-"));
      expect(teams).toHaveLength(1816);
      for (const [id, strength] of teams) expect(after.get(id)).toBe(Math.max(30, strength));
    }
  });

  it("what an inventory adds to a total below it is checked", () => {
    const scenario = Result.getOrThrow(readScenario(["scenarios/shandong"]));
    const { counts, problems } = countInventories(scenario);
    expect(problems).toEqual([]);
    expect(counts.map(({ id }) => id)).toContain("shandong-2025-plan");
    const path = join(process.cwd(), "scenarios/shandong/inventory-2025.yaml");
    const changed = (from: string, to: string) =>
      Result.match(
        readScenario(["scenarios/shandong"], {
          ...disk,
          read: (file) =>
            file === path
              ? new TextEncoder().encode(
                  new TextDecoder().decode(disk.read(file)).replace(from, to),
                )
              : disk.read(file),
        }),
        {
          onFailure: (found) => found.map(({ message }) => message.en).join("\n"),
          onSuccess: () => "",
        },
      );
    expect(changed("withBelow: shandong-2023", "withBelow: shandong-2032")).toContain(
      "Did you mean shandong-2023?",
    );
    expect(changed("measure: units", "measure: people")).toContain("of the same measure");
  });
});
