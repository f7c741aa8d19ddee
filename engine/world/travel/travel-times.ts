import type { Ground } from "../ground/compile-ground.ts";
import type { GroundTables } from "../ground/layout.ts";
import { RowHeap } from "./heap.ts";
import type { RoadState } from "./road-state.ts";

/** Asked from every node. */
const EVERYWHERE = -1;
/** The owner of a tree of the free road, which every state shares. */
const FREE = 0;
/** A tree is checked against this many changes at most; beyond that it is built anew. */
const MOST_CHECKS = 4096;

/**
 * Travel times and ways by shortest-path trees towards a destination, one for each (destination, class
 * of vehicle, version of the roads), kept until needed no longer.
 *
 * A tree asked for one start is built only as far as that start, and a way of the free road on which
 * nothing has changed is taken without one.
 *
 * A tree outlives changes that do not touch it: after a change of the roads it is checked against the
 * edges that changed (each road of the tree as long as before, no other road shorter) and only built
 * anew if that fails. Trees of the free road are kept through every reset and serve all states.
 *
 * Which of two equally long ways is taken depends on the roads alone: the one whose next edge has the
 * lower row. So a cached tree and a fresh one are the same, bit for bit, and what is asked first
 * changes no answer.
 */
export class TravelTimes {
  readonly ground: GroundTables;
  readonly vehicles: number;
  private readonly nodes: number;
  private readonly slots: number;
  private readonly time: Float64Array[] = [];
  private readonly next: Int32Array[] = [];
  private readonly slotOwner: Int32Array;
  private readonly slotTree: Int32Array;
  /** Version of the owner at which the tree was last known to hold. */
  private readonly slotVersion: Float64Array;
  private readonly slotUsed: Float64Array;
  /**
   * Up to which time from the destination a tree is settled: exact, ties included. Infinity for a
   * whole tree. A tree asked for one start is built no further than that start.
   */
  private readonly slotBound: Float64Array;
  private readonly find = new Map<number, number>();
  private readonly heap: RowHeap;
  private readonly route: Int32Array;
  private clock = 0;
  private built = 0;

  /** @param slots how many trees are kept; one takes 12 bytes a node */
  constructor(ground: Ground, slots = 1024) {
    this.ground = ground.tables;
    this.vehicles = ground.names.vehicles.length;
    this.nodes = ground.tables.node.rows;
    this.slots = Math.max(2, slots);
    this.slotOwner = new Int32Array(this.slots).fill(-1);
    this.slotTree = new Int32Array(this.slots);
    this.slotVersion = new Float64Array(this.slots);
    this.slotUsed = new Float64Array(this.slots);
    this.slotBound = new Float64Array(this.slots);
    this.heap = new RowHeap(this.nodes);
    this.route = new Int32Array(this.nodes);
  }

  /** How many trees have been built so far; a measure for tests and benchmarks. */
  get treesBuilt(): number {
    return this.built;
  }

  /** Seconds from a node to a destination by a class of vehicle on these roads; Infinity if there is no way. */
  travelTimeS(from: number, to: number, vehicle: number, roads: RoadState): number {
    return this.time[this.tree(to, vehicle, roads, from)][from];
  }

  /** Seconds from every node to a destination. The array is the cache's own: read it at once. */
  timesTo(to: number, vehicle: number, roads: RoadState): Float64Array {
    return this.time[this.tree(to, vehicle, roads, EVERYWHERE)];
  }

  /** The edge to take next from a node; -1 at the destination or where there is no way. */
  nextEdge(from: number, to: number, vehicle: number, roads: RoadState): number {
    return this.next[this.tree(to, vehicle, roads, from)][from];
  }

  /** The other end of an edge. */
  farEnd(edge: number, node: number): number {
    const { from, to } = this.ground.edge;
    return from[edge] === node ? to[edge] : from[edge];
  }

