import { hashName } from "../../random/names.ts";
import { standardNormalQuantile } from "../../random/normal.ts";
import { drawStep } from "../../situation/procedure.ts";
import { receive } from "../../situation/receive.ts";
import { OUTSIDE } from "../../situation/report.ts";
import type { Shock } from "../../situation/truth.ts";
import type { Field } from "./field.ts";

/** The seismological network, whose delays and errors have streams of their own. */
const NETWORK = hashName("seismological network");
const ERROR = hashName("error of the first magnitude");

/** Felt by most people indoors from here on: such cities and counties are told. */
const TOLD_FROM = 4;

/**
 * The seismological network finds a main shock: an automatic report with an error of magnitude, later
 * the final one. They go to the province and to the cities and counties that felt it.
 */
export const detectShock = (field: Field, shock: Shock): void => {
  const { stage, truth } = field.situation;
  if (truth.shocks[0] !== shock) return;
  const autoS = drawStep(stage, field.procedure, "autoReport", NETWORK);
  const finalS = Math.max(autoS, drawStep(stage, field.procedure, "finalSolution", NETWORK));
  const sd = drawStep(stage, field.procedure, "firstEstimateError", NETWORK);
  const z = standardNormalQuantile(stage.streams.get(NETWORK, ERROR).uniform());
  const first = Math.round(10 * (shock.magnitude + sd * z)) / 10;
  const final = Math.round(10 * shock.magnitude) / 10;
  const at = stage.now;
  stage.simulation.schedule(at + autoS, () => announce(field, shock, first, false));
  stage.simulation.schedule(at + finalS, () => announce(field, shock, final, true));
};

const announce = (field: Field, shock: Shock, magnitude: number, final: boolean): void => {
  const { situation } = field;
  const { posts } = situation;
  for (const to of postsThatFelt(field)) {
    receive(situation, {
      kind: "earthquake",
      from: OUTSIDE,
      to,
      cause: shock.row,
      magnitude,
      lon: shock.lon,
      lat: shock.lat,
      depthKm: shock.depthKm,
      town: shock.town,
      final,
    });
  }
  receive(situation, {
    kind: "earthquake",
    from: OUTSIDE,
    to: posts.province,
    cause: shock.row,
    magnitude,
    lon: shock.lon,
    lat: shock.lat,
    depthKm: shock.depthKm,
    town: shock.town,
    final,
  });
};

const postsThatFelt = ({ situation }: Field): number[] => {
  const { truth, posts } = situation;
  const told = new Set<number>();
  for (let town = 0; town < posts.firstCounty; town++) {
    if (truth.intensity[town] < TOLD_FROM) continue;
    const county = posts.parent[town];
    told.add(county);
    told.add(posts.parent[county]);
  }
  return [...told].sort((a, b) => b - a);
};
