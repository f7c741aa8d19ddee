import { meanOf } from "../../world/inventory/compile-catalogue.ts";
import { classList, levelList } from "../../world/inventory/vocabulary.ts";
import type { World } from "../../world/world.ts";
import type { MobilisationRule } from "./doctrine-model.ts";

/** The ledger as a headquarters reads it: who can be sent at all, and how soon they roll in the mean. */
export interface Forces {
  /** Every team that drives, by row of the inventory. */
  readonly teams: Int32Array;
  /** By city: its own. */
  readonly byCity: ReadonlyArray<readonly number[]>;
  /** By row of the inventory: bits of skills. */
  readonly skills: Int32Array;
  /** By mobilisation rule: the teams it means. */
  readonly byRule: readonly Int32Array[];
  /** By town: its own teams, those of the town itself and of its communities. */
  readonly ownTeams: ReadonlyArray<readonly number[]>;
  /** Helicopters, by row of the inventory. */
  readonly helicopters: Int32Array;
  /** By kind: class of vehicle (-1 none), mean muster by day and by night, s. */
  readonly vehicle: Int32Array;
  readonly musterDayS: Float64Array;
  readonly musterNightS: Float64Array;
}

const TEAM = classList.indexOf("team");
const TOWN = levelList.indexOf("town");
const COMMUNITY = levelList.indexOf("community");

export const forcesOf = (
  { ground, inventory }: World,
  rules: readonly MobilisationRule[],
): Forces => {
  const { catalogue, tables } = inventory;
  const { unit } = tables;
  const { kinds } = catalogue;
  const vehicle = Int32Array.from(kinds, ({ drivesAs }) =>
    ground.names.vehicles.findIndex(({ code }) => code === drivesAs),
  );
  const figure = (name: "musterDay" | "musterNight" | "requestDelay", silent: number) =>
    kinds.map(({ figures }) => {
      const found = figures[name];
      return found === undefined ? silent : meanOf(found);
    });
  const delayS = figure("requestDelay", 0);
  const dayS = figure("musterDay", 0);
  const nightS = figure("musterNight", NaN);
  const rows = Array.from({ length: unit.rows }, (_, row) => row);
  const classOf = (row: number): number => classList.indexOf(kinds[unit.kind[row]].class);
  const teams = rows.filter(
    (row) => classOf(row) === TEAM && vehicle[unit.kind[row]] >= 0 && unit.node[row] >= 0,
  );
  const byCity = Array.from({ length: ground.tables.city.rows }, (): number[] => []);
  for (const row of teams) if (unit.city[row] >= 0) byCity[unit.city[row]].push(row);
  const ownTeams = Array.from({ length: ground.tables.town.rows }, (): number[] => []);
  for (const row of teams) {
    const level = unit.level[row];
    if (unit.town[row] >= 0 && (level === TOWN || level === COMMUNITY)) {
      ownTeams[unit.town[row]].push(row);
    }
  }
  return {
    teams: Int32Array.from(teams),
    byCity,
    skills: Int32Array.from(rows, (row) => kinds[unit.kind[row]].skills),
    byRule: rules.map(({ kinds: wanted, skill }) =>
      Int32Array.from(
        teams.filter((row) => {
          const kind = kinds[unit.kind[row]];
          return (kind.skills & skill) !== 0 && (wanted.length === 0 || wanted.includes(kind.id));
        }),
      ),
    ),
    ownTeams,
    helicopters: Int32Array.from(
      rows.filter((row) => kinds[unit.kind[row]].class === "helicopter"),
    ),
    vehicle,
    musterDayS: Float64Array.from(dayS, (s, kind) => s + delayS[kind]),
    musterNightS: Float64Array.from(
      nightS,
      (s, kind) => (Number.isNaN(s) ? dayS[kind] : s) + delayS[kind],
    ),
  };
};
