import { createHash } from "node:crypto";

import type { StudyRequest } from "../study.ts";
import type { About } from "./keep-results.ts";

/**
 * A key that two runs share exactly where the same replication of the same set comes out the same, so
 * that one may go on from what the other has kept. How many are played is not in it.
 */
export const runKey = (
  { muster, engine, node, inputs, narrowing, only }: About,
  { seed, sets, sampling }: Pick<StudyRequest, "seed" | "sets" | "sampling">,
): string =>
  createHash("sha256")
    .update(
      JSON.stringify([muster, engine, node, inputs, narrowing.place, only, seed, sets, sampling]),
    )
    .digest("hex");
