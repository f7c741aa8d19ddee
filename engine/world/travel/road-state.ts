import type { Ground } from "../ground/compile-ground.ts";
import type { GroundTables } from "../ground/layout.ts";

/** Every class of vehicle. */
export const ALL_VEHICLES = 0xffff;

let nextId = 1;

/** How many changes a state remembers, so that a tree can be checked against them instead of rebuilt. */
const LOG = 1024;

/**
 * The state of the roads, as it is or as a post knows it: both are instances of this. It changes as
 * time passes: edges are closed to some classes of vehicle and reopened, slowed, damaged, under water.
 * `version` counts the changes. Allocated once; `reset` costs what has been changed.
 *
 * What happens to an edge happens to the expressway chords that stand for it: a chord is closed where
 * one of its legs is, as slow as the slowest, as deep as the deepest. Chords themselves are never set.
 */
export class RoadState {
  readonly ground: GroundTables;
  readonly vehicles: number;
  /** Tells states apart in the tree cache. */
  readonly id: number;
  /** Edges that differ from the free road; `changedRows` of them. */
  readonly changedEdges: Int32Array;
  /** 1 where an edge differs from the free road. */
  readonly isChanged: Uint8Array;
  private readonly closed: Uint16Array;
  private readonly slowed: Float64Array;
  private readonly depthM: Float64Array;
  private readonly damagedEdge: Uint8Array;
  private readonly log: Int32Array;
  private changedCount = 0;
  private changes = 0;
  private wiped = 0;

  constructor(ground: Ground) {
    this.ground = ground.tables;
    this.vehicles = ground.names.vehicles.length;
    this.id = nextId++;
    const edges = ground.tables.edge.rows;
    this.changedEdges = new Int32Array(edges);
    this.isChanged = new Uint8Array(edges);
    this.closed = new Uint16Array(edges);
    this.slowed = new Float64Array(edges).fill(1);
    this.depthM = new Float64Array(edges);
    this.damagedEdge = new Uint8Array(edges);
    this.log = new Int32Array(LOG);
  }

  /** Number of changes so far; a tree of this version holds until the next. */
  get version(): number {
    return this.changes;
  }

  /** Version at the last `reset` or `copyFrom`: trees from before are void. */
  get wipedAt(): number {
    return this.wiped;
  }

  get changedRows(): number {
    return this.changedCount;
  }

  /** Closes an edge to some classes (a mask of 1 << row), to all unless given. */
  close(edge: number, vehicles = ALL_VEHICLES): void {
    this.closed[edge] |= vehicles;
    this.noteEdge(edge);
  }

  /** Opens what `close` has closed. Water and damage stay. */
  reopen(edge: number, vehicles = ALL_VEHICLES): void {
    this.closed[edge] &= ~vehicles;
    this.noteEdge(edge);
  }

  /** Sets an edge's speed to a share of the free road, 0 < share <= 1; 1 ends it. RangeError outside. */
  slow(edge: number, share: number): void {
    if (!(share > 0 && share <= 1)) throw new RangeError(`slowed to a share of ${share}`);
    this.slowed[edge] = share;
    this.noteEdge(edge);
  }

  /** Sets the depth of water on an edge in metres; 0 ends it. RangeError below 0. */
  flood(edge: number, depthM: number): void {
    if (!(depthM >= 0)) throw new RangeError(`water of ${depthM} m`);
    this.depthM[edge] = depthM;
    this.noteEdge(edge);
  }

  /** Marks an edge as damaged but passable, or as sound again. */
  damage(edge: number, damaged = true): void {
    this.damagedEdge[edge] = damaged ? 1 : 0;
    this.noteEdge(edge);
  }

  /** What a report of an edge brings: its state in another picture, or in the truth. */
  learn(edge: number, from: RoadState): void {
    this.closed[edge] = from.closed[edge];
    this.slowed[edge] = from.slowed[edge];
    this.depthM[edge] = from.depthM[edge];
    this.damagedEdge[edge] = from.damagedEdge[edge];
    this.noteEdge(edge);
  }

  /** Do two pictures agree about an edge? */
  agrees(edge: number, other: RoadState): boolean {
    return (
      this.closed[edge] === other.closed[edge] &&
      this.slowed[edge] === other.slowed[edge] &&
      this.depthM[edge] === other.depthM[edge] &&
      this.damagedEdge[edge] === other.damagedEdge[edge]
    );
  }

