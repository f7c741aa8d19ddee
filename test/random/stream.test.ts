import * as fc from "fast-check";
import alea from "seedrandom/lib/alea.js";
import { expect, test } from "vitest";

import { hashName } from "../../engine/random/names.ts";
import { createStream, streamFromLanes } from "../../engine/random/stream.ts";
import type { Stream } from "../../engine/random/stream.ts";

const take = (stream: Stream, count: number) =>
  Array.from({ length: count }, () => stream.uniform());

const word = fc.integer({ min: 0, max: 0xffffffff });
const seed = fc.maxSafeInteger();

test("the same name gives the same numbers, another name others", () => {
  fc.assert(
    fc.property(
      seed,
      word,
      word,
      word,
      fc.integer({ min: 0, max: 3 }),
      (s, rep, who, what, part) => {
        const name = [s, rep, who, what] as const;
        const numbers = take(createStream(...name), 20);
        expect(take(createStream(...name), 20)).toEqual(numbers);
        const other = [...name] as [number, number, number, number];
        other[part] = part === 0 ? (s === 0 ? 1 : -s) : (other[part] + 1) >>> 0;
        expect(take(createStream(...other), 20)).not.toEqual(numbers);
      },
    ),
    { seed: 1, numRuns: 300 },
  );
});

test("both halves of the seed count, and its sign", () => {
  const seeds = [0, 1, -1, 2 ** 32, -(2 ** 32), 2 ** 32 + 1, 2 ** 52, Number.MAX_SAFE_INTEGER];
  const firsts = seeds.map((s) => createStream(s, 0, 1, 2).uniform());
  expect(new Set(firsts).size).toBe(seeds.length);
});

test("negative and unsigned integers of the same bits name one stream", () => {
  expect(createStream(1, 0, -1, -2).uniform()).toBe(
    createStream(1, 0, 0xffffffff, 0xfffffffe).uniform(),
  );
});

test("every number is a multiple of 2^-53 strictly inside (0, 1)", () => {
  fc.assert(
    fc.property(seed, word, word, word, fc.boolean(), (s, rep, who, what, antithetic) => {
      for (const u of take(createStream(s, rep, who, what, antithetic), 50)) {
        expect(u).toBeGreaterThan(0);
        expect(u).toBeLessThan(1);
        expect((u * 2 ** 53) % 1).toBe(0);
      }
    }),
    { seed: 1, numRuns: 200 },
  );
});

test("antithetic numbers are exactly 1 - u", () => {
  const plain = take(createStream(5, 6, 7, 8), 1000);
  const antithetic = take(createStream(5, 6, 7, 8, true), 1000);
  plain.forEach((u, i) => {
    expect(antithetic[i]).toBe(1 - u);
    expect(1 - antithetic[i]).toBe(u);
  });
});

test("all 53 bits move: each is one in half of the draws", () => {
  const draws = 20_000;
  const ones = new Float64Array(53);
  const stream = createStream(9, 0, hashName("bits"), 0);
  for (let i = 0; i < draws; i++) {
    let rest = stream.uniform();
    for (let bit = 0; bit < 53; bit++) {
      rest *= 2;
      if (rest >= 1) {
        ones[bit]++;
        rest -= 1;
      }
    }
  }
  // 53 squared standard normal numbers: 99.9 % add up to less than 91.
  expect(ones.reduce((sum, one) => sum + (one - draws / 2) ** 2 / (draws / 4), 0)).toBeLessThan(91);
});

test("no lanes lead to a state that stands still", () => {
  for (const fill of [0, -1, 1, 0x7fffffff, 2_091_636, 2_091_637]) {
    const stream = streamFromLanes(new Int32Array(4).fill(fill), false);
    const numbers = take(stream, 100);
    expect(new Set(numbers).size).toBe(100);
  }
});

test("a zero is passed over, so that one minus it never comes", () => {
  // A state whose first two outputs vanish: with multiplier a and carry 1, s0 = -1 / a modulo 2^32,
  // and s1 = -c / a, where c is the carry out of the first step.
  const a = 2_091_639;
  let inverse = 1;
  for (let i = 0; i < 6; i++) inverse = Math.imul(inverse, 2 - Math.imul(a, inverse));
  const first = -inverse >>> 0;
  const second = Math.imul(-Math.floor((a * first + 1) / 2 ** 32), inverse) >>> 0;
  const third = 1_288_490_188;
  const [s0, s1, s2] = [first, second, third].map((lag) => lag / 2 ** 32);
  const state = { c: 1, s0, s1, s2 };
  const raw = alea("", { state });
  expect(raw.double()).toBe(0);
  const next = raw.double();
  const lanes = Int32Array.of(first, second, third, 0);
  expect(streamFromLanes(lanes, false).uniform()).toBe(next);
  expect(streamFromLanes(lanes, true).uniform()).toBe(1 - next);
});

test("the numbers are those of alea as seedrandom has it, one after another", () => {
  const carries = 2_091_637;
  fc.assert(
    fc.property(word, word, word, word, (first, second, third, fourth) => {
      const [s0, s1, s2] = [first, second, third].map((lag) => lag / 2 ** 32);
      const raw = alea("", { state: { c: 1 + (fourth % carries), s0, s1, s2 } });
      const stream = streamFromLanes(Int32Array.of(first, second, third, fourth), false);
      for (let i = 0; i < 200; i++) {
        let expected = raw.double();
        while (expected === 0) expected = raw.double();
        if (stream.uniform() !== expected) return false;
      }
      return true;
    }),
    {
      seed: 1,
      numRuns: 300,
      examples: [
        [0, 0, 0, 0],
        [0xffffffff, 0xffffffff, 0xffffffff, carries - 1],
        [0x80000000, 0, 0x7fffffff, 0xffffffff],
      ],
    },
  );
});
