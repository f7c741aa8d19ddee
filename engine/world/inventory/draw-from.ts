import { distanceM } from "../ground/sphere.ts";
import type { Drawn, UnitRow } from "./unit-row.ts";

/** Share of a unit's people that a formation takes, so that the rest keep their own district covered. */
const GIVEN_UP = 1 / 3;

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
 * Whose people a formation is: those of rows of another group, the nearest first, a third of each, in
 * the same town where both have one, else in the same city. Where a third of all is too few, more of
 * each. Gives the formation with what is drawn from whom; unchanged where nobody is there.
 */
export const drawFrom = (formation: UnitRow, others: UnitsByPlace): UnitRow => {
  const near = others.inTown.get(formation.town) ?? others.inCity.get(formation.city) ?? [];
  const all = near.reduce((sum, { people }) => sum + people, 0);
  if (all === 0 || formation.people === 0) return formation;
  const share = Math.max(GIVEN_UP, Math.min(1, formation.people / all));
  const sources = near
    .map((row) => ({ row, gap: distanceM(formation.lon, formation.lat, row.lon, row.lat) }))
    .sort((a, b) => a.gap - b.gap || (a.row.id < b.row.id ? -1 : 1));
  const drawnFrom: Drawn[] = [];
  let left = formation.people;
  for (const { row } of sources) {
    const people = Math.min(left, row.people * share);
    if (people <= 0) break;
    drawnFrom.push({ id: row.id, people });
    left -= people;
  }
  return { ...formation, drawnFrom };
};
