import * as fc from "fast-check";

/**
 * Random programs: what a few processes and handlers do with a few resources, as plain data. Two
 * interpreters run them: run-program.ts on the kernel, slow-model.ts by itself. Times and amounts are
 * small whole numbers, so that almost everything happens at the same time as something else.
 */

export type VictimRule = "finish" | "preempt";

export type ClaimSpec =
  | {
      readonly of: "pool";
      readonly pool: number;
      readonly units: number;
      readonly priority: number;
      readonly patience: number | undefined;
      readonly preempts: boolean;
      readonly whenPreempted: "resume" | "restart" | "abandon";
    }
  | {
      readonly of: "stock";
      readonly act: "take" | "put" | "borrow";
      readonly amount: number;
      readonly priority: number;
      readonly patience: number | undefined;
    }
  | {
      readonly of: "store";
      readonly act: "take" | "borrow";
      /** Things of at least this size will do; the smallest of them is best, or the first brought. */
      readonly least: number;
      readonly smallest: boolean;
      readonly priority: number;
      readonly patience: number | undefined;
    };

/** How several claims are asked for, with what else they are waited for. */
export type How = "one" | "any" | "all" | "together";

export type Act =
  | { readonly do: "interrupt"; readonly target: number }
  /** Releases a claim of somebody else, or calls it off. */
  | { readonly do: "call off"; readonly target: number; readonly which: number }
  | {
      readonly do: "capacity";
      readonly pool: number;
      readonly to: number;
      readonly victims: VictimRule;
    }
  | { readonly do: "down"; readonly pool: number; readonly victims: VictimRule }
  | { readonly do: "up"; readonly pool: number }
  | { readonly do: "add"; readonly amount: number }
  | { readonly do: "bring"; readonly item: number }
  | { readonly do: "fire" }
  | { readonly do: "cancel"; readonly event: number }
  | { readonly do: "reschedule"; readonly event: number; readonly by: number };

export type Step =
  | { readonly do: "act"; readonly act: Act }
  | { readonly do: "delay"; readonly seconds: number }
  | {
      readonly do: "obtain";
      readonly how: How;
      readonly claims: readonly ClaimSpec[];
      readonly timeout: number | undefined;
    }
  | { readonly do: "release"; readonly which: number }
  | {
      readonly do: "work";
      readonly which: number;
      readonly seconds: number;
      readonly timeout: number | undefined;
    }
  | { readonly do: "await process"; readonly target: number }
  | { readonly do: "await signal"; readonly timeout: number | undefined }
  | { readonly do: "fail" };

export interface ProcessSpec {
  readonly start: number;
  /** What an interrupt, a preemption or a failure does at the step it arrives in. */
  readonly whenThrown: "next step" | "end" | "fail";
  readonly steps: readonly Step[];
}

export interface EventSpec {
  readonly time: number;
  readonly rank: number;
  /** A seize in the event layer works `hold` seconds with its unit and gives it back. */
  readonly act:
    | Act
    | { readonly do: "seize"; readonly claim: ClaimSpec & { of: "pool" }; readonly hold: number };
}

export interface Program {
  readonly pools: readonly { readonly capacity: number; readonly overtaking: boolean }[];
  readonly stock: {
    readonly capacity: number;
    readonly initial: number;
    readonly overtaking: boolean;
  };
  readonly items: readonly number[];
  readonly processes: readonly ProcessSpec[];
  readonly events: readonly EventSpec[];
}

const POOLS = 2;
const few = (max: number) => fc.integer({ min: 0, max });
const seconds = few(4);
const which = few(5);
/** fast-check prefers short lists; here the long ones are where things meet. */
const list = { size: "max" } as const;
/** Present once in four. */
const rarely = (seconds: fc.Arbitrary<number>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: seconds });
const patience = rarely(few(5));
const timeout = rarely(few(4));
const pool = few(POOLS - 1);
const priority = few(2);
const victims = fc.constantFrom<VictimRule>("finish", "preempt");

