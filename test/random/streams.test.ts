import * as fc from "fast-check";
import { expect, test } from "vitest";

import { StreamNameError } from "../../engine/random/names.ts";
import { createStream } from "../../engine/random/stream.ts";
import { Streams } from "../../engine/random/streams.ts";

test("a stream is the one its name creates, and is made once", () => {
  const streams = new Streams(77, 3);
  const stream = streams.get(5, 9);
  const alone = createStream(77, 3, 5, 9);
  for (let i = 0; i < 10; i++) expect(stream.uniform()).toBe(alone.uniform());
  expect(streams.get(5, 9)).toBe(stream);
  expect(streams.get(9, 5)).not.toBe(stream);
  expect(streams.size).toBe(2);
});

test("any program of look-ups and resets agrees with a plain map", () => {
  const id = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.integer({ min: -0x80000000, max: 0x7fffffff }),
  );
  const look = fc.record({ who: id, what: id });
  const reset = fc.record({ replication: fc.integer({ min: 0, max: 4 }) });
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 30, arbitrary: look }, reset), { maxLength: 400 }),
      (program) => {
        const streams = new Streams(1, 0, true);
        let replication = 0;
        let model = new Map<string, { uniform(): number }>();
        for (const step of program) {
          if ("replication" in step) {
            replication = step.replication;
            streams.reset(replication);
            model = new Map();
            continue;
          }
          const name = `${step.who} ${step.what}`;
          const expected =
            model.get(name) ?? createStream(1, replication, step.who, step.what, true);
          model.set(name, expected);
          expect(streams.get(step.who, step.what).uniform()).toBe(expected.uniform());
          expect(streams.size).toBe(model.size);
        }
      },
    ),
    { seed: 1, numRuns: 100 },
  );
});

test("ten thousand units with rows for names all keep their own stream", () => {
  const streams = new Streams(4, 0);
  const firsts = new Map<number, number>();
  for (let who = 0; who < 2500; who++) {
    for (let what = 0; what < 4; what++)
      firsts.set(who * 4 + what, streams.get(who, what).uniform());
  }
  expect(new Set(firsts.values()).size).toBe(10_000);
  streams.reset(0);
  expect(streams.size).toBe(0);
  // The other way round: the order of asking is nothing.
  for (let who = 2499; who >= 0; who--) {
    for (let what = 3; what >= 0; what--) {
      expect(streams.get(who, what).uniform()).toBe(firsts.get(who * 4 + what));
    }
  }
});

test("a new entity and an unused stream leave all other draws unchanged", () => {
  const draws = (others: readonly number[]) => {
    const streams = new Streams(11, 2);
    const seen: number[] = [];
    for (let round = 0; round < 50; round++) {
      for (const who of [...others, 1, 2, 3]) {
        const u = streams.get(who, 7).uniform();
        if (who <= 3) seen.push(u);
      }
    }
    return seen;
  };
  expect(draws([90, 91, 92])).toEqual(draws([]));
});

test("a replication or seed outside its range is refused", () => {
  expect(() => new Streams(0.1, 0)).toThrow(StreamNameError);
  expect(() => new Streams(1, -1)).toThrow(StreamNameError);
  const streams = new Streams(1, 0);
  expect(() => streams.reset(1.5)).toThrow(StreamNameError);
  expect(() => streams.get(Number.NaN, 0)).toThrow(StreamNameError);
});

test("a replication can be made antithetic, and the next as it was", () => {
  const streams = new Streams(9, 4);
  const u = streams.get(1, 2).uniform();
  streams.reset(4, true);
  expect(streams.get(1, 2).uniform()).toBe(1 - u);
  streams.reset(4, false);
  expect(streams.get(1, 2).uniform()).toBe(u);
});
