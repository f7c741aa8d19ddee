import type { GroundTables } from "../ground/layout.ts";
import type { RoadState } from "./road-state.ts";
import type { TravelTimes } from "./travel-times.ts";

/** How far a vehicle got on a way that was planned on what was known. */
export interface Drive {
  /** The node it stands at. */
  readonly node: number;
  /** Seconds on the road. */
  readonly timeS: number;
  /** Edges of the way that lie behind it. */
  readonly edgesDone: number;
  /** The edge that it found closed, to be reported; -1 if it is where it wanted to be or out of time. */
  readonly blockedEdge: number;
}

const farEnd = (ground: GroundTables, edge: number, node: number): number =>
  ground.edge.from[edge] === node ? ground.edge.to[edge] : ground.edge.from[edge];

/**
 * Drives a way edge by edge on the roads as they are, at their pace, until its end, until an edge turns
 * out closed to this class of vehicle, or until the time is up, at the node then reached or passed
 * last. A blocked leg of an expressway chord is met at the interchange before it.
 *
 * The roads stand still while it drives: where they change on the way, drive up to the next change
 * (`withinS`) and go on from there.
 */
export const drive = (
  route: Int32Array,
  from: number,
  vehicle: number,
  truth: RoadState,
  withinS = Infinity,
): Drive => {
  const { ground } = truth;
  const { partStart, part } = ground;
  let node = from;
  let timeS = 0;
  for (let i = 0; i < route.length; i++) {
    const edge = route[i];
    const cost = truth.timeS(edge, vehicle);
    if (cost === Infinity) {
      const first = partStart.first[edge];
      const legs = part.edge.subarray(first, partStart.first[edge + 1]);
      if (legs.length === 0) return { node, timeS, edgesDone: i, blockedEdge: edge };
      const forward = ground.edge.from[edge] === node;
      for (let k = 0; k < legs.length; k++) {
        const leg = legs[forward ? k : legs.length - 1 - k];
        const legCost = truth.timeS(leg, vehicle);
        if (legCost === Infinity) return { node, timeS, edgesDone: i, blockedEdge: leg };
        if (timeS + legCost > withinS) return { node, timeS, edgesDone: i, blockedEdge: -1 };
        timeS += legCost;
        node = farEnd(ground, leg, node);
      }
    }
    if (timeS + cost > withinS) return { node, timeS, edgesDone: i, blockedEdge: -1 };
    timeS += cost;
    node = farEnd(ground, edge, node);
  }
  return { node, timeS, edgesDone: route.length, blockedEdge: -1 };
};

/** A journey on roads that are not all known. */
export interface Journey {
  /** Seconds on the road in all; Infinity if the vehicle ran out of ways it knew. */
  readonly timeS: number;
  /** Where it stands at the end. */
  readonly node: number;
  /** Closed edges it came upon, in order. */
  readonly found: readonly number[];
}

/**
 * Goes to a destination by what is known, learns each closed edge when it stands before it, and plans
 * again from there, until it arrives or knows no way. `known` learns what the vehicle sees.
 */
export const driveTo = (
  travel: TravelTimes,
  from: number,
  to: number,
  vehicle: number,
  known: RoadState,
  truth: RoadState,
): Journey => {
  const found: number[] = [];
  let node = from;
  let timeS = 0;
  for (;;) {
    const route = travel.routeTo(node, to, vehicle, known);
    if (route === undefined) return { timeS: Infinity, node, found };
    const part = drive(route, node, vehicle, truth);
    timeS += part.timeS;
    node = part.node;
    if (part.blockedEdge === -1) return { timeS, node, found };
    found.push(part.blockedEdge);
    known.learn(part.blockedEdge, truth);
  }
};
