import { distanceM } from "../ground/sphere.ts";
import type { Drawn, UnitRow } from "./unit-row.ts";

/**
 * Shares of a unit's people up to which formations take them, all together: a third first, so that the
 * rest keep their own district covered; more only where a third of everybody near is too few.
 */
const SHARES = [1 / 3, 2 / 3, 1];

/** Units by town and by city. */
export interface UnitsByPlace {
  readonly inTown: ReadonlyMap<number, readonly UnitRow[]>;
  readonly inCity: ReadonlyMap<number, readonly UnitRow[]>;
}

/** Lists units by the town and the city they stand in. */
export const byPlace = (rows: readonly UnitRow[]): UnitsByPlace => {
  const inTown = new Map<number, UnitRow[]>();
  const inCity = new Map<number, UnitRow[]>();
  const put = (map: Map<number, UnitRow[]>, key: number, row: UnitRow): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [row]);
    else list.push(row);
  };
  for (const row of rows) {
    if (row.town !== -1) put(inTown, row.town, row);
    put(inCity, row.city, row);
  }
  return { inTown, inCity };
};

/**
 * Whose people a formation is: those of rows of another group, the nearest first, in the same town
 * where both have one, else in the same city. `given` is what each row has given already, and is
 * added to. A formation is no stronger than those it is drawn from; unchanged where nobody is there.
 */
export const drawFrom = (
  formation: UnitRow,
  others: UnitsByPlace,
  given: Map<string, number>,
): UnitRow => {
  const near = others.inTown.get(formation.town) ?? others.inCity.get(formation.city) ?? [];
  if (near.length === 0 || formation.people === 0) return formation;
  const sources = near
    .map((row) => ({ row, gap: distanceM(formation.lon, formation.lat, row.lon, row.lat) }))
    .sort((a, b) => a.gap - b.gap || (a.row.id < b.row.id ? -1 : 1));
  const taken = new Map<string, number>();
  let left = formation.people;
  for (const share of SHARES) {
    for (const { row } of sources) {
      const free = row.people * share - (given.get(row.id) ?? 0);
      const people = Math.min(left, free);
      if (people <= 0) continue;
      given.set(row.id, (given.get(row.id) ?? 0) + people);
      taken.set(row.id, (taken.get(row.id) ?? 0) + people);
      left -= people;
    }
    if (left <= 0) break;
  }
  const drawnFrom = Array.from(taken, ([id, people]): Drawn => ({ id, people }));
  const people = formation.people - Math.max(0, left);
  return drawnFrom.length === 0 ? formation : { ...formation, people, drawnFrom };
};
