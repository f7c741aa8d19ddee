import { Signal } from "../../../kernel/index.ts";
import type { FirstPicture, ScarceWay } from "./first-picture.ts";
import type { Want } from "./want.ts";

/** A place waits until a unit of a way is free; a set that stands idle at another scene hears of it. */
export const waitFor = (first: FirstPicture, want: Want, way: ScarceWay): void => {
  first.waiting[way].push(want);
  first.idle[way].shift()?.fire();
};

/** The place that has waited longest for a unit of a way and still has no picture; undefined for none. */
export const nextWaiting = (first: FirstPicture, way: ScarceWay): Want | undefined => {
  const line = first.waiting[way];
  for (let want = line.shift(); want !== undefined; want = line.shift()) {
    if (!want.settled.hasFired) return want;
  }
  return undefined;
};

/** Does any place without a picture wait for a unit of a way? */
export const isAwaited = (first: FirstPicture, way: ScarceWay): boolean =>
  first.waiting[way].some((want) => !want.settled.hasFired);

/** A unit of a way is free again at its base: whoever has waited longest asks anew. */
export const serveWaiting = (first: FirstPicture, way: ScarceWay, cause: number): void => {
  const next = nextWaiting(first, way);
  if (next !== undefined) first.start[way](first, next, cause);
};

/** Fires when the next place begins to wait for a unit of a way; for a set that stands idle. */
export const nextToWait = (first: FirstPicture, way: ScarceWay): Signal => {
  const called = new Signal("a place waits");
  first.idle[way].push(called);
  return called;
};
