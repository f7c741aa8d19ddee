import type { GroundTables } from "../world/ground/layout.ts";

/**
 * What is the case in one replication, whether anybody knows it or not. Only hazards and field read
 * or change it; doctrine sees pictures. Arrays have one entry a town.
 *
 * An outage is an interval: the service is down from `...OutS` up to `...BackS` (Infinity, Infinity
 * when it never fails), so that nothing need happen for a lamp to go on again.
 */
export interface Truth {
  /** Seconds after the case's start at which the disaster strikes; Infinity for a drill without one. */
  onsetS: number;
  /** Seismic intensity (GB/T 17742), 0 where nothing shook. */
  readonly intensity: Float64Array;
  readonly pgaMs2: Float64Array;
  readonly collapsedBuildings: Float64Array;
  readonly damagedBuildings: Float64Array;
  readonly injured: Float64Array;
  readonly trapped: Float64Array;
  readonly dead: Float64Array;
  readonly powerOutS: Float64Array;
  readonly powerBackS: Float64Array;
  /** The public network: telephone, 4G and 5G. */
  readonly networkOutS: Float64Array;
  readonly networkBackS: Float64Array;
  /** Towns where something happened that somebody must learn of, in the order of the ground tables. */
  readonly affected: Int32Array;
  affectedCount: number;
}

export const truthFor = (ground: GroundTables): Truth => {
  const towns = ground.town.rows;
  const perTown = () => new Float64Array(towns);
  return {
    onsetS: Infinity,
    intensity: perTown(),
    pgaMs2: perTown(),
    collapsedBuildings: perTown(),
    damagedBuildings: perTown(),
    injured: perTown(),
    trapped: perTown(),
    dead: perTown(),
    powerOutS: perTown(),
    powerBackS: perTown(),
    networkOutS: perTown(),
    networkBackS: perTown(),
    affected: new Int32Array(towns),
    affectedCount: 0,
  };
};

/** Back to a day on which nothing happens. */
export const clearTruth = (truth: Truth): void => {
  truth.onsetS = Infinity;
  truth.affectedCount = 0;
  for (const column of [
    truth.intensity,
    truth.pgaMs2,
    truth.collapsedBuildings,
    truth.damagedBuildings,
    truth.injured,
    truth.trapped,
    truth.dead,
  ]) {
    column.fill(0);
  }
  for (const column of [truth.powerOutS, truth.powerBackS, truth.networkOutS, truth.networkBackS]) {
    column.fill(Infinity);
  }
};

/** Is the town's grid power on at this time? */
export const hasPower = (truth: Truth, town: number, timeS: number): boolean =>
  timeS < truth.powerOutS[town] || timeS >= truth.powerBackS[town];

/** Is the public network there at this time? */
export const hasNetwork = (truth: Truth, town: number, timeS: number): boolean =>
  timeS < truth.networkOutS[town] || timeS >= truth.networkBackS[town];
