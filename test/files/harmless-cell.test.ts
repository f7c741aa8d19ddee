import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { harmlessCell } from "../../engine/files/harmless-cell.ts";

describe("a cell of CSV", () => {
  it("never begins as a formula does, and loses nothing", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r"), fc.string())
            .map((part) => part.join("")),
        ),
        (text) => {
          const cell = String(harmlessCell(text));
          expect(/^[=+\-@\t\r]/u.test(cell)).toBe(false);
          expect(cell === text || cell === `'${text}`).toBe(true);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  it("leaves numbers alone, negative ones too, and nothing as nothing", () => {
    expect([harmlessCell(-3), harmlessCell(0.5), harmlessCell(null)]).toEqual([-3, 0.5, ""]);
  });
});
