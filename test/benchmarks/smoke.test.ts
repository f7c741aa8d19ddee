import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { assertSameWork } from "../../benchmarks/kernel.ts";
import { loadSimjs } from "../../benchmarks/kernel/peers.ts";
import { asTable } from "../../benchmarks/table.ts";

const root = join(import.meta.dirname, "../..");

function bench(...words: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["launch.mjs", "benchmarks/main.ts", ...words],
    { cwd: root, encoding: "utf8" },
  );
  return { status, out: stdout, err: stderr };
}

/** Every number in nested results. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

/** As the command itself lists them, so that a new one is tried without being named here. */
const names = [...bench().err.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name);

describe("a small run of each benchmark prints one JSON document of numbers", () => {
  test.each(names)("%s", (name) => {
    const { status, out, err } = bench(name, "--small", "--json");
    expect(err).toBe("A small run: it shows that all works, and nothing else.\n");
    expect(status).toBe(0);
    const numbers = numbersIn(JSON.parse(out));
    expect(numbers.length).toBeGreaterThan(4);
    expect(numbers.filter((number) => !(number >= 0 && number < Infinity))).toEqual([]);
  });
});

test("the kernel's document has a rate and a ratio for each contender", () => {
  const document = JSON.parse(bench("kernel", "--json", "--small").out) as Record<
    string,
    Record<string, number>
  >;
  const compared = [
    "eventMm1",
    "mm1Process",
    "eventHold10k",
    "holdProcess10k",
    "eventHold100",
    "eventHold1M",
    "simjsMm1",
    "simjsHold10k",
    "simscriptMm1",
    "simscriptHold10k",
  ];
  for (const name of compared) {
    expect(document[name].eventsPerSecond, name).toBeGreaterThan(0);
    expect(document[name].ratioToBaseline, name).toBeGreaterThan(0);
  }
  expect(document.flatqueueHold10k.bareToFlatqueue).toBeGreaterThan(0);
  expect(document.preemptionChurn.preemptions).toBeGreaterThan(100);
  expect(document.streamCreation.nanoseconds).toBeGreaterThan(0);
  expect(Object.keys(document).toSorted()).toEqual(
    [...compared, "flatqueueHold10k", "preemptionChurn", "streamCreation"].toSorted(),
  );
});

test("all contenders do the same work: as many events, the same clock to the last bit", async () => {
  await expect(assertSameWork(await loadSimjs())).resolves.toBeUndefined();
});

describe("the command", () => {
  test("without --json prints a table", () => {
    const { status, out } = bench("trace", "--small");
    expect(status).toBe(0);
    expect(out).toMatch(/^nsPerAppend +\d/m);
  });

  test.each([[[]], [["nonsense"]], [["kernel", "trace"]], [["trace", "--fast"]]])(
    "%j is refused with the names there are",
    (words) => {
      const { status, out, err } = bench(...words);
      expect([status, out]).toEqual([2, ""]);
      expect(err).toMatch(/usage: npm run -s bench -- NAME/);
      expect(err).toMatch(/^ {2}kernel /m);
    },
  );
});

test("parts that are alike become rows of one table", () => {
  expect(asTable({ a: { rate: 5_876_094, ratio: 0.579561 }, bb: { rate: 12_345, n: 3 } })).toBe(
    ["       rate   ratio  n", "a   5.876 M  0.5796   ", "bb  12.35 k          3"].join("\n"),
  );
  expect(asTable({ a: 1, b: { c: true } })).toBe("a         1\nb · c  true");
});
