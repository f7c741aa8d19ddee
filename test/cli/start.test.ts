import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { widthOf } from "../../engine/cli/columns.ts";
import { rungs } from "../../engine/cli/ladder.ts";
import { sayIn } from "../../engine/cli/language.ts";
import { playLadder } from "../../engine/cli/play-ladder.ts";
import { ladderLines } from "../../engine/cli/show-ladder.ts";
import type { Streams } from "../../engine/cli/streams.ts";
import { LadderResult } from "../../engine/inputs/ladder-result.ts";

test("the ladder goes from the call-out to magnitude 7.5, each step by day and by night", () => {
  expect(rungs.map(({ id }) => id)).toEqual(
    ["call-out", "m5.0", "m5.5", "m6.0", "m6.5", "m7.0", "m7.5"].flatMap((step) => [
      `${step}-day`,
      `${step}-night`,
    ]),
  );
});

describe("npm start, as small as it gets", () => {
  let folder = "";
  let text = "";
  let code: number | undefined;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "muster-start-"));
    const streams: Streams = {
      out: (part) => (text += part),
      err: () => {},
      errIsTerminal: false,
      colours: false,
    };
    code = await Effect.runPromise(
      playLadder(
        {
          seed: 1,
          workers: 2,
          out: folder,
          json: true,
          quiet: true,
          version: "9.9.9",
          size: { sets: 1, replications: 1, swings: 1, swingReplications: 1 },
        },
        sayIn("en"),
        streams,
      ),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("prints one document that holds what its schema says", () => {
    expect(code).toBe(0);
    const result = Schema.decodeUnknownSync(LadderResult, { onExcessProperty: "error" })(
      JSON.parse(text),
    );
    expect(result.rungs.map(({ id }) => id)).toEqual(rungs.map(({ id }) => id));
    for (const { result: rung } of result.rungs) {
      expect(rung.targets).toHaveLength(18);
      // One replication certifies nothing.
      for (const { verdict } of rung.targets)
        expect(["undecided", "not tested"]).toContain(verdict);
    }
  });

  test("keeps the results of every rung", () => {
    expect(readdirSync(folder).sort()).toEqual(rungs.map(({ id }) => id).sort());
    expect(readdirSync(join(folder, "m6.0-night")).sort()).toEqual([
      "blind-spots.csv",
      "manifest.json",
      "measurements.csv",
      "measurements.parquet",
      "summary.json",
    ]);
  });

  test("is told in either language within 80 columns, but for commands to copy", () => {
    const result = JSON.parse(text) as LadderResult;
    for (const language of ["zh", "en"] as const) {
      const lines = ladderLines(result, "out/start", sayIn(language));
      for (const line of lines) {
        if (!line.includes("npm run")) expect(widthOf(line), line).toBeLessThanOrEqual(80);
      }
      const chinese = /[\u4e00-\u9fff]/u;
      expect(chinese.test(lines.join("\n"))).toBe(language === "zh");
      expect(lines.filter((line) => line.includes("npm run"))).toHaveLength(4);
    }
  });
});
