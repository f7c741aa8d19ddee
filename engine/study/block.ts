import { Measurer } from "../targets/measure.ts";
import type { Assumptions } from "../world/assumptions.ts";
import { describeProgram } from "./describe.ts";
import { Explainer } from "./explain.ts";
import type { TargetSum } from "./explain.ts";
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
  readonly explained: readonly TargetSum[];
}

/** Programs made ready in one thread, the last ones kept: blocks come set by set. */
export class Player {
  private readonly programs: readonly Program[];
  private readonly ready = new Map<string, { opened: Opened; measurer: Measurer }>();

  constructor(programs: readonly Program[]) {
    this.programs = programs;
  }

  /** What the main thread must know of a program; compiled in the given set of assumptions. */
  describe(program: number, assumptions: Assumptions): Description {
    const asked = new Map(assumptions.asked);
    const opened = this.programs[program].open({ ...assumptions, asked });
    return describeProgram(opened, asked);
  }

  play({ program, assumptions, replications, explain }: Block): BlockResult {
    const { opened, measurer } = this.open(program, assumptions);
    const columns = measurer.targets.length;
    const values = new Float64Array(replications.length * columns);
    const passes = new Int8Array(replications.length * columns);
    const explainer = explain ? new Explainer(opened, measurer, explained(measurer)) : undefined;
    const hashes: string[] = [];
    let rows = 0;
    replications.forEach((replication, i) => {
      const read = opened.play(replication);
      hashes.push(read.trace.hash());
      rows += read.trace.length;
      measurer.read(read);
      for (let t = 0; t < columns; t++) {
        const skipped = measurer.targets[t].notTested !== undefined;
        const { value, pass } = skipped ? untested : measurer.measure(t);
        values[i * columns + t] = value;
        passes[i * columns + t] = pass === undefined ? -1 : pass ? 1 : 0;
      }
      explainer?.add(read);
    });
    return { replications, hashes, rows, values, passes, explained: explainer?.result() ?? [] };
  }

  private open(program: number, assumptions: Assumptions): { opened: Opened; measurer: Measurer } {
    const key = JSON.stringify([program, assumptions]);
    let ready = this.ready.get(key);
    if (ready === undefined) {
      // One is enough: a worker finishes a block before it takes another.
      this.ready.clear();
      const opened = this.programs[program].open(assumptions);
      const { targets, world, posts, register } = opened;
      ready = { opened, measurer: new Measurer(targets, world, posts, register) };
      this.ready.set(key, ready);
    }
    return ready;
  }
}

const untested = { value: NaN, pass: undefined };

/** The targets that are explained: promises as they stand, measured by a clock. */
const explained = ({ targets }: Measurer): number[] =>
  targets.flatMap((target, i) =>
    target.variant === null && target.notTested === undefined && target.measured.by === "clock"
      ? [i]
      : [],
  );
