import { describe, expect, it } from "vitest";

import { hashName } from "../../engine/random/names.ts";
import { createStream } from "../../engine/random/stream.ts";
import { passDifference } from "../../engine/study/compare/difference.ts";
import type { Pair } from "../../engine/study/compare/pairs.ts";
import { compiled, target } from "../targets/given.ts";

const EXPERIMENTS = 2000;
const SETS = 8;

const [promise] = compiled({ picture: target() });

/**
 * Two arms whose truth is known: in a set of assumptions each passes with a share of its own, and both look
 * at the same number with probability `together`, at numbers of their own otherwise.
 */
interface Truth {
  readonly name: string;
  readonly first: (set: number) => number;
  readonly second: (set: number) => number;
  readonly together: number;
  readonly replications: number;
}

const truths: readonly Truth[] = [
  {
    name: "a small gain, strongly paired",
    first: () => 0.4,
    second: () => 0.5,
    together: 0.9,
    replications: 256,
  },
  {
    name: "no difference, half paired",
    first: () => 0.7,
    second: () => 0.7,
    together: 0.5,
    replications: 256,
  },
  {
    name: "few ever pass",
    first: () => 0.02,
    second: () => 0.05,
    together: 0.95,
    replications: 128,
  },
  {
    name: "not paired at all",
    first: () => 0.5,
    second: () => 0.6,
    together: 0,
    replications: 256,
  },
  {
    name: "sets that differ, gaining in some",
    first: (set) => 0.1 + 0.1 * set,
    second: (set) => 0.1 + 0.1 * set + (set < 4 ? 0.1 : 0),
    together: 0.9,
    replications: 512,
  },
];

/** Shares of disasters passed by each arm and by both, over the sets. */
const exact = ({ first, second, together }: Truth) => {
  let one = 0;
  let other = 0;
  let both = 0;
  for (let set = 0; set < SETS; set++) {
    const [p, q] = [first(set), second(set)];
    one += p / SETS;
    other += q / SETS;
    both += (together * Math.min(p, q) + (1 - together) * p * q) / SETS;
  }
  return { one, other, gains: other - both, loses: one - both };
};

const experiment = (truth: Truth, seed: number): Pair[] =>
  Array.from({ length: truth.replications }, (_, replication) => {
    const set = replication % SETS;
    const stream = createStream(seed, replication, hashName("toy"), hashName("pair"));
    const shared = stream.uniform();
    const own = stream.uniform();
    const second = stream.uniform() < truth.together ? shared : own;
    return {
      replication,
      set,
      passFirst: shared < truth.first(set),
      passSecond: second < truth.second(set),
      valueFirst: shared,
      valueSecond: second,
    };
  });

describe("paired comparisons of arms whose truth is known", () => {
  for (const truth of truths) {
    it(`${truth.name}: 95 % intervals hold the truth at least as often, and pairing gains what it should`, () => {
      const { one, other, gains, loses } = exact(truth);
      const difference = other - one;
      let held = 0;
      let wrong = 0;
      let factors = 0;
      for (let seed = 0; seed < EXPERIMENTS; seed++) {
        // Half the error of a comparison is its interval's.
        const result = passDifference({ pairs: experiment(truth, seed), oneOnly: 0 }, promise, 0.1);
        const { low, high } = result.interval;
        if (low <= difference + 1e-12 && high >= difference - 1e-12) held++;
        if (result.word === (difference > 0 ? "worse" : "better")) wrong++;
        factors += result.factor / EXPERIMENTS;
      }
      expect(held / EXPERIMENTS).toBeGreaterThanOrEqual(0.95);
      expect(wrong / EXPERIMENTS).toBeLessThan(0.05);
      const predicted = Math.sqrt(
        (one * (1 - one) + other * (1 - other)) / (gains + loses - difference * difference),
      );
      console.log(
        `${truth.name}: covered ${(held / EXPERIMENTS).toFixed(4)}, factor ${factors.toFixed(2)}, predicted ${predicted.toFixed(2)}`,
      );
      expect(factors / predicted).toBeGreaterThan(0.7);
      expect(factors / predicted).toBeLessThan(1.15);
    });
  }

  it("an arm that gains in half of the sets and loses in the others ends as depends, or open, never better", () => {
    const crossing: Truth = {
      name: "crossing",
      first: () => 0.5,
      second: (set) => (set % 2 === 0 ? 0.9 : 0.1),
      together: 0.9,
      replications: 512,
    };
    const words = new Map<string, number>();
    for (let seed = 0; seed < 200; seed++) {
      const { word } = passDifference(
        { pairs: experiment(crossing, seed), oneOnly: 0 },
        promise,
        0.05,
      );
      words.set(word, (words.get(word) ?? 0) + 1);
    }
    expect((words.get("better") ?? 0) + (words.get("worse") ?? 0)).toBe(0);
    expect(words.get("depends") ?? 0).toBeGreaterThan(190);
  });
});
