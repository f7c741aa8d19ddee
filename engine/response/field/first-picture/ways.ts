import type { WayName } from "../../../trace/way-name.ts";

/** The eight ways that run beside each other, in the order in which they are set going. */
export const ways = [
  "fixed-camera",
  "drone-nest",
  "town-terminal",
  "portable-satellite",
  "vehicle-satellite",
  "helicopter",
  "citizen",
  "high-altitude",
] as const satisfies readonly WayName[];

export type Way = (typeof ways)[number];

/**
 * Ways by which a frame can reach the platform: the eight, and any live camera of the town, which the
 * search of the cameras finds whether or not one sees the scene.
 */
export const frameWays = ["town-camera", ...ways] as const satisfies readonly WayName[];

export type FrameWay = (typeof frameWays)[number];

/** The place of a way in the list: its bit in a set of ways. */
export const wayRow = (way: Way): number => ways.indexOf(way);
