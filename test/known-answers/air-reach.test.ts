import { describe, expect, test } from "vitest";

import { kinds } from "../../engine/kinds.ts";
import { postsOf } from "../../engine/situation/posts.ts";
import { compileTargets } from "../../engine/targets/compile-target.ts";
import { Measurer } from "../../engine/targets/measure.ts";
import type { Target } from "../../engine/inputs/targets.ts";
import { compileDaylight } from "../../engine/world/air/daylight.ts";
import { coverage, sampleArea } from "../../engine/world/air/coverage.ts";
import { distanceM } from "../../engine/world/ground/sphere.ts";
import type { World } from "../../engine/world/world.ts";
import { set, compiled } from "../world/shipped-inventory.ts";
import { shippedRegion } from "../world/shipped-region.ts";

const figure = (si: number, written: number, unit: string) => ({
  kind: "constant" as const,
  si,
  written,
  unit,
  mark: "certain" as const,
  sources: ["x"],
});

const within = (unit: "area" | "town", km: number): Target => ({
  name: { zh: "航空半径", en: "air reach" },
  kind: "promise",
  quote: "…",
  measured: { measure: "distance-to-base" },
  scope: { unit, which: "all" },
  statistic: { of: "share", level: 1 },
  threshold: { atMost: { length: figure(1000 * km, km, "km") } },
  reliability: 0.9,
  mark: "certain",
  source: ["x"],
});

describe("air reach from the published inventory of Shandong", () => {
  const { ground, inventory } = compiled("shandong-2023", set(0));
  const world: World = {
    ground,
    inventory,
    daylight: compileDaylight(34, 38.5),
    shareOfProvince: 1,
  };
  const posts = postsOf(ground.tables, ground.names);
  const shareOf = (unit: "area" | "town", km: number): number => {
    const targets = compileTargets(
      { it: within(unit, km) },
      { posts, names: ground.names, kinds },
      { hazards: ["call-out"], horizonS: 3600, day: undefined, named: false },
    );
    return new Measurer(targets, world, posts, kinds).measure(0).value;
  };

  const { unit } = inventory.tables;
  const isBase = inventory.catalogue.kinds.findIndex(({ id }) => id === "aviation-base");
  const bases = Array.from({ length: unit.rows }, (_, row) => row)
    .filter((row) => unit.kind[row] === isBase)
    .map((row) => ({ lon: unit.lon[row], lat: unit.lat[row] }));

  test("by area it is the coverage of the same bases, by the air room's own sum", () => {
    const region = shippedRegion("shandong");
    const sample = sampleArea(
      region.boundaries.map(({ geometry }, county) => ({
        unit: county,
        rings: geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat(),
      })),
      2000,
    );
    for (const km of [50, 80, 120]) {
      expect(shareOf("area", km)).toBeCloseTo(coverage(sample, bases, 1000 * km).share, 3);
    }
  });

  test("by town it is a count of towns", () => {
    const { town } = ground.tables;
    let inside = 0;
    for (let row = 0; row < town.rows; row++) {
      const nearest = Math.min(
        ...bases.map(({ lon, lat }) => distanceM(town.lon[row], town.lat[row], lon, lat)),
      );
      if (nearest <= 80_000) inside++;
    }
    expect(shareOf("town", 80)).toBe(inside / town.rows);
  });

  test("one and five bases cannot give 80 km everywhere: six circles are smaller than the province", () => {
    expect(shareOf("area", 80)).toBeLessThan((6 * Math.PI * 80 ** 2) / 157_000);
  });
});
