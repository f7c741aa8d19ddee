import { hashName } from "../../random/names.ts";
import { poissonQuantile } from "../../random/poisson.ts";
import type { Situation } from "../../situation/situation.ts";
import { firstCounts, firstCountsFor } from "./casualties.ts";
import type { Exposure, FirstCounts } from "./casualties.ts";
import type { EarthquakeModel } from "./earthquake-model.ts";
import { earthquakeKinds } from "./event-kinds.ts";
import { Luck } from "./luck.ts";
import type { Occupancy } from "./occupancy.ts";
import { shakingFor } from "./shake-field.ts";
import type { Shaking } from "./shake-field.ts";

/** Room for the towns that a shock reached, one after another. */
export interface LossRoom {
  readonly shaking: Shaking;
  readonly exposure: Exposure;
  readonly counts: FirstCounts;
  readonly buildings: Luck;
  readonly people: Luck;
}

export const lossRoom = ({ exposure }: EarthquakeModel, { posts }: Situation): LossRoom => {
  const towns = exposure.residents.length;
  const ids = posts.id.subarray(0, posts.firstCounty);
  return {
    shaking: shakingFor(towns),
    exposure: {
      residents: new Float64Array(towns),
      dwellings: new Float64Array(towns),
      housing: new Uint8Array(towns),
    },
    counts: firstCountsFor(towns),
    buildings: new Luck(ids, hashName("buildings lost")),
    people: new Luck(ids, hashName("people lost")),
  };
};

export const resetLosses = ({ buildings, people }: LossRoom): void => {
  buildings.reset();
  people.reset();
};

/**
 * Collapsed and damaged dwellings, dead, trapped and injured of the towns reached, for the strongest
 * shaking so far. Each count is a Poisson number; the counts of buildings of a town share one uniform,
 * those of people another, and are taken cumulatively (collapsed, then all damaged; dead, then dead or
 * trapped, then all), so that none falls when shaking grows.
 *
 * `sceneRowOf` is asked for the row of the scene, which is the cause of the counts; `hurt` says that
 * somebody is hurt or a dwelling is down. -1: no scene.
 */
export const countLosses = (
  room: LossRoom,
  model: EarthquakeModel,
  situation: Situation,
  towns: Int32Array,
  occupancy: Occupancy,
  sceneRowOf: (town: number, hurt: boolean) => number,
): void => {
  const { truth, stage } = situation;
  const { streams } = stage;
  const n = towns.length;
  const { shaking, exposure, counts } = room;
  const some = <A extends Float64Array | Uint8Array>(column: A): A => column.subarray(0, n) as A;
  for (let i = 0; i < n; i++) {
    const town = towns[i];
    shaking.intensity[i] = truth.intensity[town];
    shaking.pga[i] = truth.pgaMs2[town];
    shaking.pgv[i] = truth.pgvMs[town];
    exposure.residents[i] = model.exposure.residents[town];
    exposure.dwellings[i] = model.exposure.dwellings[town];
    exposure.housing[i] = model.exposure.housing[town];
  }
  firstCounts(
    shaking,
    { ...exposure, residents: some(exposure.residents) },
    model.housing,
    occupancy,
    model.parameters.casualties,
    counts,
  );
  for (let i = 0; i < n; i++) {
    const town = towns[i];
    const uBuildings = room.buildings.of(streams, town);
    const uPeople = room.people.of(streams, town);
    const dwellings = Math.floor(exposure.dwellings[i]);
    const residents = Math.floor(exposure.residents[i]);
    const down = counts.collapsed[i];
    const all = down + counts.severe[i] + counts.damaged[i];
    const collapsed = Math.min(dwellings, poissonQuantile(uBuildings, down));
    const damaged = Math.min(dwellings, poissonQuantile(uBuildings, all));
    const lost = counts.dead[i] + counts.trapped[i];
    const badly = lost + counts.severelyInjured[i];
    const dead = Math.min(residents, poissonQuantile(uPeople, counts.dead[i]));
    const deadOrTrapped = Math.min(residents, poissonQuantile(uPeople, lost));
    const severely = Math.min(residents, poissonQuantile(uPeople, badly));
    const harmed = Math.min(residents, poissonQuantile(uPeople, badly + counts.lightlyInjured[i]));
    const hurt = harmed > 0 || collapsed > 0;
    const row = sceneRowOf(town, hurt);
    if (row < 0) continue;
    const tell = (kind: number, column: Float64Array, value: number): void => {
      if (value <= column[town]) return;
      column[town] = value;
      stage.record(kind, -1, -1, town, value, row, -1);
    };
    tell(earthquakeKinds.collapsed.id, truth.collapsedBuildings, collapsed);
    tell(earthquakeKinds.damaged.id, truth.damagedBuildings, damaged);
    tell(earthquakeKinds.dead.id, truth.dead, dead);
    tell(earthquakeKinds.trapped.id, truth.trapped, deadOrTrapped - dead);
    tell(earthquakeKinds.injured.id, truth.injured, harmed - deadOrTrapped);
    truth.severelyInjured[town] = Math.max(truth.severelyInjured[town], severely - deadOrTrapped);
  }
};
