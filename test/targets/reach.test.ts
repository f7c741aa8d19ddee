import { describe, expect, test } from "vitest";

import { areaPoints, measureLedger, postPoints } from "../../engine/targets/reach.ts";
import { measured, target } from "./given.ts";
import { toyPosts, toyWorld } from "./toy-world.ts";

const figure = (si: number, unit: string) => ({
  kind: "constant" as const,
  si,
  written: si,
  unit,
  mark: "assumed" as const,
  sources: ["x"],
});

const withinM = (si: number) => ({ atMost: { length: figure(si, "m") } });

describe("distance to the nearest base", () => {
  const near = toyWorld([
    { kind: "aviation-base", lon: 117, lat: 36 },
    { kind: "rescue", lon: 117.7, lat: 36 },
  ]);

  test("as the crow flies, to bases alone", () => {
    const posts = toyPosts(near);
    const values = measureLedger(
      "distance-to-base",
      undefined,
      near,
      posts,
      postPoints(near.ground.tables, posts, [0, 1, 7]),
    );
    // 0.1 degree of longitude at 36 N is 8.996 km.
    expect([...values].map((m) => m / 1000)).toEqual([
      expect.closeTo(0, 6),
      expect.closeTo(8.996, 2),
      expect.closeTo(62.97, 1),
    ]);
  });

  test("over towns or over the area, the same circle", () => {
    const wanted = (unit: "town" | "area") =>
      target({
        measured: { measure: "distance-to-base" },
        scope: { unit, which: "all" },
        statistic: { of: "share", level: 0.5 },
        threshold: withinM(30_000),
      });
    // Towns 0 to 3 lie within 27 km.
    expect(measured(wanted("town"), [], { world: near })).toEqual({
      value: 0.5,
      pass: true,
      counted: 8,
    });
    const area = measured(wanted("area"), [], { world: near });
    // From 5 km west of the base to 30 km east of it, of 80 steps of 0.01 degree, less the corners.
    expect(area.value).toBeGreaterThan(0.45);
    expect(area.value).toBeLessThan(0.49);
    expect(area.pass).toBe(false);
  });

  test("without any base it is infinite", () => {
    const it = target({
      measured: { measure: "distance-to-base" },
      scope: { unit: "town", which: "all" },
      threshold: withinM(80_000),
    });
    expect(measured(it, [])).toMatchObject({ value: Infinity, pass: false });
  });
});

test("points of a grid stand for equal areas", () => {
  const world = toyWorld();
  const points = areaPoints(world.ground.tables, toyPosts(world));
  // 0.8 x 0.2 degrees at 36 N: 72.0 x 22.2 km.
  expect((points.count * 4) / (71.96 * 22.24)).toBeCloseTo(1, 1);
});

test("people on the roll by town, county and city", () => {
  const world = toyWorld([
    { kind: "township-team", lon: 117, lat: 36, town: 0, people: 31 },
    { kind: "township-team", lon: 117, lat: 36, town: 1, people: 12 },
    { kind: "rescue", lon: 117, lat: 36, town: 1, people: 40 },
  ]);
  const teams = (unit: "town" | "county") =>
    target({
      measured: { measure: "team-strength", of: ["township-team"] },
      scope: { unit, which: "all", places: ["county0"] },
      statistic: { of: "worst" },
      threshold: { atLeast: { persons: figure(30, "person") } },
    });
  expect(measured(teams("town"), [], { world })).toEqual({ value: 12, pass: false, counted: 2 });
  expect(measured(teams("county"), [], { world })).toEqual({ value: 43, pass: true, counted: 1 });
});
