import { expect, test } from "vitest";

import { MOVES } from "../../../engine/situation/journeys.ts";
import type { Stretch } from "../../../engine/situation/journeys.ts";
import { tracksOf } from "../../../engine/study/scene/tracks.ts";

const stretch = (
  unit: number,
  points: ReadonlyArray<readonly [timeS: number, at: Stretch["places"][number]]>,
): Stretch => ({
  unit,
  by: MOVES.road,
  fromS: points[0][0],
  toS: points[points.length - 1][0],
  places: points.map(([, at]) => at),
  timesS: points.map(([timeS]) => timeS),
});

const positionOf = (at: Stretch["places"][number]): readonly [number, number] =>
  typeof at === "number" ? [at, 0] : at;

test("stretches of a unit follow each other; what lies beyond the horizon is cut off where it gets to", () => {
  const tracks = tracksOf(
    [
      stretch(7, [
        [0, 1],
        [60, 2],
      ]),
      stretch(7, [
        [90, 2],
        [190, 4],
        [300, 5],
      ]),
    ],
    140,
    positionOf,
  );
  expect(tracks.get(7)).toEqual([
    { timeS: 0, at: 1 },
    { timeS: 60, at: 2 },
    { timeS: 90, at: 2 },
    { timeS: 140, at: [3, 0] },
  ]);
});

test("a stretch that begins before the last has ended takes over", () => {
  const tracks = tracksOf(
    [
      stretch(1, [
        [0, [0, 0]],
        [100, [10, 0]],
      ]),
      stretch(1, [
        [50, [5, 0]],
        [80, [0, 0]],
      ]),
    ],
    1000,
    positionOf,
  );
  expect(tracks.get(1)?.map(({ timeS }) => timeS)).toEqual([0, 50, 80]);
});

test("nothing begins after the horizon", () => {
  const tracks = tracksOf(
    [
      stretch(1, [
        [500, 1],
        [600, 2],
      ]),
    ],
    400,
    positionOf,
  );
  expect(tracks.get(1)).toEqual([]);
});
