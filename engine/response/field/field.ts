import type { DoctrineFile } from "../../inputs/doctrine.ts";
import type { ProcedureFigureName } from "../../inputs/doctrine-figures.ts";
import type { Orders } from "../../situation/orders.ts";
import {
  procedureParameters,
  readyProcedure,
  requireSteps,
  stepMean,
} from "../../situation/procedure.ts";
import type { Procedure, ProcedureParameters } from "../../situation/procedure.ts";
import type { Situation } from "../../situation/situation.ts";
import { unitVectors } from "../../world/ground/sphere.ts";
import type { Assumptions } from "../../world/assumptions.ts";
import { airFleet, resetFleet } from "./air/air-fleet.ts";
import type { AirFleet } from "./air/air-fleet.ts";
import { giveCallOuts } from "./call-outs.ts";
import { carryOut } from "./carry-out.ts";
import { detectShock } from "./detection.ts";
import type { FirstPicture } from "./first-picture/first-picture.ts";
import { firstPictureModel } from "./first-picture/parameters.ts";
import type { FirstPictureModel } from "./first-picture/parameters.ts";
import { beginFirstPicture, readyFirstPicture } from "./first-picture/seek-picture.ts";
import { kindTimes } from "./movement/kind-times.ts";
import type { KindTimes } from "./movement/kind-times.ts";
import { resetStrength, strengthFor } from "./movement/strength.ts";
import type { Strength } from "./movement/strength.ts";
import type { UnitTask } from "./movement/unit-task.ts";
import { satellitePhones } from "./satellite-phones.ts";
import type { SatellitePhones } from "./satellite-phones.ts";
import { reportScenes } from "./scene-reports.ts";
import { readyTelephone, resetTelephone } from "./telephone.ts";
import type { Telephone } from "./telephone.ts";
import type { WaitingReport } from "./tell.ts";

/** What the field needs in one set of assumptions: plain data of a model. */
export interface FieldModel {
  readonly procedure: ProcedureParameters;
  /** Who calls out for a picture. */
  readonly callOutFrom: "province" | "city";
  /** How pictures are sought. */
  readonly firstPicture: FirstPictureModel;
}

/** The field made ready in a worker, with what it keeps of one replication. */
export interface Field {
  readonly situation: Situation;
  readonly procedure: Procedure;
  readonly callOutFrom: "province" | "city";
  readonly telephone: Telephone;
  readonly phones: SatellitePhones;
  readonly callsBeforeSilent: number;
  readonly countingS: number;
  readonly walkLimitM: number;
  /** By kind of the catalogue. */
  readonly kinds: readonly KindTimes[];
  readonly fleet: AirFleet | undefined;
  readonly townVectors: Float64Array;
  /** The search for pictures, which stands on all the rest. */
  readonly picture: FirstPicture;

  /** By town: the luck of its phone and of its counting, NaN before it is drawn. */
  readonly phoneLuck: Float64Array;
  readonly countingLuck: Float64Array;
  /** By town: its report that waits for the network. */
  readonly waiting: (WaitingReport | undefined)[];
  /** By unit: what it does; the units that have been told anything. */
  readonly tasks: (UnitTask | undefined)[];
  readonly tasked: number[];
  readonly strength: Strength;
  /** By post: it felt the shock at hand. */
  readonly feltMark: Uint8Array;
}

/** Throws `PicturePolicyUnknown`. */
export const fieldModel = (doctrine: DoctrineFile, assumptions: Assumptions): FieldModel => ({
  procedure: procedureParameters(doctrine.figures, assumptions),
  callOutFrom: doctrine.callOut?.from ?? "province",
  firstPicture: firstPictureModel(doctrine),
});

/** Steps that the field takes in any case; a doctrine without one of them cannot be played. */
export const fieldSteps: readonly ProcedureFigureName[] = [
  "autoReport",
  "finalSolution",
  "firstEstimateError",
  "firstEpicentreError",
  "callTaking",
  "verification",
  "villageToTownDay",
  "villageToTownNight",
  "townToCounty",
  "townToCountyNight",
  "countyToCity",
  "cityToProvince",
  "videoLink",
  "videoLinkSatellite",
  "answerDay",
  "answerNight",
  "retryAfter",
  "attemptsBeforeSilent",
  "linesBusy",
  "lines",
  "callSurge",
  "callSurgeLasts",
  "satellitePhoneHeld",
  "satelliteCall",
  "counting",
  "followUp",
  "order",
  "handOver",
  "turnBack",
  "walkLimit",
  "airSearch",
];

/** Makes the field ready in a worker. Throws `StepUnknown`. */
export const readyField = (model: FieldModel, situation: Situation): Field => {
  const { world, posts } = situation;
  const { town } = world.ground.tables;
  const units = world.inventory.tables.unit.rows;
  const procedure = readyProcedure(model.procedure);
  requireSteps(procedure, fieldSteps);
  const rest: Omit<Field, "picture"> = {
    situation,
    procedure,
    callOutFrom: model.callOutFrom,
    telephone: readyTelephone(procedure, town.rows),
    phones: satellitePhones(world, procedure),
    callsBeforeSilent: Math.max(1, Math.round(stepMean(procedure, "attemptsBeforeSilent"))),
    countingS: Math.max(1, stepMean(procedure, "counting")),
    walkLimitM: stepMean(procedure, "walkLimit"),
    kinds: kindTimes(world),
    fleet: airFleet(world),
    townVectors: unitVectors(town.lon, town.lat),
    phoneLuck: new Float64Array(town.rows),
    countingLuck: new Float64Array(town.rows),
    waiting: new Array<WaitingReport | undefined>(town.rows).fill(undefined),
    tasks: new Array<UnitTask | undefined>(units).fill(undefined),
    tasked: [],
    strength: strengthFor(world),
    feltMark: new Uint8Array(posts.count),
  };
  const field = rest as Field & { picture: FirstPicture };
  field.picture = readyFirstPicture(model.firstPicture, field);
  return field;
};

/** Sets the field going for a replication: it hears the bells and takes orders. */
export const startField = (field: Field): Orders => {
  const { bells } = field.situation;
  field.phoneLuck.fill(NaN);
  field.countingLuck.fill(NaN);
  field.waiting.fill(undefined);
  for (const unit of field.tasked) field.tasks[unit] = undefined;
  field.tasked.length = 0;
  resetTelephone(field.telephone);
  resetStrength(field.strength);
  if (field.fleet !== undefined) resetFleet(field.fleet);
  beginFirstPicture(field.picture);
  bells.onShock = (shock) => detectShock(field, shock);
  bells.onScenes = (from, end) => {
    reportScenes(field, from, end);
    giveCallOuts(field, from, end);
  };
  return { give: (order) => carryOut(field, order) };
};
