import type { Ground } from "../ground/compile-ground.ts";
import type { UnitRow } from "./unit-row.ts";

const rowsByCode = (list: readonly { readonly code: string }[]): Map<string, number> =>
  new Map(list.map(({ code }, row) => [code, row]));

/**
 * Rows of one ground as rows of another: the same ground, a part of it, or one that shares places with
 * it. Rows in counties the other does not have are left out, with what is stationed at them and what
 * is drawn from them.
 */
export const ontoGround = (rows: readonly UnitRow[], from: Ground, to: Ground): UnitRow[] => {
  if (from === to) return [...rows];
  const cities = rowsByCode(to.names.cities);
  const counties = rowsByCode(to.names.counties);
  const towns = rowsByCode(to.names.towns);
  const place = (map: Map<string, number>, list: readonly { code: string }[], row: number) =>
    row === -1 ? -1 : (map.get(list[row].code) ?? -1);
  const moved = rows.flatMap((row): UnitRow[] => {
    const county = place(counties, from.names.counties, row.county);
    return county === -1
      ? []
      : [
          {
            ...row,
            county,
            city: place(cities, from.names.cities, row.city),
            town: place(towns, from.names.towns, row.town),
          },
        ];
  });
  const ids = new Set(moved.map((row) => row.id));
  return moved.filter((row) => row.stationedAt === undefined || ids.has(row.stationedAt));
};
