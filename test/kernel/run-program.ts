import {
  allOf,
  anyOf,
  Delay,
  Interrupt,
  KernelError,
  Pool,
  Preempted,
  Signal,
  Simulation,
  Stock,
  Store,
  together,
} from "../../engine/kernel/index.ts";
import type {
  Claim,
  EventHandle,
  PoolClaim,
  PoolRequest,
  Procedure,
  Process,
  SimulationOptions,
  StoreClaim,
  StoreRequest,
  Wait,
} from "../../engine/kernel/index.ts";
import type { Act, ClaimSpec, EventSpec, Program, Step } from "./program.ts";

/** Runs a random program on the kernel and says what happened, line by line. */
export function runProgram(program: Program, options: SimulationOptions = {}): Outcome {
  const runner = new Runner(program, options);
  return runner.outcome();
}

export interface Outcome {
  /** Time, events waiting, who, what. */
  readonly log: readonly string[];
  /** Figures at the end, before whoever still waits is sent home. */
  readonly figures: Readonly<Record<string, number>>;
  /** What is still in use when everybody has gone home: nothing, if the laws hold. */
  readonly leftOver: Readonly<Record<string, number>>;
}

class Runner {
  readonly sim: Simulation;
  readonly pools: Pool[];
  readonly stock: Stock;
  readonly store: Store<number>;
  readonly signal = new Signal("go");
  readonly processes: (Process | undefined)[];
  readonly claims: Claim[][];
  readonly handles: EventHandle[] = [];
  readonly downs: number[];
  readonly program: Program;
  readonly log: string[] = [];
  lastTime = 0;

  constructor(program: Program, options: SimulationOptions) {
    this.program = program;
    this.sim = new Simulation(options);
    this.pools = program.pools.map((pool, index) => new Pool(this.sim, `pool ${index}`, pool));
    this.stock = new Stock(this.sim, "stock", program.stock);
    this.store = new Store(this.sim, "store", program.items);
    this.processes = program.processes.map(() => undefined);
    this.claims = program.processes.map(() => []);
    this.downs = program.pools.map(() => 0);
  }

  outcome(): Outcome {
    const { sim, program } = this;
    program.events.forEach((event, index) => {
      this.handles.push(
        sim.schedule(event.time, () => this.fire(event, index), undefined, event.rank),
      );
    });
    program.processes.forEach(({ start }, index) => {
      sim.schedule(start, () => {
        sim.spawn(this.supervise(index), `supervisor ${index}`);
      });
    });
    sim.run();
    const figures = this.figures();
    for (const process of this.processes) process?.interrupt("end");
    sim.run();
    return { log: this.log, figures, leftOver: this.leftOver() };
  }

  say(who: string, what: string): void {
    const { now, pendingEvents } = this.sim;
    if (now < this.lastTime) throw new Error("time ran back");
    this.lastTime = now;
    this.log.push(`${now} (${pendingEvents}) ${who}: ${what}`);
    this.checkLaws();
  }

  /** Nothing held twice, nothing lost. */
  checkLaws(): void {
    for (const [index, pool] of this.pools.entries()) {
      if (pool.inUse + pool.free !== pool.capacity - this.downs[index]) {
        throw new Error(`${pool.name}: units lost`);
      }
      if (pool.inUse < 0) throw new Error(`${pool.name}: ${pool.inUse} in use`);
    }
    const { stock } = this;
    if (stock.present < 0 || stock.room < 0) {
      throw new Error(`stock: present ${stock.present}, room ${stock.room}`);
    }
  }

  *supervise(index: number): Procedure {
    const process = this.sim.spawn(this.body(index), `process ${index}`);
    this.processes[index] = process;
    try {
      yield process;
      this.say(`s${index}`, "saw its end");
    } catch (error) {
      this.say(`s${index}`, `saw its failure: ${said(error)}`);
    }
  }

