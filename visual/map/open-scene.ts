import { unitStates } from "../../engine/inputs/scene.ts";
import type {
  Scene,
  SceneGround,
  SceneIsochrone,
  SceneReplication,
} from "../../engine/inputs/scene.ts";
import type { Text } from "../../engine/inputs/text.ts";
import { project, projectionOf } from "./projection.ts";
import type { Plane, Projection } from "./projection.ts";
import { startsOf, unpack, unpackLines, unpackPoints } from "./unpack.ts";

/** Lines on the plane. */
export interface PlaneLines extends Plane {
  readonly first: Int32Array;
}

/** The frame of some lines, km: a map of land and sea says nothing beyond it. */
export const frameOf = ({
  x,
  y,
}: {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}): {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
} => {
  const frame = { west: Infinity, north: Infinity, east: -Infinity, south: -Infinity };
  for (let i = 0; i < x.length; i++) {
    frame.west = Math.min(frame.west, x[i]);
    frame.east = Math.max(frame.east, x[i]);
    frame.north = Math.min(frame.north, y[i]);
    frame.south = Math.max(frame.south, y[i]);
  }
  return frame;
};

/** A scene with its shared parts on the plane; grounds and replications are opened when they are wanted. */
export interface OpenScene {
  readonly scene: Scene;
  readonly projection: Projection;
  readonly land: PlaneLines;
  readonly around: PlaneLines;
  readonly rivers: PlaneLines;
  readonly province: PlaneLines;
  readonly city: PlaneLines;
  readonly county: PlaneLines;
  readonly parent: Int32Array;
  /** Counties, then cities. */
  readonly seats: Plane;
  readonly posts: number;
}

export const openScene = (scene: Scene): OpenScene => {
  const land = unpackLines(scene.land);
  const projection = projectionOf(land);
  const lines = (of: Scene["land"]): PlaneLines => {
    const open = unpackLines(of);
    return { ...project(open, projection), first: open.first };
  };
  return {
    scene,
    projection,
    land: { ...project(land, projection), first: land.first },
    around: lines(scene.around),
    rivers: lines(scene.rivers),
    province: lines(scene.boundaries.province),
    city: lines(scene.boundaries.city),
    county: lines(scene.boundaries.county),
    parent: Int32Array.from(unpack(scene.places.parent)),
    seats: project(unpackPoints(scene.places.seats), projection),
    posts: scene.places.codes.length,
  };
};

export interface OpenSites extends Plane {
  readonly kind: Float64Array;
  readonly synthetic: Float64Array;
  readonly place: Float64Array;
  readonly names: ReadonlyMap<number, Text>;
}

export interface OpenGround {
  readonly towns: Plane & { readonly population: Float64Array; readonly synthetic: Float64Array };
  readonly nodes: Plane;
  readonly edges: {
    readonly from: Int32Array;
    readonly to: Int32Array;
    readonly class: Uint8Array;
  };
  readonly sites: OpenSites;
  /** Minutes by town, -1 where there is no way. */
  readonly minutes: ReadonlyMap<SceneIsochrone["id"], Float64Array>;
}

export const openGround = (ground: SceneGround, { projection }: OpenScene): OpenGround => {
  const { towns, nodes, edges, sites, isochrones } = ground;
  return {
    towns: {
      ...project(unpackPoints(towns), projection),
      population: unpack(towns.population),
      synthetic: unpack(towns.synthetic),
    },
    nodes: project(unpackPoints(nodes), projection),
    edges: {
      from: Int32Array.from(unpack(edges.from)),
      to: Int32Array.from(unpack(edges.to)),
      class: Uint8Array.from(unpack(edges.class)),
    },
    sites: {
      ...project(unpackPoints(sites), projection),
      kind: unpack(sites.kind),
      synthetic: unpack(sites.synthetic),
      place: unpack(sites.place),
      names: new Map(sites.names),
    },
    minutes: new Map(
      isochrones.map(({ id, minutes }) => [id, unpack(minutes).map((n) => (n < 0 ? -1 : n / 10))]),
    ),
  };
};

export interface OpenUnits {
  readonly count: number;
  readonly kind: Int32Array;
  readonly place: Int32Array;
  readonly synthetic: Uint8Array;
  readonly home: Plane;
  readonly names: ReadonlyMap<number, Text>;
  /** Changes of state: those of unit u from `firstChange[u]` up to the next unit's. */
  readonly firstChange: Int32Array;
  readonly changeS: Float64Array;
  readonly state: Uint8Array;
  readonly town: Int32Array;
  /** Points passed, in the same way. */
  readonly firstPoint: Int32Array;
  readonly pointS: Float64Array;
  readonly way: Plane;
}

export interface OpenReplication {
  readonly of: SceneReplication;
  readonly ground: OpenGround;
  readonly units: OpenUnits;
  /** By town; Infinity never. */
  readonly occursS: Float64Array;
  readonly severity: Float64Array;
  readonly reportedS: Float64Array;
  readonly soughtS: Float64Array;
  readonly pictureS: Float64Array;
  readonly way: Int16Array;
  readonly power: Outages;
  readonly network: Outages;
  readonly roads: {
    readonly edge: Int32Array;
    readonly timeS: Float64Array;
    readonly state: Uint8Array;
    readonly knownS: Float64Array;
  };
  readonly events: OpenEvents;
  /** Times at which something changes, in order: with towns, and with roads and shocks. */
  readonly townTurnS: Float64Array;
  readonly markTurnS: Float64Array;
}

export interface Outages {
  readonly town: Int32Array;
  readonly fromS: Float64Array;
  readonly toS: Float64Array;
}

