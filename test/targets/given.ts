import type { Target } from "../../engine/inputs/targets.ts";
import { compileTargets } from "../../engine/targets/compile-target.ts";
import type { CompiledTarget, TargetContext } from "../../engine/targets/compiled-target.ts";
import { Measurer } from "../../engine/targets/measure.ts";
import { Trace } from "../../engine/trace/trace.ts";
import type { World } from "../../engine/world/world.ts";
import { toyPosts, toyRegister, toyWorld } from "./toy-world.ts";

const minutes = (value: number) => ({
  kind: "constant" as const,
  si: 60 * value,
  written: value,
  unit: "min",
  mark: "assumed" as const,
  sources: ["x"],
});

/** A promise of a picture within 30 minutes of the disaster in every struck town, but for what is given. */
export const target = (more: Partial<Target> = {}): Target => ({
  name: { zh: "目标", en: "target" },
  kind: "promise",
  quote: "…",
  measured: { from: { stage: "occurs" }, to: { stage: "firstPicture" } },
  scope: { unit: "town", which: "affected" },
  statistic: { of: "worst" },
  threshold: { atMost: { duration: minutes(30) } },
  reliability: 0.9,
  mark: "assumed",
  source: ["x"],
  ...more,
});

export const atMost = (value: number) => ({ atMost: { duration: minutes(value) } });

export const earthquake: TargetContext = {
  hazards: ["earthquake"],
  horizonS: 86_400,
  day: undefined,
  named: false,
};

export const compiled = (
  targets: Readonly<Record<string, Target>>,
  context: Partial<TargetContext> = {},
  world: World = toyWorld(),
): CompiledTarget[] =>
  compileTargets(
    targets,
    { posts: toyPosts(world), names: world.ground.names, kinds: toyRegister },
    { ...earthquake, ...context },
  );

/** One event: minutes after the start, number of the kind, and the rest as far as it matters. */
export interface Event {
  readonly at: number;
  readonly kind: { readonly id: number };
  readonly where: number;
  readonly who?: number;
  readonly amount?: number;
  readonly role?: number;
  readonly cause?: number;
}

export const traceOf = (events: readonly Event[]): Trace => {
  const trace = new Trace();
  for (const { at, kind, where, who = -1, amount = 0, role = -1, cause = -1 } of events)
    trace.append(60 * at, kind.id, who, -1, where, amount, cause, role);
  return trace;
};

/** 2024-06-21 12:00 in Beijing. */
export const noon = { startEpochS: Date.UTC(2024, 5, 21, 4) / 1000, utcOffsetS: 28_800 };

/** Measures one target on events. */
export const measured = (
  wanted: Target,
  events: readonly Event[],
  { world = toyWorld(), calendar = noon, variant = null as string | null } = {},
) => {
  const targets = compiled({ it: wanted }, {}, world);
  const measurer = new Measurer(targets, world, toyPosts(world), toyRegister);
  measurer.read({ trace: traceOf(events), calendar });
  return measurer.measure(targets.findIndex((one) => one.variant === variant));
};
