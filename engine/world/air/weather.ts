import { nearestRow, unitVectors, writeUnitVectors } from "../ground/sphere.ts";

/**
 * Areas of flying weather: every place belongs to the area whose centre is nearest (a county seat, a
 * weather station). One area is the whole region under one sky.
 */
export interface AirAreas {
  readonly count: number;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Unit vectors of the centres. */
  readonly vectors: Float64Array;
  /** 1 where the ground is hilly: there the cloud must stand higher. */
  readonly hilly: Uint8Array;
}

export const airAreas = (
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
  hilly?: ArrayLike<number>,
): AirAreas => {
  if (lon.length === 0 || lat.length !== lon.length || (hilly?.length ?? lon.length) !== lon.length)
    throw new RangeError(
      `air areas: ${lon.length} longitudes, ${lat.length} latitudes, ${hilly?.length ?? "no"} terrain marks; equally many, at least one`,
    );
  return {
    count: lon.length,
    lon: Float64Array.from(lon),
    lat: Float64Array.from(lat),
    vectors: unitVectors(lon, lat),
    hilly: hilly === undefined ? new Uint8Array(lon.length) : Uint8Array.from(hilly),
  };
};

const place = new Float64Array(3);

/** The area a place belongs to. */
export const areaOf = (areas: AirAreas, lon: number, lat: number): number => {
  if (areas.count === 1) return 0;
  writeUnitVectors([lon], [lat], place);
  return nearestRow(areas.vectors, areas.count, place);
};

/** Bits of `WeatherSeries.hazard`. */
export const THUNDERSTORM = 1;
export const ICING = 2;

/**
 * Flying weather as known: in each area a series of spells, constant from one start to the next. The
 * first spell of an area also holds before its start, the last one for ever.
 *
 * Spells of area a are rows first[a] to first[a + 1] - 1, in order of start.
 */
export interface WeatherSeries {
  /** areas + 1 rows. */
  readonly first: Int32Array;
  /** Seconds from the case's start. */
  readonly startS: Float64Array;
  readonly visibilityM: Float64Array;
  /** Height of the cloud base above the ground, m; Infinity for none. */
  readonly ceilingM: Float64Array;
  readonly windMs: Float64Array;
  readonly gustMs: Float64Array;
  /** Direction the wind comes from, degrees from north. */
  readonly windFromDeg: Float64Array;
  readonly hazard: Uint8Array;
}

/** One spell of weather, as a person would write it. */
export interface Spell {
  readonly startS: number;
  readonly visibilityM: number;
  readonly ceilingM: number;
  readonly windMs: number;
  /** As strong as the wind unless given. */
  readonly gustMs?: number;
  readonly windFromDeg?: number;
  readonly thunderstorm?: boolean;
  readonly icing?: boolean;
}

/** Weather that stops nobody. */
export const CLEAR: Spell = { startS: 0, visibilityM: 20_000, ceilingM: Infinity, windMs: 0 };

/** The series of a list of spells for each area. Each list holds at least one, in rising order of start. */
export const weatherSeries = (areas: readonly (readonly Spell[])[]): WeatherSeries => {
  const rows = areas.reduce((sum, spells) => sum + spells.length, 0);
  const column = () => new Float64Array(rows);
  const series = {
    first: new Int32Array(areas.length + 1),
    startS: column(),
    visibilityM: column(),
    ceilingM: column(),
    windMs: column(),
    gustMs: column(),
    windFromDeg: column(),
    hazard: new Uint8Array(rows),
  };
  let row = 0;
  areas.forEach((spells, area) => {
    if (spells.length === 0) throw new RangeError(`weather of area ${area}: no spell`);
    spells.forEach((spell, i) => {
      if (i > 0 && !(spell.startS > spells[i - 1].startS))
        throw new RangeError(
          `weather of area ${area}, spell ${i}: starts at ${spell.startS} s, not after ${spells[i - 1].startS} s`,
        );
      series.startS[row] = spell.startS;
      series.visibilityM[row] = spell.visibilityM;
      series.ceilingM[row] = spell.ceilingM;
      series.windMs[row] = spell.windMs;
      series.gustMs[row] = Math.max(spell.windMs, spell.gustMs ?? spell.windMs);
      series.windFromDeg[row] = spell.windFromDeg ?? 0;
      series.hazard[row] =
        (spell.thunderstorm === true ? THUNDERSTORM : 0) | (spell.icing === true ? ICING : 0);
      row++;
    });
    series.first[area + 1] = row;
  });
  return series;
};

/** The spell of an area at a time; a start belongs to the spell it begins. */
export const spellAt = (series: WeatherSeries, area: number, timeS: number): number => {
  const { first, startS } = series;
  let low = first[area];
  let high = first[area + 1] - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startS[middle] <= timeS) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** When a spell ends; Infinity for the last of its area. */
export const spellEndS = (series: WeatherSeries, area: number, row: number): number =>
  row + 1 < series.first[area + 1] ? series.startS[row + 1] : Infinity;
