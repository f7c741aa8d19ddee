import type { Inventory } from "../../inputs/assemble-inventory.ts";
import type { Text } from "../../inputs/text.ts";
import type { Assumptions } from "../assumptions.ts";
import type { Ground } from "../ground/compile-ground.ts";
import type { PlaceOf } from "./places.ts";
import type { PlacedPoint } from "./positions.ts";
import type { SettledCatalogue, SettledUnknowns } from "./compile-catalogue.ts";

/** People that a unit has from another row. */
export interface Drawn {
  readonly id: string;
  readonly people: number;
}

/** Nobody drawn. */
export const nobody: readonly Drawn[] = [];

/** A unit while an inventory is laid out. Places are rows of the ground, -1 for none. */
export interface UnitRow {
  readonly id: string;
  /** Known units have one; synthetic ones never do. */
  readonly name: Text | undefined;
  /** Row in the list of kinds. */
  readonly kind: number;
  readonly level: number;
  readonly city: number;
  readonly county: number;
  readonly town: number;
  readonly lon: number;
  readonly lat: number;
  readonly precisionM: number;
  /** Place in `positionList`. */
  readonly position: number;
  /** How many it stands for. */
  readonly number: number;
  readonly people: number;
  readonly capacity: number;
  readonly countedIn: readonly string[];
  /** Id of the row that its people are part of. */
  readonly partOf: string | undefined;
  /** Id of the base it stands at. */
  readonly stationedAt: string | undefined;
  /** Row in the list of readiness profiles, -1 for none. */
  readonly readiness: number;
  /** Place in `marks`. */
  readonly mark: number;
  /** Group that made it; undefined for a known unit. */
  readonly group: string | undefined;
  readonly sources: readonly string[];
  readonly note: string | undefined;
  /** Rows its people are drawn from, with how many from each. */
  readonly drawnFrom: readonly Drawn[];
}

/** A unit of a group before its people and capacity are known. */
export interface GroupSlot {
  readonly place: PlaceOf;
  readonly county: number;
  readonly kind: number;
  readonly number: number;
  readonly point: PlacedPoint;
  readonly stationedAt?: string;
}

/** What everything is laid out with. */
export interface LayoutContext {
  readonly inventory: Inventory;
  readonly ground: Ground;
  readonly catalogue: SettledCatalogue;
  readonly unknowns: SettledUnknowns;
  readonly assumptions: Assumptions;
  /** Row of a kind by its id. */
  readonly kindRow: ReadonlyMap<string, number>;
  readonly readinessRow: ReadonlyMap<string, number>;
}

/** An inventory that cannot be laid out: totals that others already exceed, places that are not there. */
export class InventoryRefused extends Error {
  override readonly name = "InventoryRefused";
  readonly inventory: string;
  readonly item: string;
  readonly text: Text;
  constructor(inventory: string, item: string, text: Text) {
    super(`${inventory}, ${item}: ${text.en}(${text.zh})`);
    this.inventory = inventory;
    this.item = item;
    this.text = text;
  }
}