  isClosed(edge: number, vehicle: number): boolean {
    return (this.closed[edge] & (1 << vehicle)) !== 0;
  }

  waterDepthM(edge: number): number {
    return this.depthM[edge];
  }

  slowedTo(edge: number): number {
    return this.slowed[edge];
  }

  isDamaged(edge: number): boolean {
    return this.damagedEdge[edge] === 1;
  }

  /** Seconds a class of vehicle needs for an edge; Infinity where it cannot pass. */
  timeS(edge: number, vehicle: number): number {
    const free = this.ground.freeTime.seconds[edge * this.vehicles + vehicle];
    return this.isChanged[edge] === 0 ? free : free / this.speedShare(edge, vehicle);
  }

  passable(edge: number, vehicle: number): boolean {
    return this.timeS(edge, vehicle) < Infinity;
  }

  /** Everything open and dry again. */
  reset(): void {
    for (let i = 0; i < this.changedCount; i++) this.clear(this.changedEdges[i]);
    this.changedCount = 0;
    this.wiped = ++this.changes;
  }

  /** Takes over another state whole, as when a picture starts from what another post knows. */
  copyFrom(other: RoadState): void {
    this.reset();
    for (let i = 0; i < other.changedCount; i++) {
      const edge = other.changedEdges[i];
      this.closed[edge] = other.closed[edge];
      this.slowed[edge] = other.slowed[edge];
      this.depthM[edge] = other.depthM[edge];
      this.damagedEdge[edge] = other.damagedEdge[edge];
      this.isChanged[edge] = 1;
      this.changedEdges[i] = edge;
    }
    this.changedCount = other.changedCount;
    this.wiped = ++this.changes;
  }

  /** The edge of change number `change`, or -1 if it is no longer remembered. */
  changeAt(change: number): number {
    return this.changes - change >= LOG ? -1 : this.log[change % LOG];
  }

  private clear(edge: number): void {
    this.closed[edge] = 0;
    this.slowed[edge] = 1;
    this.depthM[edge] = 0;
    this.damagedEdge[edge] = 0;
    this.isChanged[edge] = 0;
  }

  private speedShare(edge: number, vehicle: number): number {
    if ((this.closed[edge] & (1 << vehicle)) !== 0) return 0;
    let share = this.slowed[edge];
    if (this.damagedEdge[edge] === 1) share *= this.ground.vehicle.damaged[vehicle];
    const depth = this.depthM[edge];
    if (depth > 0) {
      const { waterBand, waterShare } = this.ground;
      let band = 0;
      while (band < waterBand.rows && depth > waterBand.depthM[band]) band++;
      if (band === waterBand.rows) return 0;
      share *= waterShare.share[vehicle * waterBand.rows + band];
    }
    return share;
  }

  private noteEdge(edge: number): void {
    const { chordStart, chord } = this.ground;
    this.note(edge);
    for (let k = chordStart.first[edge]; k < chordStart.first[edge + 1]; k++)
      this.gather(chord.edge[k]);
  }

  /** A chord as bad as the worst of its legs. */
  private gather(chord: number): void {
    const { partStart, part } = this.ground;
    let [closed, slowed, depth, damaged] = [0, 1, 0, 0];
    for (let k = partStart.first[chord]; k < partStart.first[chord + 1]; k++) {
      const leg = part.edge[k];
      closed |= this.closed[leg];
      slowed = Math.min(slowed, this.slowed[leg]);
      depth = Math.max(depth, this.depthM[leg]);
      damaged |= this.damagedEdge[leg];
    }
    this.closed[chord] = closed;
    this.slowed[chord] = slowed;
    this.depthM[chord] = depth;
    this.damagedEdge[chord] = damaged;
    this.note(chord);
  }

  /** An edge once changed stays on the list until the state is wiped, though it may be free again. */
  private note(edge: number): void {
    if (this.isChanged[edge] === 0) {
      this.isChanged[edge] = 1;
      this.changedEdges[this.changedCount++] = edge;
    }
    this.log[this.changes % LOG] = edge;
    this.changes++;
  }
}
