import * as Result from "effect/Result";

import { readInventory } from "../engine/files/inventory.ts";
import { compileGround } from "../engine/world/ground/compile-ground.ts";
import { compileInventory } from "../engine/world/inventory/compile-inventory.ts";
import { printRows } from "../engine/world/inventory/print-rows.ts";
import { median } from "./kernel/measure.ts";

/** What an inventory costs, in the ground of its own region. Times are medians over the rounds. */
export interface InventoryBenchmark {
  readonly inventory: string;
  readonly rows: number;
  readonly kinds: number;
  /** Files to checked data: inventory, its region, the catalogue. */
  readonly readMilliseconds: number;
  /** One set of assumptions; an inventory laid over another compiles both. */
  readonly compileMilliseconds: number;
  readonly megabytes: number;
  readonly rowsPrintedPerSecond: number;
}

const shipped = [
  { inventory: "scenarios/shandong/inventory-2023.yaml", region: "scenarios/shandong/region.yaml" },
  { inventory: "scenarios/jinan/inventory-2026.yaml", region: "scenarios/jinan/region.yaml" },
] as const;

/** Measures reading, compiling and printing of the shipped inventories, in about ten seconds. */
export async function benchInventory(rounds = 9): Promise<readonly InventoryBenchmark[]> {
  return shipped.map((files) => {
    const reads: number[] = [];
    const compiles: number[] = [];
    const prints: number[] = [];
    let last: Omit<InventoryBenchmark, "readMilliseconds" | "compileMilliseconds"> | undefined;
    for (let round = -1; round < rounds; round++) {
      const start = performance.now();
      const read = readInventory(files.inventory, files.region);
      const readMs = performance.now() - start;
      if (Result.isFailure(read))
        throw new Error(read.failure.map(({ message }) => message.en).join("\n"));
      const { inventory, region, catalogue } = read.success;
      const assumptions = {
        seed: 1,
        assumptionSet: Math.max(0, round),
        assumptionSets: rounds,
      };
      const ground = compileGround(region, assumptions);
      const from = performance.now();
      const compiled = compileInventory(inventory, ground, catalogue, assumptions, region);
      const compileMs = performance.now() - from;
      const before = performance.now();
      const rows = printRows(compiled, ground);
      const printMs = performance.now() - before;
      // The first round warms up.
      if (round === -1) continue;
      reads.push(readMs);
      compiles.push(compileMs);
      prints.push((rows.length / printMs) * 1000);
      last = {
        inventory: inventory.document.id,
        rows: rows.length,
        kinds: compiled.catalogue.kinds.length,
        megabytes: compiled.buffer.byteLength / 1e6,
        rowsPrintedPerSecond: median(prints),
      };
    }
    return {
      ...last!,
      readMilliseconds: median(reads),
      compileMilliseconds: median(compiles),
    };
  });
}
