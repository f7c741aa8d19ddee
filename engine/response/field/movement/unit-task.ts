import { Signal } from "../../../kernel/index.ts";
import type { Procedure as Body } from "../../../kernel/index.ts";
import { hashName } from "../../../random/names.ts";
import type { SendOrder } from "../../../situation/orders.ts";
import { drawStep } from "../../../situation/procedure.ts";
import { receive } from "../../../situation/receive.ts";
import type { UnitReport } from "../../../situation/report.ts";
import { UNIT } from "../../../situation/units.ts";
import { fieldKinds } from "../event-kinds.ts";
import type { Field } from "../field.ts";
import { arrive } from "./arrival.ts";
import { logDrive } from "./log-way.ts";
import { muster } from "./muster.ts";
import { travelTo } from "./road-journey.ts";
import { bringBack } from "./strength.ts";

/** What a unit has been told to do. A unit that nobody orders has no task. */
export interface UnitTask {
  readonly unit: number;
  /** Where to go, the newest order; undefined as long as it is only to muster. */
  send: SendOrder | undefined;
  /** Who gave the newest order. */
  by: number;
  /** The last row about the unit: the cause of the next. */
  row: number;
  /** Share of its people that go. */
  share: number;
  released: boolean;
  /** Fires when an order comes while it waits for one. */
  wake: Signal | undefined;
}

/** A unit is ordered: it begins its task, or goes on with another one once it is free of this. */
export const orderUnit = (
  field: Field,
  unit: number,
  by: number,
  row: number,
  send: SendOrder | undefined,
): void => {
  const known = field.tasks[unit];
  if (known === undefined) {
    const share = send?.share ?? 1;
    const task: UnitTask = { unit, send, by, row, share, released: false, wake: undefined };
    field.tasks[unit] = task;
    field.tasked.push(unit);
    field.situation.stage.simulation.spawn(doTask(field, task), "unit");
    return;
  }
  known.send = send ?? known.send;
  known.by = by;
  known.row = row;
  known.released = false;
  wakeUp(known);
};

/** A unit is no longer needed: it goes home as soon as it is not on its way. */
export const releaseUnit = (field: Field, unit: number, row: number): void => {
  const task = field.tasks[unit];
  if (task === undefined) return;
  task.released = true;
  task.row = row;
  wakeUp(task);
};

const wakeUp = (task: UnitTask): void => {
  const { wake } = task;
  task.wake = undefined;
  wake?.fire();
};

const REQUEST = hashName("request to those who are no part of the command");

/** From the order to the muster, the way, the work there, the next order, and home. */
function* doTask(field: Field, task: UnitTask): Body {
  const { situation, procedure } = field;
  const { stage, units, world } = situation;
  const { unit } = task;
  const row = world.inventory.tables.unit;
  const times = field.kinds[row.kind[unit]];
  const who = units.id[unit];
  const requestS =
    times.requestDelay === undefined ? 0 : stage.draw(times.requestDelay, who, REQUEST);
  yield requestS + drawStep(stage, procedure, "order", who);
  note(field, task, fieldKinds.taskReceived.id, 0);
  const state = units.state(unit);
  if (state !== UNIT.atBase && state !== UNIT.busy) {
    // Away from the start, or taken by somebody else since the ledger was looked at.
    const { unitAway, unitUnserviceable } = fieldKinds;
    note(field, task, (state === UNIT.unserviceable ? unitUnserviceable : unitAway).id, 0);
    giveUp(field, task);
    return;
  }
  if (state === UNIT.busy) {
    const waitS = Math.max(0, units.freeS(unit) - stage.now);
    note(field, task, fieldKinds.unitBusy.id, waitS);
    yield waitS;
  }
  units.set(unit, UNIT.tasked);
  const people = yield* muster(field, task, times);
  if (people === 0) {
    note(field, task, fieldKinds.nobodyPresent.id, 0);
    units.set(unit, UNIT.atBase);
    giveUp(field, task);
    return;
  }
  note(field, task, fieldKinds.mustered.id, people);
  say(field, task, "mustered", placeOf(task), people);
  for (;;) {
    let waited = false;
    while (task.send === undefined && !task.released) {
      waited = true;
      task.wake = new Signal("order");
      yield task.wake;
    }
    const { send } = task;
    if (send === undefined) break;
    if (waited) yield drawStep(stage, procedure, "order", who);
    task.send = undefined;
    const { town } = send;
    task.row = stage.record(fieldKinds.departed.id, unit, -1, town, people, task.row, task.by);
    units.set(unit, UNIT.moving);
    units.town[unit] = town;
    say(field, task, "departed", town, people);
    const mover = { unit, vehicle: times.vehicle, by: task.by };
    const journey = yield* travelTo(field, mover, town, task.row);
    task.row = journey.row;
    if (journey.there) {
      units.set(unit, UNIT.onScene);
      yield* arrive(field, task, town, people);
    } else {
      units.set(unit, UNIT.stuck);
      say(field, task, "stuck", town, people);
    }
  }
  yield* goHome(field, task, people);
}

/** Back by the way it knows, whatever it takes; then it is at its base again and free. */
function* goHome(field: Field, task: UnitTask, people: number): Body {
  const { situation } = field;
  const { units, ways, pictures, world, stage } = situation;
  const { unit } = task;
  const row = world.inventory.tables.unit;
  const { vehicle } = field.kinds[row.kind[unit]];
  const from = units.node[unit];
  const home = row.node[unit];
  if (from !== home && from >= 0 && home >= 0 && vehicle >= 0) {
    const timeS = ways.timeS(from, home, vehicle, pictures.roads);
    if (timeS === Infinity) return;
    if (situation.journeys.log !== undefined) {
      const way = ways.way(from, home, vehicle, pictures.roads) ?? new Int32Array();
      const whole = { node: home, edgesDone: way.length };
      logDrive(situation, unit, vehicle, pictures.roads, from, way, whole, timeS);
    }
    yield timeS;
  }
  units.node[unit] = home;
  units.town[unit] = -1;
  units.set(unit, UNIT.atBase);
  bringBack(field.strength, field.situation, unit, people);
  task.row = stage.record(fieldKinds.backAtBase.id, unit, -1, -1, 0, task.row, task.by);
  say(field, task, "free", -1, people);
  field.tasks[unit] = undefined;
}

/** It cannot come: who ordered it is told, and it can be ordered anew later. */
const giveUp = (field: Field, task: UnitTask): void => {
  say(field, task, "unavailable", placeOf(task), 0);
  field.tasks[task.unit] = undefined;
};

const placeOf = (task: UnitTask): number => task.send?.town ?? -1;

const note = (field: Field, task: UnitTask, kind: number, amount: number): void => {
  const { stage } = field.situation;
  task.row = stage.record(kind, task.unit, -1, placeOf(task), amount, task.row, task.by);
};

/** The unit reports to the post that ordered it, by radio: at once. */
const say = (
  { situation }: Field,
  { unit, by, row }: UnitTask,
  state: UnitReport["state"],
  town: number,
  people: number,
): void => {
  receive(situation, { kind: "unit", from: by, to: by, cause: row, unit, state, town, people });
};
