import type { KindClass } from "../../inputs/catalogue-figures.ts";
import type { Figure } from "../../inputs/figure.ts";
import type { Text } from "../../inputs/text.ts";
import type { Posts } from "../../situation/posts.ts";
import type { CompiledTarget } from "../../targets/compiled-target.ts";
import type { Read } from "../../targets/measure.ts";
import type { KindRegister } from "../../trace/register.ts";
import type { Assumptions } from "../../world/assumptions.ts";
import type { World } from "../../world/world.ts";
import type { Patch } from "./patch.ts";

/** A case made ready to be played in one set of assumptions. */
export interface Opened {
  readonly world: World;
  readonly posts: Posts;
  readonly register: KindRegister;
  readonly targets: readonly CompiledTarget[];
  /** How long it is watched, s. */
  readonly horizonS: number;
  /** Plays one replication; what it gives belongs to the worker and lasts until the next. */
  readonly play: (replication: number) => Read;
  /**
   * What the replication played last was under besides its calendar: weather at the start (number of
   * `weathers`), magnitude of the first earthquake (NaN for none). Absent where there is neither.
   */
  readonly drawn?: () => { readonly weather: number; readonly magnitude: number };
}

/** Something to be studied: a pure function of assumptions and replication number. */
export interface Program {
  /** `patch` is made in the data of the program first. */
  readonly open: (assumptions: Assumptions, patch?: Patch) => Opened;
}

/** What a post, a kind of event or a kind of unit is called, for tables. */
export interface NamedPlace {
  readonly code: string;
  readonly name: Text;
  /** 0 town, 1 county, 2 city, 3 province. */
  readonly tier: number;
  /** The post above; -1 for the province. */
  readonly parent: number;
}

export interface NamedKind {
  readonly id: number;
  readonly path: string;
  readonly label: Text;
  readonly stage: string | undefined;
  readonly way: string | undefined;
}

/** What the main thread must know of a program to read its results: plain data. */
export interface Description {
  readonly targets: readonly CompiledTarget[];
  readonly places: readonly NamedPlace[];
  readonly kinds: readonly NamedKind[];
  /** Kinds of the catalogue, in the order of their rows. */
  readonly unitKinds: ReadonlyArray<{
    readonly id: string;
    readonly name: Text;
    readonly class: KindClass;
  }>;
  /** How long it is watched, s. */
  readonly horizonS: number;
  /** Every unknown that compiling asked for: its path, and its figure (undefined for a choice of words). */
  readonly unknowns: ReadonlyArray<readonly [path: string, figure: Figure | undefined]>;
  /** What the reader ought to know before trusting a target: kinds of unit that are not there. */
  readonly warnings: readonly Text[];
}
