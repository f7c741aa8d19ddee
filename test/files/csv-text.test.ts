import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseCsv } from "../../engine/files/csv.ts";
import { csvText } from "../../engine/files/csv-text.ts";

describe("csvText", () => {
  it("lists get semicolons, absent cells are empty, commas and quotation marks are kept", () => {
    const rows = [{ a: 'x,"y"', b: ["p", "q"], c: undefined, d: 1.5 }];
    expect(csvText(["a", "b", "c", "d"], rows)).toBe('a,b,c,d\n"x,""y""",p;q,,1.5\n');
  });

  it("what is written is read again", () => {
    const word = fc.string({
      unit: fc.constantFrom("a", ",", '"', "\n", "济", " ", ";"),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(fc.record({ x: word, y: word }), { minLength: 1 }), (rows) => {
        const { rows: read } = Result.getOrThrow(parseCsv("t.csv", csvText(["x", "y"], rows)));
        expect(read.map(({ cells }) => cells)).toStrictEqual(rows.map(({ x, y }) => [x, y]));
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
