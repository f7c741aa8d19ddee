import {
  allOf,
  anyOf,
  Delay,
  followPlan,
  Interrupt,
  letBreakDown,
  Pool,
  Preempted,
  RANK,
  Signal,
  Simulation,
  Stock,
  Store,
  together,
} from "../../engine/kernel/index.ts";
import type { PoolRequest, Procedure, Process } from "../../engine/kernel/index.ts";
import { compileDistribution, draw } from "../../engine/random/distribution.ts";
import type { Distribution, Variate } from "../../engine/random/distribution.ts";
import { hashName } from "../../engine/random/names.ts";
import { Streams } from "../../engine/random/streams.ts";
import { combineHashes } from "../../engine/trace/hash.ts";
import { defineKinds } from "../../engine/trace/kind.ts";
import { Trace } from "../../engine/trace/trace.ts";

/**
 * A small flood that leans on every feature of the kernel, drawn from named streams and written into
 * a trace. A pure function without a Node module, so that Node and a browser can be asked for the
 * same hash.
 */

const kinds = defineKinds("examples/flood", {
  called: { id: 1, zh: "{who}呼救", en: "{who} calls for help" },
  rescued: { id: 2, zh: "{who}获救", en: "{who} is rescued" },
  gaveUp: { id: 3, zh: "{who}不再等待", en: "{who} waits no longer" },
  handedOver: { id: 4, zh: "{who}被接管", en: "{who} is handed over" },
  flown: { id: 5, zh: "{who}由{whom}运出", en: "{who} is flown out by {whom}" },
  treated: { id: 6, zh: "{who}得到救治", en: "{who} is treated" },
  delivered: { id: 7, zh: "{who}运到{amount}", en: "{who} brings {amount}", amount: "kg" },
  pumped: {
    id: 8,
    zh: "{who}排水{amount}",
    en: "{who} has pumped for {amount}",
    amount: "duration",
  },
  recalled: { id: 9, zh: "{who}被召回", en: "{who} is recalled" },
  roadOpen: { id: 10, zh: "道路恢复", en: "The road is open" },
  sampled: { id: 11, zh: "在用{amount}", en: "{amount} in use", amount: "count" },
  bystander: { id: 12, zh: "{who}经过", en: "{who} passes by" },
  failed: { id: 13, zh: "{who}失败", en: "{who} fails" },
});

const lost = new Error("the patient was lost");
const HOUR = 3600;
const HORIZON = 48 * HOUR;

function compiled<N extends string>(
  distributions: Readonly<Record<N, Distribution>>,
): Readonly<Record<N, { readonly variate: Variate; readonly what: number }>> {
  const entries = Object.entries<Distribution>(distributions).map(([name, distribution]) => [
    name,
    { variate: compileDistribution(distribution), what: hashName(name) },
  ]);
  return Object.fromEntries(entries) as ReturnType<typeof compiled<N>>;
}

const draws = compiled({
  gap: { kind: "exponential", mean: 1500 },
  severity: { kind: "discrete", values: [0, 1, 2], weights: [0.2, 0.3, 0.5] },
  rescue: { kind: "lognormal", median: 2400, p90: 7000 },
  patience: { kind: "weibull", shape: 1.5, scale: 4 * HOUR },
  flight: { kind: "triangular", min: 900, mode: 1800, max: 4000 },
  treatment: { kind: "gamma", shape: 2, scale: 1800 },
  people: { kind: "poisson", mean: 3 },
  load: { kind: "uniform", min: 200, max: 900 },
  drive: { kind: "truncated", of: { kind: "normal", mean: 3000, sd: 900 }, min: 600 },
  untilFailure: { kind: "exponential", mean: 5 * HOUR },
  repair: { kind: "pert", min: 600, mode: 2000, max: 9000 },
  road: { kind: "beta", alpha: 2, beta: 3, min: 4 * HOUR, max: 20 * HOUR },
  pause: { kind: "exponential", mean: 900 },
});

interface Helicopter {
  readonly number: number;
  readonly hoist: boolean;
  readonly seats: number;
}

const fleet: readonly Helicopter[] = [
  { number: 0, hoist: false, seats: 12 },
  { number: 1, hoist: true, seats: 4 },
  { number: 2, hoist: true, seats: 9 },
];

