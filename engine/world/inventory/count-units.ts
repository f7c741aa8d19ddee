import type { OwnerLevel } from "../../inputs/inventory.ts";
import type { Mark } from "../../inputs/mark.ts";
import { marks } from "../ground/layout.ts";
import type { CompiledInventory } from "./compile-inventory.ts";
import { levelList, positionList } from "./vocabulary.ts";
import type { PositionKnowledge } from "./vocabulary.ts";

/** How many units there are, and how well they are known. */
export interface UnitCounts {
  readonly rows: number;
  /** Units, not rows: a row may stand for many. */
  readonly byKind: Readonly<Record<string, number>>;
  readonly byLevel: Readonly<Partial<Record<OwnerLevel, number>>>;
  /** Rows. */
  readonly byMark: Readonly<Record<Mark, number>>;
  readonly byPosition: Readonly<Record<PositionKnowledge, number>>;
  /** Share of rows whose coordinates a source gives. */
  readonly knownPositions: number;
}

/** Counts the units of a compiled inventory by kind, level, mark and position. */
export const countUnits = ({ tables, catalogue }: CompiledInventory): UnitCounts => {
  const { unit } = tables;
  const byKind: Record<string, number> = {};
  const byLevel: Partial<Record<OwnerLevel, number>> = {};
  const byMark: Record<Mark, number> = { certain: 0, likely: 0, assumed: 0, synthetic: 0 };
  const byPosition: Record<PositionKnowledge, number> = {
    given: 0,
    town: 0,
    county: 0,
    city: 0,
    placed: 0,
  };
  for (let row = 0; row < unit.rows; row++) {
    const kind = catalogue.kinds[unit.kind[row]].id;
    const level = levelList[unit.level[row]];
    byKind[kind] = (byKind[kind] ?? 0) + unit.number[row];
    byLevel[level] = (byLevel[level] ?? 0) + unit.number[row];
    byMark[marks[unit.mark[row]]]++;
    byPosition[positionList[unit.position[row]]]++;
  }
  return {
    rows: unit.rows,
    byKind,
    byLevel,
    byMark,
    byPosition,
    knownPositions: unit.rows === 0 ? 0 : byPosition.given / unit.rows,
  };
};
