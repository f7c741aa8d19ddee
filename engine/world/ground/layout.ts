import type { RoadClass, Terrain, TownClass } from "../../inputs/region-tables.ts";
import type { Mark } from "../../inputs/mark.ts";
import type { Layout, Tables } from "../tables.ts";

/**
 * The tables of the ground. Rows refer to each other by row number, -1 for none; columns of classes
 * hold the number of the class in the lists below. A county's towns, a city's counties, a county's
 * rings and a ring's vertices each stand in one run: `first...` up to the next row's.
 */
export const groundLayout = {
  city: {
    lon: "f64",
    lat: "f64",
    node: "i32",
    firstCounty: "i32",
    counties: "i32",
    population: "f64",
  },
  county: {
    city: "i32",
    /** The seat, and the node of the road network that it is. */
    lon: "f64",
    lat: "f64",
    node: "i32",
    areaM2: "f64",
    population: "f64",
    /** Shares of residents. */
    urbanShare: "f64",
    age65Share: "f64",
    households: "f64",
    hillyShare: "f64",
    terrain: "u8",
    firstTown: "i32",
    towns: "i32",
    firstRing: "i32",
    rings: "i32",
    west: "f64",
    south: "f64",
    east: "f64",
    north: "f64",
  },
  town: {
    county: "i32",
    class: "u8",
    lon: "f64",
    lat: "f64",
    node: "i32",
    population: "f64",
    precisionM: "f64",
    mark: "u8",
  },
  ring: { first: "i32", vertices: "i32" },
  vertex: { lon: "f64", lat: "f64" },
  /** One row: the grid over the counties, and its cells, row by row from the south-west. */
  grid: { west: "f64", south: "f64", step: "f64", columns: "i32", rowsOfCells: "i32" },
  /** Counties that a cell touches: from `first` up to the next cell's. `whole`: no line crosses it. */
  cell: { first: "i32", whole: "u8" },
  cellCounty: { county: "i32" },
  node: {
    lon: "f64",
    lat: "f64",
    kind: "u8",
    county: "i32",
    town: "i32",
    terrain: "u8",
  },
  /** Three numbers a node, as `nearestRow` wants them. */
  nodeVector: { value: "f64" },
  edge: {
    from: "i32",
    to: "i32",
    lengthM: "f64",
    class: "u8",
    terrain: "u8",
    /** How many bridges are expected, rivers of the map included. */
    bridges: "f64",
    riversCrossed: "u8",
    /** Row in the list of routes, -1 for none. */
    route: "i32",
    mark: "u8",
    oneWay: "u8",
  },
  /**
   * The edges that an expressway chord stands for, in order from its `from`: from `first` up to the
   * next edge's; none for a road of its own. One row more than edges.
   */
  partStart: { first: "i32" },
  part: { edge: "i32" },
  /** Chords that stand for an edge: from `first` up to the next edge's. One row more than edges. */
  chordStart: { first: "i32" },
  chord: { edge: "i32" },
  /** Ways into a node: from `first` up to the next node's. One row more than nodes. */
  waysInStart: { first: "i32" },
  wayIn: { from: "i32", edge: "i32" },
  /** Free travel time in seconds: row edge * vehicle classes + class. */
  freeTime: { seconds: "f64" },
  vehicle: { damaged: "f64" },
  /** Upper end of each band of water depth. */
  waterBand: { depthM: "f64" },
  /** Share of speed in water: row class * bands + band. */
  waterShare: { share: "f64" },
  /** Speed off the network in m/s: row class * terrains + terrain. */
  accessSpeed: { speed: "f64" },
  /** One row of figures that are no table. */
  rules: {
    /** Shares of speed under conditions everywhere. */
    night: "f64",
    heavyRain: "f64",
    snow: "f64",
    accessDetour: "f64",
    accessReachM: "f64",
    walkPath: "f64",
    walkDebris: "f64",
    climb: "f64",
  },
} as const satisfies Layout;

export type GroundTables = Tables<typeof groundLayout>;

export const terrains = ["plain", "hill", "mountain"] as const satisfies readonly Terrain[];
export const townClasses = [
  "subdistrict",
  "town",
  "township",
] as const satisfies readonly TownClass[];
export const roadClasses = [
  "expressway",
  "trunk",
  "county",
  "rural",
  "street",
  "ferry",
  "given",
] as const satisfies ReadonlyArray<RoadClass | "given">;
export const marks = [
  "certain",
  "likely",
  "assumed",
  "synthetic",
] as const satisfies readonly Mark[];

/**
 * seat: a county's seat, which is also the town of the seat; interchange: where a seat meets an
 * expressway; exit: an expressway at the border, or the nearest node beyond a part's edge; outside: a
 * city of another province; junction: a node of a user's own network.
 */
export const nodeKinds = ["seat", "town", "interchange", "exit", "outside", "junction"] as const;
export type NodeKind = (typeof nodeKinds)[number];
