import * as Schema from "effect/Schema";

import { Mark } from "./mark.ts";
import { described, numberBetween } from "./text.ts";

/** Degrees east, WGS-84. */
export const Longitude = numberBetween(-180, 180).pipe(
  described("经度,WGS-84", "longitude, WGS-84", { unit: "deg" }),
);

/** Degrees north, WGS-84. */
export const Latitude = numberBetween(-90, 90).pipe(
  described("纬度,WGS-84", "latitude, WGS-84", { unit: "deg" }),
);

/** How far the true place may lie from the point given. 0.1 km is a site, 20 km a county. */
export const PrecisionKm = numberBetween(0, 500).pipe(
  described(
    "位置精度:真实位置可能偏离的距离",
    "precision: how far the true place may lie from the point given",
    { unit: "km" },
  ),
);

/** A point on the ground, with how well it is known. */
export const Position = Schema.Struct({
  lon: Longitude,
  lat: Latitude,
  precision_km: Schema.optionalKey(PrecisionKm),
  mark: Schema.optionalKey(Mark),
}).annotate({ title: "Position" });

export type Position = typeof Position.Type;
