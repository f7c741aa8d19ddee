import type { Ground } from "../ground/compile-ground.ts";
import type { GroundTables } from "../ground/layout.ts";
import { FreeWays } from "./free-ways.ts";
import { RowHeap } from "./heap.ts";
import type { RoadState } from "./road-state.ts";
import { SearchTowards } from "./search-towards.ts";

/**
 * A place from which no more nodes than this can be reached is told to be cut off without a search: fewer
 * are tried where many places ask at once, which one search serves.
 */
const FLOOD = 96;
const SMALL_FLOOD = 8;

/**
 * Shortest ways on roads that keep changing, for single journeys and for choosing among units. Roads
 * are never faster than free: so the way on the free road is the shortest as long as none of its edges
 * has changed, and only where one has a new way is searched, guided by the free one. The times are those
 * of `TravelTimes` to rounding; which of two ways of equal length is taken depends on the roads alone.
 */
export class WaySearch {
  private readonly ground: GroundTables;
  private readonly free: FreeWays;
  private readonly time: Float64Array;
  private readonly next: Int32Array;
  /** Nodes whose entries differ from "not reached", to be cleared before the next search. */
  private readonly touched: Int32Array;
  private touchedCount = 0;
  private readonly heap: RowHeap;
  /** By class of vehicle. */
  private readonly towards: SearchTowards[];
  private readonly leastPace: number[] = [];
  private readonly route: Int32Array;
  private readonly flood = new Int32Array(FLOOD);
  /** Every edge at each of its ends: from `first[node]` up to the next node's. */
  private readonly firstEnd: Int32Array;
  private readonly endEdge: Int32Array;
  private readonly floodMark: Uint32Array;
  private readonly least: Float64Array;
  private readonly leastMark: Uint32Array;
  private leastAsked = 0;
  private floods = 0;
  private searched = 0;
  /** Of the last `leastS`. */
  isExact = true;

  constructor(ground: Ground) {
    this.ground = ground.tables;
    this.free = new FreeWays(ground);
    const { edge, node } = ground.tables;
    const nodes = node.rows;
    this.time = new Float64Array(nodes).fill(Infinity);
    this.next = new Int32Array(nodes).fill(-1);
    this.touched = new Int32Array(nodes);
    this.heap = new RowHeap(nodes);
    this.towards = ground.names.vehicles.map(
      (_, vehicle) => new SearchTowards(ground.tables, vehicle, this.free.secondsOf(vehicle)),
    );
    this.route = new Int32Array(nodes);
    this.floodMark = new Uint32Array(nodes);
    this.least = new Float64Array(nodes);
    this.leastMark = new Uint32Array(nodes);
    this.firstEnd = new Int32Array(nodes + 1);
    for (let row = 0; row < edge.rows; row++) {
      this.firstEnd[edge.from[row] + 1]++;
      this.firstEnd[edge.to[row] + 1]++;
    }
    for (let row = 0; row < nodes; row++) this.firstEnd[row + 1] += this.firstEnd[row];
    this.endEdge = new Int32Array(2 * edge.rows);
    const fill = this.firstEnd.slice();
    for (let row = 0; row < edge.rows; row++) {
      this.endEdge[fill[edge.from[row]]++] = row;
      this.endEdge[fill[edge.to[row]]++] = row;
    }
  }

  /** How many searches there have been; a measure for tests and benchmarks. */
  get searches(): number {
    return this.searched;
  }

  /** Seconds from a node to a destination; Infinity if there is no way. */
  timeS(from: number, to: number, vehicle: number, roads: RoadState): number {
    const length = this.freeWay(from, to, vehicle, roads);
    if (length >= 0) return this.free.timeS(this.route, length, vehicle);
    return length === NONE ? Infinity : this.searchWay(from, to, vehicle, roads);
  }

