import { expect } from "vitest";

type Json = Readonly<Record<string, unknown>>;
type Position = readonly number[];

const expectPosition = (position: unknown): void => {
  expect(Array.isArray(position)).toBe(true);
  const numbers = position as number[];
  // Longitude, latitude, perhaps height; nothing more (section 3.1.1).
  expect(numbers.length === 2 || numbers.length === 3).toBe(true);
  expect(numbers.every((n) => typeof n === "number" && Number.isFinite(n))).toBe(true);
  expect(Math.abs(numbers[0])).toBeLessThanOrEqual(180);
  expect(Math.abs(numbers[1])).toBeLessThanOrEqual(90);
};

const expectLine = (line: unknown): void => {
  expect((line as unknown[]).length).toBeGreaterThanOrEqual(2);
  for (const position of line as unknown[]) expectPosition(position);
};

/** Twice the area, positive where a ring runs against the clock. */
const turn = (ring: readonly Position[]): number =>
  ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i][0] * y - x * ring[i][1]), 0);

/** A ring is closed, of four positions at least; the outer runs against the clock, holes with it (3.1.6). */
const expectRings = (rings: unknown): void => {
  for (const [i, ring] of (rings as Position[][]).entries()) {
    expectLine(ring);
    expect(ring.length).toBeGreaterThanOrEqual(4);
    expect(ring[ring.length - 1]).toEqual(ring[0]);
    expect(Math.sign(turn(ring))).toBe(i === 0 ? 1 : -1);
  }
};

const each = (parts: unknown, check: (part: unknown) => void): void => {
  for (const part of parts as unknown[]) check(part);
};

const geometries: Readonly<Record<string, (coordinates: unknown) => void>> = {
  Point: expectPosition,
  MultiPoint: (points) => each(points, expectPosition),
  // A line of no length keeps to the letter, yet no GIS takes it.
  LineString: (line) => {
    expectLine(line);
    expect(new Set((line as Position[]).map(String)).size).toBeGreaterThan(1);
  },
  MultiLineString: (lines) => each(lines, expectLine),
  Polygon: expectRings,
  MultiPolygon: (polygons) => each(polygons, expectRings),
};

const expectFeature = (feature: Json): void => {
  expect(feature["type"]).toBe("Feature");
  expect(Object.keys(feature).sort()).toEqual(["geometry", "properties", "type"]);
  const geometry = feature["geometry"] as Json;
  expect(Object.keys(geometry).sort()).toEqual(["coordinates", "type"]);
  const check = geometries[String(geometry["type"])];
  expect(check, String(geometry["type"])).toBeDefined();
  check(geometry["coordinates"]);
  expect(typeof feature["properties"]).toBe("object");
};

/** What RFC 7946 asks of the text of a feature collection. */
export const expectRfc7946 = (text: string): Json => {
  const collection = JSON.parse(text) as Json;
  expect(collection["type"]).toBe("FeatureCollection");
  // WGS-84 alone: another system of coordinates is no longer named (section 4).
  expect(collection).not.toHaveProperty("crs");
  // Other members may stand beside the features, none that has a meaning elsewhere (section 7.1).
  for (const name of ["coordinates", "geometries", "geometry", "properties"]) {
    expect(collection).not.toHaveProperty(name);
  }
  for (const feature of collection["features"] as Json[]) expectFeature(feature);
  return collection;
};
