import { describe, expect, test } from "vitest";

import { ExampleModel, exampleModelHash } from "./example-model.ts";
import type { ExampleOptions } from "./example-model.ts";

const hashOf = (options: ExampleOptions = {}): string =>
  new ExampleModel(options).run(options).hash();

/** The rows of a run as text, without those of the bystander; causes by what they are, not by number. */
function rowsOf(options: ExampleOptions): string[] {
  const trace = new ExampleModel(options).run(options);
  const rows: string[] = [];
  for (let row = 0; row < trace.length; row++) {
    const { cause, ...rest } = trace.row(row);
    if (rest.who === 99_999) continue;
    const origin = cause < 0 ? undefined : { ...trace.row(cause), cause: undefined };
    rows.push(JSON.stringify({ ...rest, origin }));
  }
  return rows;
}

describe("the same seed, the same trace", () => {
  test("in two models", () => {
    expect(hashOf()).toBe(hashOf());
  });

  test("in one model, whatever it ran before", () => {
    const model = new ExampleModel();
    const first = model.run({ replication: 1 }).hash();
    model.run({ replication: 2, stops: [1000] });
    expect(model.run({ replication: 1 }).hash()).toBe(first);
  });

  test("in pieces", () => {
    const stops = Array.from({ length: 200 }, (_, index) => index * 777.7);
    expect(hashOf({ stops })).toBe(hashOf());
  });

  test("and another seed, replication, or antithetic draws another", () => {
    const hashes = [
      hashOf(),
      hashOf({ seed: 2 }),
      hashOf({ replication: 1 }),
      hashOf({ antithetic: true }),
    ];
    expect(new Set(hashes).size).toBe(4);
  });
});

describe("the draws of all others stay as they are", () => {
  const before = rowsOf({});

  test("when somebody new comes, who draws, waits and writes", () => {
    const rows = rowsOf({ bystander: true });
    expect(rows).toEqual(before);
    expect(new ExampleModel({}).run({ bystander: true }).length).toBeGreaterThan(before.length);
  });

  test("when there is a resource that nobody uses", () => {
    expect(rowsOf({ unusedResource: true })).toEqual(before);
    expect(hashOf({ unusedResource: true })).toBe(hashOf());
  });
});

test("the model does what it is for: every kind of row, and plenty of each", () => {
  const model = new ExampleModel();
  const counts = new Map<number, number>();
  for (let replication = 0; replication < 10; replication++) {
    const trace = model.run({ replication, bystander: true });
    for (const kind of trace.kind.subarray(0, trace.length)) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  const missing = Array.from({ length: 13 }, (_, index) => index + 1).filter(
    (kind) => (counts.get(kind) ?? 0) < 10,
  );
  expect(missing).toEqual([]);
});

test("the bits are the ones they were", () => {
  expect(exampleModelHash()).toBe("ec3a35537b432c018342a2fa5f2dc544");
});
