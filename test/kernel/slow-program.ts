import type { Act, EventSpec, Program, Step } from "./program.ts";
import type { Outcome } from "./run-program.ts";
import { RANKS, SlowModel } from "./slow-model.ts";
import {
  branch,
  inUse,
  isHeld,
  isReleasable,
  isUsable,
  leaf,
  newActor,
  overhang,
  pick,
  stateOf,
  Thrown,
  work,
} from "./slow-parts.ts";
import type { Actor, Node } from "./slow-parts.ts";

/** What the slow model says of a random program, in the words of run-program.ts. */
export function slowOutcome(program: Program): Outcome {
  return new SlowProgram(program).outcome();
}

class SlowProgram extends SlowModel {
  outcome(): Outcome {
    this.program.events.forEach((event, index) => {
      this.handles.push(this.at(event.time, event.rank, () => this.fire(event, index)));
    });
    this.program.processes.forEach(({ start }, index) => {
      this.at(start, RANKS.ordinary, () => this.begin(this.actors[index]));
    });
    this.run();
    const figures = this.figures();
    for (const actor of this.actors) {
      if (actor.state === "running") this.throwSoon(actor, "interrupt by end");
    }
    this.run();
    const leftOver = {
      "live processes": this.live,
      events: this.events.length,
      units: this.pools.reduce((sum, pool) => sum + inUse(pool), 0),
      "room set aside": this.stock.setAside,
    };
    return { log: this.log, figures, leftOver };
  }

  begin(actor: Actor): void {
    // The supervisor and its process.
    this.live += 2;
    actor.state = "running";
    this.goOn(actor);
    const name = `s${actor.index}`;
    const { state } = actor as { state: Actor["state"] };
    if (state === "failed") {
      this.say(name, `saw its failure: ${actor.failure}`);
      this.live--;
    } else if (state === "ended") {
      this.say(name, "saw its end");
      this.live--;
    } else {
      const supervisor = newActor(name);
      supervisor.wait = leaf("process");
      supervisor.wait.state = "waiting";
      supervisor.wait.process = actor;
      supervisor.wait.actor = supervisor;
      supervisor.after = () => {
        this.say(name, "saw its end");
        this.live--;
      };
      actor.waiters.push(supervisor.wait);
    }
  }

  goOn(actor: Actor, thrown?: Thrown): void {
    const { steps, whenThrown } = this.program.processes[actor.index];
    let pending = thrown;
    for (;;) {
      if (pending !== undefined) {
        this.say(actor.name, `caught ${pending.what}`);
        if (pending.what === "interrupt by end" || whenThrown === "end") {
          this.finish(actor, "ended", "");
          return;
        }
        if (whenThrown === "fail") {
          this.finish(actor, "failed", pending.what);
          return;
        }
        pending = undefined;
      }
      if (actor.next >= steps.length) {
        this.say(actor.name, "done");
        this.finish(actor, "ended", "");
        return;
      }
      try {
        if (!this.perform(actor, steps[actor.next++])) return;
      } catch (error) {
        if (!(error instanceof Thrown)) throw error;
        pending = error;
      }
    }
  }

  /** False when it waits now. */
  perform(actor: Actor, step: Step): boolean {
    switch (step.do) {
      case "delay": {
        const node = leaf("delay");
        actor.after = () => this.say(actor.name, "delayed");
        // A plain delay resumes in its own event, without a second one.
        actor.wait = node;
        node.state = "came";
        actor.resumption = this.at(this.now + step.seconds, RANKS.ordinary, () =>
          this.resume(actor),
        );
        return false;
      }
      case "obtain": {
        const specs = step.how === "one" ? step.claims.slice(0, 1) : step.claims;
        const claims = specs.map((spec) => this.claim(spec));
        actor.claims.push(...claims);
        let node: Node;
        if (step.how === "together") {
          node = leaf("set");
          node.claims = claims;
        } else {
          const leaves = claims.map((claim) => {
            const each = leaf("claim");
            each.claims = [claim];
            return each;
          });
          node = step.how === "one" ? leaves[0] : branch(step.how, leaves);
        }
        return this.waitFor(actor, node, step.timeout, () =>
          this.say(actor.name, `obtain ${claims.map(stateOf).join(", ")}`),
        );
      }
      case "release": {
        const claim = pick(actor.claims.filter(isReleasable), step.which);
        if (claim !== undefined) this.release(claim);
        this.say(actor.name, `release ${claim === undefined ? "nothing" : stateOf(claim)}`);
        return true;
      }
      case "work": {
        const claim = pick(actor.claims.filter(isUsable), step.which);
        if (claim === undefined) return true;
        const node = leaf("work");
        node.work = work(claim, step.seconds);
        return this.waitFor(actor, node, step.timeout, () =>
          this.say(actor.name, `work ${stateOf(claim)}, ${this.remaining(claim)} left`),
        );
      }
      case "await process": {
        const target = this.actors[step.target] as Actor | undefined;
        if (target === undefined || target === actor || target.state === "not there") return true;
        const node = leaf("process");
        node.process = target;
        return this.waitFor(actor, node, undefined, () =>
          this.say(actor.name, `saw the end of p${step.target}`),
        );
      }
      case "await signal":
        return this.waitFor(actor, leaf("signal"), step.timeout, () =>
          this.say(actor.name, "signal or timeout"),
        );
      case "fail":
        throw new Thrown("failure");
      case "act":
        this.act(actor.name, actor.index, step.act);
        break;
    }
    return true;
  }

