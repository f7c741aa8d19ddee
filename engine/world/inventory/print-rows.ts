import type { FacilityRow } from "../../inputs/inventory.ts";
import type { Text } from "../../inputs/text.ts";
import type { Ground } from "../ground/compile-ground.ts";
import { marks } from "../ground/layout.ts";
import type { CompiledInventory } from "./compile-inventory.ts";
import { levelList, positionList } from "./vocabulary.ts";
import type { PositionKnowledge } from "./vocabulary.ts";

/** A row as a table writes it, with how its position is known. */
export interface PrintedRow extends FacilityRow {
  readonly position: PositionKnowledge;
}

/**
 * What a unit is called: a known one by its name, a synthetic one by its kind and where it lies, so
 * that nobody takes it for a unit that exists.
 */
export const unitName = (
  { tables, names, catalogue }: CompiledInventory,
  { names: places }: Ground,
  row: number,
): Text => {
  const own = names.names[row];
  if (own !== undefined) return own;
  const kind = catalogue.kinds[tables.unit.kind[row]].name;
  const town = tables.unit.town[row];
  const place = town === -1 ? places.counties[tables.unit.county[row]] : places.towns[town];
  const nth = names.ids[row].slice(names.ids[row].lastIndexOf("-") + 1);
  return {
    zh: `${place.name.zh}${kind.zh}${nth}(合成)`,
    en: `${kind.en}, ${place.name.en}, no. ${nth} (synthetic)`,
  };
};

/** One unit as a row of a table. */
export const printRow = (inventory: CompiledInventory, ground: Ground, row: number): PrintedRow => {
  const { tables, names, catalogue } = inventory;
  const { unit } = tables;
  const { cities, counties, towns } = ground.names;
  const name = unitName(inventory, ground, row);
  const [town, partOf, stationedAt] = [unit.town[row], unit.partOf[row], unit.stationedAt[row]];
  const firstDrawn = tables.drawnStart.first[row];
  const parent =
    partOf !== -1
      ? partOf
      : firstDrawn < tables.drawnStart.first[row + 1]
        ? tables.drawn.unit[firstDrawn]
        : -1;
  const readiness = unit.readiness[row];
  const note = names.notes[row];
  return {
    id: names.ids[row],
    name_zh: name.zh,
    name_en: name.en,
    kind: catalogue.kinds[unit.kind[row]].id,
    level: levelList[unit.level[row]],
    city: cities[unit.city[row]].code,
    county: counties[unit.county[row]].code,
    ...(town === -1 ? {} : { town: towns[town].code }),
    lon: unit.lon[row],
    lat: unit.lat[row],
    precision_km: unit.precisionM[row] / 1000,
    number: unit.number[row],
    people: unit.people[row],
    capacity: unit.capacity[row],
    ...(names.countedIn[row].length === 0 ? {} : { counted_in: names.countedIn[row] }),
    ...(parent === -1 ? {} : { part_of: names.ids[parent] }),
    ...(stationedAt === -1 ? {} : { stationed_at: names.ids[stationedAt] }),
    ...(readiness === -1 ? {} : { readiness: catalogue.readiness[readiness].id }),
    source: names.sources[row],
    mark: marks[unit.mark[row]],
    position: positionList[unit.position[row]],
    ...(note === undefined ? {} : { note }),
  };
};

/** Every unit, known and synthetic, as rows of a table. */
export const printRows = (inventory: CompiledInventory, ground: Ground): PrintedRow[] =>
  Array.from({ length: inventory.tables.unit.rows }, (_, row) => printRow(inventory, ground, row));
