import { join, resolve } from "node:path";

import * as Result from "effect/Result";

import { readCase } from "../../../../engine/files/read-case.ts";
import type { FigureName } from "../../../../engine/inputs/catalogue-figures.ts";
import { procedureFigures } from "../../../../engine/inputs/doctrine-figures.ts";
import type { ProcedureFigureName } from "../../../../engine/inputs/doctrine-figures.ts";
import type { Distribution } from "../../../../engine/random/distribution.ts";
import { readyField, startField } from "../../../../engine/response/field/field.ts";
import type { Incident } from "../../../../engine/response/field/first-picture/incident.ts";
import type { FirstPictureModel } from "../../../../engine/response/field/first-picture/parameters.ts";
import { firstPictureKinds } from "../../../../engine/response/field/first-picture/event-kinds.ts";
import { fieldKinds } from "../../../../engine/response/field/event-kinds.ts";
import { refusalKinds } from "../../../../engine/response/field/air/refusal-kinds.ts";
import { seekPicture } from "../../../../engine/response/field/first-picture/seek-picture.ts";
import { beginSituation, situationOver } from "../../../../engine/situation/situation.ts";
import { situationKinds } from "../../../../engine/situation/event-kinds.ts";
import { gatherKinds } from "../../../../engine/trace/register.ts";
import { CLEAR, weatherSeries } from "../../../../engine/world/air/weather.ts";
import type { Spell } from "../../../../engine/world/air/weather.ts";
import { compileDaylight } from "../../../../engine/world/air/daylight.ts";
import { compileGround } from "../../../../engine/world/ground/compile-ground.ts";
import { compileInventory } from "../../../../engine/world/inventory/compile-inventory.ts";
import { weatherParameters } from "../../../../engine/situation/weather.ts";
import { destination } from "../../../../engine/world/ground/sphere.ts";
import { kindRow } from "../../../../engine/world/inventory/compile-catalogue.ts";
import type { SettledFigure } from "../../../../engine/world/inventory/compile-catalogue.ts";
import { fittedBits } from "../../../../engine/world/inventory/layout.ts";
import { bitOf } from "../../../../engine/world/inventory/vocabulary.ts";
import type { World } from "../../../../engine/world/world.ts";

const root = resolve(import.meta.dirname, "../../../..");

export const MIN = 60;
export const KM = 1000;

/** Everything that a race can write. */
export const raceKinds = gatherKinds(situationKinds, fieldKinds, refusalKinds, firstPictureKinds);

const read = readCase(join(root, "scenarios/jinan/cases/visualisation-pull.yaml"));
if (Result.isFailure(read)) throw new Error(read.failure.map((p) => p.message.en).join("\n"));
const inputs = read.success;
const assumptions = { seed: 1, assumptionSet: 0, assumptionSets: 1 };
const ground = compileGround(inputs.region, assumptions);
const inventory = compileInventory(
  inputs.inventory,
  ground,
  inputs.catalogue,
  assumptions,
  inputs.region,
);
const daylight = compileDaylight(35, 38);
const weather = weatherParameters(inputs.weather, [{ word: "clear", weight: 1 }], assumptions);

const constant = (value: number): SettledFigure => ({ kind: "constant", value });

/** Half a kilometre a minute on every way off the network, and no detour: the budget's speed. */
const BUDGET_MS = 500 / 60;

/** A unit of a test, standing at the seat of a town or so far east of it. */
export interface GivenUnit {
  readonly kind: string;
  readonly town: number;
  readonly eastM?: number;
  readonly people?: number;
  readonly number?: number;
  readonly downlink?: boolean;
  readonly night?: boolean;
  /** Row of the base it stands at. */
  readonly base?: number;
}

/** Figures of kinds that a test sets, in SI: a number stays as it is, a distribution is drawn. */
export type GivenFigures = Readonly<
  Record<string, Readonly<Partial<Record<FigureName, number | Distribution>>>>
>;

const settled = (value: number | Distribution): SettledFigure =>
  typeof value === "number" ? constant(value) : { kind: "chance", distribution: value };

/**
 * The ground of Jinan with these units and no others, always there and fit; rural roads are straight and
 * driven at half a kilometre a minute.
 */