export interface ExampleOptions {
  readonly seed?: number;
  readonly replication?: number;
  /** Somebody who draws, waits and writes rows, and meets nobody. */
  readonly bystander?: boolean;
  /** A resource that nobody uses. */
  readonly unusedResource?: boolean;
  readonly antithetic?: boolean;
  /** Runs up to these times first, and then to the end. */
  readonly stops?: readonly number[];
}

/** The world is made once; each replication begins with a reset. */
export class ExampleModel {
  private readonly simulation = new Simulation();
  private readonly trace = new Trace();
  private readonly crews: Pool;
  private readonly pads: Pool;
  private readonly beds: Pool;
  private readonly pumps: Pool;
  private readonly fuel: Stock;
  private readonly helicopters: Store<Helicopter>;
  readonly unused: Pool | undefined;
  private streams = new Streams(1, 0);

  constructor(options: ExampleOptions = {}) {
    const { simulation } = this;
    this.crews = new Pool(simulation, "crews", { capacity: 3 });
    this.unused = options.unusedResource
      ? new Pool(simulation, "unused", { capacity: 7 })
      : undefined;
    this.pads = new Pool(simulation, "landing pads", { capacity: 1 });
    this.beds = new Pool(simulation, "beds", { capacity: 4, overtaking: true });
    this.pumps = new Pool(simulation, "pumps", { capacity: 2 });
    this.fuel = new Stock(simulation, "fuel", { initial: 1500, capacity: 3000 });
    this.helicopters = new Store(simulation, "helicopters", fleet);
  }

  /** One replication, from the start to the horizon. The trace is overwritten by the next. */
  run(options: ExampleOptions = {}): Trace {
    const { seed = 20_260_101, replication = 0, antithetic = false, stops = [] } = options;
    const { simulation, trace } = this;
    simulation.reset();
    trace.reset();
    this.streams = new Streams(seed, replication, antithetic);

    const reopened = new Signal("road");
    simulation.schedule(this.draw("road", 0), () => {
      this.note("roadOpen", 0);
      reopened.fire();
    });
    const shifts = [
      { time: 6 * HOUR, capacity: 4 },
      { time: 20 * HOUR, capacity: 2 },
    ];
    followPlan(simulation, this.crews, { steps: shifts, periodS: 24 * HOUR, victims: "preempt" });
    for (let unit = 0; unit < 2; unit++) {
      letBreakDown(simulation, this.pumps, {
        untilFailureS: () => this.draw("untilFailure", unit),
        repairS: () => this.draw("repair", unit),
      });
    }
    simulation.spawn(this.calls(), "calls");
    simulation.spawn(this.supply(reopened), "supply");
    for (let site = 0; site < 3; site++) this.pump(site);
    this.sample();
    if (options.bystander) simulation.spawn(this.passBy(), "bystander");
    for (const stop of stops) simulation.run(stop);
    simulation.run(HORIZON);
    return trace;
  }

  private draw(name: keyof typeof draws, who: number): number {
    const { variate, what } = draws[name];
    return draw(variate, this.streams.get(who, what));
  }

  private note(kind: keyof typeof kinds, who: number, whom = -1, amount = 0, cause = -1): number {
    const { now } = this.simulation;
    return this.trace.append(now, kinds[kind].id, who, whom, -1, amount, cause, -1);
  }

  /** People call; each call becomes a process. */
  private *calls(): Procedure {
    for (let caller = 0; ; caller++) {
      yield this.draw("gap", caller);
      const row = this.note("called", caller);
      const call = this.simulation.spawn(this.call(caller, row), "call");
      this.simulation.spawn(this.watch(call, caller), "watch");
    }
  }

  /** A rescue fails now and then; whoever watches it takes note, and every seventh is recalled. */
  private *watch(call: Process<number>, caller: number): Procedure {
    const recall = new Delay(this.simulation, 2 * HOUR, RANK.timeout);
    try {
      if (caller % 7 !== 3) yield call;
      else {
        const race = anyOf(call, recall);
        yield race;
        if (race.winner === recall) call.interrupt("recalled");
        yield call;
      }
      if ((call.result ?? 0) > 0) this.note("treated", caller, -1, 0, call.result);
    } catch (error) {
      if (!(error instanceof Interrupt || error === lost)) throw error;
      this.note("failed", caller);
    }
  }

