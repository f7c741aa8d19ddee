import { nearestRows, unitVectors } from "../../../world/ground/sphere.ts";
import type { Ground } from "../../../world/ground/compile-ground.ts";
import type { InventoryTables } from "../../../world/inventory/layout.ts";
import type { RoadState } from "../../../world/travel/road-state.ts";
import type { WaySearch } from "../../../world/travel/way-search.ts";
import type { AssetList } from "./assets.ts";
import type { PictureKind } from "./picture-kinds.ts";

/** How many of the nearest are ever considered for one town, and out of how many as the crow flies. */
const CONSIDERED = 8;
const NEAR_BY_AIR = 24;

/** The nearest of a list to a town: places in the list, and seconds on the free road. */
export interface Nearest {
  readonly at: Int32Array;
  readonly freeS: Float64Array;
}

/**
 * The nearest sets to each town by time on the free road, out of those nearest as the crow flies; found
 * when first asked for and kept, since ledger and free roads are the same in every replication.
 */
export class NearestAssets {
  private readonly list: AssetList;
  private readonly vehicle: Int32Array;
  private readonly node: Int32Array;
  private readonly vectors: Float64Array;
  private readonly ground: Ground["tables"];
  private readonly search: WaySearch;
  private readonly free: RoadState;
  private readonly known: (Nearest | undefined)[];
  private readonly timeS: Float64Array;
  private readonly found = new Int32Array(NEAR_BY_AIR);

  /** @param free roads on which nothing has ever happened */
  constructor(
    list: AssetList,
    kinds: readonly (PictureKind | undefined)[],
    { unit }: InventoryTables,
    ground: Ground,
    search: WaySearch,
    free: RoadState,
  ) {
    this.list = list;
    this.vehicle = list.kind.map((kind) => kinds[kind]?.vehicle ?? 0);
    this.node = list.unit.map((row) => unit.node[row]);
    this.vectors = unitVectors(
      Float64Array.from(list.unit, (row) => unit.lon[row]),
      Float64Array.from(list.unit, (row) => unit.lat[row]),
    );
    this.ground = ground.tables;
    this.search = search;
    this.free = free;
    this.known = new Array<Nearest | undefined>(ground.tables.town.rows).fill(undefined);
    this.timeS = new Float64Array(list.unit.length);
  }

  /** The nearest to a town, nearest first; equally near ones in the order of the inventory. */
  to(town: number): Nearest {
    return (this.known[town] ??= this.find(town));
  }

  /**
   * Seconds to a town on some roads for members of the list; entry `i` of the answer is of member `at[i]`.
   * The array is used anew by the next call.
   */
  timesS(town: number, at: ArrayLike<number>, roads: RoadState): Float64Array {
    const { vehicle, node, timeS } = this;
    const target = this.ground.town.node[town];
    const nodes = Array.from(at, (member) => node[member]);
    const classes = new Set(Array.from(at, (member) => vehicle[member]));
    const times = new Float64Array(at.length);
    for (const c of classes) {
      this.search.timesS(nodes, target, c, roads, times);
      for (let i = 0; i < at.length; i++) if (vehicle[at[i]] === c) timeS[i] = times[i];
    }
    return timeS;
  }

  private find(town: number): Nearest {
    const { lon, lat } = this.ground.town;
    const place = { lon: lon[town], lat: lat[town] };
    const { unit } = this.list;
    const n = nearestRows(this.vectors, unit.length, place, NEAR_BY_AIR, this.found);
    const near = this.found.slice(0, n);
    const timeS = Float64Array.from(this.timesS(town, near, this.free).subarray(0, n));
    const order = Array.from(near.keys())
      .filter((i) => timeS[i] < Infinity)
      .sort((a, b) => timeS[a] - timeS[b] || near[a] - near[b])
      .slice(0, CONSIDERED);
    return {
      at: Int32Array.from(order, (i) => near[i]),
      freeS: Float64Array.from(order, (i) => timeS[i]),
    };
  }
}
