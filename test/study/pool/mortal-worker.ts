import { serve } from "../../../engine/study/pool/serve.ts";
import { syntheticProgram } from "../synthetic-program.ts";
import type { Synthetic } from "../synthetic-program.ts";

/** A synthetic program whose worker dies over some replications, a stated number of times. */
export interface Mortal extends Synthetic {
  readonly how: "exit" | "memory" | "hang";
  /** The replications over which it dies. */
  readonly at: readonly number[];
  /** How many deaths over each of them are left, shared by all workers. */
  readonly left: Int32Array<SharedArrayBuffer>;
}

const die = (how: Mortal["how"]): void => {
  if (how === "exit") process.exit(3);
  const kept: number[][] = [];
  for (;;) if (how === "memory") kept.push(Array.from({ length: 10_000 }, (_, i) => i / 3));
};

serve((data) =>
  (data as readonly Mortal[]).map((mortal) => {
    const program = syntheticProgram(mortal);
    return {
      open: (assumptions) => {
        const opened = program.open(assumptions);
        return {
          ...opened,
          play: (replication) => {
            const which = mortal.at.indexOf(replication);
            if (which !== -1 && Atomics.sub(mortal.left, which, 1) > 0) die(mortal.how);
            return opened.play(replication);
          },
        };
      },
    };
  }),
);
