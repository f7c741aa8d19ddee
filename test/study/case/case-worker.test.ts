import { Worker } from "node:worker_threads";

import { expect, test } from "vitest";

/** What the worker of cases loads, by URL. */
const loadedByWorker = (): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("listing-worker.ts", import.meta.url), {
      workerData: { data: [], kept: 1 },
    });
    worker.once("error", reject);
    worker.on("message", (message: object) => {
      if (!("loaded" in message)) return;
      resolve(message.loaded as string[]);
      void worker.terminate();
    });
  });

test("the worker of cases loads the engine and small libraries of numbers, nothing else", async () => {
  const loaded = await loadedByWorker();
  const of = (pattern: RegExp) => loaded.filter((url) => pattern.test(url));
  expect(of(/\/engine\/simulate\.ts$/u)).toHaveLength(1);
  expect(of(/\/node_modules\/effect\//u)).toEqual([]);
  expect(of(/\/engine\/(inputs|files|drill|cli)\//u)).toEqual([]);
  expect(of(/\/engine\/study\/(ensemble|sensitivity|solve|compare)\//u)).toEqual([]);
  expect(of(/\/engine\/study\/results\/(?!engine-hash)/u)).toEqual([]);
  expect(of(/\/visual\//u)).toEqual([]);
  const libraries = new Set(
    of(/\/node_modules\//u).map((url) => /\/node_modules\/(@?[^/]+)/u.exec(url)?.[1]),
  );
  // @stdlib brings `debug`, which brings `ms`.
  expect(libraries).toEqual(new Set(["@stdlib", "debug", "ms", "suncalc"]));
});
