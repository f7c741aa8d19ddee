import * as Schema from "effect/Schema";

import { wrongAt } from "./problem.ts";
import type { Text } from "./text.ts";

export const geometryTypes = [
  "Point",
  "LineString",
  "MultiLineString",
  "Polygon",
  "MultiPolygon",
] as const;

export type GeometryType = (typeof geometryTypes)[number];

/** Degrees east, degrees north. */
export type LonLat = readonly [lon: number, lat: number];

/** A shape in WGS-84 degrees. */
export type Geometry =
  | { readonly type: "Point"; readonly coordinates: LonLat }
  | { readonly type: "LineString"; readonly coordinates: ReadonlyArray<LonLat> }
  | { readonly type: "MultiLineString"; readonly coordinates: ReadonlyArray<ReadonlyArray<LonLat>> }
  | { readonly type: "Polygon"; readonly coordinates: ReadonlyArray<ReadonlyArray<LonLat>> }
  | {
      readonly type: "MultiPolygon";
      readonly coordinates: ReadonlyArray<ReadonlyArray<ReadonlyArray<LonLat>>>;
    };

/** How deep the positions lie in `coordinates`, how many a line needs, and whether it must close. */
const shapes: Record<GeometryType, { depth: number; atLeast: number; closed: boolean }> = {
  Point: { depth: 0, atLeast: 1, closed: false },
  LineString: { depth: 1, atLeast: 2, closed: false },
  MultiLineString: { depth: 2, atLeast: 2, closed: false },
  Polygon: { depth: 2, atLeast: 4, closed: true },
  MultiPolygon: { depth: 3, atLeast: 4, closed: true },
};

type Wrong = ReturnType<typeof wrongAt>;

const isPosition = (value: unknown): value is LonLat =>
  Array.isArray(value) &&
  (value.length === 2 || value.length === 3) &&
  value.every((part) => Number.isFinite(part)) &&
  Math.abs(value[0]) <= 180 &&
  Math.abs(value[1]) <= 90;

const positionText: Text = {
  zh: "[经度, 纬度],WGS-84 度",
  en: "[longitude, latitude] in WGS-84 degrees",
};

/** Everything wrong with the coordinates of a shape, each with its path below the geometry. */
const coordinatesWrong = (type: GeometryType, coordinates: unknown): Wrong[] => {
  const { depth, atLeast, closed } = shapes[type];
  const wrong: Wrong[] = [];
  const visit = (value: unknown, left: number, path: ReadonlyArray<PropertyKey>): void => {
    if (left === 0) {
      if (!isPosition(value)) wrong.push(wrongAt(path, positionText));
      return;
    }
    if (!Array.isArray(value) || (left > 1 && value.length === 0)) {
      wrong.push(wrongAt(path, { zh: "非空列表", en: "a list, not empty" }));
      return;
    }
    for (let i = 0; i < value.length; i++) visit(value[i], left - 1, [...path, i]);
    if (left > 1) return;
    if (value.length < atLeast) {
      const words = { zh: `至少 ${atLeast} 个点`, en: `at least ${atLeast} positions` };
      wrong.push(wrongAt(path, words));
    } else if (closed) {
      const first: unknown = value[0];
      const last: unknown = value[value.length - 1];
      if (isPosition(first) && isPosition(last) && (first[0] !== last[0] || first[1] !== last[1])) {
        wrong.push(
          wrongAt(path, {
            zh: "首尾相同的闭合环",
            en: "a closed ring: the last position equal to the first",
          }),
        );
      }
    }
  };
  visit(coordinates, depth, ["coordinates"]);
  return wrong;
};

/** The schema of a shape of one of some types. Coordinates are checked by hand: maps hold many. */
const geometryOf = <T extends GeometryType>(types: ReadonlyArray<T>) =>
  Schema.Struct({ type: Schema.Literals(types), coordinates: Schema.Array(Schema.Unknown) }).check(
    Schema.makeFilter((geometry) => coordinatesWrong(geometry.type, geometry.coordinates), {
      toJsonSchema: () => [{}, true],
    }),
  );

type GeometryOf<T extends GeometryType> = Extract<Geometry, { readonly type: T }>;

/**
 * A map layer declared once: a GeoJSON FeatureCollection (RFC 7946, WGS-84) whose features have
 * shapes of the given types and the given properties. Rings may turn either way.
 */
export interface FeatureCollection<T extends GeometryType = GeometryType, P = unknown> {
  readonly name: string;
  readonly text: Text;
  readonly geometry: ReadonlyArray<T>;
  readonly schema: Schema.Codec<
    {
      readonly features: ReadonlyArray<{
        readonly geometry: GeometryOf<T>;
        readonly properties: P;
      }>;
    },
    unknown
  >;
}

export type Features<C extends FeatureCollection> = C["schema"]["Type"]["features"];

/** Declares a map layer. Properties that the declaration does not name are refused. */
export const featureCollection = <const T extends GeometryType, P>(declaration: {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly geometry: ReadonlyArray<T>;
  readonly properties: Schema.Codec<P, unknown>;
}): FeatureCollection<T, P> => ({
  name: declaration.name,
  text: { zh: declaration.zh, en: declaration.en },
  geometry: declaration.geometry,
  schema: Schema.Struct({
    type: Schema.Literal("FeatureCollection"),
    name: Schema.optionalKey(Schema.String),
    bbox: Schema.optionalKey(Schema.Array(Schema.Finite)),
    features: Schema.Array(
      Schema.Struct({
        type: Schema.Literal("Feature"),
        id: Schema.optionalKey(Schema.Union([Schema.String, Schema.Finite])),
        bbox: Schema.optionalKey(Schema.Array(Schema.Finite)),
        geometry: geometryOf(declaration.geometry),
        properties: declaration.properties,
      }),
    ),
  }).annotate({
    description: `${declaration.zh} · ${declaration.en}`,
  }) as unknown as FeatureCollection<T, P>["schema"],
});
