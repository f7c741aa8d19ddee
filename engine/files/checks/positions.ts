import type { LonLat } from "../../inputs/feature-collection.ts";
import type { Problem } from "../../inputs/problem.ts";
import type { RegionDocument } from "../../inputs/region.ts";
import { problemOf } from "../finding.ts";
import { distanceKm, shapesOf } from "../region-shapes.ts";
import type { Shapes } from "../region-shapes.ts";
import { closureOf } from "../scenario.ts";
import type { Check, ScenarioFile } from "../scenario.ts";

/**
 * Shapes are schematic, points are rounded, and jetties, islands and rescue ships lie off the coast:
 * a point this far outside its place is still taken for inside.
 */
const toleranceKm = 10;

type Row = Readonly<Record<string, unknown>>;

const columns = [
  ["lon", "lat"],
  ["seat_lon", "seat_lat"],
] as const;

const textAt = (row: Row, column: string): string | undefined =>
  typeof row[column] === "string" ? row[column] : undefined;

const shown = ([lon, lat]: LonLat): string => `${lon}, ${lat}`;

/** Rows whose point lies outside the region, or outside the county or city they name. */
const rowProblems = (file: ScenarioFile, { shapes, cityOf, nameOf }: Shapes): Problem[] => {
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
      const name = place === undefined ? undefined : nameOf.get(place);
      const within =
        place === undefined
          ? { zh: "区域", en: "the region" }
          : { zh: `${name?.zh ?? ""}(${place})`, en: `${name?.en ?? ""} (${place})`.trim() };
      // Longitude and latitude the wrong way round are the commonest slip of all.
      const isTurned = meant.some((shape) => distanceKm([lat, lon], shape) <= reach);
      const path = [i, lonColumn];
      problems.push(
        problemOf(
          {
            path,
            found: { zh: `位于 ${shown(point)} 的点`, en: `a point at ${shown(point)}` },
            allowed: {
              zh: `${within.zh}之内(误差 ${reach} 公里;WGS-84 度,经度在前,纬度在后)`,
              en: `within ${within.en}, give or take ${reach} km (degrees, WGS-84, longitude first, then latitude)`,
            },
            ...(isTurned ? { suggestion: `${lonColumn} ${lat}, ${latColumn} ${lon}` } : {}),
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
  const regionOf = new Map<ScenarioFile, Shapes>();
  for (const region of regions) {
    const ground = shapesOf(closureOf(region));
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
  const loose = shapesOf(files);
  return files.filter(isTable).flatMap((file) => {
    const ground = regionOf.get(file) ?? loose;
    return ground.shapes.length === 0 ? [] : rowProblems(file, ground);
  });
};
