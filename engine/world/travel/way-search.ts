import type { Ground } from "../ground/compile-ground.ts";
import type { GroundTables } from "../ground/layout.ts";
import { RowHeap } from "./heap.ts";
import type { RoadState } from "./road-state.ts";

/**
 * Shortest ways without a cache: Dijkstra's method from the destination along the ways into each node,
 * only as far as the places that ask. For single journeys on roads that keep changing this is far
 * cheaper than whole trees, which the next change may void; the answers are the same, ties included.
 */
export class WaySearch {
  private readonly ground: GroundTables;
  private readonly vehicles: number;
  private readonly time: Float64Array;
  private readonly next: Int32Array;
  /** Nodes whose entries differ from "not reached", to be cleared before the next search. */
  private readonly touched: Int32Array;
  private touchedCount = 0;
  private readonly wanted: Uint8Array;
  private readonly heap: RowHeap;
  private readonly route: Int32Array;

  constructor(ground: Ground) {
    this.ground = ground.tables;
    this.vehicles = ground.names.vehicles.length;
    const nodes = ground.tables.node.rows;
    this.time = new Float64Array(nodes).fill(Infinity);
    this.next = new Int32Array(nodes).fill(-1);
    this.touched = new Int32Array(nodes);
    this.wanted = new Uint8Array(nodes);
    this.heap = new RowHeap(nodes);
    this.route = new Int32Array(nodes);
  }

  /** Seconds from a node to a destination; Infinity if there is no way. */
  timeS(from: number, to: number, vehicle: number, roads: RoadState): number {
    if (from === to) return 0;
    this.wanted[from] = 1;
    this.search(to, vehicle, roads, 1);
    this.wanted[from] = 0;
    return this.time[from];
  }

  /**
   * Seconds to a destination from each of these nodes, in their order, into `out`; Infinity where there
   * is no way.
   */
  timesS(
    from: ArrayLike<number>,
    to: number,
    vehicle: number,
    roads: RoadState,
    out: Float64Array,
  ): void {
    let left = 0;
    for (let i = 0; i < from.length; i++) {
      if (this.wanted[from[i]] === 1) continue;
      this.wanted[from[i]] = 1;
      left++;
    }
    this.search(to, vehicle, roads, left);
    for (let i = 0; i < from.length; i++) {
      this.wanted[from[i]] = 0;
      out[i] = this.time[from[i]];
    }
  }

  /**
   * The edges from a node to a destination in order, in an array of the caller's own; empty at the
   * destination, undefined where there is no way.
   */
  way(from: number, to: number, vehicle: number, roads: RoadState): Int32Array | undefined {
    if (this.timeS(from, to, vehicle, roads) === Infinity) return undefined;
    const { from: starts, to: ends } = this.ground.edge;
    let length = 0;
    for (let node = from; node !== to;) {
      const edge = this.next[node];
      this.route[length++] = edge;
      node = starts[edge] === node ? ends[edge] : starts[edge];
    }
    return this.route.slice(0, length);
  }

  /** Settles nodes in the order of their times until so many of the wanted ones are, or none is left. */
  private search(to: number, vehicle: number, roads: RoadState, wantedLeft: number): void {
    const { heap, vehicles, time, next, touched, wanted } = this;
    const { waysInStart, wayIn, freeTime } = this.ground;
    const start = waysInStart.first;
    const wayFrom = wayIn.from;
    const wayEdge = wayIn.edge;
    const free = freeTime.seconds;
    const { isChanged } = roads;
    for (let i = 0; i < this.touchedCount; i++) {
      time[touched[i]] = Infinity;
      next[touched[i]] = -1;
    }
    heap.clear();
    time[to] = 0;
    touched[0] = to;
    let count = 1;
    let left = wantedLeft;
    heap.put(to, 0);
    for (let node = heap.take(); node !== -1; node = heap.take()) {
      if (wanted[node] === 1 && --left === 0) break;
      const sofar = time[node];
      const end = start[node + 1];
      for (let k = start[node]; k < end; k++) {
        const edge = wayEdge[k];
        const cost =
          isChanged[edge] === 0 ? free[edge * vehicles + vehicle] : roads.timeS(edge, vehicle);
        const through = sofar + cost;
        const before = wayFrom[k];
        if (through < time[before]) {
          if (time[before] === Infinity) touched[count++] = before;
          time[before] = through;
          next[before] = edge;
          heap.put(before, through);
        } else if (through === time[before] && through < Infinity && edge < next[before]) {
          next[before] = edge;
        }
      }
    }
    this.touchedCount = count;
  }
}
