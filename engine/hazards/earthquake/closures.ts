import expm1 from "@stdlib/math-base-special-expm1";
import log1p from "@stdlib/math-base-special-log1p";

import { hashName, hashNames } from "../../random/names.ts";
import type { Situation } from "../../situation/situation.ts";
import type { Ground } from "../../world/ground/compile-ground.ts";
import { nodeKinds, roadClasses, terrains } from "../../world/ground/layout.ts";
import { nearestRow, unitVectors } from "../../world/ground/sphere.ts";
import { bridgeState } from "./bridges.ts";
import { earthquakeKinds } from "./event-kinds.ts";
import { Luck } from "./luck.ts";
import type { EarthquakeParameters } from "./parameters.ts";
import type { BridgeClass } from "./published-tables.ts";
import { blockageProbability, expectedBlockages } from "./roads.ts";

/** The roads that an earthquake can break, made ready in a worker. */
export interface RoadsAtRisk {
  /** Edges that lie on the ground: no ferries, no chords that only stand for others. */
  readonly edges: Int32Array;
  /** The town whose shaking a node has: its own, else the nearest. */
  readonly townOfNode: Int32Array;
  readonly blockage: Luck;
  readonly bridge: Luck;
  readonly bridgeCount: Luck;
  /** Below this intensity no road is blocked; bridges are judged from their own on. */
  readonly blockedFrom: number;
}

/** Below this intensity no bridge of the tables is damaged with a chance worth drawing (under 1e-4). */
const BRIDGES_FROM = 6;

export const roadsAtRisk = (ground: Ground, { roads }: EarthquakeParameters): RoadsAtRisk => {
  const { tables } = ground;
  const { edge, node, town, partStart } = tables;
  const vectors = unitVectors(town.lon, town.lat);
  const own = unitVectors(node.lon, node.lat);
  const ferry = roadClasses.indexOf("ferry");
  const townOfNode = Int32Array.from(node.town, (row, i) =>
    row >= 0 ? row : nearestRow(vectors, town.rows, own.subarray(3 * i, 3 * i + 3)),
  );
  const id = Int32Array.from(hashNames(edgeNames(ground)));
  return {
    edges: Int32Array.from(
      Array.from(edge.class.keys()).filter(
        (row) => edge.class[row] !== ferry && partStart.first[row] === partStart.first[row + 1],
      ),
    ),
    townOfNode,
    blockage: new Luck(id, hashName("blocked by ground or slides")),
    bridge: new Luck(id, hashName("state of the bridges")),
    bridgeCount: new Luck(id, hashName("number of bridges")),
    blockedFrom: Math.min(roads.slidesPerKm.intensity[0], roads.cracksPerKm.intensity[0]),
  };
};

/** An edge is named by what and where its ends are, its class and its route. */
const edgeNames = ({ tables, names }: Ground): string[] => {
  const { edge, node } = tables;
  const ends = Array.from(node.lon, (lon, row) => {
    const town = node.town[row];
    const kind = nodeKinds[node.kind[row]];
    return town >= 0
      ? `${kind} ${names.towns[town].code}`
      : `${kind} ${lon.toFixed(6)} ${node.lat[row].toFixed(6)}`;
  });
  return Array.from(
    edge.from,
    (from, row) =>
      `road ${ends[from]} ${ends[edge.to[row]]} ${roadClasses[edge.class[row]]} ${names.routes[edge.route[row]]?.code ?? ""}`,
  );
};

export const resetRoads = ({ blockage, bridge, bridgeCount }: RoadsAtRisk): void => {
  blockage.reset();
  bridge.reset();
  bridgeCount.reset();
};

/** Expressways were built to a seismic code; of other bridges the older kind is taken (assumed). */
const bridgeClassOf = (roadClass: number): BridgeClass =>
  roadClasses[roadClass] === "expressway" ? "seismic" : "conventional";

const PLAIN = terrains.indexOf("plain");

/**
 * Roads for the strongest shaking so far, which on a road is the mean of its two ends: slides and
 * cracks shut it, so does a bridge out of use; a bridge damaged but standing slows it. Nothing opens
 * again by itself within the days that are watched.
 */
export const damageRoads = (
  { edges, townOfNode, blockage, bridge, bridgeCount, blockedFrom }: RoadsAtRisk,
  situation: Situation,
  { roads: rules, bridges: { closedFromState } }: EarthquakeParameters,
  cause: number,
): void => {
  const { truth, stage, world } = situation;
  const { edge } = world.ground.tables;
  const { streams } = stage;
  const note = (row: number, kind: number): void => {
    truth.roadRow[row] = stage.record(kind, -1, -1, row, 0, cause, -1);
  };
  for (const row of edges) {
    const a = townOfNode[edge.from[row]];
    const b = townOfNode[edge.to[row]];
    const intensity = (truth.intensity[a] + truth.intensity[b]) / 2;
    if (intensity < blockedFrom && intensity < BRIDGES_FROM) continue;
    if (truth.roads.isClosed(row, 0)) continue;
    const hilly = edge.terrain[row] !== PLAIN;
    const expected = expectedBlockages(intensity, edge.lengthM[row] / 1000, hilly, rules);
    if (expected > 0 && blockage.of(streams, row) < blockageProbability(expected)) {
      truth.roads.close(row);
      note(row, earthquakeKinds.roadClosed.id);
      continue;
    }
    if (edge.bridges[row] === 0 || intensity < BRIDGES_FROM) continue;
    // So many are expected; whole ones stand there.
    const bridges = Math.floor(edge.bridges[row] + bridgeCount.of(streams, row));
    if (bridges === 0) continue;
    const pgv = (truth.pgvMs[a] + truth.pgvMs[b]) / 2;
    const state = worstState(bridgeClassOf(edge.class[row]), pgv, bridges, bridge.of(streams, row));
    if (state === 0) continue;
    if (state >= closedFromState) {
      truth.roads.close(row);
      note(row, earthquakeKinds.bridgeClosed.id);
    } else if (!truth.roads.isDamaged(row)) {
      truth.roads.damage(row);
      note(row, earthquakeKinds.bridgeDamaged.id);
    }
  }
};

/**
 * The worst state among so many bridges by one uniform: the least of n uniforms is at most v with
 * probability 1 - (1 - v)^n, so v = 1 - (1 - u)^(1/n) stands for all of them.
 */
const worstState = (bridge: BridgeClass, pgvMs: number, n: number, u: number): number =>
  bridgeState(bridge, pgvMs, leastOf(n, u));

/** The u-quantile of the least of n uniforms. */
const leastOf = (n: number, u: number): number => (n === 1 ? u : -expm1(log1p(-u) / n));
