import type { HazardKind, Stage, Tier as TierName } from "../inputs/stage.ts";
import type { Measure, Scope, Statistic } from "../inputs/targets.ts";
import type { Text } from "../inputs/text.ts";
import type { Tier } from "../situation/posts.ts";

/** A stage as a clock starts or stops on it: which rows of a trace reach it. */
export interface CompiledStage {
  readonly stage: Stage;
  /** Numbers of the kinds of event that reach it, those of the right way where ways are asked for. */
  readonly kinds: readonly number[];
  /** The tier of the post in `role`; undefined for any. */
  readonly tier: Tier | undefined;
  /** Only units that can do this (bits of `skillBits`), or of these classes or kinds; undefined for any. */
  readonly units: UnitFilter | undefined;
}

export interface UnitFilter {
  /** As written. */
  readonly words: readonly string[];
  readonly skills: number;
  readonly classes: readonly string[];
  readonly kinds: readonly string[];
}

export type CompiledMeasured =
  | { readonly by: "clock"; readonly from: CompiledStage; readonly to: CompiledStage }
  | {
      readonly by: "measure";
      readonly measure: Measure;
      readonly of: readonly string[] | undefined;
    };

export interface CompiledScope {
  readonly unit: Scope["unit"];
  readonly which: Scope["which"];
  /** Only in these posts and below them; undefined for everywhere. */
  readonly within: readonly number[] | undefined;
  readonly light: Scope["light"];
}

export type Sense = "atMost" | "atLeast";

/** A limit in SI, with the unit it was written in. */
export interface CompiledThreshold {
  readonly sense: Sense;
  readonly si: number;
  readonly written: number;
  readonly unit: string;
}

/** Why a promise cannot be tested here. */
export interface NotTested {
  readonly why: "hazard" | "stage" | "tier" | "nobody" | "superseded" | "not-in-force";
  readonly text: Text;
}

/**
 * One reading of a promise, ready to be measured: plain data, the same in every set of assumptions.
 * `variant` is the id of the interpretation, null for the promise as it stands.
 */
export interface CompiledTarget {
  readonly id: string;
  readonly variant: string | null;
  readonly name: Text;
  readonly variantName: Text | undefined;
  readonly kind: "promise" | "achievement" | "design-rule";
  readonly measured: CompiledMeasured;
  readonly scope: CompiledScope;
  readonly statistic: Statistic;
  readonly threshold: CompiledThreshold;
  readonly reliability: number;
  /** Set where it cannot be tested, and why. */
  readonly notTested: NotTested | undefined;
  /** What the reader ought to know though it is tested. */
  readonly warnings: readonly Text[];
}

/** What targets are compiled for. */
export interface TargetContext {
  /** Hazards of the case. */
  readonly hazards: readonly HazardKind[];
  /** How long the case is watched, s. */
  readonly horizonS: number;
  /** The day of the case as `2023-08-06`, where it has one. */
  readonly day: string | undefined;
  /** Does the case ask for these targets by name? */
  readonly named: boolean;
}

/** The tiers that the engine has posts for. */
export const tierNumber: Readonly<Record<TierName, Tier | undefined>> = {
  village: undefined,
  town: 0,
  county: 1,
  city: 2,
  province: 3,
  state: undefined,
};
