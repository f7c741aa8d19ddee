import type { Scene } from "../../../engine/inputs/scene.ts";
import { packLines, packNumbers, packPoints } from "../../../engine/study/scene/pack.ts";

const none = packNumbers([]);
const points = packPoints([], []);
const lines = packLines([]);

/** A scene in which nothing is: a square of land, no towns, no replications, no promises. */
export const emptyScene: Scene = {
  format: 1,
  case: { id: "empty", name: { zh: "空", en: "empty" } },
  region: { zh: "空", en: "empty" },
  seed: 1,
  replicationsPlayed: 0,
  assumptionSets: 1,
  horizonS: 3600,
  boundaryNote: { zh: "示意图,不作划界依据", en: "schematic, not a boundary reference" },
  rule: { zh: "没有", en: "none" },
  boundaries: { province: lines, city: lines, county: lines },
  rivers: lines,
  land: packLines([
    [
      [118, 36],
      [119, 36],
      [119, 35],
      [118, 35],
      [118, 36],
    ],
  ]),
  around: lines,
  places: {
    towns: 0,
    counties: 0,
    cities: 0,
    codes: ["370000"],
    zh: ["山东省"],
    en: ["Shandong"],
    parent: packNumbers([-1]),
    seats: points,
  },
  eventKinds: [],
  unitKinds: [],
  siteKinds: [],
  ways: [],
  grounds: [
    {
      set: 0,
      towns: { ...points, population: none, synthetic: none },
      nodes: points,
      edges: { from: none, to: none, class: none, synthetic: none },
      sites: { ...points, kind: none, synthetic: none, place: none, names: [] },
      isochrones: [],
    },
  ],
  replications: [],
  ensemble: [],
  ensembleGround: 0,
};
