import { deserialize, serialize } from "node:v8";

import type { Figure } from "../../inputs/figure.ts";
import { unitNamesOf } from "../../situation/units.ts";
import { openGround } from "../../world/ground/compile-ground.ts";
import type { GroundNames } from "../../world/ground/compile-ground.ts";
import { openInventory } from "../../world/inventory/compile-inventory.ts";
import type { CompiledInventory } from "../../world/inventory/compile-inventory.ts";
import type { World } from "../../world/world.ts";
import { packNames, unpackNames } from "./pack-names.ts";
import type { PackedNames } from "./pack-names.ts";

/**
 * A world as bytes that any thread can open and a file can hold: plain parameters, names of places,
 * names of units, tables of the ground, tables of the units.
 */
export type PackedWorld = readonly [
  plain: SharedArrayBuffer,
  places: SharedArrayBuffer,
  units: SharedArrayBuffer,
  ground: SharedArrayBuffer,
  inventory: SharedArrayBuffer,
];

/** How many buffers a packed world has. */
export const PARTS = 5;

/** The unknowns that compiling asked for. */
export type Asked = ReadonlyMap<string, Figure | undefined>;

/** What is packed: daylight hangs on the region alone and is soon made. */
export type PackableWorld = Omit<World, "daylight">;

interface Plain {
  readonly inventory: Omit<CompiledInventory, "buffer" | "tables" | "names">;
  readonly shareOfProvince: number;
  readonly asked: Asked;
}

const shared = (value: unknown): SharedArrayBuffer => {
  const bytes = serialize(value);
  const buffer = new SharedArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
};

const plainOf = <V>(buffer: SharedArrayBuffer): V => deserialize(new Uint8Array(buffer)) as V;

/** Packs a world with the unknowns that compiling it asked for. */
export const packWorld = (
  { ground, inventory, shareOfProvince }: PackableWorld,
  asked: Asked,
): PackedWorld => {
  const { buffer, tables: _, names, ...rest } = inventory;
  const plain: Plain = {
    inventory: { ...rest, unitNames: unitNamesOf(inventory) },
    shareOfProvince,
    asked,
  };
  return [shared(plain), shared(ground.names), shared(packNames(names)), ground.buffer, buffer];
};

/** Names of places unpacked last: they are the same in all sets of a region, and kept once. */
let known: { readonly bytes: Buffer; readonly names: GroundNames } | undefined;

const placesOf = (buffer: SharedArrayBuffer): GroundNames => {
  const bytes = Buffer.from(buffer);
  if (known === undefined || !known.bytes.equals(bytes)) {
    known = { bytes, names: plainOf<GroundNames>(buffer) };
  }
  return known.names;
};

/** The world again, over the same bytes. Throws `TablesRefused` for bytes of another layout. */
export const unpackWorld = ([plain, places, units, ground, inventory]: PackedWorld): {
  readonly world: PackableWorld;
  readonly asked: Asked;
} => {
  const { inventory: rest, shareOfProvince, asked } = plainOf<Plain>(plain);
  return {
    world: {
      ground: openGround(ground, placesOf(places)),
      inventory: {
        ...rest,
        buffer: inventory,
        tables: openInventory(inventory),
        names: unpackNames(() => plainOf<PackedNames>(units)),
      },
      shareOfProvince,
    },
    asked,
  };
};
