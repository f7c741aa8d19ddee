import * as fc from "fast-check";
import { expect, test } from "vitest";

import { hashName, hashNames, StreamNameError } from "../../engine/random/names.ts";
import { createStream } from "../../engine/random/stream.ts";

test("a name's integer has 32 bits and no sign", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      const hash = hashName(name);
      expect(hash).toBe(hash >>> 0);
      expect(hashName(name)).toBe(hash);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test("every bit of the integer is one in half of neighbouring names", () => {
  const names = 20_000;
  const ones = new Float64Array(32);
  for (let i = 0; i < names; i++) {
    const hash = hashName(`team-${i}`);
    for (let bit = 0; bit < 32; bit++) ones[bit] += (hash >>> bit) & 1;
  }
  // 32 standard normal numbers, squared and added: 99.9 % lie below 62.5.
  const chiSquare = ones.reduce((sum, one) => sum + (one - names / 2) ** 2 / (names / 4), 0);
  expect(chiSquare).toBeLessThan(62.5);
});

test("a changed letter changes half of the bits", () => {
  let changed = 0;
  const pairs = 5000;
  for (let i = 0; i < pairs; i++) {
    let difference = hashName(`济南-${i}/travel`) ^ hashName(`济南-${i}/travem`);
    for (; difference !== 0; difference &= difference - 1) changed++;
  }
  expect(Math.abs(changed - pairs * 16) / Math.sqrt(pairs * 8)).toBeLessThan(3.29);
});

test("hundred thousand names: as many meet as chance has it", () => {
  const hashes = new Set<number>();
  for (let i = 0; i < 100_000; i++) hashes.add(hashName(`village-${i}`));
  // n^2 / 2^33 = 1.16 expected.
  expect(100_000 - hashes.size).toBeLessThanOrEqual(6);
});

test("a list of names gets different integers, whatever its order", () => {
  // A hash in which half of the names meet.
  const coarse = (text: string) => hashName(text) % 40;
  const names = Array.from({ length: 20 }, (_, i) => `unit-${i}`);
  const hashes = hashNames(names, coarse);
  expect(new Set(names.map(coarse)).size).toBeLessThan(20);
  expect(new Set(hashes).size).toBe(20);
  expect([...hashNames(names.toReversed(), coarse)].toReversed()).toEqual([...hashes]);
  expect([...hashNames(["b", "a", "b"])]).toEqual(["b", "a", "b"].map(hashName));
});

test("a seed that is not a safe integer is refused", () => {
  for (const seed of [0.5, Number.NaN, Infinity, 2 ** 53]) {
    expect(() => createStream(seed, 0, 1, 2)).toThrow(StreamNameError);
  }
  expect(() => createStream(0.5, 0, 1, 2)).toThrow(/seed is 0.5; allowed: an integer/);
});

test("a replication that is not a count of 32 bits is refused", () => {
  for (const replication of [-1, 1.5, 2 ** 32, Number.NaN]) {
    expect(() => createStream(1, replication, 1, 2)).toThrow(/^replication is/);
  }
});

test("who and what that are not 32-bit integers are refused", () => {
  for (const name of [2 ** 32, -(2 ** 31) - 1, 0.1, Number.NaN]) {
    expect(() => createStream(1, 0, name, 2)).toThrow(/^who is/);
    expect(() => createStream(1, 0, 1, name)).toThrow(/^what is/);
  }
});

test("a refusal is a RangeError that says what was found and what is allowed", () => {
  let refusal: unknown;
  try {
    createStream(1, -1, 1, 2);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(RangeError);
  expect(refusal).toMatchObject({ name: "StreamNameError", parameter: "replication", found: -1 });
  expect((refusal as StreamNameError).message).toContain("整数");
});
