import { expect, test } from "vitest";

import { clopperPearsonInterval } from "../../../engine/statistics/share-interval.ts";
import { cellVerdict } from "../../../visual/charts/cell-verdict.ts";

test("a cell is judged as by the exact interval", () => {
  for (let n = 1; n <= 60; n++) {
    for (let kept = 0; kept <= n; kept++) {
      const { low, high } = clopperPearsonInterval(kept, n);
      const expected = low >= 0.9 ? "met" : high <= 0.9 ? "not met" : "undecided";
      expect(cellVerdict(kept, n, 0.9), `${kept} of ${n}`).toBe(expected);
    }
  }
});

test("one failure alone shows nothing; no disaster is not tested", () => {
  expect(cellVerdict(0, 1, 0.9)).toBe("undecided");
  expect(cellVerdict(0, 0, 0.9)).toBe("not tested");
});