  /** The crew, then a helicopter with all that it needs or a boat, then a bed. Returns its last row. */
  private *call(caller: number, row: number): Procedure<number> {
    const severity = this.draw("severity", caller);
    const request: PoolRequest = {
      priority: severity,
      patience: this.draw("patience", caller),
      preempts: severity === 0,
      whenPreempted: (["resume", "restart", "abandon"] as const)[caller % 3],
    };
    const crew = this.crews.request(request);
    yield crew;
    if (crew.state === "reneged") {
      this.note("gaveUp", caller, -1, 0, row);
      return 0;
    }
    try {
      yield crew.work(this.draw("rescue", caller));
    } catch (error) {
      if (error instanceof Interrupt) {
        this.note("recalled", caller, -1, crew.remaining, row);
        yield crew.work(crew.remaining / 2);
      } else if (error instanceof Preempted) {
        return this.note("handedOver", caller, -1, error.remaining, row);
      } else throw error;
    }
    let last = this.note("rescued", caller, -1, crew.timesPreempted, row);
    if (crew.isHeld) crew.release();
    if (severity < 2) last = yield* this.fly(caller, last);
    const bed = this.beds.request({ units: severity === 0 ? 2 : 1, priority: severity });
    yield allOf(bed, new Delay(this.simulation, 60));
    yield bed.work(this.draw("treatment", caller));
    if (caller % 11 === 5) throw lost;
    return last;
  }

  private *fly(caller: number, cause: number): Procedure<number> {
    const people = this.draw("people", caller);
    const helicopter = this.helicopters.borrow({
      where: ({ hoist, seats }) => hoist && seats >= people,
      score: ({ seats }) => seats,
    });
    const flight = together(this.pads.request(), this.fuel.take(120), helicopter);
    const boat = new Delay(this.simulation, this.draw("drive", caller));
    const race = anyOf(flight, boat);
    yield race;
    if (race.winner === boat) return cause;
    yield this.draw("flight", caller);
    const row = this.note("flown", caller, helicopter.item.number, people, cause);
    flight.release();
    return row;
  }

  /** Trucks come when the road is open, and wait where the depot is full. */
  private *supply(reopened: Signal): Procedure {
    const { simulation } = this;
    yield Delay.until(simulation, 3 * HOUR);
    yield reopened;
    for (let truck = 0; ; truck++) {
      yield this.draw("drive", truck + 10_000);
      const load = this.draw("load", truck);
      const put = this.fuel.put(load, { patience: 6 * HOUR });
      yield put;
      if (put.isHeld) this.note("delivered", truck, -1, load);
    }
  }

  /** Pumping is event work: seize, work, release, again. Fuel for it is borrowed by tank. */
  private pump(site: number): void {
    const { simulation, pumps } = this;
    const again = (): void => {
      pumps.seize(
        (claim) => {
          if (!claim.isHeld) {
            simulation.schedule(simulation.now + this.draw("pause", site), again);
            return;
          }
          const seconds = this.draw("rescue", site + 20_000);
          claim.workThen(seconds, () => {
            this.note("pumped", site, -1, seconds);
            claim.release();
            this.fuel.seize(5, again);
          });
        },
        { priority: site, preempts: site === 0, patience: HOUR },
      );
    };
    again();
  }

  /** Every hour at the end of the instant; put off while nothing happens, called off at the end. */
  private sample(): void {
    const { simulation, crews } = this;
    const look = (): void => {
      this.note("sampled", crews.inUse, crews.queueLength.value, crews.busy.mean(simulation.now));
      const next = simulation.schedule(simulation.now + HOUR, look, undefined, RANK.observe);
      if (crews.inUse === 0) simulation.reschedule(next, simulation.now + 2 * HOUR);
      if (simulation.now >= HORIZON - HOUR) simulation.cancel(next);
    };
    simulation.schedule(0, look, undefined, RANK.observe);
  }

  private *passBy(): Procedure {
    const own = new Pool(this.simulation, "of its own", { capacity: 1 });
    for (;;) {
      const claim = own.request();
      yield claim;
      yield this.draw("pause", 99_999);
      claim.release();
      this.note("bystander", 99_999);
    }
  }
}

/** The hash of three replications and an antithetic one, in order: 32 hexadecimal digits. */
export function exampleModelHash(): string {
  const model = new ExampleModel();
  const hashes = [0, 1, 2].map((replication) => model.run({ replication }).hash());
  return combineHashes([...hashes, model.run({ antithetic: true }).hash()]);
}
