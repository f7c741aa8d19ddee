import * as fc from "fast-check";
import { expect, test } from "vitest";

import { anyProgram } from "./program.ts";
import { runProgram } from "./run-program.ts";
import { slowOutcome } from "./slow-program.ts";

const RUNS = Number(process.env["KERNEL_RUNS"] ?? 6000);
const SEED = Number(process.env["KERNEL_SEED"] ?? 1);

test("random programs happen as in the slow model, line by line", () => {
  fc.assert(
    fc.property(anyProgram, (program) => {
      const fast = runProgram(program);
      const slow = slowOutcome(program);
      expect(fast.log).toEqual(slow.log);
      expect(fast.figures).toEqual(slow.figures);
      expect(fast.leftOver).toEqual(slow.leftOver);
    }),
    { seed: SEED, numRuns: RUNS },
  );
});
