import type { LonLat } from "../../inputs/feature-collection.ts";
import type { Problem } from "../../inputs/problem.ts";
import type { RegionDocument } from "../../inputs/region.ts";
import type { BoundaryFeatures, CountyRow } from "../../inputs/region-tables.ts";
import { problemOf } from "../finding.ts";
import { closureOf } from "../scenario.ts";
import type { Check, ScenarioFile } from "../scenario.ts";

const kmPerDegree = 111.2;

/**
 * Shapes are schematic, points are rounded, and jetties, islands and rescue ships lie off the coast:
 * a point this far outside its place is still taken for inside.
 */
const toleranceKm = 10;

interface Shape {
  readonly code: string;
  readonly rings: ReadonlyArray<ReadonlyArray<LonLat>>;
}

const isInside = ([lon, lat]: LonLat, { rings }: Shape): boolean => {
  let inside = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [x, y] = ring[i - 1];
      const [toX, toY] = ring[i];
      if (y > lat !== toY > lat && lon < x + ((lat - y) / (toY - y)) * (toX - x)) inside = !inside;
    }
  }
  return inside;
};

/**
 * Distance to the outline of a shape, 0 inside. Degrees of longitude are taken as shrunk by the
 * square root of what is left of the latitude's square (a cosine to within 2 % from 20 to 50 degrees
 * north), which is enough to say near or far.
 */
const distanceKm = (point: LonLat, shape: Shape): number => {
  if (isInside(point, shape)) return 0;
  const [lon, lat] = point;
  const radians = (lat * Math.PI) / 180;
  const shrink = 1 - (radians * radians) / 2 + (radians * radians * radians * radians) / 24;
  let nearest = Infinity;
  for (const ring of shape.rings) {
    for (let i = 1; i < ring.length; i++) {
      const ax = (ring[i - 1][0] - lon) * shrink;
      const ay = ring[i - 1][1] - lat;
      const dx = (ring[i][0] - ring[i - 1][0]) * shrink;
      const dy = ring[i][1] - ring[i - 1][1];
      const length = dx * dx + dy * dy;
      const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
      const [x, y] = [ax + t * dx, ay + t * dy];
      nearest = Math.min(nearest, x * x + y * y);
    }
  }
  return Math.sqrt(nearest) * kmPerDegree;
};

interface Ground {
  readonly shapes: ReadonlyArray<Shape>;
  readonly cityOf: ReadonlyMap<string, string>;
}

/** The counties of the region documents among some files. */
const groundOf = (files: Iterable<ScenarioFile>): Ground => {
  const shapes: Shape[] = [];
  const cityOf = new Map<string, string>();
  const only = new Set<string>();
  for (const file of files) {
    if (file.kind.kind === "boundaries") {
      const { features } = file.value as { readonly features: BoundaryFeatures };
      for (const { geometry, properties } of features) {
        const polygons =
          geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
        shapes.push({ code: properties.code, rings: polygons.flat() });
      }
    } else if (file.kind.kind === "counties") {
      for (const county of file.value as ReadonlyArray<CountyRow>) {
        cityOf.set(county.code, county.city_code);
      }
    } else if (file.kind.kind === "region") {
      const document = file.value as RegionDocument;
      if ("partOf" in document) for (const code of document.cities) only.add(code);
    }
  }
  const inPart = ({ code }: Shape): boolean => only.size === 0 || only.has(cityOf.get(code) ?? "");
  return { shapes: shapes.filter(inPart), cityOf };
};

type Row = Readonly<Record<string, unknown>>;

const columns = [
  ["lon", "lat"],
  ["seat_lon", "seat_lat"],
] as const;

const textAt = (row: Row, column: string): string | undefined =>
  typeof row[column] === "string" ? row[column] : undefined;

const shown = ([lon, lat]: LonLat): string => `${lon}, ${lat}`;

/** Rows whose point lies outside the region, or outside the county or city they name. */
const rowProblems = (file: ScenarioFile, { shapes, cityOf }: Ground): Problem[] => {
  const problems: Problem[] = [];
  for (const [i, row] of (file.value as ReadonlyArray<Row>).entries()) {
    for (const [lonColumn, latColumn] of columns) {
      const [lon, lat] = [row[lonColumn], row[latColumn]];
      if (typeof lon !== "number" || typeof lat !== "number") continue;
      const precision = typeof row["precision_km"] === "number" ? row["precision_km"] : 0;
      const reach = Math.max(toleranceKm, precision);
      const point: LonLat = [lon, lat];
      const own = lonColumn === "seat_lon" ? textAt(row, "code") : undefined;
      const county = own ?? textAt(row, "county") ?? textAt(row, "county_code");
      const city = county === undefined ? textAt(row, "city") : undefined;
      const meant = shapes.filter(({ code }) =>
        county === undefined ? city === undefined || cityOf.get(code) === city : code === county,
      );
      // A place the region does not know is reported as such, not as a distance.
      if (meant.length === 0) continue;
      const near = meant.some((shape) => distanceKm(point, shape) <= reach);
      if (near) continue;
      const place = county ?? city;
      const place_ =
        place === undefined ? { zh: "区域", en: "the region" } : { zh: place, en: place };
      const path = [i, lonColumn];
      problems.push(
        problemOf(
          {
            path,
            found: { zh: `位于 ${shown(point)} 的点`, en: `a point at ${shown(point)}` },
            allowed: {
              zh: `${place_.zh} 之内(误差 ${reach} 公里;经度在前,纬度在后)`,
              en: `within ${place_.en}, give or take ${reach} km (longitude first, then latitude)`,
            },
          },
          file.path,
          file.locate(path),
        ),
      );
    }
  }
  return problems;
};

/** Tables about what lies outside by their nature. */
const outside = new Set(["expressway-exits"]);

const isTable = ({ kind }: ScenarioFile): boolean =>
  kind.format === "csv" && !outside.has(kind.kind);

/** Every point lies in the region it belongs to, and in the county or city its row names. */
export const positions: Check = ({ files }) => {
  const regions = files.filter(({ kind }) => kind.kind === "region");
  const regionOf = new Map<ScenarioFile, Ground>();
  for (const region of regions) {
    const ground = groundOf(closureOf(region));
    for (const file of closureOf(region)) {
      // The tables of a whole province are not measured by the part of it that borrows them.
      if (!("partOf" in (region.value as RegionDocument))) regionOf.set(file, ground);
    }
    const { id } = region.value as RegionDocument;
    for (const inventory of files) {
      if (inventory.kind.kind !== "inventory") continue;
      if ((inventory.value as { readonly region: string }).region !== id) continue;
      for (const file of closureOf(inventory)) {
        if (file.kind.kind === "facilities") regionOf.set(file, ground);
      }
    }
  }
  const loose = groundOf(files);
  return files.filter(isTable).flatMap((file) => {
    const ground = regionOf.get(file) ?? loose;
    return ground.shapes.length === 0 ? [] : rowProblems(file, ground);
  });
};
