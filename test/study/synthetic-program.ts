import type { Figure } from "../../engine/inputs/figure.ts";
import { hashName } from "../../engine/random/names.ts";
import { compileDistribution } from "../../engine/random/distribution.ts";
import { createStream } from "../../engine/random/stream.ts";
import { patched } from "../../engine/study/pool/patch.ts";
import type { Program } from "../../engine/study/pool/program.ts";
import { Trace } from "../../engine/trace/trace.ts";
import { assumedValue } from "../../engine/world/assumptions.ts";
import { compiled, noon, target } from "../targets/given.ts";
import { toyKinds as k, toyPosts, toyRegister, toyWorld } from "../targets/toy-world.ts";

const share = (path: string): Figure => ({
  kind: "ignorance",
  si: { kind: "uniform", min: 0, max: 1 },
  written: { uniform: [0, 1] },
  unit: "share",
  mark: "assumed",
  sources: [path],
});

/** What the synthetic programs assume: the second decides, the others never matter. */
export const figures = ["toy/idle", "toy/working-terminals", "toy/other", "toy/more"] as const;

/** Data of a synthetic program. */
export interface Synthetic {
  /** Mean minutes to a picture where the figure is in the lower half of its range, and above it. */
  readonly below: number;
  readonly above: number;
  /** A replication that throws. */
  readonly throwsAt?: number;
  /** How long each replication takes at least, in steps of idle arithmetic. */
  readonly work?: number;
}

const PICTURE = hashName("picture");
const WHO = hashName("toy");

const targets = {
  picture: target({
    interpretations: {
      worst: { name: { zh: "最重", en: "worst" }, scope: { unit: "town", which: "worst-hit" } },
    },
  }),
  warned: target({
    measured: { from: { stage: "occurs" }, to: { stage: "warned" } },
  }),
  "near-base": target({
    measured: { measure: "distance-to-base" },
    scope: { unit: "town", which: "all" },
    threshold: {
      atMost: {
        length: {
          kind: "constant",
          si: 80_000,
          written: 80,
          unit: "km",
          mark: "assumed",
          sources: ["x"],
        },
      },
    },
  }),
};

/**
 * Towns 2 and 5 are struck, 2 harder; each is reported after a fixed time and seen after an exponential
 * one with a mean that hangs on one assumed figure alone.
 */
export const syntheticProgram = (synthetic: Synthetic): Program => ({
  open: (assumptions, patch = []) => {
    const { below, above, throwsAt, work = 0 } = patched(synthetic, patch);
    const values = figures.map((path) => assumedValue(share(path), assumptions, path));
    const mean = values[1] < 0.5 ? below : above;
    const delay = compileDistribution({ kind: "exponential", mean: 60 * mean });
    const world = toyWorld([{ kind: "aviation-base", lon: 117, lat: 36 }]);
    const trace = new Trace();
    return {
      world,
      posts: toyPosts(world),
      register: toyRegister,
      targets: compiled(targets, {}, world),
      horizonS: 86_400,
      play: (replication) => {
        if (replication === throwsAt) throw new RangeError(`replication ${replication} cannot be`);
        let idle = 0;
        for (let i = 0; i < work; i++) idle = (idle * 1_103_515_245 + 12_345) | 0;
        if (idle === 0.5) throw new Error("idle work is whole");
        trace.reset();
        const stream = createStream(assumptions.seed, replication, WHO, PICTURE);
        const strikes = [2, 5].map((town, i) =>
          trace.append(0, k.struck.id, -1, -1, town, i === 0 ? 8 : 7, -1, -1),
        );
        const seen = [2, 5].map((town) => ({ town, at: delay.quantile(stream.uniform()) }));
        const events = seen.flatMap(({ town, at }, i) => [
          { time: Math.min(at, 300), kind: k.reported.id, town, role: 8, cause: strikes[i] },
          { time: at, kind: k.terminal.id, town, role: 14, cause: -2 },
        ]);
        const reports = new Map<number, number>();
        for (const { time, kind, town, role, cause } of events.sort((a, b) => a.time - b.time)) {
          const led = cause === -2 ? (reports.get(town) ?? -1) : cause;
          const row = trace.append(time, kind, -1, -1, town, 0, led, role);
          if (cause !== -2) reports.set(town, row);
        }
        return { trace, calendar: noon };
      },
    };
  },
});
