import { hashName } from "../../random/names.ts";
import { createStream } from "../../random/stream.ts";
import type { Stream } from "../../random/stream.ts";
import type { Assumptions } from "../assumptions.ts";
import type { Ground } from "../ground/compile-ground.ts";
import { allocateTables } from "../tables.ts";
import type { SettledCatalogue, SettledKind, SettledUnknowns } from "./compile-catalogue.ts";
import { fittedBits, inventoryLayout } from "./layout.ts";
import type { Fitted, InventoryTables } from "./layout.ts";
import type { UnitRow } from "./unit-row.ts";
import { bitOf } from "./vocabulary.ts";

/** Which unknown says how many of a class have which equipment. */
const fittedShares: ReadonlyArray<{
  readonly fits: (kind: SettledKind) => boolean;
  readonly fitted: Fitted;
  readonly unknown: string;
}> = [
  {
    fits: (kind) => kind.class === "helicopter",
    fitted: "downlink",
    unknown: "helicopter-downlink",
  },
  { fits: (kind) => kind.class === "helicopter", fitted: "night", unknown: "helicopter-night" },
  { fits: (kind) => kind.id === "landing-point", fitted: "lit", unknown: "landing-points-lit" },
  { fits: (kind) => kind.id === "landing-point", fitted: "fuel", unknown: "landing-points-fuel" },
  { fits: (kind) => kind.id === "landing-point", fitted: "heavy", unknown: "landing-points-heavy" },
];

const EQUIPMENT = hashName("inventory: equipment carried");
const FITTED = hashName("inventory: equipment fitted");
const BASE = bitOf(fittedBits, "lit") | bitOf(fittedBits, "fuel") | bitOf(fittedBits, "heavy");

/** A base has lights, fuel and room; an aircraft or a landing point what the assumed shares give it. */
const fittedOf = (kind: SettledKind, unknowns: SettledUnknowns, stream: () => Stream): number => {
  if (kind.id === "aviation-base") return BASE;
  let bits = 0;
  let own: Stream | undefined;
  for (const { fits, fitted, unknown } of fittedShares) {
    if (!fits(kind)) continue;
    own ??= stream();
    if (own.uniform() < (unknowns[unknown]?.["all"] ?? 0)) bits |= bitOf(fittedBits, fitted);
  }
  return bits;
};

/** Whole pieces that each unit carries: the mean rounded up or down at random. */
const piecesOf = (
  rows: readonly UnitRow[],
  { kinds }: SettledCatalogue,
  { seed, assumptionSet }: Assumptions,
): { start: Int32Array; kind: number[]; number: number[] } => {
  const start = new Int32Array(rows.length + 1);
  const kind: number[] = [];
  const number: number[] = [];
  rows.forEach((row, i) => {
    const { equipment } = kinds[row.kind];
    if (equipment.length > 0) {
      const stream = createStream(seed, assumptionSet, hashName(row.id), EQUIPMENT);
      for (const piece of equipment) {
        const whole = Math.floor(piece.mean * row.number + stream.uniform());
        if (whole === 0) continue;
        kind.push(piece.kind);
        number.push(Math.min(65_535, whole));
      }
    }
    start[i + 1] = kind.length;
  });
  return { start, kind, number };
};

/** Rows as tables in one shared buffer. */
export const packUnits = (
  rows: readonly UnitRow[],
  groups: readonly { readonly id: string }[],
  ground: Ground,
  catalogue: SettledCatalogue,
  unknowns: SettledUnknowns,
  assumptions: Assumptions,
): { readonly buffer: SharedArrayBuffer; readonly tables: InventoryTables } => {
  const n = rows.length;
  const pieces = piecesOf(rows, catalogue, assumptions);
  const rowOfId = new Map(rows.map((row, i) => [row.id, i]));
  const groupRow = new Map(groups.map(({ id }, i) => [id, i]));
  const drawnUnit: number[] = [];
  const drawnPeople: number[] = [];
  const drawnStart = new Int32Array(n + 1);
  rows.forEach((row, i) => {
    for (const from of row.drawnFrom) {
      const unit = rowOfId.get(from.id);
      if (unit === undefined) continue;
      drawnUnit.push(unit);
      drawnPeople.push(from.people);
    }
    drawnStart[i + 1] = drawnUnit.length;
  });
  const { buffer, tables } = allocateTables(inventoryLayout, {
    unit: n,
    drawnStart: n + 1,
    drawn: drawnUnit.length,
    carriedStart: n + 1,
    carried: pieces.kind.length,
    kindStart: catalogue.kinds.length + 1,
    byKind: n,
  });
  tables.drawnStart.first.set(drawnStart);
  tables.drawn.unit.set(drawnUnit);
  tables.drawn.people.set(drawnPeople);
  tables.carriedStart.first.set(pieces.start);
  tables.carried.kind.set(pieces.kind);
  tables.carried.number.set(pieces.number);
  const link = (id: string | undefined): number =>
    id === undefined ? -1 : (rowOfId.get(id) ?? -1);
  const { unit } = tables;
  const { county, town } = ground.tables;
  const { seed, assumptionSet } = assumptions;
  rows.forEach((row, i) => {
    const kind = catalogue.kinds[row.kind];
    unit.kind[i] = row.kind;
    unit.level[i] = row.level;
    unit.mark[i] = row.mark;
    unit.position[i] = row.position;
    unit.fitted[i] = fittedOf(kind, unknowns, () =>
      createStream(seed, assumptionSet, hashName(row.id), FITTED),
    );
    unit.readiness[i] = row.readiness;
    unit.city[i] = row.city;
    unit.county[i] = row.county;
    unit.town[i] = row.town;
    unit.node[i] = row.town === -1 ? county.node[row.county] : town.node[row.town];
    unit.lon[i] = row.lon;
    unit.lat[i] = row.lat;
    unit.precisionM[i] = row.precisionM;
    unit.number[i] = row.number;
    unit.people[i] = row.people;
    unit.capacity[i] = row.capacity;
    unit.partOf[i] = link(row.partOf);
    unit.stationedAt[i] = link(row.stationedAt);
    unit.group[i] = row.group === undefined ? -1 : (groupRow.get(row.group) ?? -1);
  });
  orderByKind(tables, catalogue.kinds.length);
  return { buffer, tables };
};

/** Units in the order of their kinds, by counting. */
const orderByKind = ({ unit, kindStart, byKind }: InventoryTables, kinds: number): void => {
  const { first } = kindStart;
  for (let i = 0; i < unit.rows; i++) first[unit.kind[i] + 1]++;
  for (let k = 0; k < kinds; k++) first[k + 1] += first[k];
  const next = first.slice(0, kinds);
  for (let i = 0; i < unit.rows; i++) byKind.unit[next[unit.kind[i]]++] = i;
};
