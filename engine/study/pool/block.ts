import { Measurer } from "../../targets/measure.ts";
import type { Read } from "../../targets/measure.ts";
import type { Assumptions } from "../../world/assumptions.ts";
import { CONDITIONS, noteConditions } from "./conditions.ts";
import { describeProgram } from "./describe.ts";
import { eventsOf } from "./events.ts";
import type { EventBlock } from "./events.ts";
import { Explainer } from "../explain/explain.ts";
import type { TargetSum } from "../explain/explain.ts";
import { noUse, UseTally } from "../explain/resource-use.ts";
import type { UseSum } from "../explain/resource-use.ts";
import { KeptReady } from "./kept-ready.ts";
import { readyKey } from "./ready-key.ts";
import type { Patch } from "./patch.ts";
import type { Description, Opened, Program } from "./program.ts";

/** What a worker is asked to do: replications of one program in one set of assumptions. */
export interface Block {
  /** Which of the programs that the pool was opened with. */
  readonly program: number;
  readonly assumptions: Assumptions;
  /** The numbers of the replications, in ascending order. */
  readonly replications: readonly number[];
  /** Also say why targets fail. */
  readonly explain: boolean;
  /** What to change in the data of the program first; nothing unless given. */
  readonly patch?: Patch;
}

/** What comes back: a row for each replication, a column for each target. */
export interface BlockResult {
  readonly replications: readonly number[];
  /** Hash of the trace of each replication. */
  readonly hashes: readonly string[];
  /** Events written, over all replications. */
  readonly rows: number;
  /** By replication and target: the measurement in SI, NaN where the target speaks of nobody. */
  readonly values: Float64Array;
  /** By replication and target: 1 passed, 0 failed, -1 nobody to speak of. */
  readonly passes: Int8Array;
  /** By replication and column of `conditionColumns`. */
  readonly conditions: Float32Array;
  readonly explained: readonly TargetSum[];
  /** Units in use over time; empty unless explained. */
  readonly use: UseSum;
  /** Kinds of the catalogue (rows) whose units did anything: what the others are like cannot matter. */
  readonly acting: readonly number[];
}

/** A program ready to be played in one set of assumptions. */
interface Ready {
  readonly opened: Opened;
  readonly measurer: Measurer;
}

/** So many programs are kept ready in one thread, unless said otherwise. */
const KEPT = 4;

/** Programs made ready in one thread, a few of them kept so. */
export class Player {
  private readonly programs: readonly Program[];
  /** By `readyKey`. */
  private readonly atHand: KeptReady<Ready>;

  constructor(programs: readonly Program[], kept: number = KEPT) {
    this.programs = programs;
    this.atHand = new KeptReady(kept);
  }

  /** What is ready (`readyKey`). */
  ready(): string[] {
    return this.atHand.keys();
  }

  /** What the main thread must know of a program; compiled in the given set of assumptions. */
  describe(program: number, assumptions: Assumptions): Description {
    const asked = new Map(assumptions.asked);
    const noting = { ...assumptions, asked };
    let opened: Opened | undefined;
    // Its blocks are likely to come next: what was opened for this stays ready for them.
    this.atHand.get(readyKey(program, assumptions), () => {
      opened = this.programs[program].open(noting);
      return readied(opened);
    });
    opened ??= this.programs[program].open(noting);
    return describeProgram(opened, asked);
  }

  play({ program, assumptions, replications, explain, patch }: Block): BlockResult {
    const { opened, measurer } = this.open(program, assumptions, patch);
    const columns = measurer.targets.length;
    const values = new Float64Array(replications.length * columns);
    const passes = new Int8Array(replications.length * columns);
    const conditions = new Float32Array(replications.length * CONDITIONS);
    const explainer = explain ? new Explainer(opened, measurer, toExplain(measurer)) : undefined;
    const acting = new ActingKinds(opened);
    const use = explain ? useTallyOf(opened) : undefined;
    const hashes: string[] = [];
    let rows = 0;
    replications.forEach((replication, i) => {
      const read = opened.play(replication);
      hashes.push(read.trace.hash());
      rows += read.trace.length;
      measurer.read(read);
      noteConditions(opened, measurer, read, conditions, i * CONDITIONS);
      for (let t = 0; t < columns; t++) {
        const skipped = measurer.targets[t].notTested !== undefined;
        const { value, pass } = skipped ? untested : measurer.measure(t);
        values[i * columns + t] = value;
        passes[i * columns + t] = pass === undefined ? -1 : pass ? 1 : 0;
      }
      explainer?.add(read);
      use?.add(read.trace);
      acting.add(read);
    });
    const explained = explainer?.result() ?? [];
    return {
      replications,
      hashes,
      rows,
      values,
      passes,
      conditions,
      explained,
      use: use?.result() ?? noUse(),
      acting: acting.list(),
    };
  }

  /** Every event of the replications of a block. */
  events({ program, assumptions, replications, patch }: Block): EventBlock {
    return eventsOf(this.open(program, assumptions, patch).opened, replications);
  }

  private open(program: number, assumptions: Assumptions, patch?: Patch): Ready {
    return this.atHand.get(readyKey(program, assumptions, patch), () =>
      readied(this.programs[program].open(assumptions, patch)),
    );
  }
}

const readied = (opened: Opened): Ready => {
  const { targets, world, posts, register } = opened;
  return { opened, measurer: new Measurer(targets, world, posts, register) };
};

const untested = { value: NaN, pass: undefined };

const useTallyOf = ({ world, register, horizonS }: Opened): UseTally => {
  const { tables, catalogue } = world.inventory;
  return new UseTally(register, tables.unit.kind, catalogue.kinds.length, horizonS);
};

/** Which kinds of unit appear in traces as those who act. */
class ActingKinds {
  private readonly kindOfUnit: Uint16Array;
  private readonly isByUnit: ReadonlySet<number>;
  private readonly seen: Uint8Array;

  constructor({ world, register }: Opened) {
    this.kindOfUnit = world.inventory.tables.unit.kind;
    this.isByUnit = new Set(
      register.all.filter(({ tables }) => tables.who === "unit").map(({ id }) => id),
    );
    this.seen = new Uint8Array(world.inventory.catalogue.kinds.length);
  }

  add({ trace }: Read): void {
    const { kind, who, length } = trace;
    for (let row = 0; row < length; row++) {
      if (who[row] >= 0 && this.isByUnit.has(kind[row])) this.seen[this.kindOfUnit[who[row]]] = 1;
    }
  }

  list(): number[] {
    return Array.from(this.seen.keys()).filter((kind) => this.seen[kind] === 1);
  }
}

/** The targets that are explained: promises as they stand, measured by a clock. */
const toExplain = ({ targets }: Measurer): number[] =>
  targets.flatMap((target, i) =>
    target.variant === null && target.notTested === undefined && target.measured.by === "clock"
      ? [i]
      : [],
  );
