import { kinds } from "../../engine/kinds.ts";
import { start } from "../../engine/simulate.ts";
import type { WorkerState } from "../../engine/simulate.ts";
import type { Trace } from "../../engine/trace/trace.ts";
import { shippedState } from "../shipped-case.ts";

/** A moderate earthquake in a crowded plain: some hundred towns concerned, a second to play a few times. */
export const quake = (): WorkerState =>
  shippedState("shandong/cases/heze-m6.5-winter-night", {
    set: ["case.hazards.0.magnitude=5.8"],
  });

/** Plays a replication; just after the shock, `change` may alter the truth. */
export const played = (
  state: WorkerState,
  replication: number,
  untilS: number,
  change: (state: WorkerState) => void = () => {},
): Trace => {
  const run = start(state, replication);
  run.runUntil(1);
  change(state);
  run.runUntil(untilS);
  return run.trace;
};

/** The scene that tells its county last, and when; another one is told of before. */
export const lastToTell = (
  state: WorkerState,
  replication: number,
): { town: number; atS: number } => {
  const trace = played(state, replication, Infinity);
  const firstS = new Map<number, number>();
  const { truth, posts } = state.situation;
  for (let i = 0; i < trace.length; i++) {
    const { path } = kinds.byId(trace.kind[i]);
    // Whatever anybody outside the town hears or does about it.
    const town = trace.where[i];
    if (town < 0 || town >= posts.firstCounty || trace.role[i] === -1) continue;
    const isAbout =
      path.startsWith("situation/town") ||
      path.startsWith("situation/silence") ||
      path.startsWith("situation/verified") ||
      path.startsWith("response/field");
    if (isAbout && !firstS.has(town)) firstS.set(town, trace.time[i]);
  }
  let town = -1;
  let atS = 0;
  for (let i = 0; i < truth.sceneCount; i++) {
    const scene = truth.scenes[i];
    const s = firstS.get(scene) ?? Infinity;
    if (s < Infinity && s > atS) {
      town = scene;
      atS = s;
    }
  }
  return { town, atS };
};
