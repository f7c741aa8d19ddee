import type { RoadState } from "../../../world/travel/road-state.ts";
import type { TravelTimes } from "../../../world/travel/travel-times.ts";
import type { Ground } from "../../../world/ground/compile-ground.ts";
import type { InventoryTables } from "../../../world/inventory/layout.ts";
import type { AssetList } from "./assets.ts";
import type { PictureKind } from "./picture-kinds.ts";

/** How many of the nearest are ever considered for one town. */
const CONSIDERED = 8;

/** The nearest of a list to a town: places in the list, and seconds on the free road. */
export interface Nearest {
  readonly at: Int32Array;
  readonly freeS: Float64Array;
}

/**
 * The nearest sets to each town by time on the free road, found when first asked for and kept: the
 * ledger and the free roads are the same in every replication.
 */
export class NearestAssets {
  private readonly list: AssetList;
  private readonly kinds: readonly (PictureKind | undefined)[];
  private readonly unitNode: InventoryTables["unit"]["node"];
  private readonly townNode: Int32Array;
  private readonly travel: TravelTimes;
  private readonly free: RoadState;
  private readonly known: (Nearest | undefined)[];

  /** @param free roads on which nothing has ever happened */
  constructor(
    list: AssetList,
    kinds: readonly (PictureKind | undefined)[],
    inventory: InventoryTables,
    ground: Ground,
    travel: TravelTimes,
    free: RoadState,
  ) {
    this.list = list;
    this.kinds = kinds;
    this.unitNode = inventory.unit.node;
    this.townNode = ground.tables.town.node;
    this.travel = travel;
    this.free = free;
    this.known = new Array<Nearest | undefined>(ground.tables.town.rows).fill(undefined);
  }

  /** The nearest to a town, nearest first; equally near ones in the order of the inventory. */
  to(town: number): Nearest {
    return (this.known[town] ??= this.find(town));
  }

  private find(town: number): Nearest {
    const { unit, kind } = this.list;
    const timeS = Float64Array.from(unit, (row, i) =>
      this.travel.travelTimeS(
        this.unitNode[row],
        this.townNode[town],
        this.kinds[kind[i]]?.vehicle ?? 0,
        this.free,
      ),
    );
    const order = Array.from(unit.keys())
      .filter((i) => timeS[i] < Infinity)
      .sort((a, b) => timeS[a] - timeS[b] || a - b)
      .slice(0, CONSIDERED);
    return { at: Int32Array.from(order), freeS: Float64Array.from(order, (i) => timeS[i]) };
  }
}
