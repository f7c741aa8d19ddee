import * as fc from "fast-check";
import { expect, test } from "vitest";

import { packLines, packNumbers, packPoints, packTimes } from "../../../engine/study/scene/pack.ts";
import { unpack, unpackLines, unpackPoints } from "../../../visual/map/unpack.ts";

test("whole numbers come back as they were, large and small, rising and falling", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -(2 ** 48), max: 2 ** 48 })), (values) => {
      expect(Array.from(unpack(packNumbers(values)))).toEqual(values);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test("a number that is none cannot be packed; a time that never comes is -1", () => {
  expect(() => packNumbers([1, NaN])).toThrow(RangeError);
  expect(() => packNumbers([Infinity])).toThrow(RangeError);
  expect(Array.from(unpack(packTimes([0, 12.4, Infinity])))).toEqual([0, 12, -1]);
});

test("positions come back to a ten-thousandth of a degree", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.double({ min: -180, max: 180, noNaN: true }),
          fc.double({ min: -90, max: 90, noNaN: true }),
        ),
      ),
      (points) => {
        const { lon, lat } = unpackPoints(
          packPoints(
            points.map(([x]) => x),
            points.map(([, y]) => y),
          ),
        );
        points.forEach(([x, y], i) => {
          expect(Math.abs(lon[i] - x)).toBeLessThanOrEqual(0.5e-4 + 1e-9);
          expect(Math.abs(lat[i] - y)).toBeLessThanOrEqual(0.5e-4 + 1e-9);
        });
      },
    ),
    { seed: 2, numRuns: 100 },
  );
});

test("lines keep their points apart", () => {
  const lines = unpackLines(
    packLines([
      [
        [118, 36],
        [118.5, 36.2],
      ],
      [],
      [[117, 35]],
    ]),
  );
  expect(Array.from(lines.first)).toEqual([0, 2, 2, 3]);
  expect(Array.from(lines.lon)).toEqual([118, 118.5, 117]);
});