  /**
   * The edges from a node to a destination in order, in an array of the caller's own; empty at the
   * destination, undefined where there is no way.
   */
  routeTo(from: number, to: number, vehicle: number, roads: RoadState): Int32Array | undefined {
    const slot = this.tree(to, vehicle, roads, from);
    if (this.time[slot][from] === Infinity) return undefined;
    const next = this.next[slot];
    let length = 0;
    for (let node = from; node !== to; node = this.farEnd(this.route[length - 1], node))
      this.route[length++] = next[node];
    return this.route.slice(0, length);
  }

  /** The slot of a tree that holds for these roads as they are, settled from a node (or EVERYWHERE) on. */
  private tree(to: number, vehicle: number, roads: RoadState, from: number): number {
    if (roads.changedRows === 0) return this.freeTree(to, vehicle, from);
    if (from !== EVERYWHERE) {
      // Roads only get slower: where the free way has not changed it is still the best.
      const free = this.freeTree(to, vehicle, from);
      if (this.freeWayHolds(free, from, to, vehicle, roads)) return free;
    }
    const tree = to * this.vehicles + vehicle;
    let slot = this.slotOf(roads.id, tree);
    const since = slot === -1 ? -1 : this.slotVersion[slot];
    if (slot === -1) slot = this.takeSlot(roads.id, tree);
    else this.slotUsed[slot] = ++this.clock;
    if (since !== roads.version) {
      this.slotVersion[slot] = roads.version;
      if (since >= roads.wipedAt) {
        if (!this.holdsSince(slot, since, vehicle, roads)) {
          this.build(slot, to, vehicle, roads, from);
          return slot;
        }
      } else if (!this.copyFree(slot, to, vehicle, roads, from)) {
        this.build(slot, to, vehicle, roads, from);
        return slot;
      }
    }
    // Asked for a second time from farther off: then from everywhere.
    if (!this.isSettled(slot, from)) this.build(slot, to, vehicle, roads, EVERYWHERE);
    return slot;
  }

  /** The free tree, if nothing that has changed touches it, is copied rather than built. */
  private copyFree(
    slot: number,
    to: number,
    vehicle: number,
    roads: RoadState,
    from: number,
  ): boolean {
    const free = this.freeTree(to, vehicle, from);
    if (roads.changedRows > MOST_CHECKS || !this.holdsAgainstAll(free, vehicle, roads)) {
      return false;
    }
    this.time[slot].set(this.time[free]);
    this.next[slot].set(this.next[free]);
    this.slotBound[slot] = this.slotBound[free];
    return true;
  }

  private freeTree(to: number, vehicle: number, from: number): number {
    const tree = to * this.vehicles + vehicle;
    const known = this.slotOf(FREE, tree);
    if (known !== -1) {
      this.slotUsed[known] = ++this.clock;
      if (!this.isSettled(known, from)) this.build(known, to, vehicle, undefined, EVERYWHERE);
      return known;
    }
    const slot = this.takeSlot(FREE, tree);
    this.build(slot, to, vehicle, undefined, from);
    return slot;
  }

  private isSettled(slot: number, from: number): boolean {
    const bound = this.slotBound[slot];
    return bound === Infinity || (from !== EVERYWHERE && this.time[slot][from] <= bound);
  }

  /** Is every road of the way from a node in a free tree as fast as the free road? */
  private freeWayHolds(
    slot: number,
    from: number,
    to: number,
    vehicle: number,
    roads: RoadState,
  ): boolean {
    if (this.time[slot][from] === Infinity) return true;
    const next = this.next[slot];
    const free = this.ground.freeTime.seconds;
    for (let node = from; node !== to;) {
      const edge = next[node];
      if (
        roads.isChanged[edge] === 1 &&
        roads.timeS(edge, vehicle) !== free[edge * this.vehicles + vehicle]
      ) {
        return false;
      }
      node = this.farEnd(edge, node);
    }
    return true;
  }

  private slotOf(owner: number, tree: number): number {
    return this.find.get(this.key(owner, tree)) ?? -1;
  }

  private key(owner: number, tree: number): number {
    return owner * this.nodes * this.vehicles + tree;
  }

