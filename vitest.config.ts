import { availableParallelism } from "node:os";

import { defineConfig } from "vitest/config";

/** The ordinary tests: everything `npm test` runs. The long ones have a configuration of their own. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/long/**", "node_modules/**"],
    reporters: ["default", "./test/closing-line.ts"],
    // The main thread only waits: every core can test.
    maxWorkers: availableParallelism(),
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
