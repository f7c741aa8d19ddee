/** A fault in how a model uses the kernel, or in the model itself. Each kind has a class of its own. */
export class KernelError extends Error {
  override name = this.constructor.name;
}

/** An event was asked for at a time that is not a finite number, or that has passed. */
export class InvalidTimeError extends KernelError {
  readonly time: number;
  readonly now: number;
  constructor(time: number, now: number) {
    super(
      Number.isFinite(time)
        ? `time ${time} lies before now, ${now}: an event can only be scheduled from now on`
        : `time ${time} is not a finite number of seconds`,
    );
    this.time = time;
    this.now = now;
  }
}

/** A rank outside 0..255, or not a whole number. */
export class InvalidRankError extends KernelError {
  constructor(rank: number) {
    super(`rank ${rank} is not a whole number from 0 to 255 (the ladder is in rank.ts)`);
  }
}

/** `run` was called by an event of the same simulation. */
export class ReentrantRunError extends KernelError {
  constructor() {
    super("run() was called from inside an event; schedule what should happen instead");
  }
}

/** A process yielded something that cannot be waited for. */
export class NotAWaitError extends KernelError {
  constructor(process: string, found: unknown) {
    super(
      `process "${process}" yielded ${describe(found)}; allowed are a delay in seconds (0 or more) and waits: signals, requests, processes, anyOf, allOf`,
    );
  }
}

/** A process waits for itself, or interrupts itself. */
export class SelfReferenceError extends KernelError {
  constructor(process: string, act: string) {
    super(`process "${process}" cannot ${act} itself`);
  }
}

/** A wait object is already being waited for by somebody else, and only one may. */
export class BusyWaitError extends KernelError {
  constructor(what: string) {
    super(`${what} is already being waited for; make one of its own for each process`);
  }
}

/** A signal or a process was settled twice. */
export class AlreadySettledError extends KernelError {
  constructor(what: string) {
    super(`${what} has already fired; a signal fires once`);
  }
}

/** `anyOf()` or `allOf()` or `together()` of nothing. */
export class EmptyConditionError extends KernelError {
  constructor(what: string) {
    super(`${what} of nothing: name at least one wait`);
  }
}

/** An amount or capacity that cannot be: negative, not a number, more than there can ever be. */
export class AmountError extends KernelError {
  constructor(resource: string, what: string, found: number, allowed: string) {
    super(`"${resource}": ${what} ${found} is not allowed; allowed is ${allowed}`);
  }

  static unless(
    isAllowed: boolean,
    resource: string,
    what: string,
    found: number,
    allowed: string,
  ): void {
    if (!isAllowed) throw new AmountError(resource, what, found, allowed);
  }
}

/** Something was given back that is not held: released twice, never granted, lost to preemption. */
export class NotHeldError extends KernelError {
  constructor(resource: string, state: string, act: string) {
    super(`"${resource}": cannot ${act}, the request is ${state} and not held`);
  }
}

/** A request object was used for a second acquisition: make a new one each time. */
export class UsedRequestError extends KernelError {
  constructor(resource: string, state: string) {
    super(
      `"${resource}": this request is already ${state}; make a new request for each acquisition`,
    );
  }
}

/** A process failed and nobody was waiting for it: the run stops here. */
export class UnhandledFailureError extends KernelError {
  readonly process: string;
  readonly time: number;
  constructor(process: string, time: number, cause: unknown) {
    super(`process "${process}" failed at time ${time} and nobody handled it: ${describe(cause)}`, {
      cause,
    });
    this.process = process;
    this.time = time;
  }
}

/** Thrown into a process at its wait when another part of the model interrupts it. */
export class Interrupt extends KernelError {
  readonly reason: unknown;
  constructor(reason: unknown) {
    super(`interrupted: ${describe(reason)}`);
    this.reason = reason;
  }
}

/** Thrown into a process whose unit was taken away for good (request mode "abandon"). */
export class Preempted extends KernelError {
  readonly resource: string;
  /** Seconds of the current work that were still to be done. */
  readonly remaining: number;
  constructor(resource: string, remaining: number) {
    super(`"${resource}": the unit was taken away with ${remaining} s of work to do`);
    this.resource = resource;
    this.remaining = remaining;
  }
}

function describe(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof value === "object" && value !== null) return value.constructor?.name ?? "an object";
  return String(value);
}
