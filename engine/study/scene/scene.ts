import type { Scene, SceneGround, SceneReplication, SceneTarget } from "../../inputs/scene.ts";
import { kinds } from "../../kinds.ts";
import { wayWords } from "../../response/field/first-picture/losses.ts";
import { prepare } from "../../simulate.ts";
import type { Situation } from "../../situation/situation.ts";
import type { CompiledTarget } from "../../targets/compiled-target.ts";
import { compileCase } from "../case/compile-case.ts";
import type { CaseInputs } from "../case/compile-case.ts";
import type { Ensemble } from "../ensemble/ensemble.ts";
import { assumptionsOf, setOf } from "../ensemble/plan.ts";
import { minutesWithin } from "../explain/minute-bins.ts";
import type { Description } from "../pool/program.ts";
import { aroundOf, boundariesOf, landOf, riversOf } from "./boundaries.ts";
import { chooseReplications } from "./choose-replications.ts";
import { EventKinds } from "./events.ts";
import { groundOf, siteKindsOf } from "./ground.ts";
import { wayKinds } from "./happenings.ts";
import { packNumbers, packPoints } from "./pack.ts";
import { groupOf, replicationOf } from "./replication.ts";

/** What a scene needs of an ensemble. */
export type SceneEnsemble = Pick<Ensemble, "plan" | "targets" | "values" | "explained">;

export interface SceneOptions {
  /** Events kept of each replication, 12,000 unless given. */
  readonly events?: number;
}

const EVENTS = 12_000;

const boundaryNote = {
  zh: "示意图,不作划界依据",
  en: "schematic, not a boundary reference",
} as const;

const placesOf = ({ posts, world }: Situation): Scene["places"] => {
  const { names, tables } = world.ground;
  const rows = [...names.towns, ...names.counties, ...names.cities, names.province];
  const { county, city } = tables;
  return {
    towns: names.towns.length,
    counties: names.counties.length,
    cities: names.cities.length,
    codes: rows.map(({ code }) => code),
    zh: rows.map(({ name }) => name.zh),
    en: rows.map(({ name }) => name.en),
    parent: packNumbers(posts.parent),
    seats: packPoints([...county.lon, ...city.lon], [...county.lat, ...city.lat]),
  };
};

/** A measurement in the unit of the target; null is never. */
const measuredOf = (
  value: number,
  target: CompiledTarget | undefined,
): SceneReplication["measured"] => {
  if (target === undefined || Number.isNaN(value)) return null;
  const { statistic, threshold } = target;
  if (statistic.of === "share") return { value, unit: "share" };
  const inUnit = threshold.si === 0 ? value : (value * threshold.written) / threshold.si;
  return { value: inUnit < Infinity ? inUnit : null, unit: threshold.unit };
};

const sharesOf = (
  { explained }: SceneEnsemble,
  { targets }: Pick<Description, "targets">,
): SceneTarget[] =>
  explained.map(({ target, places }) => {
    const { id, name, threshold, reliability } = targets[target];
    const rows = [...places].sort(([a], [b]) => a - b);
    return {
      id,
      name,
      threshold: { sense: threshold.sense, value: threshold.written, unit: threshold.unit },
      reliability,
      place: packNumbers(rows.map(([place]) => place)),
      selected: packNumbers(rows.map(([, { selected }]) => selected)),
      kept: packNumbers(
        rows.map(([, { selected, failed }]) => (1000 * (selected - failed)) / selected),
      ),
      p50: packNumbers(
        rows.map(([, { bins }]) => {
          const minutes = minutesWithin(bins, 0.5);
          return minutes < Infinity ? minutes : -1;
        }),
      ),
    };
  });

/**
 * The scene of a case: its ground, the typical, worst and best replication played again (see
 * `chooseReplications`), and how often each place kept each promise. A pure function of the case and
 * the ensemble; throws what compiling the case throws.
 */
export const sceneOf = (
  inputs: CaseInputs,
  ensemble: SceneEnsemble,
  description: Pick<Description, "targets">,
  { events = EVENTS }: SceneOptions = {},
): Scene => {
  const { plan } = ensemble;
  const chosen = chooseReplications(ensemble, description.targets);
  const target = description.targets[chosen.target];
  const isByUnit = new Set(
    kinds.all.filter(({ tables }) => tables.who === "unit").map(({ id }) => id),
  );
  const eventKinds = new EventKinds();
  const grounds: SceneGround[] = [];
  const replications: SceneReplication[] = [];
  let shared: Omit<Scene, Shared> | undefined;
  const compiled = (set: number) =>
    prepare(compileCase(inputs, assumptionsOf(plan, set), undefined, plan.sampling));
  for (const { replication, roles, value } of chosen.replications) {
    const set = setOf(replication, plan.sets);
    const state = compiled(set);
    const { situation } = state;
    shared ??= sharedOf(inputs, state.model.horizonS, situation);
    let ground = grounds.findIndex((known) => known.set === set);
    if (ground === -1) {
      const { world, posts } = situation;
      ground = grounds.push(groundOf(world, posts, set, shared.siteKinds)) - 1;
    }
    replications.push({
      ...replicationOf(state, replication, eventKinds, isByUnit, { events }),
      roles,
      ground,
      measured: measuredOf(value, target),
    });
  }
  if (shared === undefined) {
    const { model, situation } = compiled(0);
    shared = sharedOf(inputs, model.horizonS, situation);
    grounds.push(groundOf(situation.world, situation.posts, 0, shared.siteKinds));
  }
  return {
    ...shared,
    seed: plan.seed,
    replicationsPlayed: plan.replications,
    assumptionSets: plan.sets,
    rule: chosen.rule,
    eventKinds: eventKinds.list,
    grounds,
    replications,
    ensemble: sharesOf(ensemble, description),
    ensembleGround: 0,
  };
};

type Shared =
  | "seed"
  | "replicationsPlayed"
  | "assumptionSets"
  | "rule"
  | "eventKinds"
  | "grounds"
  | "replications"
  | "ensemble"
  | "ensembleGround";

/** What is the same in every set of assumptions. */
const sharedOf = (
  inputs: CaseInputs,
  horizonS: number,
  situation: Situation,
): Omit<Scene, Shared> => {
  const { world } = situation;
  const { tables } = world.ground;
  return {
    format: 1,
    case: { id: inputs.case.id, name: inputs.case.name },
    region: inputs.region.name,
    horizonS,
    boundaryNote,
    boundaries: boundariesOf(tables),
    rivers: riversOf(inputs.region),
    land: landOf(tables),
    around: aroundOf(inputs.region),
    places: placesOf(situation),
    unitKinds: world.inventory.catalogue.kinds.map((kind) => ({
      name: kind.name,
      group: groupOf(kind),
    })),
    siteKinds: siteKindsOf(world),
    ways: wayKinds.map(({ way, label }) =>
      way !== undefined && way in wayWords ? wayWords[way as keyof typeof wayWords] : label,
    ),
  };
};
