import { describe, expect, test } from "vitest";

import { hashName } from "../../engine/random/names.ts";
import { createStream } from "../../engine/random/stream.ts";
import {
  birthdaySpacings,
  correlation,
  duplicates,
  ofNormal,
  runs,
  serialCorrelation,
  tuples,
  uniformity,
} from "./randomness.ts";
import type { PValue, Source } from "./randomness.ts";

// Fixed seeds, so that the outcome is the same every time: each p-value within the middle 99.9 %.
const expectRandom = (p: PValue) => {
  expect(p).toBeGreaterThan(0.0005);
  expect(p).toBeLessThan(0.9995);
};

const travel = hashName("travel");
const team7 = hashName("team-7");

describe("one stream", () => {
  const stream = (antithetic = false): Source => {
    const it = createStream(1, 0, team7, travel, antithetic);
    return () => it.uniform();
  };
  test("is uniform", () => expectRandom(uniformity(stream(), 500_000, 300)));
  test("is uniform in its antithetic form", () =>
    expectRandom(uniformity(stream(true), 500_000, 300)));
  test("has uniform pairs", () => expectRandom(tuples(stream(), 300_000, 2, 50)));
  test("has uniform triples", () => expectRandom(tuples(stream(), 300_000, 3, 15)));
  test.each([1, 2, 3, 7, 64])("does not remember the number %d before", (lag) =>
    expectRandom(serialCorrelation(stream(), 300_000, lag)),
  );
  test("rises in runs of the right lengths", () => expectRandom(runs(stream(), 500_000)));
  test("spaces its birthdays", () => expectRandom(birthdaySpacings(stream(), 512, 2 ** 24, 500)));
});

/** The first numbers of streams that differ in one part of their name. */
const families: Record<string, (i: number) => number> = {
  "the names team-0, team-1, ...": (i) =>
    createStream(1, 0, hashName(`team-${i}`), travel).uniform(),
  "rows 0, 1, ... for who": (i) => createStream(1, 0, i, travel).uniform(),
  "rows 0, 1, ... for what": (i) => createStream(1, 0, team7, i).uniform(),
  "replications 0, 1, ...": (i) => createStream(1, i, team7, travel).uniform(),
  "seeds 0, 1, ...": (i) => createStream(i, 0, team7, travel).uniform(),
  "seeds 0, 2^32, ...": (i) => createStream(i * 2 ** 32, 0, team7, travel).uniform(),
  "names with one bit set": (i) =>
    createStream(1, i >> 10, (1 << (i & 31)) | 0, (1 << ((i >> 5) & 31)) | 0).uniform(),
};

describe.each(Object.entries(families))("first numbers over %s", (_, first) => {
  const count = 100_000;
  const numbers = Float64Array.from({ length: count }, (_ignored, i) => first(i));
  const source = (): Source => {
    let i = 0;
    return () => numbers[i++];
  };
  test("are uniform", () => expectRandom(uniformity(source(), count, 300)));
  test("have uniform pairs", () => expectRandom(tuples(source(), count / 2, 2, 30)));
  test.each([1, 2, 32])("do not remember the one %d before", (lag) =>
    expectRandom(serialCorrelation(source(), count - lag, lag)),
  );
  test("rise in runs of the right lengths", () => expectRandom(runs(source(), count)));
  test("are all different", () => expect(duplicates(numbers)).toBe(0));
});

