import { roadStates } from "../../inputs/scene.ts";
import type {
  SceneLevel,
  SceneOutages,
  SceneRoads,
  SceneScenes,
  SceneShock,
} from "../../inputs/scene.ts";
import { earthquakeKinds } from "../../hazards/earthquake/event-kinds.ts";
import { kinds } from "../../kinds.ts";
import { firstPictureKinds } from "../../response/field/first-picture/event-kinds.ts";
import { situationKinds } from "../../situation/event-kinds.ts";
import { tierOf, TIER } from "../../situation/posts.ts";
import type { Situation } from "../../situation/situation.ts";
import type { Trace } from "../../trace/trace.ts";
import { packNumbers, packTimes } from "./pack.ts";

/** Ways to a first picture by the kind of event that says so: place in the list, for the scene. */
export const wayKinds = kinds.all.filter(({ stage }) => stage === "firstPicture");

/** Towns where something happened, and when command knew and saw: when the race for a picture was over. */
export const scenesOf = ({ truth, posts }: Situation, trace: Trace): SceneScenes => {
  const towns = Array.from(truth.scenes.subarray(0, truth.sceneCount)).sort((a, b) => a - b);
  const of = (): Float64Array => new Float64Array(posts.firstCounty).fill(Infinity);
  const [reported, sought, picture] = [of(), of(), of()];
  const way = new Int32Array(posts.firstCounty).fill(-1);
  const wayOf = new Map(wayKinds.map(({ id }, i) => [id, i]));
  const { time, kind, where, role, cause } = trace;
  const { townReported, pictureOrdered } = situationKinds;
  const { settled } = firstPictureKinds;
  for (let row = 0; row < trace.length; row++) {
    const town = where[row];
    if (town < 0) continue;
    if (kind[row] === settled.id) {
      if (time[row] >= picture[town]) continue;
      picture[town] = time[row];
      way[town] = cause[row] === -1 ? -1 : (wayOf.get(kind[cause[row]]) ?? -1);
    } else if (kind[row] === townReported.id) {
      if (role[row] < 0 || tierOf(posts, role[row]) === TIER.town) continue;
      reported[town] = Math.min(reported[town], time[row]);
    } else if (kind[row] === pictureOrdered.id) {
      sought[town] = Math.min(sought[town], time[row]);
    }
  }
  const column = (values: Float64Array): string => packTimes(towns.map((town) => values[town]));
  return {
    town: packNumbers(towns),
    occursS: column(truth.sceneS),
    severity: packNumbers(towns.map((town) => 10 * truth.severity[town])),
    reportedS: column(reported),
    soughtS: column(sought),
    pictureS: column(picture),
    way: packNumbers(towns.map((town) => way[town])),
  };
};

/** Towns without a service, from when to when; beyond the horizon is the horizon. */
export const outagesOf = (
  outS: Float64Array,
  backS: Float64Array,
  horizonS: number,
): SceneOutages => {
  const towns = Array.from(outS.keys()).filter(
    (town) => outS[town] < horizonS && backS[town] > outS[town],
  );
  return {
    town: packNumbers(towns),
    fromS: packNumbers(towns.map((town) => outS[town])),
    toS: packNumbers(towns.map((town) => Math.min(horizonS, backS[town]))),
  };
};

const roadKinds = new Map<number, (typeof roadStates)[number]>([
  [earthquakeKinds.roadClosed.id, "closed"],
  [earthquakeKinds.bridgeClosed.id, "bridgeOut"],
  [earthquakeKinds.bridgeDamaged.id, "damaged"],
]);

/** What became of roads; `edgeAt` says where an edge stands among those drawn. */
export const roadsOf = (trace: Trace, edgeAt: ReadonlyMap<number, number>): SceneRoads => {
  const known = new Map<number, number>();
  const rows: number[] = [];
  for (let row = 0; row < trace.length; row++) {
    const edge = trace.where[row];
    if (trace.kind[row] === situationKinds.roadReported.id) {
      if (!known.has(edge)) known.set(edge, trace.time[row]);
    } else if (roadKinds.has(trace.kind[row]) && edgeAt.has(edge)) rows.push(row);
  }
  return {
    edge: packNumbers(rows.map((row) => edgeAt.get(trace.where[row])!)),
    timeS: packTimes(rows.map((row) => trace.time[row])),
    state: packNumbers(rows.map((row) => roadStates.indexOf(roadKinds.get(trace.kind[row])!))),
    knownS: packTimes(rows.map((row) => known.get(trace.where[row]) ?? Infinity)),
  };
};

/** Levels of response, declared and ended. */
export const levelsOf = ({ time, kind, who, amount, length }: Trace): SceneLevel[] => {
  const { levelDecided, levelEnded } = situationKinds;
  const levels: SceneLevel[] = [];
  for (let row = 0; row < length; row++) {
    if (kind[row] === levelDecided.id || kind[row] === levelEnded.id) {
      const level = kind[row] === levelDecided.id ? amount[row] : 0;
      levels.push({ timeS: Math.round(time[row]), post: who[row], level });
    }
  }
  return levels;
};

/** Shakes below this are not drawn, unless it is the first. */
const DRAWN_FROM = 4;

export const shocksOf = ({ truth }: Situation): SceneShock[] =>
  truth.shocks
    .filter(({ magnitude }, i) => i === 0 || magnitude >= DRAWN_FROM)
    .map(({ timeS, lon, lat, magnitude, depthKm }) => ({
      timeS: Math.round(timeS),
      lon: Math.round(lon * 10_000) / 10_000,
      lat: Math.round(lat * 10_000) / 10_000,
      magnitude: Math.round(magnitude * 10) / 10,
      depthKm: Math.round(depthKm * 10) / 10,
    }));
