import type { Figure } from "../../inputs/figure.ts";
import type { RoadRules } from "../../inputs/road-rules.ts";
import { assumedValue } from "../assumptions.ts";
import type { Assumptions } from "../assumptions.ts";
import { terrains } from "../ground/layout.ts";

/** Classes of road that have a speed of their own. */
export const drivenClasses = ["expressway", "trunk", "county", "rural", "street"] as const;
export type DrivenClass = (typeof drivenClasses)[number];

/** The road rules as numbers in SI, for one set of assumptions. Terrain is a number, see `terrains`. */
export interface SettledRoads {
  readonly vehicles: readonly string[];
  /** speeds[class][terrain][vehicle] in m/s. */
  readonly speeds: Readonly<Record<DrivenClass, ReadonlyArray<readonly number[]>>>;
  readonly waterDepthsM: readonly number[];
  /** Share of speed, for each vehicle and band. */
  readonly water: ReadonlyArray<readonly number[]>;
  readonly damaged: readonly number[];
  readonly night: number;
  readonly heavyRain: number;
  readonly snow: number;
  /** By terrain. */
  readonly detourExpressway: readonly number[];
  readonly detourOrdinary: readonly number[];
  readonly interchangeM: number;
  readonly chords: number;
  readonly bypass: number;
  /** Persons per square metre. */
  readonly streetDensity: number;
  /** Per metre. */
  readonly bridges: Readonly<Record<DrivenClass, number>>;
  readonly ferrySpeed: number;
  readonly ferryBoardingS: number;
  readonly accessDetour: number;
  readonly accessReachM: number;
  readonly walkPath: number;
  readonly walkDebris: number;
  readonly climb: number;
}

/** Every figure of the rules at its value in one set; each has its path in the file as its name. */
export const settleRoads = (rules: RoadRules, assumptions: Assumptions): SettledRoads => {
  const value = (figure: Figure, path: string) =>
    assumedValue(figure, assumptions, `roads/${path}`);
  const names = Object.keys(rules.vehicles);
  const byClass = <T>(of: (road: DrivenClass) => T): Record<DrivenClass, T> => ({
    expressway: of("expressway"),
    trunk: of("trunk"),
    county: of("county"),
    rural: of("rural"),
    street: of("street"),
  });
  return {
    vehicles: names,
    speeds: byClass((road) =>
      terrains.map((terrain) =>
        names.map((name) =>
          value(
            rules.vehicles[name].speeds[road][terrain],
            `vehicles/${name}/speeds/${road}/${terrain}`,
          ),
        ),
      ),
    ),
    waterDepthsM: rules.waterDepths.map((depth, i) => value(depth, `waterDepths/${i}`)),
    water: names.map((name) =>
      rules.vehicles[name].water.map((share, i) => value(share, `vehicles/${name}/water/${i}`)),
    ),
    damaged: names.map((name) => value(rules.vehicles[name].damaged, `vehicles/${name}/damaged`)),
    night: value(rules.conditions.night, "conditions/night"),
    heavyRain: value(rules.conditions.heavyRain, "conditions/heavyRain"),
    snow: value(rules.conditions.snow, "conditions/snow"),
    detourExpressway: terrains.map((terrain) =>
      value(rules.detour.expressway[terrain], `detour/expressway/${terrain}`),
    ),
    detourOrdinary: terrains.map((terrain) =>
      value(rules.detour.ordinary[terrain], `detour/ordinary/${terrain}`),
    ),
    interchangeM: value(rules.interchange, "interchange"),
    chords: Math.round(value(rules.chords, "chords")),
    bypass: value(rules.bypass, "bypass"),
    streetDensity: value(rules.streetDensity, "streetDensity"),
    bridges: byClass((road) => value(rules.bridges[road], `bridges/${road}`)),
    ferrySpeed: value(rules.ferry.speed, "ferry/speed"),
    ferryBoardingS: value(rules.ferry.boarding, "ferry/boarding"),
    accessDetour: value(rules.access.detour, "access/detour"),
    accessReachM: value(rules.access.reach, "access/reach"),
    walkPath: value(rules.walking.path, "walking/path"),
    walkDebris: value(rules.walking.debris, "walking/debris"),
    climb: value(rules.walking.climb, "walking/climb"),
  };
};
