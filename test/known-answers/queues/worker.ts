/* oxlint-disable unicorn/require-post-message-target-origin -- windows have an origin, threads have none */
import { parentPort } from "node:worker_threads";

import { runExperiment } from "./experiment.ts";
import { experiments } from "./experiments.ts";
import type { Task } from "./on-workers.ts";

/** Runs one experiment a message. */
parentPort!.on("message", ({ experiment, seed }: Task) => {
  parentPort!.postMessage(runExperiment(experiments[experiment], seed));
});
