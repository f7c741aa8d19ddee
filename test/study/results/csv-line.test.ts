import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { expect, test } from "vitest";

import { csvLine } from "../../../engine/study/results/csv-line.ts";

test("what is written is read again, whatever stands in a cell", () => {
  const text = fc.string().filter((cell) => !/^[=+\-@\t\r]/u.test(cell) && cell !== "");
  fc.assert(
    fc.property(fc.array(text, { minLength: 2 }), (cells) => {
      expect(parse(csvLine(cells), { record_delimiter: "\n" })).toEqual([cells]);
    }),
    { seed: 1, numRuns: 200 },
  );
});

test("no text becomes a formula in a spreadsheet; numbers stay numbers", () => {
  expect(csvLine(["=1+1", "+x", "@y", "-z", -3, "plain"])).toBe("'=1+1,'+x,'@y,'-z,-3,plain\n");
});
