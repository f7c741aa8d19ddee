import { expect, test } from "vitest";

import { integrate } from "../../engine/random/integral.ts";
import { expectClose } from "./law-of-variate.ts";

test("smooth functions", () => {
  expectClose(
    integrate((x) => x * x, -1, 2),
    3,
    1e-14,
  );
  expectClose(integrate(Math.exp, 0, 3), Math.E ** 3 - 1, 1e-13);
  expectClose(
    integrate((x) => 1 / (1 + x * x), 0, 1),
    Math.PI / 4,
    1e-14,
  );
});

test("infinities at the ends", () => {
  expectClose(
    integrate((x) => 1 / Math.sqrt(x), 0, 4),
    4,
    1e-12,
  );
  expectClose(
    integrate((x) => Math.log(x) ** 2, 0, 1),
    2,
    1e-12,
  );
});

test("an empty range has no integral", () => {
  expect(integrate(() => Number.NaN, 2, 2)).toBe(0);
});
