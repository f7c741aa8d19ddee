/** Where people are at a time of day, as shares of the residents; the rest is outdoors or on the way. */
export interface Occupancy {
  /** In the buildings they live in. */
  readonly residential: number;
  /** In other buildings: work, school, shops. */
  readonly nonResidential: number;
}

/** The three kinds of hour of HAZUS. */
export interface OccupancyParameters {
  readonly night: Occupancy;
  readonly day: Occupancy;
  readonly commute: Occupancy;
}

/**
 * Occupancy at a local hour (0 up to 24): night 20 to 6, commuting 6 to 9 and 16 to 20, day 9 to 16
 * (the hours of HAZUS: night 20-05, commute 06-08 and 16-19, day 09-15, each to the end of its last
 * hour). Hours outside are taken modulo 24.
 */
export const occupancyAt = (hour: number, parameters: OccupancyParameters): Occupancy => {
  const h = ((hour % 24) + 24) % 24;
  if (h < 6 || h >= 20) return parameters.night;
  if (h < 9 || h >= 16) return parameters.commute;
  return parameters.day;
};