describe("neighbouring streams", () => {
  const pairs: Record<
    string,
    readonly [Parameters<typeof createStream>, Parameters<typeof createStream>]
  > = {
    "team-1 and team-2": [
      [1, 0, hashName("team-1"), travel],
      [1, 0, hashName("team-2"), travel],
    ],
    "replications 0 and 1": [
      [1, 0, team7, travel],
      [1, 1, team7, travel],
    ],
    "seeds 1 and 2": [
      [1, 0, team7, travel],
      [2, 0, team7, travel],
    ],
    "seed and replication swapped": [
      [1, 2, team7, travel],
      [2, 1, team7, travel],
    ],
    "who and what swapped": [
      [1, 0, team7, travel],
      [1, 0, travel, team7],
    ],
    "rows 3, 4 and 4, 3": [
      [1, 0, 3, 4],
      [1, 0, 4, 3],
    ],
    "one more for who, one less for what": [
      [1, 0, 10, 20],
      [1, 0, 11, 19],
    ],
    "the halves of the seed swapped": [
      [5 + 3 * 2 ** 32, 0, team7, travel],
      [3 + 5 * 2 ** 32, 0, team7, travel],
    ],
  };
  test.each(Object.entries(pairs))("%s do not go together", (_, [left, right]) => {
    for (const shift of [0, 1]) {
      const one = createStream(...left);
      const other = createStream(...right);
      if (shift === 1) other.uniform();
      expectRandom(correlation(() => [one.uniform(), other.uniform()], 100_000));
    }
  });

  test("over ten thousand pairs of neighbours, their correlations scatter as chance has it", () => {
    const length = 40;
    let squares = 0;
    const count = 10_000;
    for (let i = 0; i < count; i++) {
      const one = createStream(1, i >> 5, i & 31, travel);
      const other = createStream(1, i >> 5, (i & 31) + 1, travel);
      let sum = 0;
      for (let k = 0; k < length; k++) sum += (one.uniform() - 0.5) * (other.uniform() - 0.5);
      squares += (144 * sum * sum) / length;
    }
    // A product of two standardised uniforms has fourth moment (9/5)^2, so that the square of a sum of
    // n of them, over n, has mean 1 and variance 2 + (3.24 - 3) / n.
    const variance = 2 + (3.24 - 3) / length;
    expectRandom(ofNormal((squares - count) / Math.sqrt(count * variance)));
  });

  test("a pair of antithetic streams has correlation -1, and its average no variance", () => {
    const plain = createStream(1, 0, team7, travel);
    const antithetic = createStream(1, 0, team7, travel, true);
    for (let i = 0; i < 1000; i++) {
      expect(plain.uniform() + antithetic.uniform()).toBe(1);
    }
  });
});

test("a million names of streams lead to a million states", () => {
  // Equal states give equal first numbers of 53 bits; those alone would meet once in 18,000 tries.
  const numbers = new Float64Array(1_000_000);
  let i = 0;
  const what = [travel, hashName("muster")];
  for (let seed = 0; seed < 50; seed++) {
    for (let replication = 0; replication < 100; replication++) {
      for (let who = 0; who < 100; who++) {
        for (const purpose of what) {
          numbers[i++] = createStream(seed, replication, who, purpose).uniform();
        }
      }
    }
  }
  expect(i).toBe(1_000_000);
  expect(duplicates(numbers)).toBe(0);
});

describe("the measures find what is not random", () => {
  const counter = (step: number): Source => {
    let u = 0.123;
    return () => (u = (u + step) % 1);
  };
  const steps = counter(0.618_033_988_749_895);
  test("too even, too uneven, remembered, spaced", () => {
    expect(uniformity(steps, 100_000, 100)).toBeGreaterThan(0.9995);
    expect(uniformity(() => 0.3, 1000, 10)).toBeLessThan(0.0005);
    expect(tuples(steps, 50_000, 2, 20)).toBeLessThan(0.0005);
    expect(serialCorrelation(counter(0.01), 10_000, 1)).toBeGreaterThan(0.9995);
    expect(runs(counter(0.01), 10_000)).toBeLessThan(0.0005);
    expect(birthdaySpacings(counter(0.01), 512, 2 ** 24, 5)).toBeGreaterThan(0.9995);
    expect(duplicates(Float64Array.of(3, 1, 2, 1))).toBe(1);
  });
  test("neighbouring seeds of a congruential generator go together", () => {
    const first = (seed: number) => ((Math.imul(seed, 69_069) + 1) >>> 0) / 2 ** 32;
    expect(correlation((i) => [first(i), first(i + 1)], 100_000)).toBeGreaterThan(0.9995);
  });
});
