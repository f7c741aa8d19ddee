import { createStream } from "../engine/random/stream.ts";
import { bareHold, bareMm1 } from "./kernel/bare-loop.ts";
import type { Done } from "./kernel/bare-loop.ts";
import { exponentialDraws } from "./kernel/draws.ts";
import { compare, measure, median } from "./kernel/measure.ts";
import type { Compared } from "./kernel/measure.ts";
import { eventHold, eventMm1, holdProcess, mm1Process, preemptionChurn } from "./kernel/models.ts";
import {
  flatqueueHold,
  loadSimjs,
  simjsHold,
  simjsMm1,
  simscriptHold,
  simscriptMm1,
} from "./kernel/peers.ts";

/**
 * What the kernel costs, each figure with a ratio to something in the same run. Events are counted
 * the same for all: 2 a customer in M/M/1 at load 0.8, one a hold in HOLD with exponential
 * increments; grants and other events of an engine's own are its cost. All get the same draws.
 */
export interface KernelBenchmark extends Record<string, unknown> {
  readonly eventMm1: Compared;
  readonly mm1Process: Compared;
  readonly eventHold10k: Compared;
  readonly holdProcess10k: Compared;
  readonly eventHold100: Compared;
  readonly eventHold1M: Compared;
  /** The baseline against npm flatqueue: it must reach 0.7, else it would be a slow baseline. */
  readonly flatqueueHold10k: {
    readonly eventsPerSecond: number;
    readonly bareEventsPerSecond: number;
    readonly bareToFlatqueue: number;
  };
  readonly preemptionChurn: { readonly eventsPerSecond: number; readonly preemptions: number };
  readonly streamCreation: { readonly nanoseconds: number };
  readonly simjsMm1: Compared;
  readonly simjsHold10k: Compared;
  readonly simscriptMm1: PeerAlone;
  readonly simscriptHold10k: PeerAlone;
}

/** Measured once and alone: it is a thousand times slower than the rest. */
export interface PeerAlone {
  readonly eventsPerSecond: number;
  readonly ratioToBaseline: number;
  readonly events: number;
}

interface Size {
  readonly customers: number;
  readonly holds: number;
  readonly rounds: number;
  readonly million: { readonly pending: number; readonly rounds: number };
  readonly simjs: number;
  readonly simscript: {
    readonly customers: number;
    readonly pending: number;
    readonly holds: number;
  };
}

const FULL: Size = {
  customers: 500_000,
  holds: 1_000_000,
  rounds: 11,
  million: { pending: 1_000_000, rounds: 5 },
  simjs: 100_000,
  simscript: { customers: 10_000, pending: 10_000, holds: 2_000 },
};

const SMALL: Size = {
  customers: 2_000,
  holds: 4_000,
  rounds: 3,
  million: { pending: 20_000, rounds: 1 },
  simjs: 2_000,
  simscript: { customers: 200, pending: 200, holds: 200 },
};

const arrivals = () => exponentialDraws("arrival", 1.25);
const services = () => exponentialDraws("service", 1);
const increments = () => exponentialDraws("hold", 1);

/** Measures in about a minute; `small` in about a second, to see that all of it works. */
export async function benchKernel({ small = false } = {}): Promise<KernelBenchmark> {
  const size = small ? SMALL : FULL;
  const simjs = await loadSimjs();
  await assertSameWork(simjs);

  type Mm1 = (customers: number, arrival: () => number, service: () => number) => Done;
  const mm1 = (model: Mm1, customers = size.customers, rounds = size.rounds): Compared =>
    compare(
      () => model(customers, arrivals(), services()).events,
      () => bareMm1(customers, arrivals(), services()).events,
      rounds,
    );
  type Hold = (pending: number, increment: () => number) => (holds: number) => Done;
  const hold = (model: Hold, pending: number, holds: number, rounds: number): Compared => {
    const [own, bare] = [model(pending, increments()), bareHold(pending, increments())];
    return compare(
      () => own(holds).events,
      () => bare(holds).events,
      rounds,
    );
  };
  const pending = small ? 1_000 : 10_000;

  const eventMm1Measured = mm1(eventMm1);
  const mm1ProcessMeasured = mm1(mm1Process);
  const eventHold10k = hold(eventHold, pending, size.holds, size.rounds);
  const holdProcess10k = hold(holdProcess, pending, size.holds, size.rounds);
  const bare = hold(flatqueueHold, pending, size.holds, size.rounds);
  return {
    eventMm1: eventMm1Measured,
    mm1Process: mm1ProcessMeasured,
    eventHold10k,
    holdProcess10k,
    eventHold100: hold(eventHold, 100, size.holds, size.rounds),
    eventHold1M: hold(eventHold, size.million.pending, size.holds, size.million.rounds),
    flatqueueHold10k: {
      eventsPerSecond: bare.eventsPerSecond,
      bareEventsPerSecond: bare.baselineEventsPerSecond,
      bareToFlatqueue: 1 / bare.ratioToBaseline,
    },
    preemptionChurn: benchPreemption(size.customers / 5, size.rounds),
    streamCreation: { nanoseconds: benchStreams(size.holds / 5, size.rounds) },
    simjsMm1: mm1((...draws) => simjsMm1(simjs, ...draws), size.simjs, 3),
    simjsHold10k: hold((...draws) => simjsHold(simjs, ...draws), pending, size.simjs, 3),
    ...(await benchSimscript(size.simscript)),
  };
}

