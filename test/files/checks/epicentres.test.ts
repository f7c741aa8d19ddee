import { describe, expect, it } from "vitest";

import { problemsOf } from "../small-scenario.ts";

const at = (lon: number, lat: number) =>
  problemsOf(
    {
      "cases/quake.yaml": (text) =>
        text.replace(
          "lon: 110.1, lat: 30.1, precision_km: 5",
          `lon: ${lon}, lat: ${lat}, precision_km: 5`,
        ),
    },
    ["cases/quake.yaml"],
  );

describe("epicentres", () => {
  it("in the region, or within the precision of its edge", () => {
    expect(at(110.1, 30.1)).toStrictEqual([]);
    expect(at(110.44, 30.2)).toStrictEqual([]);
  });

  it("outside but near: a warning, with the distance", () => {
    expect(at(111.4, 30.2)).toStrictEqual([
      expect.stringMatching(
        /^cases\/quake\.yaml:\d+:\d+ hazards\[0\]\.epicentre: found an epicentre 9\d km outside/u,
      ),
    ]);
  });

  it("far away: an error", () => {
    expect(at(120, 40)[0]).toContain("outside the region");
    expect(at(30.1, 80)).toHaveLength(1);
  });
});
