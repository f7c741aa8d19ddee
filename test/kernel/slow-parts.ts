import type { ClaimSpec } from "./program.ts";

/** What the slow model is made of, as plain data. */

export interface Event {
  time: number;
  readonly rank: number;
  order: number;
  readonly act: () => void;
}

export interface Actor {
  readonly name: string;
  readonly index: number;
  state: "not there" | "running" | "ended" | "failed";
  failure: string;
  /** Next step of the script. */
  next: number;
  wait: Node | undefined;
  /** What it says when the wait is over. */
  after: () => void;
  resumption: Event | undefined;
  readonly claims: SlowClaim[];
  /** What is given back when it ends, the last taken first. */
  readonly holdings: SlowClaim[];
  readonly waiters: Node[];
}

/** A tree of waits: leaves, and any or all of several. */
export interface Node {
  readonly kind: "any" | "all" | "claim" | "set" | "delay" | "work" | "process" | "signal";
  parent: Node | undefined;
  /** Who waits, at the root. */
  actor: Actor | undefined;
  readonly children: Node[];
  begun: number;
  /** Children that came. */
  readonly came: Node[];
  state: "new" | "waiting" | "decided" | "came" | "gone";
  claims: SlowClaim[];
  seconds: number;
  event: Event | undefined;
  work: SlowWork | undefined;
  process: Actor | undefined;
}

export interface SlowWork {
  readonly claim: SlowClaim;
  readonly whole: number;
  left: number;
  since: number;
  event: Event | undefined;
  node: Node | undefined;
  handler: (() => void) | undefined;
}

export interface SlowClaim {
  readonly spec: ClaimSpec;
  readonly resource: Resource;
  state: string;
  asked: number;
  /** The leaf of the wait it is asked for in; gone once granted. */
  node: Node | undefined;
  handler: (() => void) | undefined;
  /** The set it belongs to, until that is complete. */
  set: Node | undefined;
  patience: Event | undefined;
  holder: Actor | undefined;
  preempted: number;
  item: number;
  work: SlowWork | undefined;
}

export interface Resource {
  readonly name: string;
  readonly kind: "pool" | "stock" | "store";
  readonly strict: boolean;
  /** Pool: units by schedule. Stock: what fits. */
  capacity: number;
  down: number;
  users: SlowClaim[];
  /** Stock. */
  present: number;
  setAside: number;
  /** Store. */
  items: number[];
  takers: SlowClaim[];
  bringers: SlowClaim[];
  waits: number[];
  withdrawn: number;
  reneged: number;
  preemptions: number;
  queueArea: number;
  levelArea: number;
  availableArea: number;
}

export class Thrown {
  readonly what: string;
  constructor(what: string) {
    this.what = what;
  }
}

export function newActor(name: string): Actor {
  return {
    name,
    index: -1,
    state: "running",
    failure: "",
    next: 0,
    wait: undefined,
    after: () => {},
    resumption: undefined,
    claims: [],
    holdings: [],
    waiters: [],
  };
}

export function leaf(kind: Node["kind"]): Node {
  return {
    kind,
    parent: undefined,
    actor: undefined,
    children: [],
    begun: 0,
    came: [],
    state: "new",
    claims: [],
    seconds: 0,
    event: undefined,
    work: undefined,
    process: undefined,
  };
}

export function branch(kind: "any" | "all", children: Node[]): Node {
  return { ...leaf(kind), children };
}

export function work(claim: SlowClaim, seconds: number): SlowWork {
  return {
    claim,
    whole: seconds,
    left: seconds,
    since: 0,
    event: undefined,
    node: undefined,
    handler: undefined,
  };
}

export function resource(
  name: string,
  kind: Resource["kind"],
  strict: boolean,
  capacity: number,
): Resource {
  return {
    name,
    kind,
    strict,
    capacity,
    down: 0,
    users: [],
    present: 0,
    setAside: 0,
    items: [],
    takers: [],
    bringers: [],
    waits: [],
    withdrawn: 0,
    reneged: 0,
    preemptions: 0,
    queueArea: 0,
    levelArea: 0,
    availableArea: 0,
  };
}

/** The process at the root of the tree, unless nobody waits there any more. */
export function ownerOf(node: Node | undefined): Actor | undefined {
  let root = node;
  while (root?.parent !== undefined) {
    if (root.parent.state !== "waiting") return undefined;
    root = root.parent;
  }
  return root?.actor;
}

export function lineOf({ spec, resource: r }: SlowClaim): SlowClaim[] {
  return spec.of === "stock" && spec.act === "put" ? r.bringers : r.takers;
}

export function inUse(r: Resource): number {
  return r.users.reduce((sum, user) => sum + unitsOf(user), 0);
}

/** Units in use beyond those there are. */
export function overhang(r: Resource): number {
  return inUse(r) - (r.capacity - r.down);
}

export function unitsOf({ spec }: SlowClaim): number {
  return spec.of === "pool" ? spec.units : 0;
}

export function isHeld({ state }: SlowClaim): boolean {
  return state === "granted" || state === "held";
}

export function isReleasable(claim: SlowClaim): boolean {
  const isLoan = claim.spec.of === "pool" || claim.spec.act === "borrow";
  return claim.set === undefined && (claim.state === "queued" || (isHeld(claim) && isLoan));
}

export function isUsable(claim: SlowClaim): boolean {
  if (claim.spec.of !== "pool") return false;
  return isHeld(claim) || (claim.state === "queued" && claim.preempted > 0);
}

export function stateOf(claim: SlowClaim): string {
  return claim.spec.of === "store" && isHeld(claim) ? `${claim.state} ${claim.item}` : claim.state;
}

export function pick<T>(list: readonly T[], which: number): T | undefined {
  return list.length === 0 ? undefined : list[which % list.length];
}

export function remove<T>(list: T[], thing: T): void {
  const index = list.indexOf(thing);
  if (index >= 0) list.splice(index, 1);
}
