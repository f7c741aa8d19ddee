import { reserveKg, usefulLoadAt } from "./aircraft.ts";
import type { FlightNode } from "./flight-nodes.ts";
import type { AirWorld } from "./flight-request.ts";
import { refusal } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import { addLeg, earliestHop, holdPiece } from "./route.ts";
import type { Block, Flyer, Piece, Wait, Walk } from "./route.ts";

/** The flight from one landing to the next: nodes `from` to `to`, with the hovers between them. */
export interface Hop {
  readonly from: number;
  readonly to: number;
  readonly walk: Walk;
  readonly waits: readonly Wait[];
  /** When it was ready to leave. */
  readonly readyS: number;
  /** For each node after `from`: the piece that ends with reaching it, and the last of its work. */
  readonly reached: readonly number[];
  readonly worked: readonly number[];
  readonly distancesM: readonly number[];
}

/** The hops from one place with fuel to the next, and the fuel that this takes and allows. */
export interface Stage {
  readonly kind: "stage";
  readonly to: number;
  readonly hops: readonly Hop[];
  /** Burnt on the way, and that with the reserve. */
  readonly burntKg: number;
  readonly neededKg: number;
  /** Most fuel at the start with which every take-off and hover is within the useful load. */
  readonly allowedKg: number;
  /** The payload in the way where that is less than the tanks hold. */
  readonly payloadKg: number;
}

export const weatherRefusal = (block: Block): Refusal =>
  refusal(block.reason, block.atS, {
    found: block.found,
    allowed: block.allowed,
    untilS: block.untilS,
    where: block.area,
  });

/** The way of a hop, whenever it is flown. */
interface HopRoute extends Pick<Hop, "to" | "reached" | "worked" | "distancesM"> {
  readonly pieces: readonly Piece[];
}

/** The nodes of a flight, with the ways between them as far as they have been laid. */
export interface Itinerary {
  readonly nodes: readonly FlightNode[];
  readonly routes: (HopRoute | undefined)[];
}

export const itinerary = (nodes: readonly FlightNode[]): Itinerary => ({ nodes, routes: [] });

/** Lays the next hop. A landing or take-off is a moment at which conditions are needed there. */
const layHop = (
  world: AirWorld,
  flyer: Flyer,
  nodes: readonly FlightNode[],
  from: number,
): HopRoute => {
  const moment = (node: FlightNode) =>
    holdPiece(flyer, node, 0, world.points.lit[node.point] === 1, 0);
  const pieces = [moment(nodes[from])];
  const reached: number[] = [];
  const worked: number[] = [];
  const distancesM: number[] = [];
  let to = from;
  do {
    const before = nodes[to];
    const node = nodes[++to];
    distancesM.push(addLeg(flyer, before, node, before.external, pieces));
    reached.push(pieces.length - 1);
    pieces.push(
      node.by === "land"
        ? moment(node)
        : holdPiece(flyer, node, node.workS, !node.needsSight, node.hoverFlowKgS),
    );
    worked.push(pieces.length - 1);
  } while (nodes[to].by !== "land");
  return { pieces, to, reached, worked, distancesM };
};

/**
 * Flies from node `from`, ready at `readyS`, to the next landing with fuel or the last node, each hop
 * as early as it can; or says why a hop cannot be flown.
 */
export const flyStage = (
  world: AirWorld,
  flyer: Flyer,
  { nodes, routes }: Itinerary,
  from: number,
  readyS: number,
  notBeforeS: Float64Array,
  giveUpS: number,
): Stage | Refusal => {
  const { type } = flyer;
  const hops: Hop[] = [];
  let burntKg = 0;
  let allowedKg = type.fuelCapacityKg;
  let payloadKg = 0;
  const lift = (at: FlightNode, kg: number, external: boolean, burntBeforeKg: number): void => {
    const limitKg = usefulLoadAt(type, at.elevationM, external) - kg + burntBeforeKg;
    if (limitKg >= allowedKg) return;
    allowedKg = limitKg;
    payloadKg = kg;
  };
  let node = from;
  let hopReadyS = readyS;
  do {
    const { pieces, ...hop } = (routes[node] ??= layHop(world, flyer, nodes, node));
    const flown = earliestHop(flyer, pieces, hopReadyS, notBeforeS[hop.to], giveUpS);
    const { walk, waits } = flown;
    if (walk === undefined) {
      const last = waits.at(-1);
      if (last === undefined)
        return refusal("notInTime", hopReadyS, { found: hopReadyS, allowed: giveUpS });
      if (last.block !== undefined) return weatherRefusal(last.block);
      return refusal("noSlot", hopReadyS, {
        untilS: notBeforeS[hop.to],
        where: nodes[hop.to].point,
      });
    }
    lift(nodes[node], nodes[node].payloadKg, nodes[node].external, burntKg);
    for (let i = 0; node + i + 1 < hop.to; i++) {
      const before = nodes[node + i];
      const over = nodes[node + i + 1];
      const comingKg = burntKg + walk.pieceBurntKg[hop.reached[i]];
      lift(over, before.payloadKg, before.external, comingKg);
      const goingKg = burntKg + walk.pieceBurntKg[hop.worked[i]];
      lift(over, over.payloadKg, over.external, goingKg);
    }
    hops.push({ ...hop, from: node, walk, waits, readyS: hopReadyS });
    burntKg += walk.burntKg;
    node = hop.to;
    hopReadyS = walk.arriveS + nodes[node].workS;
  } while (node < nodes.length - 1 && world.points.fuel[nodes[node].point] === 0);
  return {
    kind: "stage",
    to: node,
    hops,
    burntKg,
    neededKg: burntKg + reserveKg(type),
    allowedKg,
    payloadKg,
  };
};

/** Can the stage be flown with this fuel? */
export const suffices = (stage: Stage, fuelKg: number): boolean =>
  fuelKg >= stage.neededKg && fuelKg <= stage.allowedKg;

/**
 * Why a stage cannot be flown for want of fuel or lift.
 *
 * @param fuelKg what is in the tanks where it cannot be changed; undefined where there is fuel
 */
export const fuelRefusal = (
  stage: Stage,
  capacityKg: number,
  fuelKg: number | undefined,
  atS: number,
): Refusal => {
  const { neededKg, allowedKg, payloadKg } = stage;
  const mostKg = fuelKg ?? capacityKg;
  if (neededKg > mostKg) return refusal("outOfRange", atS, { found: neededKg, allowed: mostKg });
  const carriedKg = payloadKg - ((fuelKg ?? neededKg) - allowedKg);
  return carriedKg < 0
    ? refusal("outOfRange", atS, { found: neededKg, allowed: payloadKg + allowedKg })
    : refusal("payloadTooHeavy", atS, { found: payloadKg, allowed: carriedKg });
};
