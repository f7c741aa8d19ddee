import type { Layout, Tables } from "../tables.ts";

/**
 * The tables of the inventory. Places are rows of the ground's tables, -1 for none; classes are places
 * in the lists of `vocabulary.ts` and in the catalogue's lists of kinds and readiness profiles.
 */
export const inventoryLayout = {
  unit: {
    /** Row in the catalogue's kinds. */
    kind: "u16",
    level: "u8",
    mark: "u8",
    /** Place in `positionList`. */
    position: "u8",
    /** Bits of equipment drawn for each: see `fittedBits`. */
    fitted: "u8",
    readiness: "i16",
    city: "i32",
    county: "i32",
    town: "i32",
    /** Node of the road network nearest by belonging: the town's, else the county seat's. */
    node: "i32",
    lon: "f64",
    lat: "f64",
    precisionM: "f64",
    /** How many the row stands for. */
    number: "f64",
    /** On paper; `presence.ts` says how many are there. */
    people: "f64",
    capacity: "f64",
    /** Row of the unit whose people these are part of, and of the base it stands at. */
    partOf: "i32",
    stationedAt: "i32",
    /** Row in the list of groups, -1 for a known unit. */
    group: "i32",
  },
  /** Units whose people a unit is drawn from: from `first` up to the next unit's. One row more than units. */
  drawnStart: { first: "i32" },
  drawn: { unit: "i32", people: "f64" },
  /** Whole pieces of equipment that each unit carries, by kind. One row more than units. */
  carriedStart: { first: "i32" },
  carried: { kind: "u16", number: "u16" },
  /** Units in the order of their kinds: from `first` up to the next kind's. One row more than kinds. */
  kindStart: { first: "i32" },
  byKind: { unit: "i32" },
} as const satisfies Layout;

export type InventoryTables = Tables<typeof inventoryLayout>;

/** What an aircraft or landing point may have beyond its kind; drawn for each set of assumptions. */
export const fittedBits = ["downlink", "night", "lit", "fuel", "heavy"] as const;

export type Fitted = (typeof fittedBits)[number];
