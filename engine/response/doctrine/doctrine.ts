import type { ProcedureFigureName } from "../../inputs/doctrine-figures.ts";
import type { Desk } from "../../situation/desk.ts";
import type { Orders } from "../../situation/orders.ts";
import { tierOf, TIER, TIERS } from "../../situation/posts.ts";
import { readyProcedure, requireSteps, stepMean } from "../../situation/procedure.ts";
import type { Procedure } from "../../situation/procedure.ts";
import type { DoctrineModel } from "./doctrine-model.ts";
import type { EpicentreDistances } from "./known-state.ts";
import { watch } from "./duty-watch.ts";
import { forcesOf } from "./forces.ts";
import type { Forces } from "./forces.ts";
import { headquartersAt } from "./headquarters.ts";
import { policies, policyNamed } from "./policies/register.ts";
import type { DispatchPolicy } from "./policies/policy.ts";
import type { ReinforcementPolicy } from "./policies/reinforcement.ts";
import type { ReservePolicy } from "./policies/reserves.ts";
import { townOffice } from "./town-office.ts";

export { doctrineModel } from "./doctrine-model.ts";
export type { DoctrineModel } from "./doctrine-model.ts";

/** The doctrine made ready in a worker, with what the posts note down in one replication. */
export interface Doctrine {
  readonly model: DoctrineModel;
  readonly procedure: Procedure;
  /** Residents per square kilometre from which people live close together. */
  readonly denseFrom: number;
  readonly forces: Forces;
  readonly dispatch: DispatchPolicy;
  readonly reserve: ReservePolicy;
  readonly reinforcement: ReinforcementPolicy;
  /** By (tier, town): as of when its counts were last told upwards, and whether its silence was. */
  readonly toldAsOfS: Float64Array;
  readonly toldSilent: Uint8Array;
  readonly distances: EpicentreDistances;
  /** By town: a picture of it has been ordered by somebody of its chain; its county wants a second source. */
  readonly pictureOrdered: Uint8Array;
  readonly verifyOrdered: Uint8Array;
}

/** Steps that the procedures take in any case. */
export const doctrineSteps: readonly ProcedureFigureName[] = [
  "callTaking",
  "dutyOfficer",
  "leadersOfficeHours",
  "leadersNight",
  "consultation",
  "reconsider",
  "callRound",
  "reportGap",
  "helpDecision",
  "assetChoice",
  "frontCommand",
  "denseFrom",
];

/** Makes the doctrine ready. Throws `StepUnknown`, and `DoctrineRefused` for a policy that is none. */
export const readyDoctrine = (model: DoctrineModel, { world }: Desk): Doctrine => {
  const procedure = readyProcedure(model.procedure);
  requireSteps(procedure, doctrineSteps);
  const towns = world.ground.tables.town.rows;
  return {
    model,
    procedure,
    denseFrom: stepMean(procedure, "denseFrom"),
    forces: forcesOf(world, model.mobilisation),
    dispatch: policyNamed(policies.dispatch, "dispatch", model.dispatch.policy),
    reserve: policyNamed(policies.reserve, "reserve", model.reserve.policy),
    reinforcement: policyNamed(policies.reinforcement, "reinforcement", model.reinforcement.policy),
    toldAsOfS: new Float64Array(TIERS * towns),
    toldSilent: new Uint8Array(TIERS * towns),
    distances: { lon: [], lat: [], metres: [] },
    pictureOrdered: new Uint8Array(towns),
    verifyOrdered: new Uint8Array(towns),
  };
};

/**
 * Sets the doctrine going for a replication: at every post that something reaches, the duty officer
 * wakes. It sees the desk, its parameters and the orders it may give, and no more.
 */
export const startDoctrine = (doctrine: Doctrine, desk: Desk, orders: Orders): void => {
  doctrine.toldAsOfS.fill(-1);
  doctrine.toldSilent.fill(0);
  doctrine.pictureOrdered.fill(0);
  doctrine.verifyOrdered.fill(0);
  for (const list of Object.values(doctrine.distances)) list.length = 0;
  const { simulation } = desk.stage;
  desk.inboxes.whenFirst((inbox) => {
    const tier = tierOf(desk.posts, inbox.post);
    const hq = headquartersAt(doctrine, desk, orders, inbox.post, tier);
    simulation.spawn(tier === TIER.town ? townOffice(hq, inbox) : watch(hq, inbox), "duty officer");
  });
};
