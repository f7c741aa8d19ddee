import type { ClaimSpec, Program, VictimRule } from "./program.ts";
import {
  branch,
  inUse,
  isHeld,
  isUsable,
  leaf,
  lineOf,
  overhang,
  ownerOf,
  remove,
  resource,
  Thrown,
  unitsOf,
} from "./slow-parts.ts";
import type { Actor, Event, Node, Resource, SlowClaim, SlowWork } from "./slow-parts.ts";

export const RANKS = { release: 1, interrupt: 2, grant: 3, ordinary: 4, timeout: 5 };

/**
 * The kernel said once more, slowly and plainly: events in an array that is searched through,
 * processes as scripts with a place in them, lines and users as arrays, served from the front again
 * and again until nobody can be served. It shares no code and no data structure with the kernel.
 * It is long because it says everything that the kernel says; slow-program.ts runs scripts on it.
 */
export abstract class SlowModel {
  now = 0;
  fired = 0;
  order = 0;
  events: Event[] = [];
  readonly handles: Event[] = [];
  readonly log: string[] = [];
  readonly program: Program;
  readonly pools: Resource[];
  readonly stock: Resource;
  readonly store: Resource;
  readonly actors: Actor[];
  live = 0;
  signalled = false;
  readonly signalWaiters: Node[] = [];
  serving: Resource | undefined;
  readonly toServe: Resource[] = [];

  constructor(program: Program) {
    this.program = program;
    this.pools = program.pools.map(({ capacity, overtaking }, index) =>
      resource(`pool ${index}`, "pool", !overtaking, capacity),
    );
    this.stock = resource("stock", "stock", !program.stock.overtaking, program.stock.capacity);
    this.stock.present = program.stock.initial;
    this.store = resource("store", "store", false, 0);
    this.store.items = [...program.items];
    this.actors = program.processes.map((_, index) => ({
      name: `p${index}`,
      index,
      state: "not there",
      failure: "",
      next: 0,
      wait: undefined,
      after: () => {},
      resumption: undefined,
      claims: [],
      holdings: [],
      waiters: [],
    }));
  }

  // Time

  at(time: number, rank: number, act: () => void): Event {
    const event = { time, rank, order: this.order++, act };
    this.events.push(event);
    return event;
  }

  drop(event: Event): boolean {
    const was = this.events.length;
    this.events = this.events.filter((other) => other !== event);
    return this.events.length < was;
  }

  run(): void {
    while (this.events.length > 0) {
      const [first] = this.events.toSorted(
        (a, b) => a.time - b.time || a.rank - b.rank || a.order - b.order,
      );
      this.drop(first);
      this.passTime(first.time);
      this.fired++;
      first.act();
    }
  }

  passTime(time: number): void {
    const seconds = time - this.now;
    for (const r of this.resources()) {
      r.queueArea += seconds * (r.takers.length + r.bringers.length);
      if (r.kind === "pool") r.levelArea += seconds * inUse(r);
      if (r.kind === "stock") r.levelArea += seconds * r.present;
      if (r.kind === "store") r.levelArea += seconds * r.items.length;
      r.availableArea += seconds * Math.max(0, r.capacity - r.down);
    }
    this.now = time;
  }

  resources(): Resource[] {
    return [...this.pools, this.stock, this.store];
  }

  say(who: string, what: string): void {
    this.log.push(`${this.now} (${this.events.length}) ${who}: ${what}`);
  }

  // Processes

  finish(actor: Actor, state: "ended" | "failed", failure: string): void {
    actor.state = state;
    actor.failure = failure;
    this.live--;
    while (actor.holdings.length > 0) this.release(actor.holdings[actor.holdings.length - 1]);
    for (const node of actor.waiters.splice(0)) {
      if (state === "ended") this.come(node);
      else this.fail(node, failure);
    }
  }

  resume(actor: Actor): void {
    actor.resumption = undefined;
    const node = actor.wait!;
    actor.wait = undefined;
    this.receive(node);
    actor.after();
    if (actor.index >= 0) this.goOn(actor);
  }