export const worldWith = (
  given: readonly GivenUnit[],
  figures: GivenFigures = {},
  unknowns: World["inventory"]["unknowns"] = {},
): World => {
  const { catalogue, tables } = inventory;
  const kinds = catalogue.kinds.map((kind) => ({
    ...kind,
    figures: {
      ...kind.figures,
      ...Object.fromEntries(
        Object.entries(figures[kind.id] ?? {}).map(([name, value]) => [name, settled(value)]),
      ),
    },
  }));
  const copy = <T extends Record<string, unknown>>(table: T): T =>
    Object.fromEntries(
      Object.entries(table).map(([name, column]) => [
        name,
        ArrayBuffer.isView(column) ? (column as Float64Array).slice(0, given.length) : given.length,
      ]),
    ) as T;
  const unit = copy(tables.unit);
  const { town } = ground.tables;
  given.forEach((it, row) => {
    const at = destination(town.lon[it.town], town.lat[it.town], 90, it.eastM ?? 0);
    unit.kind[row] = kindRow(catalogue, it.kind);
    unit.readiness[row] = -1;
    unit.town[row] = it.town;
    unit.county[row] = town.county[it.town];
    unit.city[row] = 0;
    unit.node[row] = town.node[it.town];
    unit.lon[row] = at.lon;
    unit.lat[row] = at.lat;
    unit.number[row] = it.number ?? 1;
    unit.people[row] = it.people ?? 10;
    unit.capacity[row] = 1;
    unit.partOf[row] = -1;
    unit.stationedAt[row] = it.base ?? -1;
    const base = bitOf(fittedBits, "lit") | bitOf(fittedBits, "fuel") | bitOf(fittedBits, "heavy");
    unit.fitted[row] =
      (it.kind === "aviation-base" ? base : 0) |
      (it.downlink === true ? bitOf(fittedBits, "downlink") : 0) |
      (it.night === true ? bitOf(fittedBits, "night") : 0);
  });
  const none = new Int32Array(new SharedArrayBuffer(4 * (given.length + 1)));
  ground.tables.rules.accessDetour[0] = 1;
  ground.tables.accessSpeed.speed.fill(BUDGET_MS);
  return {
    ground,
    daylight,
    shareOfProvince: 1,
    inventory: {
      ...inventory,
      catalogue: { ...catalogue, kinds },
      unknowns: { ...unknowns },
      tables: {
        ...tables,
        unit,
        carriedStart: { ...tables.carriedStart, first: none },
        drawnStart: { ...tables.drawnStart, first: none },
      },
      names: { ...inventory.names, ids: given.map((it, row) => `${it.kind} ${row}`) },
    },
  };
};

/** Steps in seconds, or drawn. Those not named take no time. */
export type GivenSteps = Readonly<Partial<Record<ProcedureFigureName, number | Distribution>>>;

/** A search for pictures over a world, by day in summer and in clear weather unless said otherwise. */
export const raceOver = (
  world: World,
  steps: GivenSteps,
  options: {
    readonly horizonS?: number;
    readonly seed?: number;
    readonly picture?: Partial<FirstPictureModel>;
    /** Local time of day at the start, hours. */
    readonly hour?: number;
    readonly spells?: readonly Spell[];
    /** A step that the doctrine does not have. */
    readonly without?: ProcedureFigureName;
  } = {},
) => {
  const { horizonS = 6 * 3600, seed = 1, hour = 10, spells = [CLEAR] } = options;
  const situation = situationOver(world, seed, weather, horizonS, {
    power: false,
    network: false,
    road: false,
  });
  const given = Object.fromEntries(
    Object.entries(steps).map(([name, value]): [string, Distribution] => [
      name,
      typeof value === "number" ? { kind: "constant", value } : value,
    ]),
  );
  const silent = Object.fromEntries(
    Object.keys(procedureFigures).map((name): [string, Distribution] => [
      name,
      { kind: "constant", value: 0 },
    ]),
  );
  const { [options.without ?? ""]: _, ...procedure } = { ...silent, ...always, ...given };
  const field = readyField(
    {
      callOutFrom: "province",
      firstPicture: {
        policy: "soonest-expected",
        citizenVideoCounts: false,
        ...options.picture,
      },
      procedure,
    },
    situation,
  );
  const first = field.picture;
  const begin = (replication: number): void => {
    beginSituation(situation, replication);
    // The first of July 2023, Beijing time.
    situation.calendar.startEpochS = Date.UTC(2023, 6, 1) / 1000 + (hour - 8) * 3600;
    situation.calendar.utcOffsetS = 8 * 3600;
    situation.sky.weather = weatherSeries(
      Array.from({ length: situation.sky.areas.count }, () => [...spells]),
    );
    situation.sky.word = new Uint8Array(situation.sky.areas.count * spells.length);
    startField(field);
  };
  return { first, situation, begin };
};

/** Steps without which the field cannot be made ready. */
const always: Readonly<Record<string, Distribution>> = {
  lines: { kind: "constant", value: 10 },
  retryAfter: { kind: "constant", value: 60 },
  counting: { kind: "constant", value: 60 },
  callSurge: { kind: "constant", value: 1 },
  attemptsBeforeSilent: { kind: "constant", value: 3 },
  walkLimit: { kind: "constant", value: 10_000 },
};

/** A scene so far north of the seat of a town. */
export const northOf = (
  world: World,
  town: number,
  awayM: number,
  placeClass: Incident["placeClass"] = "village",
): Incident => {
  const { lon, lat } = world.ground.tables.town;
  return { ...destination(lon[town], lat[town], 0, awayM), placeClass };
};

