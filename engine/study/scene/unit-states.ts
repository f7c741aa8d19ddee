import { unitStates } from "../../inputs/scene.ts";
import { kinds } from "../../kinds.ts";
import { refusalKinds } from "../../response/field/air/refusal-kinds.ts";
import type { Trace } from "../../trace/trace.ts";

type State = (typeof unitStates)[number];

/** What a kind of event makes of the unit in `who`. */
const becomes: Readonly<Record<string, State>> = {
  "situation/sent": "ordered",
  "situation/preMustered": "ordered",
  "response/field/taskReceived": "ordered",
  "response/field/unitBusy": "ordered",
  "response/field/first-picture/called": "ordered",
  "response/field/first-picture/lent": "ordered",
  "response/field/unitAway": "unavailable",
  "response/field/unitUnserviceable": "unavailable",
  "response/field/nobodyPresent": "unavailable",
  "response/field/mustered": "mustered",
  "response/field/departed": "moving",
  "response/field/tookOff": "moving",
  "response/field/rerouted": "moving",
  "response/field/first-picture/movesOn": "moving",
  "response/field/onFoot": "onFoot",
  "response/field/arrived": "onScene",
  "response/field/overTown": "onScene",
  "response/field/stuck": "stuck",
  "response/field/backAtBase": "base",
  "response/field/landed": "base",
  "response/field/first-picture/standsDown": "base",
  "situation/released": "returning",
};

/** States in which an order waits until the unit is done with what it does. */
const underWay: readonly State[] = ["mustered", "moving", "onFoot", "onScene"];

/** A change in how a unit stands. */
export interface Change {
  readonly timeS: number;
  /** Number in `unitStates`. */
  readonly state: number;
  /** The town it is about; -1 none. */
  readonly town: number;
}

const stateOfKind = new Map<number, State>([
  ...Object.entries(becomes).map(([path, state]) => [kinds.byPath(path).id, state] as const),
  ...Object.values(refusalKinds).map(({ id }) => [id, "unavailable"] as const),
]);

/** How every unit that the trace speaks of stands, change by change in the order of time, by its row. */
export const unitChanges = (trace: Trace): Map<number, Change[]> => {
  const { time, kind, who, where, length } = trace;
  const changes = new Map<number, Change[]>();
  for (let row = 0; row < length; row++) {
    const state = stateOfKind.get(kind[row]);
    if (state === undefined || who[row] < 0) continue;
    let own = changes.get(who[row]);
    if (own === undefined) changes.set(who[row], (own = []));
    const last = own[own.length - 1];
    const before = last === undefined ? undefined : unitStates[last.state];
    if (state === "ordered" && before !== undefined && underWay.includes(before)) continue;
    // Who is home already has nothing to return from.
    if (state === "returning" && before !== undefined && !underWay.includes(before)) continue;
    const number = unitStates.indexOf(state);
    if (last?.state === number && last.town === where[row]) continue;
    own.push({ timeS: time[row], state: number, town: where[row] });
  }
  return changes;
};