  *body(index: number): Procedure {
    const { steps, whenThrown } = this.program.processes[index];
    for (const step of steps) {
      try {
        yield* this.perform(index, step);
      } catch (error) {
        this.say(`p${index}`, `caught ${said(error)}`);
        if (error instanceof Interrupt && error.reason === "end") return;
        if (whenThrown === "end") return;
        if (whenThrown === "fail") throw error;
      }
    }
    this.say(`p${index}`, "done");
  }

  *perform(index: number, step: Step): Procedure {
    const name = `p${index}`;
    const mine = this.claims[index];
    switch (step.do) {
      case "delay":
        yield step.seconds;
        this.say(name, "delayed");
        return;
      case "obtain": {
        const specs = step.how === "one" ? step.claims.slice(0, 1) : step.claims;
        const claims = specs.map((spec) => this.claim(spec));
        mine.push(...claims);
        let wait: Wait = claims[0];
        if (step.how === "any") wait = anyOf(...claims);
        if (step.how === "all") wait = allOf(...claims);
        if (step.how === "together") wait = together(...claims);
        yield this.within(wait, step.timeout);
        this.say(name, `obtain ${claims.map(stateOf).join(", ")}`);
        return;
      }
      case "release": {
        const claim = pick(mine.filter(isReleasable), step.which);
        claim?.release();
        this.say(name, `release ${claim === undefined ? "nothing" : stateOf(claim)}`);
        return;
      }
      case "work": {
        const claim = pick(mine.filter(isUsable), step.which) as PoolClaim | undefined;
        if (claim === undefined) return;
        yield this.within(claim.work(step.seconds), step.timeout);
        this.say(name, `work ${stateOf(claim)}, ${claim.remaining} left`);
        return;
      }
      case "await process": {
        const target = this.processes[step.target];
        if (step.target === index || target === undefined) return;
        yield target;
        this.say(name, `saw the end of p${step.target}`);
        return;
      }
      case "await signal":
        yield this.within(this.signal, step.timeout);
        this.say(name, "signal or timeout");
        return;
      case "fail":
        throw new Error("failure");
      case "act":
        this.act(name, index, step.act);
    }
  }

  within(wait: Wait, timeout: number | undefined): Wait {
    return timeout === undefined ? wait : anyOf(wait, new Delay(this.sim, timeout));
  }

  act(who: string, self: number, act: Act): void {
    const { sim, stock, store, signal } = this;
    switch (act.do) {
      case "interrupt": {
        const target = this.processes[act.target];
        if (act.target === self || target === undefined) return;
        this.say(who, `interrupt p${act.target} ${target.interrupt(who)}`);
        return;
      }
      case "call off": {
        if (act.target === self || act.target >= this.claims.length) return;
        const claim = pick(this.claims[act.target].filter(isReleasable), act.which);
        claim?.release();
        this.say(who, `call off ${claim === undefined ? "nothing" : stateOf(claim)}`);
        return;
      }
      case "capacity":
        this.pools[act.pool].setCapacity(act.to, act.victims);
        break;
      case "down":
        this.downs[act.pool]++;
        this.pools[act.pool].takeDown(1, act.victims);
        break;
      case "up":
        if (this.downs[act.pool] === 0) return;
        this.downs[act.pool]--;
        this.pools[act.pool].takeDown(-1);
        break;
      case "add":
        if (act.amount > stock.room) return;
        stock.add(act.amount);
        break;
      case "bring":
        store.put(act.item);
        break;
      case "fire":
        if (signal.hasFired) return;
        signal.fire();
        break;
      case "cancel":
        if (act.event >= this.handles.length) return;
        this.say(who, `cancel ${sim.cancel(this.handles[act.event])}`);
        return;
      case "reschedule": {
        if (act.event >= this.handles.length) return;
        this.say(who, `reschedule ${sim.reschedule(this.handles[act.event], sim.now + act.by)}`);
        return;
      }
    }
    this.say(who, act.do);
  }

