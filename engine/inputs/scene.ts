import type { Text } from "./text.ts";

/**
 * Whole numbers as text: each the difference from the one before (the first from 0), zig-zag, as
 * variable-length bytes of seven bits, the lowest first, in base64. Everything that is one number a row
 * goes this way, so that a province with its play-back stays small.
 */
export type Packed = string;

/** Positions in ten-thousandths of a degree, WGS-84. */
export interface ScenePoints {
  readonly lon: Packed;
  readonly lat: Packed;
}

/** Lines (or rings): how many points each has, and the points of all of them in order. */
export interface SceneLines extends ScenePoints {
  readonly sizes: Packed;
}

/** What a mark on the map is drawn as. */
export type UnitGroup = "air" | "drone" | "link" | "fire" | "rescue" | "other";

export const roadClassNames = [
  "expressway",
  "trunk",
  "county",
  "rural",
  "street",
  "ferry",
  "given",
] as const;

/** How a unit stands, as numbers in `SceneUnits.state`. */
export const unitStates = [
  "base",
  "ordered",
  "mustered",
  "moving",
  "onFoot",
  "onScene",
  "stuck",
  "unavailable",
  "returning",
] as const;

/** What can be wrong with a road, as numbers in `SceneRoads.state`: 0 open again. */
export const roadStates = ["open", "closed", "bridgeOut", "damaged"] as const;

/** Command posts in the numbering of the engine: towns, counties, cities, then the province. */
export interface ScenePlaces {
  readonly towns: number;
  readonly counties: number;
  readonly cities: number;
  /** One for each post. */
  readonly codes: readonly string[];
  readonly zh: readonly string[];
  readonly en: readonly string[];
  /** The post above, -1 for the province. */
  readonly parent: Packed;
  /** Seats of counties, then cities. */
  readonly seats: ScenePoints;
}

/** A kind of event: its sentence with {who} {whom} {where} {role} {amount} {time}. */
export interface SceneEventKind {
  readonly label: Text;
  readonly sentence: Text;
  /** 1 what nobody should miss, 2 what happens to towns and units, 3 the rest. */
  readonly weight: 1 | 2 | 3;
}

/** What stands somewhere and does not move: bases, places to land, posts, stores. */
export interface SceneSites extends ScenePoints {
  /** Row in `Scene.siteKinds`. */
  readonly kind: Packed;
  /** 1 where the position was placed by a rule of ours. */
  readonly synthetic: Packed;
  /** The post it belongs to, for a name; -1 none. */
  readonly place: Packed;
  /** Name of its own by row; rows without one stand for published totals. */
  readonly names: ReadonlyArray<readonly [row: number, name: Text]>;
}

/** Minutes to every town from the nearest of something; -1 where there is no way. */
export interface SceneIsochrone {
  readonly id: "air" | "road";
  readonly name: Text;
  readonly note: Text;
  /** Tenths of minutes. */
  readonly minutes: Packed;
}

/** The ground in one set of assumptions: where towns, roads and sites lie. */
export interface SceneGround {
  readonly set: number;
  readonly towns: ScenePoints & { readonly population: Packed; readonly synthetic: Packed };
  readonly nodes: ScenePoints;
  readonly edges: {
    readonly from: Packed;
    readonly to: Packed;
    /** Number in `roadClassNames`. */
    readonly class: Packed;
    readonly synthetic: Packed;
  };
  readonly sites: SceneSites;
  readonly isochrones: readonly SceneIsochrone[];
}

/** Units that do something in a replication. */
export interface SceneUnits {
  readonly count: number;
  /** Row in the inventory of the set, rising: the number by which traces name it. */
  readonly row: Packed;
  /** Row in `Scene.unitKinds`; the post whose name it goes by; 1 if it stands for published totals. */
  readonly kind: Packed;
  readonly place: Packed;
  readonly synthetic: Packed;
  readonly home: ScenePoints;
  readonly names: ReadonlyArray<readonly [unit: number, name: Text]>;
  /** Changes of state by unit: how many each has; when (s), to what, for which town (-1 none). */
  readonly changes: Packed;
  readonly changeS: Packed;
  readonly state: Packed;
  readonly town: Packed;
  /** Points on the way by unit: how many; when (s); where: a node, or beyond the nodes a row of `off`. */
  readonly points: Packed;
  readonly pointS: Packed;
  readonly at: Packed;
  readonly off: ScenePoints;
}