  /**
   * Seconds at least: those of the free road. `isExact` says whether nothing on that way has changed, so
   * that they are the seconds indeed.
   */
  leastS(from: number, to: number, vehicle: number, roads: RoadState): number {
    const length = this.freeWay(from, to, vehicle, roads);
    this.isExact = length !== CHANGED;
    if (length >= 0) return this.free.timeS(this.route, length, vehicle);
    return length === NONE ? Infinity : this.free.alongS(from, to, vehicle);
  }

  /**
   * Seconds at least, reckoned in no time: straight at the greatest speed that any road allows, the
   * straight line between its ends over its seconds.
   */
  leastByAirS(from: number, to: number, vehicle: number): number {
    return this.straight(from, to) * this.leastPaceOf(vehicle);
  }

  /** Seconds by a search from the destination, which others that ask about it go on with. */
  searchedS(from: number, to: number, vehicle: number, roads: RoadState): number {
    if (this.isCutOff(from, to, vehicle, roads, SMALL_FLOOD)) return Infinity;
    const search = this.towards[vehicle];
    if (search.turnTo(to, roads)) this.searched++;
    return search.timeS(from);
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
    for (let i = 0; i < from.length; i++) {
      const length = this.freeWay(from[i], to, vehicle, roads);
      if (length === CHANGED) out[i] = this.searchedS(from[i], to, vehicle, roads);
      else out[i] = length >= 0 ? this.free.timeS(this.route, length, vehicle) : Infinity;
    }
  }

  /**
   * The edges from a node to a destination in order, in an array of the caller's own; empty at the
   * destination, undefined where there is no way.
   */
  way(from: number, to: number, vehicle: number, roads: RoadState): Int32Array | undefined {
    const free = this.freeWay(from, to, vehicle, roads);
    if (free >= 0) return this.route.slice(0, free);
    if (free === NONE || this.searchWay(from, to, vehicle, roads) === Infinity) return undefined;
    const { from: starts, to: ends } = this.ground.edge;
    let length = 0;
    for (let node = to; node !== from;) {
      const edge = this.next[node];
      this.route[length++] = edge;
      node = starts[edge] === node ? ends[edge] : starts[edge];
    }
    return this.route.slice(0, length).reverse();
  }

  /** The straight line between two nodes, in radii of the earth, through it. */
  private straight(from: number, to: number): number {
    const { value } = this.ground.nodeVector;
    const x = value[3 * from] - value[3 * to];
    const y = value[3 * from + 1] - value[3 * to + 1];
    const z = value[3 * from + 2] - value[3 * to + 2];
    return Math.sqrt(x * x + y * y + z * z);
  }

  /** The fewest seconds that any road takes for a straight line of one. */
  private leastPaceOf(vehicle: number): number {
    const known = this.leastPace[vehicle];
    if (known !== undefined) return known;
    const { edge } = this.ground;
    let pace = Infinity;
    this.free.secondsOf(vehicle).forEach((seconds, row) => {
      const straight = this.straight(edge.from[row], edge.to[row]);
      if (straight > 0) pace = Math.min(pace, seconds / straight);
    });
    // A little less, so that rounding makes no bound too great; no road at all bounds nothing.
    return (this.leastPace[vehicle] = pace === Infinity ? 0 : pace * (1 - 1e-9));
  }

  /**
   * The way on the free road into `route`: how many edges, or `NONE`, or `CHANGED` if one of them is no
   * longer as it was.
   */
  private freeWay(from: number, to: number, vehicle: number, roads: RoadState): number {
    const { route, free, ground } = this;
    const next = free.nextTo(to, vehicle);
    const { from: starts, to: ends } = ground.edge;
    const { isChanged } = roads;
    let length = 0;
    for (let node = from; node !== to;) {
      const edge = next[node];
      if (edge === free.none) return NONE;
      if (isChanged[edge] === 1 && roads.timeS(edge, vehicle) !== free.edgeS(edge, vehicle)) {
        return CHANGED;
      }
      route[length++] = edge;
      node = starts[edge] === node ? ends[edge] : starts[edge];
    }
    return length;
  }

