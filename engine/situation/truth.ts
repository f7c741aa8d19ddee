import type { Ground } from "../world/ground/compile-ground.ts";
import { RoadState } from "../world/travel/road-state.ts";

/** What brought a scene about. */
export const SCENE = { none: 0, earthquake: 1, callOut: 2 } as const;
export type SceneKind = (typeof SCENE)[keyof typeof SCENE];

/** One shaking of the ground, main or after. */
export interface Shock {
  readonly timeS: number;
  readonly magnitude: number;
  readonly lon: number;
  readonly lat: number;
  readonly depthKm: number;
  /** The town nearest to the epicentre. */
  readonly town: number;
  /** Its row in the trace. */
  readonly row: number;
}

/**
 * What is the case in one replication, whether anybody knows it or not. Only hazards and field read
 * or change it; doctrine sees pictures. Arrays have one entry a town.
 *
 * An outage is an interval: the service is down from `...OutS` up to `...BackS` (Infinity, Infinity
 * when it never fails), so that nothing need happen for a lamp to go on again.
 */
export interface Truth {
  /**
   * Scenes: towns where something happened that somebody must learn of, `sceneCount` of them in
   * `scenes`, in the order in which they came about; what it was, when, and the row that says so. A
   * call-out has a scene too, though nothing is broken.
   */
  readonly scenes: Int32Array;
  sceneCount: number;
  readonly scene: Uint8Array;
  readonly sceneS: Float64Array;
  readonly sceneRow: Int32Array;
  /** How bad it is there, for comparing towns: the intensity of an earthquake. */
  readonly severity: Float64Array;
  /** Shocks so far, the main one first. */
  readonly shocks: Shock[];
  /** Seismic intensity (GB/T 17742), the highest so far, 0 where nothing shook; PGA and PGV. */
  readonly intensity: Float64Array;
  readonly pgaMs2: Float64Array;
  readonly pgvMs: Float64Array;
  /** Buildings (dwellings) and people in all, so far. */
  readonly collapsedBuildings: Float64Array;
  readonly damagedBuildings: Float64Array;
  readonly injured: Float64Array;
  readonly severelyInjured: Float64Array;
  readonly trapped: Float64Array;
  readonly dead: Float64Array;
  readonly powerOutS: Float64Array;
  readonly powerBackS: Float64Array;
  /** The public network: telephone, 4G and 5G. */
  readonly networkOutS: Float64Array;
  readonly networkBackS: Float64Array;
  /** Share of the base stations that stand. */
  readonly stationsStanding: Float64Array;
  /** The roads as they are. */
  readonly roads: RoadState;
  /** The row that closed or damaged a road, by edge; -1 none. */
  readonly roadRow: Int32Array;
}

export const truthFor = (ground: Ground): Truth => {
  const towns = ground.tables.town.rows;
  const perTown = () => new Float64Array(towns);
  return {
    scenes: new Int32Array(towns),
    sceneCount: 0,
    scene: new Uint8Array(towns),
    sceneS: perTown(),
    sceneRow: new Int32Array(towns),
    severity: perTown(),
    shocks: [],
    intensity: perTown(),
    pgaMs2: perTown(),
    pgvMs: perTown(),
    collapsedBuildings: perTown(),
    damagedBuildings: perTown(),
    injured: perTown(),
    severelyInjured: perTown(),
    trapped: perTown(),
    dead: perTown(),
    powerOutS: perTown(),
    powerBackS: perTown(),
    networkOutS: perTown(),
    networkBackS: perTown(),
    stationsStanding: perTown(),
    roads: new RoadState(ground),
    roadRow: new Int32Array(ground.tables.edge.rows),
  };
};

/** Back to a day on which nothing happens. */
export const clearTruth = (truth: Truth): void => {
  truth.sceneCount = 0;
  truth.shocks.length = 0;
  truth.scene.fill(SCENE.none);
  truth.sceneRow.fill(-1);
  truth.roadRow.fill(-1);
  truth.stationsStanding.fill(1);
  for (const column of [
    truth.severity,
    truth.intensity,
    truth.pgaMs2,
    truth.pgvMs,
    truth.collapsedBuildings,
    truth.damagedBuildings,
    truth.injured,
    truth.severelyInjured,
    truth.trapped,
    truth.dead,
  ]) {
    column.fill(0);
  }
  for (const column of [
    truth.sceneS,
    truth.powerOutS,
    truth.powerBackS,
    truth.networkOutS,
    truth.networkBackS,
  ]) {
    column.fill(Infinity);
  }
  truth.roads.reset();
};

/** Makes a town a scene; one that is a scene already stays the one it was. */
export const makeScene = (
  truth: Truth,
  town: number,
  kind: SceneKind,
  timeS: number,
  row: number,
): void => {
  if (truth.scene[town] !== SCENE.none) return;
  truth.scenes[truth.sceneCount++] = town;
  truth.scene[town] = kind;
  truth.sceneS[town] = timeS;
  truth.sceneRow[town] = row;
};

/** Is the town's grid power on at this time? */
export const hasPower = (truth: Truth, town: number, timeS: number): boolean =>
  timeS < truth.powerOutS[town] || timeS >= truth.powerBackS[town];

/** Is the public network there at this time? */
export const hasNetwork = (truth: Truth, town: number, timeS: number): boolean =>
  timeS < truth.networkOutS[town] || timeS >= truth.networkBackS[town];
