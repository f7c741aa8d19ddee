import { defineConfig } from "vitest/config";

/** What cannot fit into `npm test`: thousands of experiments, kill loops, browsers. */
export default defineConfig({
  test: {
    include: ["test/long/**/*.test.ts"],
    reporters: ["default", "./test/closing-line.ts"],
    testTimeout: 1_200_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