  /** An interrupt or a preemption, in an event of its own. */
  throwSoon(actor: Actor, what: string): void {
    this.at(this.now, RANKS.interrupt, () => {
      if (actor.state !== "running") return;
      if (actor.resumption !== undefined) this.drop(actor.resumption);
      actor.resumption = undefined;
      const node = actor.wait;
      actor.wait = undefined;
      if (node !== undefined) this.withdraw(node);
      this.goOn(actor, new Thrown(what));
    });
  }

  // Waits

  waitFor(actor: Actor, inner: Node, timeout: number | undefined, after: () => void): boolean {
    let node = inner;
    if (timeout !== undefined) {
      const delay = leaf("delay");
      delay.seconds = timeout;
      node = branch("any", [inner, delay]);
    }
    node.actor = actor;
    actor.wait = node;
    actor.after = after;
    try {
      if (!this.beginNode(node)) return false;
    } catch (error) {
      actor.wait = undefined;
      throw error;
    }
    actor.wait = undefined;
    this.receive(node);
    after();
    return true;
  }

  /** True when satisfied at once. */
  beginNode(node: Node): boolean {
    node.state = "waiting";
    const isNow = this.isSatisfiedAtOnce(node);
    if (isNow) node.state = "came";
    return isNow;
  }

  isSatisfiedAtOnce(node: Node): boolean {
    if (node.kind === "any" || node.kind === "all") return this.beginChildren(node);
    if (node.kind === "set") return this.askForSet(node);
    if (node.kind === "claim") {
      node.claims[0].node = node;
      return this.ask(node.claims[0]);
    }
    if (node.kind === "delay") {
      node.event = this.at(this.now + node.seconds, RANKS.ordinary, () => this.come(node, true));
    } else if (node.kind === "work") {
      const { claim } = node.work!;
      if (!isUsable(claim)) throw new Thrown("NotHeldError");
      claim.work = node.work;
      node.work!.node = node;
      this.continueWork(claim);
    } else if (node.kind === "process") {
      const target = node.process!;
      if (target.state === "failed") throw new Thrown(target.failure);
      if (target.state === "ended") return true;
      target.waiters.push(node);
    } else {
      if (this.signalled) return true;
      this.signalWaiters.push(node);
    }
    return false;
  }

  beginChildren(node: Node): boolean {
    const wanted = node.kind === "any" ? 1 : node.children.length;
    for (const child of node.children) {
      child.parent = node;
      try {
        if (this.beginNode(child)) {
          // What comes by itself goes before what it made possible.
          if (node.kind === "any") node.came.length = 0;
          node.came.push(child);
        }
      } catch (error) {
        this.withdraw(node);
        throw error;
      }
      node.begun++;
      if (node.came.length >= wanted) break;
    }
    if (node.came.length < wanted) return false;
    node.state = "came";
    this.dismissLosers(node);
    return true;
  }

  /** A wait is satisfied. */
  come(node: Node, atOnce = false): void {
    if (node.state !== "waiting") return;
    const { parent, actor } = node;
    node.state = "came";
    if (parent === undefined && atOnce) {
      this.resume(actor!);
      return;
    }
    if (parent === undefined) {
      actor!.resumption = this.at(this.now, RANKS.grant, () => this.resume(actor!));
      return;
    }
    if (parent.state !== "waiting") return;
    const wanted = parent.kind === "any" ? 1 : parent.children.length;
    if (parent.came.length >= wanted) return;
    parent.came.push(node);
    // While it still begins, whoever begins it looks for itself.
    if (parent.came.length < wanted || parent.begun < parent.children.length) return;
    parent.state = "decided";
    this.dismissLosers(parent);
    parent.state = "waiting";
    this.come(parent, atOnce);
  }

  dismissLosers(node: Node): void {
    if (node.kind === "all") return;
    for (const child of node.children.slice(0, node.begun)) {
      if (child !== node.came[0]) this.withdraw(child);
    }
  }

  fail(node: Node, what: string): void {
    if (node.state !== "waiting") return;
    const { parent, actor } = node;
    if (parent !== undefined) {
      if (parent.state !== "waiting") return;
      this.withdrawChildren(parent);
      this.fail(parent, what);
      return;
    }
    node.state = "gone";
    actor!.wait = undefined;
    actor!.resumption = this.at(this.now, RANKS.grant, () => {
      actor!.resumption = undefined;
      if (actor!.index >= 0) this.goOn(actor!, new Thrown(what));
      else {
        this.say(actor!.name, `saw its failure: ${what}`);
        this.live--;
      }
    });
  }

