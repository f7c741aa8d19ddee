import type { LonLat } from "../inputs/feature-collection.ts";
import type { RegionDocument } from "../inputs/region.ts";
import type { BoundaryFeatures, CityRow, CountyRow } from "../inputs/region-tables.ts";
import type { Text } from "../inputs/text.ts";
import type { ScenarioFile } from "./scenario.ts";

const kmPerDegree = 111.2;

/** The shape of a county. */
export interface Shape {
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
export const distanceKm = (point: LonLat, shape: Shape): number => {
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

/** Counties as shapes, and the city of each. */
export interface Shapes {
  readonly shapes: ReadonlyArray<Shape>;
  readonly cityOf: ReadonlyMap<string, string>;
  /** What each county and city is called. */
  readonly nameOf: ReadonlyMap<string, Text>;
}

/** The counties of the region documents among some files. */
export const shapesOf = (files: Iterable<ScenarioFile>): Shapes => {
  const shapes: Shape[] = [];
  const cityOf = new Map<string, string>();
  const nameOf = new Map<string, Text>();
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
        nameOf.set(county.code, { zh: county.name_zh, en: county.name_en });
      }
    } else if (file.kind.kind === "cities") {
      for (const { code, name_zh, name_en } of file.value as ReadonlyArray<CityRow>) {
        nameOf.set(code, { zh: name_zh, en: name_en });
      }
    } else if (file.kind.kind === "region") {
      const document = file.value as RegionDocument;
      if ("partOf" in document) for (const code of document.cities) only.add(code);
    }
  }
  const inPart = ({ code }: Shape): boolean => only.size === 0 || only.has(cityOf.get(code) ?? "");
  return { shapes: shapes.filter(inPart), cityOf, nameOf };
};