/** Plays one race from the start to the horizon. */
export const play = (
  { first, situation, begin }: ReturnType<typeof raceOver>,
  town: number,
  site: Incident,
  replication = 0,
  before: () => void = () => {},
) => {
  begin(replication);
  before();
  const { stage, posts, horizonS } = situation;
  const row = stage.record(situationKinds.pictureOrdered.id, -1, -1, town, 0, -1, posts.province);
  seekPicture(first, { town, by: posts.province, cause: row, site });
  stage.simulation.run(horizonS);
  return readRace(stage.trace, town);
};

/** What a trace says of the race for a town. */
export const readRace = (
  trace: ReturnType<typeof raceOver>["situation"]["stage"]["trace"],
  town: number,
) => {
  const frames = new Map<string, number>();
  const losses = new Map<string, string>();
  let settledS = Infinity;
  let settledRow = -1;
  for (let row = 0; row < trace.length; row++) {
    const kind = raceKinds.byId(trace.kind[row]);
    if (kind.path.endsWith("/settled") && trace.where[row] === town) {
      settledS = trace.time[row];
      settledRow = row;
    }
    if (kind.way === undefined || kind.way === "picture-order" || trace.where[row] !== town)
      continue;
    if (kind.stage === "firstPicture") frames.set(kind.way, trace.time[row]);
    else losses.set(kind.way, kind.name.split(": ")[1]);
  }
  return { frames, losses, settledS, settledRow };
};

/** A town of the plain; its seat is the node of every unit that stands in it. */
export const TOWN = 60;

/** The budget of domain practice in minutes, every step at its mode and nothing drawn. */
export const steps: GivenSteps = {
  cameraSearch: 3 * MIN,
  citizenVideo: 10 * MIN,
  streamRegistration: 2 * MIN,
  newDeviceRegistration: 10 * MIN,
  pictureAccepted: MIN,
  assetChoice: MIN,
  higherRequest: 7 * MIN,
};

export const figures: GivenFigures = {
  "drone-nest": { launchTime: 1.5 * MIN, cruise: 15, radius: 7 * KM, endurance: 40 * MIN },
  "township-team": { dutyMuster: 8 * MIN, musterDay: 30 * MIN, musterNight: 45 * MIN },
  "body-terminal": { setUp: 3 * MIN },
  "hand-launched-drone": { setUp: 4 * MIN, cruise: 15, radius: 6 * KM },
  "portable-satellite-station": { musterDay: 10 * MIN, musterNight: 15 * MIN, setUp: 8 * MIN },
  "vehicle-satellite-halt": {
    musterDay: 10 * MIN,
    musterNight: 15 * MIN,
    setUp: 3 * MIN,
    restorePublicNetwork: 65 * MIN,
  },
  "helicopter-light": { cruise: 3700 / 60 },
  "helicopter-operations": {
    readinessDay: 20 * MIN,
    readinessNight: 75 * MIN,
    airspaceApproval: 5 * MIN,
    setUp: 3 * MIN,
  },
  "wing-loong": { takeOff: 185 * MIN, arrival: 167 * MIN, windLimit: 20 },
  "radar-satellite": { tasking: 120 * MIN, product: 120 * MIN },
};

/** A unit at the seat of the town of a test. */
export const at = (kind: string, more: Partial<GivenUnit> = {}): GivenUnit => ({
  kind,
  town: TOWN,
  ...more,
});

/** Services of a town that are out from a time to a time. */
export const cut = (
  { situation }: ReturnType<typeof raceOver>,
  service: "network" | "power",
  fromS: number,
  backS: number,
  town = TOWN,
): void => {
  const { truth } = situation;
  (service === "network" ? truth.networkOutS : truth.powerOutS)[town] = fromS;
  (service === "network" ? truth.networkBackS : truth.powerBackS)[town] = backS;
};

/** Every device is known to the platform, and a camera sees every village. */
export const known: World["inventory"]["unknowns"] = { "camera-in-view": { village: 1 } };

/** A race of these units with every step at the mode of the budget. */
export const budgetRace = (
  units: readonly GivenUnit[],
  options: Parameters<typeof raceOver>[2] = {},
  unknowns: World["inventory"]["unknowns"] = known,
  others: GivenFigures = {},
) => {
  const world = worldWith(units, { ...figures, ...others }, unknowns);
  return { world, race: raceOver(world, steps, options) };
};

/** Names of the kinds of a trace with their times in minutes, those of some names only. */
export const timeline = (
  { situation }: ReturnType<typeof raceOver>,
  names: readonly string[],
): Array<[name: string, minutes: number]> => {
  const { trace } = situation.stage;
  return Array.from({ length: trace.length }, (_, row): [string, number] => [
    raceKinds.byId(trace.kind[row]).name,
    Math.round((trace.time[row] / MIN) * 1e6) / 1e6,
  ]).filter(([name]) => names.includes(name));
};
