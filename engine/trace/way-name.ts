/**
 * Ways by which a stage is reached, where promises tell them apart: what got the picture, and whether an
 * order was one for a picture. A kind of event may name one: see `defineKinds`.
 */
export const wayNames = [
  "town-camera",
  "fixed-camera",
  "drone-nest",
  "town-terminal",
  "portable-satellite",
  "vehicle-satellite",
  "helicopter",
  "citizen",
  "high-altitude",
  "picture-order",
] as const;

export type WayName = (typeof wayNames)[number];
