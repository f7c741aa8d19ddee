import { availableParallelism } from "node:os";

import { describe, expect, it } from "vitest";

import { CONFIDENCE } from "../known-answers/queues/experiment.ts";
import type { Row } from "../known-answers/queues/experiment.ts";
import { experiments } from "../known-answers/queues/experiments.ts";
import { onWorkers } from "../known-answers/queues/on-workers.ts";

const SEEDS = 20;
/** Chance of a false alarm of either check. */
const ALARM = 1e-6;

/** Fewest misses that binomial chance exceeds with probability at most `alarm`. */
function mostMisses(trials: number, chance: number, alarm: number): number {
  let probability = (1 - chance) ** trials;
  let above = 1 - probability;
  let misses = 0;
  while (above > alarm) {
    probability *= ((trials - misses) / (misses + 1)) * (chance / (1 - chance));
    above -= probability;
    misses++;
  }
  return misses;
}

describe("known answers with fresh seeds", () => {
  it("bounds misses by the binomial law", () => {
    // 1 - .9^3 - 3 .1 .9^2 = .028, less .027 = .001.
    expect(mostMisses(3, 0.1, 0.02)).toBe(2);
    expect(mostMisses(3, 0.1, 0.03)).toBe(1);
  });

  it(`miss their 99.9 % intervals as seldom as they say, over ${SEEDS} seeds`, async () => {
    // The day's clock gives the first seed; name it to run the same again.
    const named = process.env["KNOWN_ANSWERS_SEED"];
    const first = named === undefined ? Date.now() : Number(named);
    console.log(`first seed: KNOWN_ANSWERS_SEED=${first}`);
    const tasks = experiments.flatMap((_, experiment) =>
      Array.from({ length: SEEDS }, (_, k) => ({ experiment, seed: first + k })),
    );
    const results = await Promise.all(onWorkers(tasks, availableParallelism()));

    const lines = [`${"quantity".padEnd(76)}      exact   mean of seeds   misses   s.e. off`];
    let misses = 0;
    let trials = 0;
    let farthest = 0;
    experiments.forEach(({ name }, experiment) => {
      const runs = results.slice(experiment * SEEDS, (experiment + 1) * SEEDS);
      runs[0].forEach(({ quantity, expected }, at) => {
        const rows = runs.map((run) => run[at]);
        const missed = rows.filter((row) => !row.holds).length;
        const away = distance(rows);
        misses += missed;
        trials += rows.length;
        farthest = Math.max(farthest, Math.abs(away));
        lines.push(
          [
            `${name}: ${quantity}`.padEnd(76),
            expected.toPrecision(7).padStart(10),
            meanOf(rows.map((row) => row.estimate.estimate))
              .toPrecision(7)
              .padStart(15),
            String(missed).padStart(8),
            away.toFixed(2).padStart(10),
          ].join(" "),
        );
      });
    });
    const allowed = mostMisses(trials, 1 - CONFIDENCE, ALARM);
    lines.push(`${misses} misses in ${trials} intervals, at most ${allowed} allowed`);
    console.log(lines.join("\n"));

    expect(misses, lines.join("\n")).toBeLessThanOrEqual(allowed);
    // Twenty seeds together see what one cannot. A normal value beyond 6 has chance 2e-9.
    expect(farthest, lines.join("\n")).toBeLessThan(6);
  });
});

/** How far the mean over the seeds lies from the exact value, in its own standard errors. */
function distance(rows: readonly Row[]): number {
  const variance = meanOf(rows.map(({ estimate }) => estimate.standardError ** 2)) / rows.length;
  return (
    (meanOf(rows.map((row) => row.estimate.estimate)) - rows[0].expected) / Math.sqrt(variance)
  );
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
