import type { Ground } from "../ground/compile-ground.ts";
import type { GroundTables } from "../ground/layout.ts";
import { RowHeap } from "./heap.ts";

/**
 * Shortest ways on the free road: for each (destination, class of vehicle) asked about, the edge to take
 * next from every node. They hold for as long as the ground does; one takes two bytes a node (four in
 * networks of 65,535 edges and more).
 */
export class FreeWays {
  private readonly ground: GroundTables;
  private readonly nodes: number;
  private readonly vehicles: number;
  /** Says in a row of `nextTo` that there is no way. */
  readonly none: number;
  private readonly next: (Uint16Array | Int32Array | undefined)[];
  /** Seconds of each edge, by class of vehicle. */
  private readonly seconds: (Float64Array | undefined)[];
  private readonly time: Float64Array;
  private readonly heap: RowHeap;

  constructor(ground: Ground) {
    this.ground = ground.tables;
    this.nodes = ground.tables.node.rows;
    this.vehicles = ground.names.vehicles.length;
    this.none = ground.tables.edge.rows < NARROW ? NARROW : -1;
    this.next = new Array<Uint16Array | undefined>(this.nodes * this.vehicles).fill(undefined);
    this.seconds = new Array<Float64Array | undefined>(this.vehicles).fill(undefined);
    this.time = new Float64Array(this.nodes);
    this.heap = new RowHeap(this.nodes);
  }

  /** Seconds for an edge. */
  edgeS(edge: number, vehicle: number): number {
    return this.ground.freeTime.seconds[edge * this.vehicles + vehicle];
  }

  /** The same for all edges, by their rows. */
  secondsOf(vehicle: number): Float64Array {
    let known = this.seconds[vehicle];
    if (known === undefined) {
      known = Float64Array.from({ length: this.ground.edge.rows }, (_, edge) =>
        this.edgeS(edge, vehicle),
      );
      this.seconds[vehicle] = known;
    }
    return known;
  }

  /** Seconds for the first edges of a way, added from its end as the search does. */
  timeS(route: Int32Array, length: number, vehicle: number): number {
    const seconds = this.secondsOf(vehicle);
    let sum = 0;
    for (let i = length - 1; i >= 0; i--) sum += seconds[route[i]];
    return sum;
  }

  /** Seconds for the whole way from a node that has one. */
  alongS(from: number, to: number, vehicle: number): number {
    const next = this.nextTo(to, vehicle);
    const seconds = this.secondsOf(vehicle);
    const { from: starts, to: ends } = this.ground.edge;
    let sum = 0;
    for (let node = from; node !== to;) {
      const edge = next[node];
      sum += seconds[edge];
      node = starts[edge] === node ? ends[edge] : starts[edge];
    }
    return sum;
  }

  /** The edge to take next from each node towards a destination; `none` where there is no way, and at the destination. */
  nextTo(to: number, vehicle: number): Uint16Array | Int32Array {
    const key = to * this.vehicles + vehicle;
    return this.next[key] ?? (this.next[key] = this.build(to, vehicle));
  }

  /** Dijkstra's method from the destination; of equally long ways the one whose next edge has the lower row. */
  private build(to: number, vehicle: number): Uint16Array | Int32Array {
    const { heap, time, none, nodes } = this;
    const { waysInStart, wayIn } = this.ground;
    const start = waysInStart.first;
    const wayFrom = wayIn.from;
    const wayEdge = wayIn.edge;
    const seconds = this.secondsOf(vehicle);
    const next = none === -1 ? new Int32Array(nodes) : new Uint16Array(nodes);
    next.fill(none);
    time.fill(Infinity);
    heap.clear();
    time[to] = 0;
    heap.put(to, 0);
    for (let node = heap.take(); node !== -1; node = heap.take()) {
      const sofar = time[node];
      const end = start[node + 1];
      for (let k = start[node]; k < end; k++) {
        const edge = wayEdge[k];
        const through = sofar + seconds[edge];
        const from = wayFrom[k];
        if (through < time[from]) {
          time[from] = through;
          next[from] = edge;
          heap.put(from, through);
        } else if (through === time[from] && through < Infinity && edge < next[from]) {
          next[from] = edge;
        }
      }
    }
    return next;
  }
}

/** Rows of edges below this fit into two bytes, with one value left for "none". */
const NARROW = 65_535;
