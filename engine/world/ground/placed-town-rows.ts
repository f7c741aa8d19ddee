import type { Mark } from "../../inputs/mark.ts";
import type { Ground } from "./compile-ground.ts";
import { marks, townClasses } from "./layout.ts";

/** A town as this set of assumptions places and peoples it. */
export interface PlacedTownRow {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly county_code: string;
  readonly class: string;
  readonly lon: number;
  readonly lat: number;
  readonly precision_km: number;
  /** Of the position. */
  readonly mark: Mark;
  /** Assumed: only the county's total is known. */
  readonly population: number;
}

const rounded = (value: number, digits: number): number => {
  const scale = Number(`1e${digits}`);
  return Math.round(value * scale) / scale;
};

/** Every town with where it was placed, for printing: which positions are known and which are ours. */
export const placedTownRows = ({ tables, names }: Ground): PlacedTownRow[] => {
  const { town } = tables;
  return names.towns.map(({ code, name }, row) => ({
    code,
    name_zh: name.zh,
    name_en: name.en,
    county_code: names.counties[town.county[row]].code,
    class: townClasses[town.class[row]],
    lon: rounded(town.lon[row], 5),
    lat: rounded(town.lat[row], 5),
    precision_km: rounded(town.precisionM[row] / 1000, 1),
    mark: marks[town.mark[row]],
    population: town.population[row],
  }));
};
