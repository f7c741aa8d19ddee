import type { GroundTables } from "../ground/layout.ts";
import { RowHeap } from "./heap.ts";
import type { RoadState } from "./road-state.ts";

/**
 * Dijkstra's method from one destination on the roads of one moment, for one class of vehicle. It goes no
 * further out than it has been asked about, and goes on from there when a place further out is asked
 * about: who chooses among many units asks about the likely ones alone.
 */
export class SearchTowards {
  private readonly ground: GroundTables;
  private readonly vehicle: number;
  private readonly seconds: Float64Array;
  private readonly heap: RowHeap;
  /** Seconds to the destination; right where `isSettled`, else the best found so far. */
  private readonly time: Float64Array;
  private readonly isSettled: Uint8Array;
  /** Nodes reached, to be cleared before the next destination. */
  private readonly touched: Int32Array;
  private touchedCount = 0;
  private to = -1;
  private roads: RoadState | undefined = undefined;
  private version = -1;

  /** @param seconds of each edge on the free road */
  constructor(ground: GroundTables, vehicle: number, seconds: Float64Array) {
    const nodes = ground.node.rows;
    this.ground = ground;
    this.vehicle = vehicle;
    this.seconds = seconds;
    this.heap = new RowHeap(nodes);
    this.time = new Float64Array(nodes).fill(Infinity);
    this.isSettled = new Uint8Array(nodes);
    this.touched = new Int32Array(nodes);
  }

  /** Makes it a search towards `to` on the roads as they are now; true if it was another before. */
  turnTo(to: number, roads: RoadState): boolean {
    if (to === this.to && roads === this.roads && roads.version === this.version) return false;
    const { heap, time, isSettled, touched } = this;
    for (let i = 0; i < this.touchedCount; i++) {
      time[touched[i]] = Infinity;
      isSettled[touched[i]] = 0;
    }
    this.to = to;
    this.roads = roads;
    this.version = roads.version;
    heap.clear();
    time[to] = 0;
    touched[0] = to;
    this.touchedCount = 1;
    heap.put(to, 0);
    return true;
  }

  /** Seconds from a node to the destination; Infinity if there is no way. */
  timeS(from: number): number {
    const { heap, time, isSettled, touched, roads, seconds, vehicle } = this;
    if (isSettled[from] === 1 || roads === undefined) return time[from];
    const { waysInStart, wayIn } = this.ground;
    const start = waysInStart.first;
    const wayFrom = wayIn.from;
    const wayEdge = wayIn.edge;
    const { isChanged } = roads;
    let count = this.touchedCount;
    for (let node = heap.take(); node !== -1; node = heap.take()) {
      isSettled[node] = 1;
      const sofar = time[node];
      const end = start[node + 1];
      for (let k = start[node]; k < end; k++) {
        const edge = wayEdge[k];
        const cost = isChanged[edge] === 0 ? seconds[edge] : roads.timeS(edge, vehicle);
        const through = sofar + cost;
        const before = wayFrom[k];
        if (through >= time[before]) continue;
        if (time[before] === Infinity) touched[count++] = before;
        time[before] = through;
        heap.put(before, through);
      }
      if (node === from) break;
    }
    this.touchedCount = count;
    return time[from];
  }
}