function benchPreemption(
  jobs: number,
  rounds: number,
): { eventsPerSecond: number; preemptions: number } {
  let preemptions = 0;
  const { eventsPerSecond } = measure(() => {
    const done = preemptionChurn(jobs, exponentialDraws("gap", 1), exponentialDraws("work", 1));
    ({ preemptions } = done);
    return done.events;
  }, rounds);
  return { eventsPerSecond, preemptions };
}

/** Making a stream and drawing its first number. */
function benchStreams(streams: number, rounds: number): number {
  let sum = 0;
  const { eventsPerSecond } = measure(() => {
    for (let i = 0; i < streams; i++) sum += createStream(1, i & 1023, i, 7).uniform();
    return streams;
  }, rounds);
  if (!(sum > 0)) throw new Error("no stream gave a number");
  return 1e9 / eventsPerSecond;
}

async function benchSimscript(
  size: Size["simscript"],
): Promise<Pick<KernelBenchmark, "simscriptMm1" | "simscriptHold10k">> {
  const timed = async (work: () => Done | Promise<Done>): Promise<Done & { rate: number }> => {
    const start = performance.now();
    const done = await work();
    return { ...done, rate: (done.events / (performance.now() - start)) * 1000 };
  };
  const against = async (work: () => Promise<Done>, baseline: () => Done): Promise<PeerAlone> => {
    const { rate, events } = await timed(work);
    const bases: number[] = [];
    for (let round = 0; round < 5; round++) bases.push((await timed(baseline)).rate);
    return { eventsPerSecond: rate, ratioToBaseline: rate / median(bases), events };
  };
  const { customers, pending, holds } = size;
  const bare = bareHold(pending, increments());
  return {
    simscriptMm1: await against(
      () => simscriptMm1(customers, arrivals(), services()),
      () => bareMm1(customers, arrivals(), services()),
    ),
    simscriptHold10k: await against(
      () => simscriptHold(pending, holds, increments()),
      () => bare(holds),
    ),
  };
}

/** All contenders do the same: so many events, and the clock at the end is the same to the last bit. */
export async function assertSameWork(simjs: Simjs): Promise<void> {
  const customers = 400;
  const mm1: Readonly<Record<string, Done>> = {
    bare: bareMm1(customers, arrivals(), services()),
    event: eventMm1(customers, arrivals(), services()),
    process: mm1Process(customers, arrivals(), services()),
    simjs: simjsMm1(simjs, customers, arrivals(), services()),
    simscript: await simscriptMm1(customers, arrivals(), services()),
  };
  const [pending, holds] = [50, 600];
  const hold: Readonly<Record<string, Done>> = {
    bare: bareHold(pending, increments())(holds),
    event: eventHold(pending, increments())(holds),
    process: holdProcess(pending, increments())(holds),
    flatqueue: flatqueueHold(pending, increments())(holds),
    simjs: simjsHold(simjs, pending, increments())(holds),
    simscript: await simscriptHold(pending, holds, increments()),
  };
  for (const contenders of [mm1, hold]) {
    for (const [name, { events, clock }] of Object.entries(contenders)) {
      if (events !== contenders.bare.events || clock !== contenders.bare.clock) {
        throw new Error(
          `${name} did ${events} events until ${clock}, the bare loop ${contenders.bare.events} until ${contenders.bare.clock}`,
        );
      }
    }
  }
}
