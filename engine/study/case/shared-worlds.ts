import { createHash } from "node:crypto";
import { serialize } from "node:v8";

import type { Figure } from "../../inputs/figure.ts";
import type { Assumptions } from "../../world/assumptions.ts";
import type { World } from "../../world/world.ts";
import type { Shelf } from "../pool/shelf.ts";
import { engineHash } from "../results/engine-hash.ts";
import { compileWorld, daylightOf } from "./compile-case.ts";
import type { WorldInputs } from "./compile-case.ts";
import { packWorld, unpackWorld } from "./pack-world.ts";
import type { Asked, PackedWorld } from "./pack-world.ts";
import { findWorld, keepWorld } from "./world-cache.ts";

/** Where compiled worlds are kept between runs: plain data for workers. */
export interface WorldCache {
  readonly folder: string;
  /** `engineHash` of the process that opens the pool: worlds of other code are other worlds. */
  readonly code: string;
}

/** Where worlds are kept unless said otherwise, beside the results. */
export const CACHE_FOLDER = "out/.cache/worlds";

/** The cache in a folder, for the code as it is now. */
export const worldCacheIn = (folder: string = CACHE_FOLDER): WorldCache => ({
  folder,
  code: engineHash(),
});

const hashes = new WeakMap<object, Buffer>();

/** Hash of plain data, reckoned once for each object. */
const hashOf = (value: object): Buffer => {
  let hash = hashes.get(value);
  if (hash === undefined) {
    hash = createHash("sha256").update(serialize(value)).digest();
    hashes.set(value, hash);
  }
  return hash;
};

/** Names a world by everything that it hangs on. */
const nameOf = (
  { region, inventory, catalogue }: WorldInputs,
  { seed, assumptionSet, assumptionSets }: Assumptions,
  code: string,
): string => {
  const name = createHash("sha256").update(`${code} ${process.versions.v8}`);
  for (const part of [region, inventory, catalogue]) name.update(hashOf(part));
  return name.update(JSON.stringify([seed, assumptionSet, assumptionSets])).digest("hex");
};

/** Is this thread's code that of the process that opened the pool? Asked once; files can change meanwhile. */
const isSameCode = ((): ((code: string) => boolean) => {
  let own: string | undefined;
  return (code) => code === (own ??= engineHash());
})();

const hangsOn = (asked: Asked, { held = {} }: Assumptions): boolean =>
  Object.keys(held).some((path) => asked.has(path));

/**
 * Worlds that all threads share: what one of them has compiled, or found on disk, the others open over
 * the same bytes. Worlds of changed inputs, and of unknowns held at the ends of their ranges where the
 * world hangs on them, are compiled for the moment.
 *
 * @param own inputs whose worlds are shared
 */
export const sharedWorlds =
  (own: WorldInputs, shelf: Shelf, cache?: WorldCache) =>
  (inputs: WorldInputs, assumptions: Assumptions): World => {
    const isOwn =
      inputs.region === own.region &&
      inputs.inventory === own.inventory &&
      inputs.catalogue === own.catalogue;
    if (!isOwn) return compileWorld(inputs, assumptions);
    const name = nameOf(own, assumptions, cache?.code ?? "");
    const packed = shelf.find(name) ?? fromDisk(name, shelf, cache);
    if (packed !== undefined) {
      const { world, asked } = unpackWorld(packed as PackedWorld);
      if (hangsOn(asked, assumptions)) return compileWorld(inputs, assumptions);
      for (const [path, figure] of asked) assumptions.asked?.set(path, figure);
      return { ...world, daylight: daylightOf(own.region) };
    }
    const asked = new Map<string, Figure | undefined>();
    const world = compileWorld(inputs, { ...assumptions, asked });
    for (const [path, figure] of asked) assumptions.asked?.set(path, figure);
    if (hangsOn(asked, assumptions)) return world;
    const made = packWorld(world, asked);
    shelf.put(name, made);
    if (cache !== undefined && isSameCode(cache.code)) keepWorld(cache.folder, name, made);
    return { ...unpackWorld(made).world, daylight: world.daylight };
  };

const fromDisk = (
  name: string,
  shelf: Shelf,
  cache: WorldCache | undefined,
): PackedWorld | undefined => {
  if (cache === undefined || !isSameCode(cache.code)) return undefined;
  const packed = findWorld(cache.folder, name);
  if (packed !== undefined) shelf.put(name, packed);
  return packed;
};
