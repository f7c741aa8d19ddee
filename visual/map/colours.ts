import type { UnitGroup } from "../../engine/inputs/scene.ts";
import { palettes } from "../palette.ts";
import type { Palette, Theme } from "../palette.ts";

/** The colours of a map in one theme. */
export interface MapColours {
  readonly palette: Palette;
  readonly sea: string;
  readonly land: string;
  readonly water: string;
  readonly county: string;
  readonly city: string;
  readonly province: string;
  readonly road: string;
  readonly expressway: string;
  readonly closed: string;
  readonly damaged: string;
  readonly quiet: string;
  readonly label: string;
  readonly units: Readonly<Record<UnitGroup, string>>;
  /** Land of others. */
  readonly around: string;
  /** Nobody knows; reported but not seen; seen. Told apart by lightness too. */
  readonly blind: string;
  readonly heard: string;
  readonly seen: string;
  /** What is as it should be. */
  readonly well: string;
}

const coloursOf = (theme: Theme): MapColours => {
  const palette = palettes[theme];
  const [blue, , green, pink, sky] = palette.series;
  const light = theme === "light";
  return {
    palette,
    sea: light ? "#dfe9f1" : "#0d1a24",
    land: light ? "#fcfcfa" : "#1b2126",
    water: light ? "#9fc3dd" : "#34556b",
    county: light ? "#dcdfe2" : "#333c44",
    city: light ? "#aeb6bd" : "#55616c",
    province: light ? "#6d767f" : "#8b97a2",
    road: light ? "#d3c9b8" : "#3d3a33",
    expressway: light ? "#c2ab85" : "#5f5540",
    closed: light ? "#8c1d18" : "#ff8a80",
    damaged: light ? "#8a6d1a" : "#d9b64a",
    quiet: light ? "#b9c0c6" : "#4d5862",
    label: light ? "#39424a" : "#c9d1d8",
    units: {
      air: pink,
      drone: light ? "#7b3294" : "#c79be0",
      link: green,
      fire: blue,
      rescue: sky,
      other: light ? "#5a636c" : "#a3adb6",
    },
    around: light ? "#eeece6" : "#171b1f",
    blind: palette.ramp[5],
    heard: palette.ramp[2],
    seen: light ? "#a9d3ee" : "#1d4a66",
    well: light ? "#a9d3ee" : "#1d4a66",
  };
};

/** Colours of the map on paper and on a dark screen. */
export const mapColours: Readonly<Record<Theme, MapColours>> = {
  light: coloursOf("light"),
  dark: coloursOf("dark"),
};

/** The share that fails, upper ends of the shades: none, then the five of the ramp. */
export const failBands = [0, 0.1, 0.25, 0.5, 0.75, 1] as const;

/** Minutes of an isochrone, upper ends of the bands; beyond them and without a way two more. */
export const minuteBands = [10, 20, 30, 60] as const;

/** Intensity from which each shade begins. */
export const intensityBands = [5, 6, 7, 8, 9, 10] as const;

/** The band a value falls into: the first whose upper end it does not pass; the number of bands beyond. */
export const bandOf = (value: number, ends: readonly number[]): number => {
  const at = ends.findIndex((end) => value <= end);
  return at === -1 ? ends.length : at;
};

/** The shade of an intensity: the last band that has begun, -1 below all. */
export const intensityBand = (intensity: number): number => {
  let band = -1;
  for (const from of intensityBands) if (intensity >= from - 0.5) band++;
  return band;
};