/** Events in the order of time; times in s. */
export interface SceneEvents {
  readonly timeS: Packed;
  /** Row in `Scene.eventKinds`. */
  readonly kind: Packed;
  /**
   * What a sentence names: 0 nobody, then the posts from 1, then the units, then the rows of `names`.
   */
  readonly who: Packed;
  readonly whom: Packed;
  readonly where: Packed;
  readonly role: Packed;
  /** Row in `amounts`, 0 none. */
  readonly amount: Packed;
  /** How many events before this one its cause stands, 0 none or not kept. */
  readonly cause: Packed;
  readonly names: readonly Text[];
  readonly amounts: readonly Text[];
  /** Events of the replication that are not kept here. */
  readonly leftOut: number;
}

/** Towns where something happened. Times in s, -1 never. */
export interface SceneScenes {
  readonly town: Packed;
  readonly occursS: Packed;
  /** Tenths: the intensity of an earthquake, 0 of a call-out. */
  readonly severity: Packed;
  /** The first report above the town; a picture asked for; the picture that stands, and by which way. */
  readonly reportedS: Packed;
  readonly soughtS: Packed;
  readonly pictureS: Packed;
  /** Row in `Scene.ways`, -1 none. */
  readonly way: Packed;
}

export interface SceneOutages {
  readonly town: Packed;
  readonly fromS: Packed;
  readonly toS: Packed;
}

export interface SceneRoads {
  readonly edge: Packed;
  readonly timeS: Packed;
  /** Number in `roadStates`. */
  readonly state: Packed;
  /** When command first hears of it, s; -1 never. */
  readonly knownS: Packed;
}

export interface SceneShock {
  readonly timeS: number;
  readonly lon: number;
  readonly lat: number;
  readonly magnitude: number;
  readonly depthKm: number;
}

export interface SceneLevel {
  readonly timeS: number;
  readonly post: number;
  /** 1 the highest; 0 ended. */
  readonly level: number;
}

export type SceneRole = "typical" | "worst" | "best";

/** One replication, played again. */
export interface SceneReplication {
  readonly replication: number;
  readonly roles: readonly SceneRole[];
  readonly set: number;
  /** Row in `Scene.grounds`. */
  readonly ground: number;
  readonly hash: string;
  /** What the rule chose it by, in the unit of the target; null is never. */
  readonly measured: { readonly value: number | null; readonly unit: string } | null;
  /** Local date and time of the start, and the same in seconds since 1970-01-01 00:00 local. */
  readonly start: string;
  readonly startLocalS: number;
  readonly weather: Text;
  readonly shocks: readonly SceneShock[];
  readonly scenes: SceneScenes;
  readonly power: SceneOutages;
  readonly network: SceneOutages;
  readonly roads: SceneRoads;
  readonly levels: readonly SceneLevel[];
  readonly units: SceneUnits;
  readonly events: SceneEvents;
}

/** How often places keep one promise over all replications. */
export interface SceneTarget {
  readonly id: string;
  readonly name: Text;
  readonly threshold: {
    readonly sense: "atMost" | "atLeast";
    readonly value: number;
    readonly unit: string;
  };
  readonly reliability: number;
  /** Posts; in how many replications each was asked about; thousandths that kept it; median minutes, -1 never. */
  readonly place: Packed;
  readonly selected: Packed;
  readonly kept: Packed;
  readonly p50: Packed;
}

/**
 * Everything that the map needs for one case: plain JSON. Made by `study/scene` from the case and an
 * ensemble, by playing the chosen replications again; drawn by `visual/map`, which sees nothing else.
 */
export interface Scene {
  readonly format: 1;
  readonly case: { readonly id: string; readonly name: Text };
  readonly region: Text;
  readonly seed: number;
  readonly replicationsPlayed: number;
  readonly assumptionSets: number;
  readonly horizonS: number;
  /** Stands on every map. */
  readonly boundaryNote: Text;
  /** How typical, worst and best were chosen. */
  readonly rule: Text;
  readonly boundaries: {
    readonly province: SceneLines;
    readonly city: SceneLines;
    readonly county: SceneLines;
  };
  readonly rivers: SceneLines;
  /** The counties as rings; and all land around, where the region tells land from sea. */
  readonly land: SceneLines;
  readonly around: SceneLines;
  readonly places: ScenePlaces;
  readonly eventKinds: readonly SceneEventKind[];
  readonly unitKinds: ReadonlyArray<{ readonly name: Text; readonly group: UnitGroup }>;
  readonly siteKinds: ReadonlyArray<{ readonly id: string; readonly name: Text }>;
  readonly ways: readonly Text[];
  readonly grounds: readonly SceneGround[];
  readonly replications: readonly SceneReplication[];
  readonly ensemble: readonly SceneTarget[];
  /** Row in `grounds` that the ensemble is drawn on. */
  readonly ensembleGround: number;
}
