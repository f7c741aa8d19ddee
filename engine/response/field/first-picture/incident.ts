import { hashName } from "../../../random/names.ts";
import type { Situation } from "../../../situation/situation.ts";
import type { Ground } from "../../../world/ground/compile-ground.ts";
import { townClasses } from "../../../world/ground/layout.ts";
import { destination, distanceM, nearestRows, unitVectors } from "../../../world/ground/sphere.ts";
import type { Position } from "../../../world/ground/sphere.ts";

/** What the ground around a scene is like, as the shares of cameras in view are given: `camera-in-view`. */
export const placeClasses = ["city", "county-town", "village", "hill"] as const;

export type PlaceClass = (typeof placeClasses)[number];

/** Where in its town the thing to be shown is. */
export interface Incident extends Position {
  readonly placeClass: PlaceClass;
}

/** What is known of towns for placing scenes in them; made once for a world. */
export interface TownReach {
  /** Radius of a disc as large as the town, m. */
  readonly radiusM: Float64Array;
  /** Is the town's county a district of a city? */
  readonly district: Uint8Array;
}

const NEIGHBOURS = 3;
/** Radius of the disc of the area that belongs to each point of a hexagonal lattice of spacing 1. */
const DISC_OF_SPACING = Math.sqrt(Math.sqrt(3) / (2 * Math.PI));

/**
 * How far towns reach, which no table says: as far as half way to their neighbours, by the mean distance
 * to the three nearest towns. A region of one town: the area of its county.
 */
export const townReach = ({ tables, names }: Ground): TownReach => {
  const { town, county } = tables;
  const vectors = unitVectors(town.lon, town.lat);
  const found = new Int32Array(NEIGHBOURS + 1);
  const place = { lon: 0, lat: 0 };
  const radiusM = Float64Array.from({ length: town.rows }, (_, row) => {
    place.lon = town.lon[row];
    place.lat = town.lat[row];
    const n = nearestRows(vectors, town.rows, place, NEIGHBOURS + 1, found);
    let sum = 0;
    let others = 0;
    for (let i = 0; i < n; i++) {
      const other = found[i];
      if (other === row) continue;
      sum += distanceM(place.lon, place.lat, town.lon[other], town.lat[other]);
      others++;
    }
    return others === 0
      ? Math.sqrt(county.areaM2[town.county[row]] / Math.PI)
      : (DISC_OF_SPACING * sum) / others;
  });
  // Codes of administrative divisions (GB/T 2260): districts of cities end in 01 to 20.
  const district = Uint8Array.from(town.county, (row) => {
    const last = Number(names.counties[row].code.slice(-2));
    return last >= 1 && last <= 20 ? 1 : 0;
  });
  return { radiusM, district };
};

const SCENE_AT = hashName("where in the town the scene is");
const SUBDISTRICT = townClasses.indexOf("subdistrict");

/**
 * Where in a town the scene of this replication is: anywhere on the town's disc alike. In a subdistrict it
 * is a city (districts) or county town; elsewhere hill by the county's share of hilly ground, else village.
 */
export const drawIncident = (
  { stage, posts, world }: Situation,
  reach: TownReach,
  town: number,
): Incident => {
  const { town: table, county } = world.ground.tables;
  const stream = stage.streams.get(posts.id[town], SCENE_AT);
  const uDistance = stream.uniform();
  const uBearing = stream.uniform();
  const uHill = stream.uniform();
  const at = destination(
    table.lon[town],
    table.lat[town],
    360 * uBearing,
    reach.radiusM[town] * Math.sqrt(uDistance),
  );
  const hilly = uHill < county.hillyShare[table.county[town]];
  const built = reach.district[town] === 1 ? "city" : "county-town";
  const open = hilly ? "hill" : "village";
  return { lon: at.lon, lat: at.lat, placeClass: table.class[town] === SUBDISTRICT ? built : open };
};