  withdrawChildren(node: Node): void {
    const state = node.state;
    node.state = "gone";
    for (const child of node.children.slice(0, node.begun)) this.withdraw(child);
    node.state = state;
  }

  /** Nobody waits for it any more; what it had and nobody received goes back. */
  withdraw(node: Node): void {
    const was = node.state;
    node.state = "gone";
    switch (node.kind) {
      case "any":
      case "all":
        this.withdrawChildren(node);
        return;
      case "claim":
        this.withdrawClaim(node.claims[0]);
        return;
      case "set":
        if (node.claims.some((claim) => claim.set === node)) this.giveUpSet(node, "withdrawn");
        else for (const claim of node.claims) this.withdrawClaim(claim);
        return;
      case "delay":
        if (node.event !== undefined) this.drop(node.event);
        return;
      case "work":
        if (was !== "waiting") return;
        this.pauseWork(node.work!);
        node.work!.node = undefined;
        return;
      case "process":
        remove(node.process!.waiters, node);
        return;
      case "signal":
        remove(this.signalWaiters, node);
        return;
    }
  }

  /** The process goes on: what was granted is its own. */
  receive(node: Node): void {
    if (node.kind === "any") this.receive(node.came[0]);
    if (node.kind === "all") for (const child of node.children) this.receive(child);
    for (const claim of node.claims) this.receiveClaim(claim);
  }

  receiveClaim(claim: SlowClaim): void {
    if (claim.state !== "granted") return;
    claim.state = "held";
    const { spec } = claim;
    if (spec.of !== "stock" || spec.act === "borrow") return;
    this.stock.setAside -= spec.amount;
    if (spec.act === "put") this.stock.present += spec.amount;
    this.serve(this.stock);
  }

  /** Runs the script of a process until it waits. */
  abstract goOn(actor: Actor, thrown?: Thrown): void;

  // Claims

  claim(spec: ClaimSpec): SlowClaim {
    let resource = this.store;
    if (spec.of === "pool") resource = this.pools[spec.pool];
    if (spec.of === "stock") resource = this.stock;
    return {
      spec,
      resource,
      state: "new",
      asked: 0,
      node: undefined,
      handler: undefined,
      set: undefined,
      patience: undefined,
      holder: undefined,
      preempted: 0,
      item: -1,
      work: undefined,
    };
  }

  join(claim: SlowClaim): void {
    claim.state = "queued";
    claim.asked = this.now;
    const line = lineOf(claim);
    const behind = line.findIndex((other) => other.spec.priority > claim.spec.priority);
    line.splice(behind < 0 ? line.length : behind, 0, claim);
  }

  startPatience(claim: SlowClaim): void {
    const { patience } = claim.spec;
    if (patience === undefined) return;
    claim.patience = this.at(this.now + patience, RANKS.timeout, () => {
      claim.patience = undefined;
      if (claim.set !== undefined) {
        const { set } = claim;
        this.giveUpSet(set, "reneged");
        set.state = "waiting";
        this.come(set, true);
        return;
      }
      const { node, handler } = claim;
      this.depart(claim, "reneged");
      this.serve(claim.resource);
      if (node !== undefined) this.come(node, true);
      else handler?.();
    });
  }

  ask(claim: SlowClaim): boolean {
    this.join(claim);
    if (this.isReachable(claim) && this.obtain(claim)) {
      const { node } = claim;
      this.leaveLine(claim);
      this.admit(claim, node);
      // What a large victim had may do for others too.
      this.serve(claim.resource);
      return true;
    }
    this.startPatience(claim);
    return false;
  }

  askForSet(node: Node): boolean {
    for (const claim of node.claims) {
      claim.set = node;
      this.join(claim);
    }
    if (this.obtainSet(node)) return true;
    for (const claim of node.claims) this.startPatience(claim);
    return false;
  }

  obtainSet(node: Node): boolean {
    if (!node.claims.every((claim) => this.isReachable(claim))) return false;
    const taken: SlowClaim[] = [];
    const items = [...this.store.items];
    for (const claim of node.claims) {
      if (!this.fits(claim)) break;
      this.use(claim);
      taken.push(claim);
    }
    if (taken.length < node.claims.length) {
      for (const claim of taken) this.unuse(claim);
      this.store.items = items;
      return false;
    }
    for (const claim of node.claims) {
      claim.set = undefined;
      this.leaveLine(claim);
    }
    for (const claim of node.claims) this.admit(claim, node);
    return true;
  }