  /**
   * The shortest way from a node to a destination by A*: the seconds of the free road to the destination
   * are a bound that no changed road undercuts, so that little beside the way itself is looked at.
   * Afterwards `next` holds the edge by which each node was reached. Infinity if there is none.
   */
  private searchWay(from: number, to: number, vehicle: number, roads: RoadState): number {
    if (
      this.isCutOff(from, to, vehicle, roads, FLOOD) ||
      this.isCutOff(to, from, vehicle, roads, FLOOD)
    ) {
      return Infinity;
    }
    this.searched++;
    const { heap, time, next, touched, free, firstEnd, endEdge } = this;
    const { edge } = this.ground;
    const seconds = free.secondsOf(vehicle);
    const { isChanged } = roads;
    const least = this.leastTo(to, vehicle);
    this.forget();
    heap.clear();
    time[from] = 0;
    touched[0] = from;
    this.touchedCount = 1;
    heap.put(from, least(from));
    for (let node = heap.take(); node !== -1; node = heap.take()) {
      if (node === to) break;
      const sofar = time[node];
      for (let k = firstEnd[node]; k < firstEnd[node + 1]; k++) {
        const row = endEdge[k];
        const isForward = edge.from[row] === node;
        if (!isForward && edge.oneWay[row] === 1) continue;
        const through = sofar + (isChanged[row] === 0 ? seconds[row] : roads.timeS(row, vehicle));
        const after = isForward ? edge.to[row] : edge.from[row];
        if (through >= time[after]) continue;
        const rest = least(after);
        if (rest === Infinity) continue;
        if (time[after] === Infinity) touched[this.touchedCount++] = after;
        time[after] = through;
        next[after] = row;
        heap.put(after, through + rest);
      }
    }
    return time[to];
  }

  /** Seconds at least from a node to a destination, remembered as long as one destination is asked about. */
  private leastTo(to: number, vehicle: number): (node: number) => number {
    const { least, leastMark, free, route } = this;
    const next = free.nextTo(to, vehicle);
    const seconds = free.secondsOf(vehicle);
    const { from: starts, to: ends } = this.ground.edge;
    const mark = ++this.leastAsked;
    least[to] = 0;
    leastMark[to] = mark;
    return (node) => {
      let length = 0;
      let at = node;
      while (leastMark[at] !== mark) {
        const edge = next[at];
        if (edge === free.none) {
          least[at] = Infinity;
          leastMark[at] = mark;
          break;
        }
        route[length++] = at;
        at = starts[edge] === at ? ends[edge] : starts[edge];
      }
      let sum = least[at];
      while (length > 0) {
        at = route[--length];
        sum += seconds[next[at]];
        least[at] = sum;
        leastMark[at] = mark;
      }
      return sum;
    };
  }

  private forget(): void {
    const { time, next, touched } = this;
    for (let i = 0; i < this.touchedCount; i++) {
      time[touched[i]] = Infinity;
      next[touched[i]] = -1;
    }
    this.touchedCount = 0;
  }

  /**
   * Do closed roads leave so small a part of the network around a place that the destination is plainly
   * outside? One-way roads are taken both ways here, so that it never says so wrongly.
   */
  private isCutOff(
    from: number,
    to: number,
    vehicle: number,
    roads: RoadState,
    most: number,
  ): boolean {
    const { flood, floodMark, firstEnd, endEdge } = this;
    const { edge } = this.ground;
    const mark = ++this.floods;
    flood[0] = from;
    floodMark[from] = mark;
    let count = 1;
    for (let i = 0; i < count; i++) {
      const node = flood[i];
      if (node === to) return false;
      for (let k = firstEnd[node]; k < firstEnd[node + 1]; k++) {
        const row = endEdge[k];
        const other = edge.from[row] === node ? edge.to[row] : edge.from[row];
        if (floodMark[other] === mark || !roads.passable(row, vehicle)) continue;
        if (count === most) return false;
        floodMark[other] = mark;
        flood[count++] = other;
      }
    }
    return true;
  }
}

/** There is no way even on the free road; the free way has changed. */
const NONE = -1;
const CHANGED = -2;
