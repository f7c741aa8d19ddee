import FlatQueue from "flatqueue";
import { Entity, Queue, Simulation } from "simscript";

import type { Done } from "./bare-loop.ts";

/** HOLD on npm flatqueue, in its fastest form (typed arrays of fixed length). It is not stable. */
export function flatqueueHold(pending: number, increment: () => number): (holds: number) => Done {
  const queue = new FlatQueue(pending + 1);
  for (let index = 0; index < pending; index++) queue.push(index, increment());
  return (holds) => {
    let clock = 0;
    let events = 0;
    while (events < holds) {
      clock = queue.peekValue()!;
      const event = queue.pop()!;
      events++;
      switch (event) {
        case -1:
          break;
        default:
          queue.push(event, clock + increment());
      }
    }
    return { events, clock };
  };
}

/** npm simjs: a script for browsers that leaves its classes on `window`. */
export async function loadSimjs(): Promise<Simjs> {
  const scope = globalThis as { window?: { Sim?: Simjs } | undefined };
  const before = scope.window;
  const window: { Sim?: Simjs } = {};
  scope.window = window;
  await import("simjs");
  if (before === undefined) delete scope.window;
  else scope.window = before;
  loaded = window.Sim ?? loaded;
  if (loaded === undefined) throw new Error("simjs left nothing on window");
  return loaded;
}
/** A module runs once; who asks again gets what it left the first time. */
let loaded: Simjs | undefined;

/** M/M/1 on npm simjs: callbacks, a facility with first come, first served. */
export function simjsMm1(
  { Sim, Facility, Entity: Base }: Simjs,
  customers: number,
  arrival: () => number,
  service: () => number,
): Done {
  const simulation = new Sim();
  const server = new Facility("server");
  let arrived = 0;
  let served = 0;
  class Source extends Base {
    readonly arrive = (): void => {
      if (++arrived < customers) this.setTimer(arrival()).done(this.arrive);
      this.useFacility(server, service()).done(this.depart);
    };
    readonly depart = (): void => void served++;
    start(): void {
      this.setTimer(arrival()).done(this.arrive);
    }
  }
  simulation.addEntity(Source);
  simulation.simulate(Infinity);
  return { events: arrived + served, clock: simulation.time() };
}

/** HOLD on npm simjs: an entity with so many timers. */
export function simjsHold(
  { Sim, Entity: Base }: Simjs,
  pending: number,
  increment: () => number,
): (holds: number) => Done {
  const simulation = new Sim();
  let events = 0;
  class Timers extends Base {
    start(): void {
      for (let index = 0; index < pending; index++) this.setTimer(increment()).done(this.again);
    }
    readonly again = (): void => {
      events++;
      this.setTimer(increment()).done(this.again);
    };
  }
  simulation.addEntity(Timers);
  return (holds) => {
    events = 0;
    simulation.simulate(Infinity, holds);
    return { events, clock: simulation.time() };
  };
}

/** A simscript simulation that runs without a browser, begins with `first`, and ends when told. */
class Script extends Simulation {
  private readonly first: readonly Entity[];
  private readonly done: () => void;

  constructor(first: readonly Entity[], done: () => void) {
    super();
    this.first = first;
    this.done = done;
    // It would wait for an animation frame.
    this.yieldInterval = Infinity;
  }

  override onStarting(): void {
    super.onStarting();
    for (const entity of this.first) void this.activate(entity);
  }

  override onFinished(): void {
    super.onFinished();
    this.done();
  }
}

/** M/M/1 on npm simscript: async functions. */
export async function simscriptMm1(
  customers: number,
  arrival: () => number,
  service: () => number,
): Promise<Done> {
  const server = new Queue("server", 1);
  let served = 0;
  class Customer extends Entity {
    override async script(): Promise<void> {
      await this.enterQueue(server);
      await this.delay(service());
      this.leaveQueue(server);
      served++;
    }
  }
  class Source extends Entity {
    override async script(): Promise<void> {
      for (let index = 0; index < customers; index++) {
        await this.delay(arrival());
        void this.simulation.activate(new Customer());
      }
    }
  }
  const clock = await new Promise<number>((resolve) => {
    const simulation: Script = new Script([new Source()], () => resolve(simulation.timeNow));
    void simulation.start();
  });
  return { events: 2 * served, clock };
}

/** HOLD on npm simscript. */
export async function simscriptHold(
  pending: number,
  holds: number,
  increment: () => number,
): Promise<Done> {
  let events = 0;
  const clock = await new Promise<number>((resolve) => {
    class Holder extends Entity {
      override async script(): Promise<void> {
        await this.delay(increment());
        for (;;) {
          if (++events === holds) {
            simulation.stop();
            resolve(simulation.timeNow);
            return;
          }
          if (events > holds) return;
          await this.delay(increment());
        }
      }
    }
    const holders = Array.from({ length: pending }, () => new Holder());
    const simulation = new Script(holders, () => resolve(simulation.timeNow));
    void simulation.start();
  });
  return { events, clock };
}
