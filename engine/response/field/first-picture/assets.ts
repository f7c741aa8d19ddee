import { bitOf } from "../../../world/inventory/vocabulary.ts";
import { fittedBits } from "../../../world/inventory/layout.ts";
import type { AirFleet } from "../air/air-fleet.ts";
import { nearestRow, unitVectors } from "../../../world/ground/sphere.ts";
import type { World } from "../../../world/world.ts";
import { carriesTerminals, pictureKinds } from "./picture-kinds.ts";
import type { PictureKind } from "./picture-kinds.ts";

/** Units of each town in one run: from `first` up to the next town's. */
interface ByTown {
  readonly first: Int32Array;
  readonly unit: Int32Array;
}

/** Units of one way wherever they stand, with the row of the kind that shows the scene. */
export interface AssetList {
  readonly unit: Int32Array;
  /** The unit's own kind, or that of a set it carries. */
  readonly kind: Int32Array;
}

/** Everything of the inventory that can show a scene; made once for a world. */
export interface PictureAssets {
  readonly kinds: readonly (PictureKind | undefined)[];
  readonly cameras: ByTown;
  /** Portable terminals, and drones that towns launch by hand. */
  readonly terminals: ByTown;
  /** Teams that carry them. */
  readonly carriers: ByTown;
  readonly nests: AssetList & {
    /** Unit vectors of their places, and the town whose power and network they hang on. */
    readonly vectors: Float64Array;
    readonly town: Int32Array;
  };
  readonly portable: AssetList;
  readonly vehicles: AssetList;
  readonly high: AssetList;
  /** How many helicopters there are, and the units of those that send pictures. */
  readonly helicopters: number;
  readonly withDownlink: Int32Array;
}

/** Finds them. */
export const pictureAssets = (world: World, fleet: AirFleet | undefined): PictureAssets => {
  const { tables, catalogue } = world.inventory;
  const { unit, carriedStart, carried } = tables;
  const { town } = world.ground.tables;
  const kinds = pictureKinds(world);
  const isCarrier = carriesTerminals(catalogue);
  const wayOf = (row: number) => kinds[unit.kind[row]]?.way;
  const rows = Array.from({ length: unit.rows }, (_, row) => row);
  const byTown = (wanted: (row: number) => boolean): ByTown => {
    const found = rows.filter((row) => unit.town[row] >= 0 && wanted(row));
    found.sort((a, b) => unit.town[a] - unit.town[b] || a - b);
    const first = new Int32Array(town.rows + 1);
    for (const row of found) first[unit.town[row] + 1]++;
    for (let t = 0; t < town.rows; t++) first[t + 1] += first[t];
    return { first, unit: Int32Array.from(found) };
  };
  const list = (way: PictureKind["way"]): AssetList => {
    const found: number[] = [];
    const kind: number[] = [];
    for (const row of rows) {
      let shows = wayOf(row) === way ? unit.kind[row] : -1;
      // A team that carries a set brings it; what is fixed or flies by itself is nobody's luggage.
      if (shows < 0 && wayOf(row) === undefined)
        for (let i = carriedStart.first[row]; i < carriedStart.first[row + 1]; i++)
          if (kinds[carried.kind[i]]?.way === way) shows = carried.kind[i];
      if (shows < 0) continue;
      found.push(row);
      kind.push(shows);
    }
    return { unit: Int32Array.from(found), kind: Int32Array.from(kind) };
  };
  const nests = list("drone-nest");
  const vectors = unitVectors(
    Float64Array.from(nests.unit, (row) => unit.lon[row]),
    Float64Array.from(nests.unit, (row) => unit.lat[row]),
  );
  const towns = unitVectors(town.lon, town.lat);
  const flown = [...new Set(fleet?.units.aircraft.map(({ unit: row }) => row))];
  const downlink = bitOf(fittedBits, "downlink");
  return {
    kinds,
    cameras: byTown((row) => wayOf(row) === "fixed-camera"),
    terminals: byTown((row) => wayOf(row) === "town-terminal"),
    carriers: byTown((row) => isCarrier[unit.kind[row]]),
    nests: {
      ...nests,
      vectors,
      town: Int32Array.from(nests.unit, (row, i) =>
        unit.town[row] >= 0 ? unit.town[row] : nearestRow(towns, town.rows, vectors, i),
      ),
    },
    portable: list("portable-satellite"),
    vehicles: list("vehicle-satellite"),
    high: list("high-altitude"),
    helicopters: flown.length,
    withDownlink: Int32Array.from(flown.filter((row) => (unit.fitted[row] & downlink) !== 0)),
  };
};
