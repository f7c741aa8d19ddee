import { Signal } from "../../kernel/index.ts";
import type { ProcedureFigureName } from "../../inputs/doctrine-figures.ts";
import type { Desk } from "../../situation/desk.ts";
import type { Orders } from "../../situation/orders.ts";
import type { Tier } from "../../situation/posts.ts";
import { drawStep } from "../../situation/procedure.ts";
import type { Doctrine } from "./doctrine.ts";

/** One post that something has reached, in one replication: what it sees, may order, and has done so far. */
export interface Headquarters {
  readonly doctrine: Doctrine;
  readonly desk: Desk;
  readonly orders: Orders;
  readonly post: number;
  readonly tier: Tier;
  /** Its response is on its way: it holds itself to be concerned. */
  responding: boolean;
  /** Fires when a second source has confirmed the disaster. */
  readonly verified: Signal<number>;
  /** The leaders are at the centre and have consulted once. */
  hasConsulted: boolean;
  /** What has changed since it last looked; fires for who waits for it. */
  hasNews: boolean;
  newsRow: number;
  /** Those who wait for news: the clerk who reports, and the headquarters that decides. */
  readonly waiting: Signal[];
  isReporting: boolean;
  /** Rows of the mobilisation rules by which it has ordered each unit, in the order of the orders. */
  readonly ordered: OrderedUnit[];
  /** Posts below that it has linked, and that its level covers. */
  readonly linked: Set<number>;
  readonly covered: Set<number>;
  /** Its front command is at work, or on its way to that. */
  hasFront: boolean;
  /** Skills for which it has asked for help. */
  askedFor: number;
}

/** A unit that a headquarters has ordered. */
export interface OrderedUnit {
  readonly unit: number;
  /** Row of the rule, -1 for an answer to a request. */
  readonly rule: number;
  /** It was sent somewhere, not only mustered. */
  sent: boolean;
  town: number;
  /** It cannot come, or is home again. */
  lost: boolean;
}

export const headquartersAt = (
  doctrine: Doctrine,
  desk: Desk,
  orders: Orders,
  post: number,
  tier: Tier,
): Headquarters => ({
  doctrine,
  desk,
  orders,
  post,
  tier,
  responding: false,
  verified: new Signal<number>("disaster verified"),
  hasConsulted: false,
  hasNews: false,
  newsRow: -1,
  waiting: [],
  isReporting: false,
  ordered: [],
  linked: new Set(),
  covered: new Set(),
  hasFront: false,
  askedFor: 0,
});

/** One draw of a step for a post. */
export const step = ({ desk, doctrine, post }: Headquarters, name: ProcedureFigureName): number =>
  drawStep(desk.stage, doctrine.procedure, name, desk.posts.id[post]);

/** Writes down what a post does; returns the row. */
export const note = (
  { desk, post }: Headquarters,
  kind: number,
  where: number,
  amount: number,
  cause: number,
): number => desk.stage.record(kind, -1, -1, where, amount, cause, post);

/** Something has changed: whoever waits for it goes on. */
export const tellNews = (hq: Headquarters, row: number): void => {
  hq.hasNews = true;
  hq.newsRow = row;
  for (const signal of hq.waiting.splice(0)) signal.fire();
};

/** To be yielded: fires at the next news. */
export const nextNews = (hq: Headquarters): Signal => {
  const signal = new Signal("news");
  hq.waiting.push(signal);
  return signal;
};
