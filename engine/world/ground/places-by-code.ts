import type { Ground } from "./compile-ground.ts";

/** A place that the region does not have. */
export class UnknownPlace extends Error {
  override readonly name = "UnknownPlace";
  readonly code: string;

  constructor(code: string) {
    super(`place ${code} is not in the region (区域内没有 ${code})`);
    this.code = code;
  }
}

/** Rows of the towns of a place given by its code: a town, or all of a county or city. Throws `UnknownPlace`. */
export const townsOfPlace = ({ names, tables }: Ground, code: string): number[] => {
  const rows = (keep: (town: number) => boolean): number[] =>
    Array.from(names.towns.keys()).filter(keep);
  const town = names.towns.findIndex((row) => row.code === code);
  if (town >= 0) return [town];
  const county = names.counties.findIndex((row) => row.code === code);
  if (county >= 0) return rows((row) => tables.town.county[row] === county);
  const city = names.cities.findIndex((row) => row.code === code);
  if (city >= 0) return rows((row) => tables.county.city[tables.town.county[row]] === city);
  if (names.province.code === code) return rows(() => true);
  throw new UnknownPlace(code);
};
