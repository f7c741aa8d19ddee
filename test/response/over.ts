import { procedureFigures } from "../../engine/inputs/doctrine-figures.ts";
import type { ProcedureFigureName } from "../../engine/inputs/doctrine-figures.ts";
import { kinds } from "../../engine/kinds.ts";
import type { Distribution } from "../../engine/random/distribution.ts";
import { readyDoctrine, startDoctrine } from "../../engine/response/doctrine/doctrine.ts";
import type { DoctrineModel } from "../../engine/response/doctrine/doctrine-model.ts";
import { readyField, startField } from "../../engine/response/field/field.ts";
import { beginSituation, situationOver } from "../../engine/situation/situation.ts";
import { makeScene, SCENE } from "../../engine/situation/truth.ts";
import { weatherParameters } from "../../engine/situation/weather.ts";
import type { TraceRow } from "../../engine/trace/trace.ts";
import { CLEAR, weatherSeries } from "../../engine/world/air/weather.ts";
import type { Spell } from "../../engine/world/air/weather.ts";
import type { World } from "../../engine/world/world.ts";
import { shippedInputs } from "../shipped-case.ts";

export const MIN = 60;
export const HOUR = 3600;

/** Steps in seconds or shares, or drawn. Those not named take no time. */
export type Steps = Readonly<Partial<Record<ProcedureFigureName, number | Distribution>>>;

const settled = (value: number | Distribution): Distribution =>
  typeof value === "number" ? { kind: "constant", value } : value;

/** No step takes time, every call is answered, no line is busy, nobody holds a satellite phone. */
const atOnce: Steps = {
  lines: 10,
  retryAfter: MIN,
  counting: MIN,
  callSurge: 1,
  callSurgeLasts: HOUR,
  attemptsBeforeSilent: 3,
  answerDay: 1,
  answerNight: 1,
  walkLimit: 10_000,
  denseFrom: 1000,
  callRound: 1,
  reportGap: 1,
};

/** A doctrine with nothing in it. */
export const noDoctrine: Omit<DoctrineModel, "procedure"> = {
  levels: [],
  frontRanks: [],
  activation: [],
  mobilisation: [],
  zones: [],
  blind: { magnitude: [3, 9], radiusM: [20_000, 20_000] },
  flatCallOut: false,
  dispatch: { policy: "nearest-in-time", arguments: {} },
  reserve: { policy: "none", arguments: {} },
  reinforcement: { policy: "worst-known-first", arguments: {} },
  townsActFirst: false,
  leapfrogReports: false,
};

export interface Options {
  readonly horizonS?: number;
  readonly seed?: number;
  /** Local time of day at the start, hours. */
  readonly hour?: number;
  readonly spells?: readonly Spell[];
  readonly doctrine?: Partial<Omit<DoctrineModel, "procedure">>;
  readonly callOutFrom?: "province" | "city";
}

/**
 * Field and, unless it is left out, doctrine over a world, on Saturday the first of July 2023 in clear
 * weather at ten in the morning, ready to be played.
 */
export const over = (world: World, steps: Steps = {}, options: Options = {}) => {
  const { horizonS = 6 * HOUR, seed = 1, hour = 10, spells = [CLEAR] } = options;
  const { weather } = shippedInputs("jinan/cases/visualisation-pull");
  const situation = situationOver(
    world,
    seed,
    weatherParameters(weather, [{ word: "clear", weight: 1 }], {
      seed,
      assumptionSet: 0,
      assumptionSets: 1,
    }),
    horizonS,
    { power: false, network: false, road: false },
  );
  const procedure = Object.fromEntries(
    Object.keys(procedureFigures).map((name): [string, Distribution] => [
      name,
      settled({ ...atOnce, ...steps }[name as ProcedureFigureName] ?? 0),
    ]),
  );
  const field = readyField(
    {
      procedure,
      callOutFrom: options.callOutFrom ?? "province",
      firstPicture: { policy: "soonest-expected", citizenVideoCounts: false },
    },
    situation,
  );
  const doctrine =
    options.doctrine === undefined
      ? undefined
      : readyDoctrine({ procedure, ...noDoctrine, ...options.doctrine }, situation.desk);
  const { stage } = situation;
  let orders = { give: (): number => -1 } as ReturnType<typeof startField>;
  const begin = (replication = 0) => {
    beginSituation(situation, replication);
    situation.calendar.startEpochS = Date.UTC(2023, 6, 1) / 1000 + (hour - 8) * HOUR;
    situation.calendar.utcOffsetS = 8 * HOUR;
    const { sky } = situation;
    sky.weather = weatherSeries(Array.from({ length: sky.areas.count }, () => [...spells]));
    sky.word = new Uint8Array(sky.areas.count * spells.length);
    orders = startField(field);
    if (doctrine !== undefined) startDoctrine(doctrine, situation.desk, orders);
    return orders;
  };
  begin();
  return {
    situation,
    field,
    doctrine,
    begin,
    get orders() {
      return orders;
    },
    run: (untilS = horizonS) => stage.simulation.run(untilS),
    /** Rows of a kind, by its path in the register. */
    rows: (path: string) => rowsOf(stage.trace, path),
  };
};

export type Over = ReturnType<typeof over>;

/** Rows of a kind in a trace. */
export const rowsOf = (
  trace: Over["situation"]["stage"]["trace"],
  path: string,
): (TraceRow & { readonly row: number })[] => {
  const found: (TraceRow & { readonly row: number })[] = [];
  for (let row = 0; row < trace.length; row++) {
    if (kinds.byId(trace.kind[row]).path === path) found.push({ ...trace.row(row), row });
  }
  return found;
};

/** The earth shakes as the test wants it: intensity by town, and what it does there. */
export const shake = (
  { situation }: Over,
  magnitude: number,
  town: number,
  struck: Readonly<Record<number, Partial<Record<"injured" | "dead" | "trapped", number>>>>,
  intensity = 7,
): void => {
  const { truth, stage, bells, world } = situation;
  const { lon, lat } = world.ground.tables.town;
  const shock = {
    timeS: stage.now,
    magnitude,
    lon: lon[town],
    lat: lat[town],
    depthKm: 10,
    town,
    row: -1,
  };
  truth.shocks.push(shock);
  const before = truth.sceneCount;
  for (const [at, losses] of Object.entries(struck)) {
    const row = Number(at);
    truth.intensity[row] = intensity;
    truth.severity[row] = intensity;
    for (const [name, count] of Object.entries(losses)) {
      truth[name as "injured" | "dead" | "trapped"][row] = count;
    }
    makeScene(truth, row, SCENE.earthquake, stage.now, -1);
  }
  bells.onShock(shock);
  if (truth.sceneCount > before) bells.onScenes(before, truth.sceneCount);
};

/** The public network of a town is out from a time to a time. */
export const cutNetwork = (
  { situation }: Over,
  town: number,
  fromS: number,
  backS: number,
): void => {
  situation.truth.networkOutS[town] = fromS;
  situation.truth.networkBackS[town] = backS;
};
