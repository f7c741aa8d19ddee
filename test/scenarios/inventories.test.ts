import { describe, expect, test } from "vitest";

import { countUnits } from "../../engine/world/inventory/count-units.ts";
import { printRows } from "../../engine/world/inventory/print-rows.ts";
import { positionList } from "../../engine/world/inventory/vocabulary.ts";
import { compiled, set, shippedInventory } from "../world/shipped-inventory.ts";

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

describe("Shandong at the end of 2023", () => {
  const { inventory, ground } = compiled("shandong-2023", set(0, 1));
  const rows = printRows(inventory, ground);
  const { byKind } = countUnits(inventory);
  const counted = (total: string) => rows.filter((row) => row.counted_in?.includes(total) === true);

  test.each([
    ["national-teams", 6],
    ["regional-centres", 5],
    ["provincial-teams", 47],
    ["city-county-teams", 1700],
    ["social-forces", 356],
    ["grassroots-stations", 2800],
    ["fire-stations", 537],
    ["forest-teams", 91],
    ["chemical-formations", 16],
    ["provincial-flood-teams", 12],
    ["flood-teams", 483],
    ["city-air-bases", 5],
    ["landing-points", 283],
    ["helicopters", 16],
    ["provincial-depots", 8],
    ["city-county-depots", 263],
  ] as const)("%s: %i rows", (total, number) => {
    expect(counted(total)).toHaveLength(number);
  });

  test("136,000 people in all, flood teams among them and not beside them", () => {
    const people = counted("rescue-people");
    expect(sum(people.map((row) => row.people ?? 0))).toBe(136_000);
    const flood = counted("flood-people");
    expect(sum(flood.map((row) => row.people ?? 0))).toBe(67_922);
    for (const row of flood) expect(row.counted_in).toContain("rescue-people");
    for (const row of flood) expect(row.counted_in).toContain("city-county-teams");
  });

  test("a township team in every town, the provincial base and a base at Yantai, 1.74 million feeds", () => {
    const teams = rows.filter((row) => row.kind === "township-team");
    expect(new Set(teams.map((row) => row.town)).size).toBe(1816);
    expect(teams).toHaveLength(1816);
    expect(rows.find((row) => row.id === "air-laiwu")?.county).toBe("370116");
    expect(rows.find((row) => row.id === "air-yantai")?.county).toBe("370686");
    expect(byKind["camera"]).toBe(1_740_000);
    expect(byKind["hospital"]).toBe(1783);
    expect(sum(rows.filter((row) => row.kind === "hospital").map((row) => row.capacity ?? 0))).toBe(
      342_078,
    );
  });

  test("every county has a fire station, a flood team and a landing point", () => {
    for (const [kind, groups] of [
      ["landing-point", 283],
      ["flood-rescue-team", 483],
    ] as const) {
      const own = rows.filter((row) => row.kind === kind);
      expect(own).toHaveLength(groups);
      expect(new Set(own.map((row) => row.county)).size).toBe(136);
    }
    const stations = counted("fire-stations");
    expect(new Set(stations.map((row) => row.county)).size).toBe(136);
  });

  test("a forest-fire team at most in each of thirteen cities", () => {
    const own = rows.filter((row) => row.kind === "forest-fire-team-city");
    expect(new Set(own.map((row) => row.city)).size).toBe(13);
  });

  test("few positions are known, and it is said how few", () => {
    const { byPosition, knownPositions } = countUnits(inventory);
    expect(byPosition.given).toBe(rows.filter((row) => row.position === "given").length);
    expect(knownPositions).toBeLessThan(0.01);
    expect(sum(Object.values(byPosition))).toBe(rows.length);
    expect(positionList).toHaveLength(5);
  });
});

describe("Jinan in January 2026", () => {
  const { inventory, ground } = compiled("jinan-2026", set(0, 1), true);
  const rows = printRows(inventory, ground);
  const counted = (total: string) => rows.filter((row) => row.counted_in?.includes(total) === true);

  test.each([
    ["rescue-forces", 465],
    ["main-teams", 7],
    ["landing-points", 40],
    ["water-points", 48],
    ["helicopters", 4],
    ["drone-nests", 28],
    ["response-units", 16],
    ["national-forest-team", 1],
    ["shelters", 630],
    ["hazard-points", 252],
    ["districts-linked", 15],
    ["towns-linked", 161],
  ] as const)("%s: %i rows", (total, number) => {
    expect(counted(total)).toHaveLength(number);
  });

  test("17,886 people, the main teams' 2,800 among them; 24 million m2 of shelter", () => {
    expect(sum(counted("rescue-people").map((row) => row.people ?? 0))).toBe(17_886);
    expect(sum(counted("main-teams").map((row) => row.people ?? 0))).toBe(2800);
    expect(sum(counted("shelter-area").map((row) => row.capacity ?? 0))).toBe(24_000_000);
  });

  test("ten landing points by name, each in the district it lies in", () => {
    const pads = rows.filter((row) => row.id.startsWith("pad-"));
    expect(pads).toHaveLength(10);
    const written = new Map(shippedInventory("jinan-2026").rows.map((row) => [row.id, row]));
    for (const pad of pads) {
      const county = written.get(pad.id)?.county;
      if (county !== undefined) expect([pad.id, pad.county]).toEqual([pad.id, county]);
    }
  });

  test("12 and 7 satellites, 240,000 sensors and cameras", () => {
    const { byKind } = countUnits(inventory);
    expect(byKind["infrared-satellite"]).toBe(12);
    expect(byKind["radar-satellite"]).toBe(7);
    expect(byKind["camera"] + byKind["sensor"]).toBe(240_000);
  });

  test("relocation stock lies inside the published standards", () => {
    for (const assumptions of [set(0), set(4), set(7)]) {
      const own = compiled("jinan-2026", assumptions, true);
      for (const row of printRows(own.inventory, own.ground)) {
        const [low, high] =
          row.kind === "relief-depot-city"
            ? [40_000, 60_000]
            : row.kind === "relief-depot-county"
              ? [5000, 7000]
              : [0, Infinity];
        expect(row.capacity).toBeGreaterThanOrEqual(low);
        expect(row.capacity).toBeLessThanOrEqual(high);
      }
    }
  });
});
