/** The stages of a response, in their usual order. A kind of event may mark one: see `defineKinds`. */
export const stageNames = [
  "occurs",
  "detected",
  "reported",
  "verified",
  "warned",
  "acknowledged",
  "linked",
  "levelDecided",
  "ordered",
  "mustered",
  "departed",
  "arrived",
  "firstPicture",
  "effect",
] as const;

export type StageName = (typeof stageNames)[number];
