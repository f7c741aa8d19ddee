import { describe, expect, test } from "vitest";

import { hashName } from "../../engine/random/names.ts";
import { createStream } from "../../engine/random/stream.ts";
import type { Stream } from "../../engine/random/stream.ts";
import {
  birthdaySpacings,
  correlation,
  duplicates,
  kolmogorov,
  runs,
  serialCorrelation,
  tuples,
  uniformity,
} from "../random/randomness.ts";
import type { PValue, Source } from "../random/randomness.ts";

const travel = hashName("travel");

/** The lower 32 of a number's 53 bits, as a number in [0, 1). */
const lowerBits =
  (next: Source): Source =>
  () =>
    (next() * 2 ** 21) % 1;

/** Measures of `n` thousand numbers or more. */
const measures: Record<string, (next: Source, n: number) => PValue> = {
  uniformity: (next, n) => uniformity(next, 2000 * n, 4096),
  pairs: (next, n) => tuples(next, 1000 * n, 2, 128),
  triples: (next, n) => tuples(next, 700 * n, 3, 24),
  "tuples of five": (next, n) => tuples(next, 400 * n, 5, 6),
  "correlation with the next": (next, n) => serialCorrelation(next, 1000 * n, 1),
  "correlation with the third": (next, n) => serialCorrelation(next, 1000 * n, 3),
  runs: (next, n) => runs(next, 2000 * n),
  "birthday spacings": (next, n) => birthdaySpacings(next, 1024, 2 ** 24, n / 10),
  "uniformity of the lower bits": (next, n) => uniformity(lowerBits(next), 1000 * n, 4096),
  "pairs of the lower bits": (next, n) => tuples(lowerBits(next), 1000 * n, 2, 128),
  "birthday spacings of the lower bits": (next, n) =>
    birthdaySpacings(lowerBits(next), 1024, 2 ** 24, n / 10),
};

interface Way {
  /** Thousands of numbers per measure. */
  readonly n: number;
  readonly source: (k: number) => Source;
}

/** Sequences k = 0, 1, ... of numbers, in the ways a model meets streams. */
const ways: Record<string, Way> = {
  "one stream after the other": {
    n: 1000,
    source: (k) => {
      const stream = createStream(k, 0, hashName("team-7"), travel);
      return () => stream.uniform();
    },
  },
  "first numbers over names": {
    n: 60,
    source: (k) => {
      let i = 0;
      return () => createStream(k, 0, hashName(`team-${i++}`), travel).uniform();
    },
  },
  "first numbers over replications": {
    n: 100,
    source: (k) => {
      let i = 0;
      return () => createStream(1, i++, k, travel).uniform();
    },
  },
  "first numbers over seeds": {
    n: 100,
    source: (k) => {
      let i = 0;
      return () => createStream(i++, 0, k, travel).uniform();
    },
  },
  "first numbers over rows and purposes": {
    n: 100,
    source: (k) => {
      let i = 0;
      return () => createStream(k, 0, i >> 3, i++ & 7).uniform();
    },
  },
  "a hundred streams in turn": {
    n: 1000,
    source: (k) => {
      const streams: Stream[] = Array.from({ length: 100 }, (_, who) => createStream(k, 0, who, 0));
      let i = 0;
      return () => streams[i++ % 100].uniform();
    },
  },
};

/** Sequences per way and measure. */
const SEQUENCES = 12;

describe.each(Object.entries(ways))("%s", (_, { n, source }) => {
  test.each(Object.entries(measures))("%s", (_name, measure) => {
    const values = Array.from({ length: SEQUENCES }, (_ignored, k) => measure(source(k), n));
    // The p-values of random numbers are themselves uniform.
    expect(kolmogorov(values)).toBeGreaterThan(1e-5);
    for (const p of values) {
      expect(p).toBeGreaterThan(1e-6);
      expect(p).toBeLessThan(1 - 1e-6);
    }
  });
});

test("a hundred million numbers of one stream", () => {
  const stream = createStream(1, 0, hashName("team-7"), travel);
  const p = uniformity(() => stream.uniform(), 100_000_000, 65_536);
  expect(p).toBeGreaterThan(1e-6);
  expect(p).toBeLessThan(1 - 1e-6);
});

test("correlations of a thousand pairs of neighbours scatter as chance has it", () => {
  const ways: ((k: number) => readonly [Stream, Stream])[] = [
    (k) => [
      createStream(1, 0, hashName(`team-${k}`), travel),
      createStream(1, 0, hashName(`team-${k + 1}`), travel),
    ],
    (k) => [createStream(1, k, 5, travel), createStream(1, k + 1, 5, travel)],
    (k) => [createStream(k, 0, 5, travel), createStream(k + 1, 0, 5, travel)],
    (k) => [createStream(1, 0, k, k + 1), createStream(1, 0, k + 1, k)],
  ];
  for (const way of ways) {
    const values = Array.from({ length: 1000 }, (_, k) => {
      const [one, other] = way(k);
      return correlation(() => [one.uniform(), other.uniform()], 2000);
    });
    expect(kolmogorov(values)).toBeGreaterThan(1e-4);
  }
});

test("ten million names of streams lead to ten million states", () => {
  const numbers = new Float64Array(10_000_000);
  let i = 0;
  for (let seed = 0; seed < 10; seed++) {
    for (let replication = 0; replication < 1000; replication++) {
      for (let who = 0; who < 1000; who++) {
        numbers[i++] = createStream(seed, replication, who, travel).uniform();
      }
    }
  }
  expect(duplicates(numbers)).toBe(0);
});
