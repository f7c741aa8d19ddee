/**
 * What one may tell another. A report goes from a post (or from nobody of the command: a citizen, the
 * seismological network) to a post, takes the way and time that field gives it, and on arrival is
 * written into the picture of the post that receives it: see `receive.ts`. Nothing else changes what a
 * post knows.
 */
export type Report =
  | EarthquakeReport
  | TownReport
  | SummaryReport
  | SilenceReport
  | VerifiedReport
  | UnitReport
  | RoadReport
  | PictureReport
  | LinkReport
  | LevelNotice
  | HelpRequest
  | CallOutNotice;

/** Nobody of the command: the seismological network, a citizen. */
export const OUTSIDE = -1;

interface Told {
  /** The post that tells it; OUTSIDE for nobody of the command. */
  readonly from: number;
  readonly to: number;
  /** The trace row that led to it: what was seen, or the report that is passed on. */
  readonly cause: number;
}

/** An earthquake of so much at such a place: the automatic report, or the revised one. */
export interface EarthquakeReport extends Told {
  readonly kind: "earthquake";
  readonly magnitude: number;
  readonly lon: number;
  readonly lat: number;
  readonly depthKm: number;
  /** The town nearest to the reported epicentre. */
  readonly town: number;
  /** Final: later ones do not contradict it. */
  readonly final: boolean;
}

/** Counts as somebody has them: persons and buildings. */
export interface Counts {
  readonly injured: number;
  readonly dead: number;
  readonly trapped: number;
  readonly collapsed: number;
  readonly damaged: number;
}

/** How it looks in a town. `asOfS`: the time the counts speak of. */
export interface TownReport extends Told, Counts {
  readonly kind: "town";
  readonly town: number;
  readonly asOfS: number;
  /** Intensity as felt, 0 where nothing is said. */
  readonly felt: number;
}

/**
 * Everything the teller knows of the towns below it that is newer than what the receiver has: one
 * call or sheet up the chain. The counts are read from the teller's picture as it was when told.
 */
export interface SummaryReport extends Told {
  readonly kind: "summary";
  readonly entries: readonly SummaryEntry[];
}

export interface SummaryEntry extends Counts {
  readonly town: number;
  readonly asOfS: number;
  readonly felt: number;
  /** It does not answer, since when; NaN where it does. */
  readonly silentSinceS: number;
}

/** A town does not answer. */
export interface SilenceReport extends Told {
  readonly kind: "silence";
  readonly town: number;
  readonly sinceS: number;
}

/** A second source says the same: what is known of the town (or, -1, of the disaster) holds. */
export interface VerifiedReport extends Told {
  readonly kind: "verified";
  readonly town: number;
}

/** What a unit says of itself. */
export interface UnitReport extends Told {
  readonly kind: "unit";
  readonly unit: number;
  readonly state: "mustered" | "departed" | "arrived" | "unavailable" | "stuck" | "free";
  readonly town: number;
  readonly people: number;
}

/** A road as somebody found it; the receiver learns its true state. */
export interface RoadReport extends Told {
  readonly kind: "road";
  readonly edge: number;
}

/** A picture of a town is on the platform. */
export interface PictureReport extends Told {
  readonly kind: "picture";
  readonly town: number;
}

/** Audio and video stand between the two posts. */
export interface LinkReport extends Told {
  readonly kind: "link";
}

/** A post has declared a level that covers the receiver, or another the receiver ought to know of. */
export interface LevelNotice extends Told {
  readonly kind: "level";
  /** The post that declared it, and the rank: 1 the gravest, 0 ended. */
  readonly by: number;
  readonly rank: number;
  readonly covers: boolean;
}

/** Help is asked for. */
export interface HelpRequest extends Told {
  readonly kind: "request";
  /** A bit set of skills (`skillBits` of the inventory's vocabulary). */
  readonly skills: number;
  readonly units: number;
  /** For which town, -1 for no single one. */
  readonly town: number;
}

/** A call-out: show a picture of this place. */
export interface CallOutNotice extends Told {
  readonly kind: "call-out";
  readonly town: number;
}
