import type { Ground } from "../ground/compile-ground.ts";
import { nodeKinds } from "../ground/layout.ts";
import type { GroundTables } from "../ground/layout.ts";
import { distanceM, nearestRows } from "../ground/sphere.ts";
import type { Position } from "../ground/sphere.ts";
import type { RoadState } from "./road-state.ts";
import type { TravelTimes } from "./travel-times.ts";

/** The way between a place off the network and one of its nodes. */
export interface AccessLeg {
  readonly node: number;
  /** Way in metres, detour included: driven, and then walked where vehicles go no further. */
  readonly drivenM: number;
  readonly walkedM: number;
  readonly timeS: number;
}

/** Seconds on foot over a way, with the height to climb on top (300 m an hour by default). */
export const walkTimeS = (
  ground: GroundTables,
  wayM: number,
  over: "path" | "debris" = "path",
  climbM = 0,
): number => {
  const { walkPath, walkDebris, climb } = ground.rules;
  return wayM / (over === "path" ? walkPath[0] : walkDebris[0]) + climbM / climb[0];
};

const OPEN = ["seat", "town", "junction"] as const satisfies ReadonlyArray<
  (typeof nodeKinds)[number]
>;

/**
 * How places that are no node reach the network: over rural roads that the map does not have, straight
 * line times the access detour at the rural speed of the terrain, as far as vehicles go off the network;
 * the rest on foot.
 */
export class RoadAccess {
  private readonly ground: GroundTables;
  private readonly nodes: Int32Array;
  private readonly vectors: Float64Array;
  private readonly found = new Int32Array(16);

  constructor(ground: Ground) {
    this.ground = ground.tables;
    const { node, nodeVector } = ground.tables;
    const kinds: readonly number[] = OPEN.map((kind) => nodeKinds.indexOf(kind));
    this.nodes = Int32Array.from(
      Array.from(node.kind.keys()).filter((row) => kinds.includes(node.kind[row])),
    );
    this.vectors = new Float64Array(3 * this.nodes.length);
    this.nodes.forEach((row, i) => {
      this.vectors.set(nodeVector.value.subarray(3 * row, 3 * row + 3), 3 * i);
    });
  }

  /** The legs to the nearest nodes (16 at most), nearest first. Interchanges are not entered from a field. */
  legs(place: Position, vehicle: number, count = 3): AccessLeg[] {
    const most = Math.min(count, this.found.length);
    const n = nearestRows(this.vectors, this.nodes.length, place, most, this.found);
    return Array.from(this.found.subarray(0, n), (i) => this.leg(place, this.nodes[i], vehicle));
  }

  /** The leg between a place and one node. */
  leg(place: Position, node: number, vehicle: number): AccessLeg {
    const { ground } = this;
    const { accessDetour, accessReachM } = ground.rules;
    const straight = distanceM(place.lon, place.lat, ground.node.lon[node], ground.node.lat[node]);
    const way = straight * accessDetour[0];
    const drivenM = Math.min(way, accessReachM[0]);
    const walkedM = way - drivenM;
    // Three terrains a class of vehicle, in the order of the layout.
    const speed = ground.accessSpeed.speed[vehicle * 3 + ground.node.terrain[node]];
    const timeS = drivenM / speed + walkTimeS(ground, walkedM);
    return { node, drivenM, walkedM, timeS };
  }

  /**
   * Seconds from one place to another, each wherever it is: the best of the three nearest nodes at
   * either end, or straight across the fields where that is shorter.
   */
  travelTimeS(
    travel: TravelTimes,
    from: Position,
    to: Position,
    vehicle: number,
    roads: RoadState,
  ): number {
    const starts = this.legs(from, vehicle);
    let best = this.acrossS(from, to, starts, vehicle);
    for (const end of this.legs(to, vehicle)) {
      const times = travel.timesTo(end.node, vehicle, roads);
      for (const start of starts)
        best = Math.min(best, start.timeS + times[start.node] + end.timeS);
    }
    return best;
  }

  /** Across the fields, within the reach of vehicles off the network. */
  private acrossS(
    from: Position,
    to: Position,
    starts: readonly AccessLeg[],
    vehicle: number,
  ): number {
    const { accessDetour, accessReachM } = this.ground.rules;
    const way = distanceM(from.lon, from.lat, to.lon, to.lat) * accessDetour[0];
    if (way > accessReachM[0] || starts.length === 0) return Infinity;
    const terrain = this.ground.node.terrain[starts[0].node];
    return way / this.ground.accessSpeed.speed[vehicle * 3 + terrain];
  }
}
