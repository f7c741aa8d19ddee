import type { SceneReplication, SceneUnits, UnitGroup } from "../../inputs/scene.ts";
import type { Text } from "../../inputs/text.ts";
import { simulate } from "../../simulate.ts";
import type { WorkerState } from "../../simulate.ts";
import { namesOf } from "../../situation/names.ts";
import { weatherNames } from "../../situation/weather.ts";
import type { Trace } from "../../trace/trace.ts";
import type { SettledKind } from "../../world/inventory/compile-catalogue.ts";
import { bitOf, skillBits } from "../../world/inventory/vocabulary.ts";
import { clockText } from "../timeline.ts";
import type { EventKinds } from "./events.ts";
import { eventsOf, keptRows } from "./events.ts";
import { drawnEdges, isSynthetic, postOfUnit } from "./ground.ts";
import { levelsOf, outagesOf, roadsOf, scenesOf, shocksOf } from "./happenings.ts";
import { packNumbers, packPoints, packTimes } from "./pack.ts";
import { tracksOf } from "./tracks.ts";
import type { Passed } from "./tracks.ts";
import { unitChanges } from "./unit-states.ts";
import type { Change } from "./unit-states.ts";

const weatherWords: Readonly<Record<(typeof weatherNames)[number], Text>> = {
  clear: { zh: "晴", en: "clear" },
  cloudy: { zh: "多云", en: "cloudy" },
  rain: { zh: "雨", en: "rain" },
  "heavy-rain": { zh: "大雨", en: "heavy rain" },
  fog: { zh: "雾", en: "fog" },
  snow: { zh: "雪", en: "snow" },
  gale: { zh: "大风", en: "gale" },
};

/** What a kind of unit is drawn as. */
export const groupOf = ({ class: name, skills }: SettledKind): UnitGroup => {
  if (name === "helicopter") return "air";
  if (name === "drone") return "drone";
  if (name === "link" || name === "network" || name === "satellite" || name === "camera") {
    return "link";
  }
  if (name !== "team") return "other";
  if ((skills & bitOf(skillBits, "structure-fire")) !== 0) return "fire";
  return (skills & bitOf(skillBits, "communications")) !== 0 ? "link" : "rescue";
};

/** Units that the kept events speak of as those who act, with those that change how they stand. */
const unitsIn = (
  trace: Trace,
  rows: readonly number[],
  isByUnit: ReadonlySet<number>,
): number[] => {
  const units = new Set<number>();
  for (const row of rows) {
    if (trace.who[row] >= 0 && isByUnit.has(trace.kind[row])) units.add(trace.who[row]);
  }
  return [...units];
};

const unitsOf = (
  { situation }: WorkerState,
  units: readonly number[],
  changes: ReadonlyMap<number, readonly Change[]>,
  tracks: ReadonlyMap<number, readonly Passed[]>,
): SceneUnits => {
  const { world, posts } = situation;
  const { unit } = world.inventory.tables;
  const nodes = world.ground.tables.node.rows;
  const off: (readonly [number, number])[] = [];
  const changesOf = units.map((row) => changes.get(row) ?? []);
  const pointsOf = units.map((row) => tracks.get(row) ?? []);
  const allChanges = changesOf.flat();
  const allPoints = pointsOf.flat();
  return {
    count: units.length,
    row: packNumbers(units),
    kind: packNumbers(units.map((row) => unit.kind[row])),
    place: packNumbers(units.map((row) => postOfUnit(world, posts, row))),
    synthetic: packNumbers(units.map((row) => Number(isSynthetic(world, row)))),
    home: packPoints(
      units.map((row) => unit.lon[row]),
      units.map((row) => unit.lat[row]),
    ),
    names: units.flatMap((row, i): [number, Text][] => {
      const name = world.inventory.names.names[row];
      return name === undefined ? [] : [[i, name]];
    }),
    changes: packNumbers(changesOf.map(({ length }) => length)),
    changeS: packTimes(allChanges.map(({ timeS }) => timeS)),
    state: packNumbers(allChanges.map(({ state }) => state)),
    town: packNumbers(allChanges.map(({ town }) => town)),
    points: packNumbers(pointsOf.map(({ length }) => length)),
    pointS: packTimes(allPoints.map(({ timeS }) => timeS)),
    at: packNumbers(
      allPoints.map(({ at }) => (typeof at === "number" ? at : nodes + off.push(at) - 1)),
    ),
    off: packPoints(
      off.map(([lon]) => lon),
      off.map(([, lat]) => lat),
    ),
  };
};

/** How much of a replication is kept. */
export interface Limits {
  /** Events kept at most, those that weigh most first. */
  readonly events: number;
}

/** Plays a replication with a logbook of ways and says all that the map shows of it. */
export const replicationOf = (
  state: WorkerState,
  replication: number,
  eventKinds: EventKinds,
  isByUnit: ReadonlySet<number>,
  limits: Limits,
): Omit<SceneReplication, "roles" | "ground" | "measured"> => {
  const { situation, model } = state;
  const { journeys, world, posts, calendar, truth } = situation;
  const { horizonS } = model;
  journeys.log = [];
  const trace = simulate(state, replication);
  const { log } = journeys;
  journeys.log = undefined;

  const { node } = world.ground.tables;
  const tracks = tracksOf(log, horizonS, (at) =>
    typeof at === "number" ? [node.lon[at], node.lat[at]] : at,
  );
  const changes = unitChanges(trace);
  const rows = keptRows(trace, limits.events);
  const units = [
    ...new Set([...changes.keys(), ...tracks.keys(), ...unitsIn(trace, rows, isByUnit)]),
  ].sort((a, b) => a - b);
  const edgeAt = new Map(drawnEdges(world).map((edge, i) => [edge, i]));
  return {
    replication,
    set: model.assumptions.assumptionSet,
    hash: trace.hash(),
    start: clockText(calendar, 0),
    startLocalS: Math.round(calendar.startEpochS + calendar.utcOffsetS),
    weather: weatherWords[weatherNames[situation.sky.word[0]]],
    shocks: shocksOf(situation),
    scenes: scenesOf(situation, trace),
    power: outagesOf(truth.powerOutS, truth.powerBackS, horizonS),
    network: outagesOf(truth.networkOutS, truth.networkBackS, horizonS),
    roads: roadsOf(trace, edgeAt),
    levels: levelsOf(trace),
    units: unitsOf(state, units, changes, tracks),
    events: eventsOf(trace, rows, eventKinds, {
      posts: posts.count,
      firstCounty: posts.firstCounty,
      firstCity: posts.firstCity,
      unitAt: new Map(units.map((row, i) => [row, i])),
      nameOf: namesOf(world, posts),
    }),
  };
};
