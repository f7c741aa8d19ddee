import { describe, expect, test } from "vitest";

import {
  drawIncident,
  townReach,
} from "../../../../engine/response/field/first-picture/incident.ts";
import { townClasses } from "../../../../engine/world/ground/layout.ts";
import { distanceM } from "../../../../engine/world/ground/sphere.ts";
import { raceOver, worldWith } from "./given.ts";

const world = worldWith([]);
const race = raceOver(world, {});
const { town, county } = world.ground.tables;
const reach = townReach(world.ground);

describe("where in a town the scene is", () => {
  test("towns reach about as far as their counties' area allows", () => {
    // Discs half way to the neighbours fill the counties: between half and twice the area.
    let discs = 0;
    for (let row = 0; row < town.rows; row++)
      discs += Math.PI * reach.radiusM[row] * reach.radiusM[row];
    const area = county.areaM2.reduce((sum, m2) => sum + m2, 0);
    expect(discs / area).toBeGreaterThan(0.5);
    expect(discs / area).toBeLessThan(2);
  });

  test("anywhere on the town's disc alike: half of the scenes beyond 0.707 of its radius", () => {
    const at = 60;
    let far = 0;
    const RUNS = 2000;
    for (let run = 0; run < RUNS; run++) {
      race.begin(run);
      const { lon, lat } = drawIncident(race.situation, reach, at);
      const awayM = distanceM(town.lon[at], town.lat[at], lon, lat);
      expect(awayM).toBeLessThanOrEqual(reach.radiusM[at] * 1.000001);
      if (awayM > reach.radiusM[at] * Math.SQRT1_2) far++;
    }
    // 99.9 % of a binomial share around a half.
    expect(Math.abs(far / RUNS - 0.5)).toBeLessThan((3.29 * 0.5) / Math.sqrt(RUNS));
  });

  test("city in the districts' subdistricts, county town in those of counties, else village or hill", () => {
    race.begin(0);
    const seen = new Set<string>();
    for (let row = 0; row < town.rows; row++) {
      const { placeClass } = drawIncident(race.situation, reach, row);
      seen.add(placeClass);
      const built = town.class[row] === townClasses.indexOf("subdistrict");
      const code = world.ground.names.counties[town.county[row]].code;
      const district = Number(code.slice(-2)) <= 20;
      if (built) expect(placeClass).toBe(district ? "city" : "county-town");
      else expect(["village", "hill"]).toContain(placeClass);
      if (!built && county.hillyShare[town.county[row]] === 0) expect(placeClass).toBe("village");
    }
    expect([...seen].sort()).toEqual(["city", "county-town", "hill", "village"]);
  });
});