const poolClaim = fc.record({
  of: fc.constant("pool" as const),
  pool,
  units: fc.constantFrom(1, 1, 2, 3),
  priority,
  patience,
  preempts: fc.boolean(),
  whenPreempted: fc.constantFrom("resume" as const, "restart" as const, "abandon" as const),
});

const claim: fc.Arbitrary<ClaimSpec> = fc.oneof(
  { weight: 4, arbitrary: poolClaim },
  {
    weight: 2,
    arbitrary: fc.record({
      of: fc.constant("stock" as const),
      act: fc.constantFrom("take" as const, "put" as const, "borrow" as const),
      amount: fc.integer({ min: 1, max: 4 }),
      priority,
      patience,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      of: fc.constant("store" as const),
      act: fc.constantFrom("take" as const, "borrow" as const),
      least: fc.constantFrom(0, 1, 2, 3),
      smallest: fc.boolean(),
      priority,
      patience,
    }),
  },
);

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant("interrupt" as const), target: which }),
  fc.record({ do: fc.constant("call off" as const), target: which, which }),
  fc.record({ do: fc.constant("capacity" as const), pool, to: few(4), victims }),
  fc.record({ do: fc.constant("down" as const), pool, victims }),
  fc.record({ do: fc.constant("up" as const), pool }),
  fc.record({ do: fc.constant("add" as const), amount: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant("bring" as const), item: few(3) }),
  fc.record({ do: fc.constant("fire" as const) }),
  fc.record({ do: fc.constant("cancel" as const), event: which }),
  fc.record({ do: fc.constant("reschedule" as const), event: which, by: few(4) }),
);

const delay = fc.record({ do: fc.constant("delay" as const), seconds });
const obtain = fc.record({
  do: fc.constant("obtain" as const),
  how: fc.constantFrom<How>("one", "one", "any", "all", "together"),
  claims: fc.array(claim, { minLength: 1, maxLength: 3, ...list }),
  timeout,
});
const release = fc.record({ do: fc.constant("release" as const), which });
const work = fc.record({ do: fc.constant("work" as const), which, seconds, timeout });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("act" as const), act }) },
  { weight: 2, arbitrary: delay },
  { weight: 3, arbitrary: obtain },
  { weight: 2, arbitrary: release },
  { weight: 3, arbitrary: work },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("await process" as const), target: which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("await signal" as const), timeout }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("fail" as const) }) },
);

/** Single steps, and between them what processes do most: obtain, use, give back. */
const steps: fc.Arbitrary<Step[]> = fc
  .array(
    fc.oneof(
      step.map((one): Step[] => [one]),
      fc.tuple(obtain, fc.oneof(work, delay), release),
      fc.tuple(obtain, work, release, release),
    ),
    { minLength: 1, maxLength: 4, ...list },
  )
  .map((blocks) => blocks.flat());

export const anyProgram: fc.Arbitrary<Program> = fc.record({
  pools: fc.array(fc.record({ capacity: fc.constantFrom(1, 2, 3, 0), overtaking: fc.boolean() }), {
    minLength: POOLS,
    maxLength: POOLS,
  }),
  stock: fc.record({
    capacity: fc.constantFrom(4, 6, Infinity),
    initial: fc.constantFrom(4, 2, 0),
    overtaking: fc.boolean(),
  }),
  items: fc.array(few(3), { minLength: 1, maxLength: 3, ...list }),
  processes: fc.array(
    fc.record({
      start: few(3),
      whenThrown: fc.constantFrom("next step" as const, "end" as const, "fail" as const),
      steps,
    }),
    { minLength: 1, maxLength: 6, ...list },
  ),
  events: fc.array(
    fc.record({
      time: few(12),
      rank: few(6),
      act: fc.oneof(
        { weight: 3, arbitrary: act },
        {
          weight: 1,
          arbitrary: fc.record({
            do: fc.constant("seize" as const),
            claim: poolClaim,
            hold: seconds,
          }),
        },
      ),
    }),
    { maxLength: 8, ...list },
  ),
});