export interface OpenEvents {
  readonly count: number;
  readonly timeS: Float64Array;
  readonly kind: Int32Array;
  readonly who: Int32Array;
  readonly whom: Int32Array;
  readonly where: Int32Array;
  readonly role: Int32Array;
  readonly amount: Int32Array;
  readonly cause: Int32Array;
}

const never = (timeS: number): number => (timeS < 0 ? Infinity : timeS);

const openUnits = (
  { units }: SceneReplication,
  ground: OpenGround,
  { projection }: OpenScene,
): OpenUnits => {
  const off = project(unpackPoints(units.off), projection);
  const at = unpack(units.at);
  const nodes = ground.nodes.x.length;
  const on = (axis: "x" | "y"): Float32Array =>
    Float32Array.from(at, (row) =>
      row < nodes ? ground.nodes[axis][row] : off[axis][row - nodes],
    );
  return {
    count: units.count,
    kind: Int32Array.from(unpack(units.kind)),
    place: Int32Array.from(unpack(units.place)),
    synthetic: Uint8Array.from(unpack(units.synthetic)),
    home: project(unpackPoints(units.home), projection),
    names: new Map(units.names),
    firstChange: startsOf(unpack(units.changes)),
    changeS: unpack(units.changeS),
    state: Uint8Array.from(unpack(units.state)),
    town: Int32Array.from(unpack(units.town)),
    firstPoint: startsOf(unpack(units.points)),
    pointS: unpack(units.pointS),
    way: { x: on("x"), y: on("y") },
  };
};

export const openReplication = (
  of: SceneReplication,
  ground: OpenGround,
  open: OpenScene,
): OpenReplication => {
  const { towns } = open.scene.places;
  const list = unpack(of.scenes.town);
  const byTown = (packed: string, silent: number): Float64Array => {
    const values = new Float64Array(towns).fill(silent);
    unpack(packed).forEach((value, i) => {
      values[list[i]] = value;
    });
    return values;
  };
  const times = (packed: string): Float64Array => byTown(packed, -1).map(never);
  const outages = ({ town, fromS, toS }: SceneReplication["power"]): Outages => ({
    town: Int32Array.from(unpack(town)),
    fromS: unpack(fromS),
    toS: unpack(toS),
  });
  const ints = (packed: string): Int32Array => Int32Array.from(unpack(packed));
  const { events, roads } = of;
  const opened = {
    occursS: times(of.scenes.occursS),
    reportedS: times(of.scenes.reportedS),
    soughtS: times(of.scenes.soughtS),
    pictureS: times(of.scenes.pictureS),
    power: outages(of.power),
    network: outages(of.network),
  };
  const roadS = unpack(roads.timeS);
  const knownS = unpack(roads.knownS).map(never);
  const inOrder = (times: readonly number[]): Float64Array =>
    Float64Array.from([...new Set(times)].filter((t) => t < Infinity)).sort();
  const townTurns = [
    ...opened.occursS,
    ...opened.reportedS,
    ...opened.soughtS,
    ...opened.pictureS,
    ...opened.power.fromS,
    ...opened.power.toS,
    ...opened.network.fromS,
    ...opened.network.toS,
  ];
  const markTurns = [...roadS, ...of.shocks.map(({ timeS }) => timeS)];
  return {
    of,
    ground,
    ...opened,
    units: openUnits(of, ground, open),
    severity: byTown(of.scenes.severity, 0).map((tenths) => tenths / 10),
    way: Int16Array.from(byTown(of.scenes.way, -1)),
    roads: {
      edge: ints(roads.edge),
      timeS: roadS,
      state: Uint8Array.from(unpack(roads.state)),
      knownS,
    },
    events: {
      count: unpack(events.timeS).length,
      timeS: unpack(events.timeS),
      kind: ints(events.kind),
      who: ints(events.who),
      whom: ints(events.whom),
      where: ints(events.where),
      role: ints(events.role),
      amount: ints(events.amount),
      cause: ints(events.cause),
    },
    townTurnS: inOrder(townTurns),
    markTurnS: inOrder(markTurns),
  };
};

/** How many of some rising times are not after `timeS`. */
export const countUpTo = (
  times: ArrayLike<number>,
  timeS: number,
  from = 0,
  end = times.length,
): number => {
  let [low, high] = [from, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= timeS) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Number of the state of a unit at a time; -1 before anything is known of it. */
export const stateAt = (units: OpenUnits, unit: number, timeS: number): number => {
  const first = units.firstChange[unit];
  const at = countUpTo(units.changeS, timeS, first, units.firstChange[unit + 1]);
  return at === first ? -1 : units.state[at - 1];
};

/** Where a unit is at a time, on the plane, into `into`. */
export const placeAt = (
  units: OpenUnits,
  unit: number,
  timeS: number,
  into: { x: number; y: number },
): void => {
  const first = units.firstPoint[unit];
  const end = units.firstPoint[unit + 1];
  const { x, y } = units.way;
  if (first === end) {
    into.x = units.home.x[unit];
    into.y = units.home.y[unit];
    return;
  }
  const after = countUpTo(units.pointS, timeS, first, end);
  if (after === first || after === end) {
    const at = after === first ? first : end - 1;
    into.x = x[at];
    into.y = y[at];
    return;
  }
  const before = after - 1;
  const fromS = units.pointS[before];
  const share = (timeS - fromS) / (units.pointS[after] - fromS);
  into.x = x[before] + (x[after] - x[before]) * share;
  into.y = y[before] + (y[after] - y[before]) * share;
};

/** Number of a state by its word. */
export const stateNumber = (word: (typeof unitStates)[number]): number => unitStates.indexOf(word);