  act(who: string, self: number, act: Act): void {
    switch (act.do) {
      case "interrupt": {
        const target = this.actors[act.target] as Actor | undefined;
        if (act.target === self || target === undefined || target.state === "not there") return;
        const isAlive = target.state === "running";
        if (isAlive) this.throwSoon(target, `interrupt by ${who}`);
        this.say(who, `interrupt p${act.target} ${isAlive}`);
        return;
      }
      case "call off": {
        if (act.target === self || act.target >= this.actors.length) return;
        const claim = pick(this.actors[act.target].claims.filter(isReleasable), act.which);
        if (claim !== undefined) this.release(claim);
        this.say(who, `call off ${claim === undefined ? "nothing" : stateOf(claim)}`);
        return;
      }
      case "capacity":
        this.pools[act.pool].capacity = act.to;
        this.adapt(this.pools[act.pool], act.victims, 0);
        break;
      case "down":
        this.pools[act.pool].down++;
        // Who already works on a unit that is no longer there is left in peace.
        this.adapt(
          this.pools[act.pool],
          act.victims,
          Math.max(0, overhang(this.pools[act.pool]) - 1),
        );
        break;
      case "up":
        if (this.pools[act.pool].down === 0) return;
        this.pools[act.pool].down--;
        this.adapt(this.pools[act.pool], "finish", 0);
        break;
      case "add":
        if (act.amount > this.stock.capacity - this.stock.present - this.stock.setAside) return;
        this.stock.present += act.amount;
        this.serve(this.stock);
        break;
      case "bring":
        this.store.items.push(act.item);
        this.serve(this.store);
        break;
      case "fire":
        if (this.signalled) return;
        this.signalled = true;
        for (const node of this.signalWaiters.splice(0)) this.come(node);
        break;
      case "cancel":
        if (act.event >= this.handles.length) return;
        this.say(who, `cancel ${this.drop(this.handles[act.event])}`);
        return;
      case "reschedule": {
        if (act.event >= this.handles.length) return;
        const event = this.handles[act.event];
        const waits = this.events.includes(event);
        if (waits) {
          event.time = this.now + act.by;
          event.order = this.order++;
        }
        this.say(who, `reschedule ${waits}`);
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
    const claim = this.claim(act.claim);
    const handler = (): void => {
      this.say(name, `seize ${stateOf(claim)}`);
      if (!isUsable(claim)) return;
      claim.work = work(claim, act.hold);
      claim.work.handler = () => {
        this.say(name, `worked ${stateOf(claim)}, ${this.remaining(claim)} left`);
        if (isHeld(claim)) this.release(claim);
      };
      this.continueWork(claim);
    };
    claim.handler = handler;
    if (!this.ask(claim)) return;
    claim.handler = undefined;
    this.receiveClaim(claim);
    handler();
  }

  figures(): Record<string, number> {
    const { stock, store } = this;
    const figures: Record<string, number> = {
      now: this.now,
      eventsFired: this.fired,
      liveProcesses: this.live,
      "stock present": stock.present,
      "stock room": stock.capacity - stock.present - stock.setAside,
      "stock level": stock.levelArea,
      "store items": store.items.length,
      "store level": store.levelArea,
    };
    for (const pool of this.pools) {
      figures[`${pool.name} in use`] = inUse(pool);
      figures[`${pool.name} free`] = pool.capacity - pool.down - inUse(pool);
      figures[`${pool.name} busy`] = pool.levelArea;
      figures[`${pool.name} available`] = pool.availableArea;
      figures[`${pool.name} preemptions`] = pool.preemptions;
    }
    for (const r of this.resources()) {
      figures[`${r.name} queue`] = r.queueArea;
      figures[`${r.name} waiting`] = r.takers.length + r.bringers.length;
      figures[`${r.name} waits`] = r.waits.length;
      figures[`${r.name} waited`] = r.waits.reduce((sum, wait) => sum + wait, 0);
      figures[`${r.name} withdrawn`] = r.withdrawn;
      figures[`${r.name} reneged`] = r.reneged;
    }
    return figures;
  }
}
