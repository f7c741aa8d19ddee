import { describe, expect, it } from "vitest";

import { situationKinds } from "../../engine/situation/event-kinds.ts";
import { start } from "../../engine/simulate.ts";
import type { WorkerState } from "../../engine/simulate.ts";
import type { Trace } from "../../engine/trace/trace.ts";
import { shippedState } from "../shipped-case.ts";

const state = shippedState("shandong/cases/pingyuan-2023");

/** What doctrine does: orders given and levels declared. */
const orders = new Set(
  [
    situationKinds.sent,
    situationKinds.preMustered,
    situationKinds.released,
    situationKinds.linkOrdered,
    situationKinds.asked,
    situationKinds.pictureOrdered,
    situationKinds.told,
    situationKinds.levelDecided,
    situationKinds.levelCovers,
  ].map(({ id }) => id),
);

/** What posts hear: every kind of the situation that a report leaves behind. */
const heardFrom = situationKinds.townNoticed.id;
const heardTo = situationKinds.calledOut.id;

const line = (trace: Trace, row: number): string =>
  [
    trace.time[row],
    trace.kind[row],
    trace.who[row],
    trace.whom[row],
    trace.where[row],
    trace.amount[row],
    trace.role[row],
  ].join(" ");

interface Heard {
  readonly orders: readonly { readonly timeS: number; readonly line: string }[];
  readonly heard: readonly { readonly timeS: number; readonly line: string }[];
}

/** One replication, in which `change` is made to the truth just after the shock. */
const play = (
  replication: number,
  change: (truth: WorkerState["situation"]["truth"], town: number) => void,
): Heard => {
  const run = start(state, replication);
  run.runUntil(1);
  const { truth } = state.situation;
  if (truth.sceneCount > 0) change(truth, truth.scenes[truth.sceneCount - 1]);
  run.runUntil(Infinity);
  const { trace } = run;
  const rows = Array.from({ length: trace.length }, (_, row) => row);
  const read = (keep: (kind: number) => boolean) =>
    rows
      .filter((row) => keep(trace.kind[row]))
      .map((row) => ({ timeS: trace.time[row], line: line(trace, row) }));
  return {
    orders: read((kind) => orders.has(kind)),
    heard: read((kind) => kind >= heardFrom && kind <= heardTo),
  };
};

const firstDifferenceS = (a: Heard["heard"], b: Heard["heard"]): number => {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    if (a[i]?.line !== b[i]?.line)
      return Math.min(a[i]?.timeS ?? Infinity, b[i]?.timeS ?? Infinity);
  }
  return Infinity;
};

describe("two worlds that differ only in what nobody has reported yet", () => {
  it.each([0, 1, 2, 3, 4, 5])(
    "get the same orders until a report differs (replication %i)",
    (k) => {
      const before = play(k, () => {});
      const after = play(k, (truth, town) => {
        truth.injured[town] += 400;
        truth.dead[town] += 60;
        truth.trapped[town] += 30;
        truth.collapsedBuildings[town] += 200;
      });
      const untilS = firstDifferenceS(before.heard, after.heard);
      const earlier = (world: Heard) =>
        world.orders.filter(({ timeS }) => timeS < untilS).map((order) => order.line);
      expect(earlier(after)).toEqual(earlier(before));
      expect(earlier(before).length).toBeGreaterThan(10);
      // The difference does come out, and then it matters: the test could fail.
      expect(untilS).toBeLessThan(Infinity);
    },
  );

  it("do not get the same orders for ever: sixty more dead, once known, are answered", () => {
    const before = play(0, () => {});
    const after = play(0, (truth, town) => {
      truth.dead[town] += 60;
    });
    expect(after.orders.map((order) => order.line)).not.toEqual(
      before.orders.map((order) => order.line),
    );
  });
});
