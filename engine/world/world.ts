import type { Daylight } from "./air/daylight.ts";
import type { Ground } from "./ground/compile-ground.ts";
import type { CompiledInventory } from "./inventory/compile-inventory.ts";

/** What stands where, in one set of assumptions: the same for every replication, known to everybody. */
export interface World {
  readonly ground: Ground;
  readonly inventory: CompiledInventory;
  readonly daylight: Daylight;
  /** Residents of the region over those of its province: 1 unless the region is a part. */
  readonly shareOfProvince: number;
}