  fire({ act }: EventSpec, index: number): void {
    const name = `e${index}`;
    if (act.do !== "seize") {
      this.act(name, -1, act);
      return;
    }
    const done = (claim: PoolClaim): void => {
      this.say(name, `worked ${stateOf(claim)}, ${claim.remaining} left`);
      if (claim.isHeld) claim.release();
    };
    this.pools[act.claim.pool].seize((claim) => {
      this.say(name, `seize ${stateOf(claim)}`);
      if (isUsable(claim)) claim.workThen(act.hold, done);
    }, withoutUndefined(act.claim));
  }

  claim(spec: ClaimSpec): Claim {
    if (spec.of === "pool") return this.pools[spec.pool].request(withoutUndefined(spec));
    if (spec.of === "stock") return this.stock[spec.act](spec.amount, withoutUndefined(spec));
    const request: StoreRequest<number> = {
      ...withoutUndefined(spec),
      where: (item) => item >= spec.least,
    };
    const score = spec.smallest ? { score: (item: number) => item } : {};
    return this.store[spec.act]({ ...request, ...score });
  }

  figures(): Record<string, number> {
    const { sim, stock, store } = this;
    const { now } = sim;
    const figures: Record<string, number> = {
      now,
      eventsFired: sim.eventsFired,
      liveProcesses: sim.liveProcesses,
      "stock present": stock.present,
      "stock room": stock.room,
      "stock level": stock.level.integral(now),
      "store items": store.items.length,
      "store level": store.level.integral(now),
    };
    for (const pool of this.pools) {
      figures[`${pool.name} in use`] = pool.inUse;
      figures[`${pool.name} free`] = pool.free;
      figures[`${pool.name} busy`] = pool.busy.integral(now);
      figures[`${pool.name} available`] = pool.available.integral(now);
      figures[`${pool.name} preemptions`] = pool.preemptions;
    }
    for (const resource of [...this.pools, stock, store]) {
      figures[`${resource.name} queue`] = resource.queueLength.integral(now);
      figures[`${resource.name} waiting`] = resource.queueLength.value;
      figures[`${resource.name} waits`] = resource.waits.count;
      figures[`${resource.name} waited`] = resource.waits.sum;
      figures[`${resource.name} withdrawn`] = resource.withdrawn;
      figures[`${resource.name} reneged`] = resource.reneged;
    }
    return figures;
  }

  leftOver(): Record<string, number> {
    const { stock } = this;
    return {
      "live processes": this.sim.liveProcesses,
      events: this.sim.pendingEvents,
      // Seized in the event layer and never granted: nobody is there to be sent home.
      units: this.pools.reduce((sum, pool) => sum + pool.inUse, 0),
      "room set aside":
        stock.capacity === Infinity ? 0 : stock.capacity - stock.present - stock.room,
    };
  }
}

function said(error: unknown): string {
  if (error instanceof Interrupt) return `interrupt by ${String(error.reason)}`;
  if (error instanceof Preempted) return `preemption, ${error.remaining} left`;
  return error instanceof KernelError ? error.name : (error as Error).message;
}

function stateOf(claim: Claim): string {
  if (claim.isHeld && "item" in claim)
    return `${claim.state} ${(claim as StoreClaim<number>).item}`;
  return claim.state;
}

function isReleasable(claim: Claim): boolean {
  return claim.bundle === null && (claim.state === "queued" || (claim.isHeld && claim.isLoan));
}

function isUsable(claim: Claim): boolean {
  if (!("timesPreempted" in claim)) return false;
  return claim.isHeld || (claim.state === "queued" && (claim as PoolClaim).timesPreempted > 0);
}

function pick<T>(list: readonly T[], which: number): T | undefined {
  return list.length === 0 ? undefined : list[which % list.length];
}

function withoutUndefined(spec: ClaimSpec): PoolRequest {
  const { patience, ...rest } = spec;
  return patience === undefined ? rest : { ...rest, patience };
}