  giveUpSet(node: Node, state: "withdrawn" | "reneged"): void {
    for (const claim of node.claims) {
      claim.set = undefined;
      this.depart(claim, state);
    }
    for (const claim of node.claims) this.serve(claim.resource);
  }

  /** Strict resources let nobody pass but over the parts of incomplete sets. */
  isReachable(claim: SlowClaim): boolean {
    if (!claim.resource.strict) return true;
    const line = lineOf(claim);
    return line.slice(0, line.indexOf(claim)).every((other) => other.set !== undefined);
  }

  fits(claim: SlowClaim): boolean {
    const { spec, resource: r } = claim;
    if (spec.of === "pool") return spec.units <= r.capacity - r.down - inUse(r);
    if (spec.of === "store") return this.bestItem(spec) >= 0;
    if (spec.act === "put") return r.present + r.setAside + spec.amount <= r.capacity;
    return spec.amount <= r.present;
  }

  bestItem({ least, smallest }: ClaimSpec & { of: "store" }): number {
    const { items } = this.store;
    const possible = items.filter((item) => item >= least);
    if (possible.length === 0) return -1;
    const wanted = smallest ? Math.min(...possible) : possible[0];
    return items.indexOf(wanted);
  }

  /** Takes what fits. */
  use(claim: SlowClaim): void {
    const { spec, resource: r } = claim;
    if (spec.of === "pool") r.users.push(claim);
    if (spec.of === "stock") {
      r.setAside += spec.amount;
      if (spec.act !== "put") r.present -= spec.amount;
    }
    if (spec.of === "store") [claim.item] = r.items.splice(this.bestItem(spec), 1);
  }

  /** Gives it back; a thing comes last. */
  unuse(claim: SlowClaim): void {
    const { spec, resource: r } = claim;
    if (spec.of === "pool") remove(r.users, claim);
    if (spec.of === "stock") {
      r.setAside -= spec.amount;
      if (spec.act !== "put") r.present += spec.amount;
    }
    if (spec.of === "store") r.items.push(claim.item);
  }

  /** Takes what fits, by force if it may. */
  obtain(claim: SlowClaim): boolean {
    const { spec, resource: r } = claim;
    if (!this.fits(claim)) {
      if (spec.of !== "pool" || !spec.preempts) return false;
      const free = r.capacity - r.down - inUse(r);
      const lesser = r.users.filter((user) => user.spec.priority > spec.priority);
      if (free + lesser.reduce((sum, user) => sum + unitsOf(user), 0) < spec.units) return false;
      while (!this.fits(claim)) this.evictOne(r);
    }
    this.use(claim);
    return true;
  }

  evictOne(r: Resource): void {
    const least = Math.max(...r.users.map((user) => user.spec.priority));
    const victim = r.users.findLast((user) => user.spec.priority === least)!;
    const spec = victim.spec as ClaimSpec & { of: "pool" };
    remove(r.users, victim);
    r.preemptions++;
    victim.preempted++;
    const { work } = victim;
    if (work !== undefined) {
      this.pauseWork(work);
      if (spec.whenPreempted === "restart") work.left = work.whole;
    }
    if (spec.whenPreempted === "abandon") {
      victim.state = "lost";
      const { holder } = victim;
      this.disown(victim);
      if (holder !== undefined) {
        this.throwSoon(holder, `preemption, ${this.remaining(victim)} left`);
      } else if (work?.handler !== undefined) {
        const { handler } = work;
        work.handler = undefined;
        this.at(this.now, RANKS.interrupt, handler);
      }
      return;
    }
    victim.state = "queued";
    const before = r.takers.findIndex((other) => other.spec.priority >= spec.priority);
    r.takers.splice(before < 0 ? r.takers.length : before, 0, victim);
  }

  admit(claim: SlowClaim, node: Node | undefined): void {
    claim.state = "granted";
    claim.node = undefined;
    if (claim.preempted === 0) {
      claim.resource.waits.push(this.now - claim.asked);
      const isLoan = claim.spec.of === "pool" || claim.spec.act === "borrow";
      const owner = ownerOf(node);
      if (isLoan && owner !== undefined) {
        claim.holder = owner;
        owner.holdings.push(claim);
      }
    }
    this.continueWork(claim);
  }

