import cos from "@stdlib/math-base-special-cos";

import { hashName } from "../../random/names.ts";
import { standardNormalQuantile } from "../../random/normal.ts";
import { nearestRow, unitVectors } from "../../world/ground/sphere.ts";
import { drawStep } from "../../situation/procedure.ts";
import { receive } from "../../situation/receive.ts";
import { OUTSIDE } from "../../situation/report.ts";
import type { Shock } from "../../situation/truth.ts";
import type { Field } from "./field.ts";
import { FELT_FROM } from "./telephone.ts";

/** Two networks report automatically, each with its own delay and its own error; one solution is final. */
const NETWORKS = [hashName("provincial seismic network"), hashName("national seismic network")];
const FINAL = hashName("final solution");
const MAGNITUDE = hashName("error of the first magnitude");
const EAST = hashName("error of the first epicentre, eastwards");
const NORTH = hashName("error of the first epicentre, northwards");

/** Metres in a degree of latitude. */
const DEGREE_M = 111_195;

interface Solution {
  readonly field: Field;
  readonly shock: Shock;
  readonly magnitude: number;
  readonly lon: number;
  readonly lat: number;
  readonly town: number;
  readonly final: boolean;
}

/**
 * The seismological networks find a shock that is the largest so far: two automatic reports, whose
 * magnitudes and epicentres need not agree, and later the final solution, which is taken to be right to
 * a tenth. They go to the province and to the cities and counties that felt it.
 */
export const detectShock = (field: Field, shock: Shock): void => {
  const { situation, procedure, telephone } = field;
  const { stage, truth } = situation;
  for (const other of truth.shocks) {
    if (other !== shock && other.magnitude >= shock.magnitude) return;
  }
  const { now } = stage;
  telephone.surgeFromS = Math.min(telephone.surgeFromS, now);
  const shrink = cos((shock.lat * Math.PI) / 180);
  let firstS = Infinity;
  for (const network of NETWORKS) {
    const afterS = drawStep(stage, procedure, "autoReport", network);
    firstS = Math.min(firstS, afterS);
    const error = (what: number): number =>
      standardNormalQuantile(stage.streams.get(network, what).uniform());
    const sdM = drawStep(stage, procedure, "firstEpicentreError", network);
    const sd = drawStep(stage, procedure, "firstEstimateError", network);
    const lat = shock.lat + (sdM * error(NORTH)) / DEGREE_M;
    const lon = shock.lon + (sdM * error(EAST)) / (DEGREE_M * shrink);
    stage.simulation.schedule(now + afterS, announce, {
      field,
      shock,
      magnitude: toTenth(shock.magnitude + sd * error(MAGNITUDE)),
      lon,
      lat,
      town: nearestTown(field, lon, lat),
      final: false,
    });
  }
  const finalS = Math.max(firstS, drawStep(stage, procedure, "finalSolution", FINAL));
  stage.simulation.schedule(now + finalS, announce, {
    field,
    shock,
    magnitude: toTenth(shock.magnitude),
    lon: shock.lon,
    lat: shock.lat,
    town: shock.town,
    final: true,
  });
};

const toTenth = (magnitude: number): number => Math.round(10 * magnitude) / 10;

const nearestTown = ({ townVectors, situation }: Field, lon: number, lat: number): number =>
  nearestRow(townVectors, situation.world.ground.tables.town.rows, unitVectors([lon], [lat]));

const announce = ({ field, shock, magnitude, lon, lat, town, final }: Solution): void => {
  const { situation } = field;
  const { pictures } = situation;
  for (const to of postsThatFelt(field)) {
    // Nobody is told the same twice.
    if (
      pictures.magnitudeRow[to] >= 0 &&
      !final &&
      pictures.magnitude[to] === magnitude &&
      pictures.epicentreTown[to] === town
    ) {
      continue;
    }
    if (pictures.magnitudeFinal[to] === 1 && !final) continue;
    receive(situation, {
      kind: "earthquake",
      from: OUTSIDE,
      to,
      cause: shock.row,
      magnitude,
      lon,
      lat,
      depthKm: shock.depthKm,
      town,
      final,
    });
  }
};

/** The province first, then cities and counties in which anybody felt it, each once. */
const postsThatFelt = ({ situation, feltMark }: Field): number[] => {
  const { truth, posts } = situation;
  const told = [posts.province];
  feltMark.fill(0);
  for (let town = 0; town < posts.firstCounty; town++) {
    if (truth.intensity[town] < FELT_FROM) continue;
    const county = posts.parent[town];
    if (feltMark[county] === 1) continue;
    feltMark[county] = 1;
    feltMark[posts.parent[county]] = 1;
  }
  for (let post = posts.province - 1; post >= posts.firstCounty; post--) {
    if (feltMark[post] === 1) told.push(post);
  }
  return told;
};
