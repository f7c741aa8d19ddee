import type { Report } from "./report.ts";

/** What a unit is sent for. The numbers are `amount` in the trace, the order of the list for ever. */
export const purposes = [
  "rescue",
  "search",
  "picture",
  "communications",
  "assessment",
  "command",
  "medical",
  "road-clearing",
  "reserve",
] as const;

export type Purpose = (typeof purposes)[number];

interface Given {
  /** The post that gives it. */
  readonly by: number;
  /** The trace row that led to it: the report, the decision. */
  readonly cause: number;
}

/** A unit is to go to a town. It musters first if it has not. */
export interface SendOrder extends Given {
  readonly kind: "send";
  readonly unit: number;
  readonly town: number;
  readonly purpose: Purpose;
  /** By air where the unit flies; on the road otherwise. */
  readonly way: "road" | "air";
  /** Share of its people that go, all unless given; the others keep what it has at home. */
  readonly share?: number;
}

/** A unit is to muster and wait, before anything is confirmed. */
export interface MusterOrder extends Given {
  readonly kind: "muster";
  readonly unit: number;
}

/** A unit is no longer needed. */
export interface ReleaseOrder extends Given {
  readonly kind: "release";
  readonly unit: number;
}

/** A response level is in force from now on. rank 0 ends it. */
export interface LevelOrder extends Given {
  readonly kind: "level";
  /** 1 is the gravest. */
  readonly rank: number;
  /** The posts directly below that it covers. */
  readonly covers: readonly number[];
}

/** Audio and video are to stand between this post and another. */
export interface LinkOrder extends Given {
  readonly kind: "link";
  readonly to: number;
}

/** Something is to be told to another post; field brings it there, late or not at all. */
export interface TellOrder extends Given {
  readonly kind: "tell";
  readonly report: Report;
}

/** A lower post is to find out how it looks in a town (-1: everywhere below it) and to report. */
export interface AskOrder extends Given {
  readonly kind: "ask";
  readonly of: number;
  readonly town: number;
}

/** What is known of a town (-1: of the disaster) is to be confirmed by a second source. */
export interface VerifyOrder extends Given {
  readonly kind: "verify";
  readonly town: number;
}

/** A picture of a town is wanted on the platform: all ways to get one are set going. */
export interface PictureOrder extends Given {
  readonly kind: "picture";
  readonly town: number;
}

/** What doctrine may order. Field carries it out. */
export type Order =
  | SendOrder
  | MusterOrder
  | ReleaseOrder
  | LevelOrder
  | LinkOrder
  | TellOrder
  | AskOrder
  | VerifyOrder
  | PictureOrder;

/** Where orders go. Doctrine holds this and nothing else of the field. */
export interface Orders {
  /** Gives an order now and returns its row in the trace. */
  give(order: Order): number;
}

/** An order that a person gives in a drill, at a time, besides those of the doctrine. */
export interface Decision {
  /** Seconds from the case's start. */
  readonly timeS: number;
  readonly order: Order;
}