  disown(claim: SlowClaim): void {
    if (claim.holder !== undefined) remove(claim.holder.holdings, claim);
    claim.holder = undefined;
  }

  leaveLine(claim: SlowClaim): void {
    remove(lineOf(claim), claim);
    if (claim.patience !== undefined) this.drop(claim.patience);
    claim.patience = undefined;
  }

  depart(claim: SlowClaim, state: "withdrawn" | "reneged"): void {
    this.leaveLine(claim);
    this.disown(claim);
    claim.node = undefined;
    claim.state = state;
    claim.resource[state]++;
    this.breakOff(claim);
  }

  withdrawClaim(claim: SlowClaim): void {
    if (claim.state === "queued") {
      this.depart(claim, "withdrawn");
      this.serve(claim.resource);
    } else if (isHeld(claim)) {
      this.giveBack(claim, "withdrawn");
    }
  }

  release(claim: SlowClaim): void {
    if (claim.state !== "queued") {
      this.giveBack(claim, "released");
      return;
    }
    const { node } = claim;
    this.depart(claim, "withdrawn");
    this.serve(claim.resource);
    if (node !== undefined) this.come(node);
  }

  giveBack(claim: SlowClaim, state: string): void {
    claim.state = state;
    this.disown(claim);
    this.unuse(claim);
    this.breakOff(claim);
    this.serve(claim.resource);
  }

  // Service

  /** One resource after the other, each until nobody in its lines can be served. */
  serve(r: Resource): void {
    if (this.serving !== undefined) {
      if (this.serving !== r && !this.toServe.includes(r)) this.toServe.push(r);
      return;
    }
    this.serving = r;
    while (this.serving !== undefined) {
      while (this.serveOne(this.serving)) continue;
      this.serving = this.toServe.shift();
    }
  }

  serveOne(r: Resource): boolean {
    for (const line of [r.takers, r.bringers]) {
      for (const claim of line) {
        if (!this.isReachable(claim)) break;
        if (claim.set !== undefined) {
          const { set } = claim;
          if (!this.obtainSet(set)) continue;
          this.come(set);
          return true;
        }
        if (!this.obtain(claim)) continue;
        this.grant(claim);
        return true;
      }
    }
    return false;
  }

  grant(claim: SlowClaim): void {
    const { node, handler } = claim;
    this.leaveLine(claim);
    this.admit(claim, node);
    if (node !== undefined) {
      this.come(node);
      return;
    }
    this.receiveClaim(claim);
    claim.handler = undefined;
    if (handler !== undefined) this.at(this.now, RANKS.grant, handler);
  }

  // Work

  remaining(claim: SlowClaim): number {
    const { work } = claim;
    if (work === undefined) return 0;
    return work.event === undefined ? work.left : work.left - (this.now - work.since);
  }

  continueWork(claim: SlowClaim): void {
    const { work } = claim;
    if (work === undefined || !isHeld(claim)) return;
    if (work.node === undefined && work.handler === undefined) return;
    work.since = this.now;
    work.event = this.at(this.now + work.left, RANKS.release, () => {
      work.event = undefined;
      work.left = 0;
      const { node, handler } = work;
      work.node = undefined;
      work.handler = undefined;
      if (node !== undefined) this.come(node, true);
      else handler?.();
    });
  }

  pauseWork(work: SlowWork): void {
    if (work.event === undefined) return;
    work.left = work.left - (this.now - work.since);
    this.drop(work.event);
    work.event = undefined;
  }

  /** The unit is gone for good. */
  breakOff(claim: SlowClaim): void {
    const { work } = claim;
    if (work === undefined) return;
    this.pauseWork(work);
    const { node } = work;
    work.node = undefined;
    work.handler = undefined;
    if (node !== undefined) this.fail(node, "NotHeldError");
  }

  // Capacity

  adapt(r: Resource, victims: VictimRule, spared: number): void {
    if (victims === "preempt") {
      while (overhang(r) > spared && r.users.length > 0) this.evictOne(r);
    }
    this.serve(r);
  }
}
