import alea from "seedrandom/lib/alea.js";

import { compileDistribution, draw } from "../engine/random/distribution.ts";
import type { Distribution } from "../engine/random/distribution.ts";
import { exponentialQuantile } from "../engine/random/exponential.ts";
import { createStream } from "../engine/random/stream.ts";
import { Streams } from "../engine/random/streams.ts";

/** What random numbers cost: nanoseconds per operation, medians of interleaved rounds. */

const lognormal: Distribution = { kind: "lognormal", median: 20, p90: 45 };

const distributions: Readonly<Record<string, Distribution>> = {
  constant: { kind: "constant", value: 5 },
  uniform: { kind: "uniform", min: 2, max: 9 },
  triangular: { kind: "triangular", min: 10, mode: 20, max: 40 },
  pert: { kind: "pert", min: 10, mode: 20, max: 40 },
  exponential: { kind: "exponential", mean: 7 },
  normal: { kind: "normal", mean: 10, sd: 3 },
  lognormal,
  gamma: { kind: "gamma", shape: 2.5, scale: 4 },
  weibull: { kind: "weibull", shape: 1.7, scale: 30 },
  beta: { kind: "beta", alpha: 2, beta: 5 },
  empirical: { kind: "empirical", values: Array.from({ length: 100 }, (_, i) => i * i) },
  discrete: { kind: "discrete", values: [1, 2, 3, 4, 5], weights: [5, 4, 3, 2, 1] },
  poisson3: { kind: "poisson", mean: 3 },
  poisson30: { kind: "poisson", mean: 30 },
  poisson300: { kind: "poisson", mean: 300 },
  poisson300000: { kind: "poisson", mean: 300_000 },
  mixture: {
    kind: "mixture",
    weights: [0.3, 0.7],
    parts: [{ kind: "exponential", mean: 7 }, lognormal],
  },
  truncated: { kind: "truncated", of: lognormal, min: 5, max: 120 },
};

/** A microsecond a draw or more. */
const SLOW = new Set(["pert", "beta", "gamma", "mixture", "poisson300"]);

const ROUNDS = 9;

interface Task {
  readonly name: string;
  readonly times: number;
  /** Does it that many times and returns something of it, so that none is left out. */
  readonly run: (times: number) => number;
}

/** `draws` and `creations` per round and task, fewer of a slow one; the defaults take some four seconds. */
export async function benchRandom(
  draws = 100_000,
  creations = 50_000,
): Promise<Record<string, number>> {
  const generator = alea("benchmark", { state: true });
  const stream = createStream(1, 0, 2, 3);
  const streams = new Streams(1, 0);
  let replication = 0;
  const sum = (next: () => number) => (times: number) => {
    let total = 0;
    for (let i = 0; i < times; i++) total += next();
    return total;
  };
  const tasks: Task[] = [
    { name: "mathRandom", times: draws * 5, run: sum(() => Math.random()) },
    { name: "aleaDouble", times: draws * 5, run: sum(() => generator.double()) },
    { name: "uniform", times: draws * 5, run: sum(() => stream.uniform()) },
    {
      name: "streamCreation",
      times: creations,
      run: (times) => {
        let total = 0;
        for (let i = 0; i < times; i++) total += createStream(1, i & 1023, i, 7).uniform();
        return total;
      },
    },
    {
      // The first use of each of 5,000 streams in a replication: table, first number and the collector.
      name: "streamFirstUse",
      times: creations,
      run: (times) => {
        let total = 0;
        for (let i = 0; i < times; i++) {
          const row = i % 5000;
          if (row === 0) streams.reset(++replication);
          total += streams.get(row >> 2, row & 3).uniform();
        }
        return total;
      },
    },
    {
      name: "streamLookUp",
      times: creations,
      run: (times) => {
        let total = 0;
        for (let i = 0; i < times; i++) {
          const row = i % 5000;
          total += streams.get(row >> 2, row & 3).uniform();
        }
        return total;
      },
    },
    {
      name: "exponentialQuantile",
      times: draws,
      run: sum(() => exponentialQuantile(stream.uniform(), 7)),
    },
    ...Object.entries(distributions).map(([name, distribution]) => {
      const variate = compileDistribution(distribution);
      return {
        name: `draw ${name}`,
        times: SLOW.has(name) ? draws / 10 : draws,
        run: sum(() => draw(variate, stream)),
      };
    }),
  ];
  const samples = new Map<string, number[]>(tasks.map(({ name }) => [name, []]));
  let sink = 0;
  for (let round = -2; round < ROUNDS; round++) {
    for (const { name, times, run } of tasks) {
      const start = performance.now();
      sink += run(times);
      const nanoseconds = ((performance.now() - start) * 1e6) / times;
      if (round >= 0) samples.get(name)?.push(nanoseconds);
    }
    // Others on the machine get their turn between rounds.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  if (!Number.isFinite(sink)) throw new Error("a draw was not a number");
  return Object.fromEntries(
    [...samples].map(([name, values]) => {
      values.sort((a, b) => a - b);
      return [name, Math.round(values[ROUNDS >> 1] * 10) / 10];
    }),
  );
}

if (import.meta.main) console.log(JSON.stringify(await benchRandom(), undefined, 2));