  /** A slot for a new tree: an unused one, else the one unused the longest. */
  private takeSlot(owner: number, tree: number): number {
    let slot = this.time.length;
    if (slot < this.slots) {
      this.time.push(new Float64Array(this.nodes));
      this.next.push(new Int32Array(this.nodes));
    } else {
      slot = 0;
      for (let i = 1; i < this.slots; i++) if (this.slotUsed[i] < this.slotUsed[slot]) slot = i;
      this.find.delete(this.key(this.slotOwner[slot], this.slotTree[slot]));
    }
    this.slotOwner[slot] = owner;
    this.slotTree[slot] = tree;
    this.slotUsed[slot] = ++this.clock;
    this.find.set(this.key(owner, tree), slot);
    return slot;
  }

  private holdsSince(slot: number, since: number, vehicle: number, roads: RoadState): boolean {
    for (let change = since; change < roads.version; change++) {
      const edge = roads.changeAt(change);
      if (edge === -1 || !this.holdsAt(slot, edge, vehicle, roads)) return false;
    }
    return true;
  }

  private holdsAgainstAll(slot: number, vehicle: number, roads: RoadState): boolean {
    for (let i = 0; i < roads.changedRows; i++)
      if (!this.holdsAt(slot, roads.changedEdges[i], vehicle, roads)) return false;
    return true;
  }

  /** Is a tree still right about an edge, both ways, with the lower row winning a tie? */
  private holdsAt(slot: number, edge: number, vehicle: number, roads: RoadState): boolean {
    const { from, to, oneWay } = this.ground.edge;
    const cost = roads.timeS(edge, vehicle);
    const [a, b] = [from[edge], to[edge]];
    return (
      this.holdsOneWay(slot, edge, a, b, cost) &&
      (oneWay[edge] === 1 || this.holdsOneWay(slot, edge, b, a, cost))
    );
  }

  private holdsOneWay(slot: number, edge: number, a: number, b: number, cost: number): boolean {
    const time = this.time[slot];
    const bound = this.slotBound[slot];
    const through = time[b] + cost;
    // Beyond its bound a tree says nothing; it fails if something comes inside.
    if (time[a] > bound) return time[b] > bound || through >= bound;
    if (this.next[slot][a] === edge) return through === time[a];
    return (
      through > time[a] ||
      through === Infinity ||
      (through === time[a] && edge > this.next[slot][a])
    );
  }

  /**
   * Dijkstra's method from the destination along the ways into each node, up to the node asked for and
   * all that are as near; `roads` undefined: all free.
   */
  private build(
    slot: number,
    to: number,
    vehicle: number,
    roads: RoadState | undefined,
    until: number,
  ): void {
    this.built++;
    const { heap, vehicles } = this;
    const { waysInStart, wayIn, freeTime } = this.ground;
    const start = waysInStart.first;
    const wayFrom = wayIn.from;
    const wayEdge = wayIn.edge;
    const free = freeTime.seconds;
    const time = this.time[slot].fill(Infinity);
    const next = this.next[slot].fill(-1);
    const isChanged = roads?.isChanged;
    heap.clear();
    time[to] = 0;
    heap.put(to, 0);
    let bound = Infinity;
    let node = heap.take();
    for (; node !== -1; node = heap.take()) {
      const sofar = time[node];
      if (sofar > bound) break;
      if (node === until) bound = sofar;
      const end = start[node + 1];
      for (let k = start[node]; k < end; k++) {
        const edge = wayEdge[k];
        const cost =
          isChanged === undefined || isChanged[edge] === 0
            ? free[edge * vehicles + vehicle]
            : roads!.timeS(edge, vehicle);
        const through = sofar + cost;
        const from = wayFrom[k];
        if (through < time[from]) {
          time[from] = through;
          next[from] = edge;
          heap.put(from, through);
        } else if (through === time[from] && through < Infinity && edge < next[from])
          next[from] = edge;
      }
    }
    this.slotBound[slot] = node === -1 ? Infinity : bound;
  }
}
