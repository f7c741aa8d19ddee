/** High-altitude drones and satellites in one replication: called by the first place that wants them. */
export interface HighState {
  /** When the pictures begin to come; Infinity before anybody has called. */
  readonly onTaskS: Float64Array;
  /** Over where, degrees; NaN for what sees the whole region. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** The row that says that it comes. */
  readonly row: Int32Array;
}

export const highStateFor = (units: number): HighState => ({
  onTaskS: new Float64Array(units),
  lon: new Float64Array(units),
  lat: new Float64Array(units),
  row: new Int32Array(units),
});

export const resetHighState = ({ onTaskS, lon, lat, row }: HighState): void => {
  onTaskS.fill(Infinity);
  lon.fill(NaN);
  lat.fill(NaN);
  row.fill(-1);
};
