import { createHash } from "node:crypto";
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { threadId } from "node:worker_threads";

import { PARTS } from "./pack-world.ts";
import type { PackedWorld } from "./pack-world.ts";

/**
 * Compiled worlds on disk, one file each, named by the hash of everything that they hang on. A file is
 * a header (magic, SHA-256 of all that follows, five lengths as 64-bit floats), then the five parts. It
 * is written under another name and renamed, so it is there whole or not at all; one that cannot be read
 * or whose checksum is wrong is removed, as if it had never been. Nothing that goes wrong here, a full
 * disk or a folder that cannot be written, is more than a world compiled anew.
 */
const MAGIC = "MSTRWLD1";
const DIGEST = 32;
const HEADER = MAGIC.length + DIGEST + 8 * PARTS;
const ENDING = ".world";

/** A cache does not take more than this: what was not used for longest goes. */
export const CACHE_BYTES = 512 * 1024 * 1024;

/** Left behind by a process that died while it wrote. */
const ABANDONED_MS = 3_600_000;

const digestOf = (lengths: Float64Array, parts: readonly SharedArrayBuffer[]): Buffer => {
  const hash = createHash("sha256");
  hash.update(new Uint8Array(lengths.buffer, lengths.byteOffset, lengths.byteLength));
  for (const part of parts) hash.update(new Uint8Array(part));
  return hash.digest();
};

const readInto = (file: number, bytes: Uint8Array, from: number): void => {
  for (let at = 0; at < bytes.length;) {
    const read = readSync(file, bytes, at, bytes.length - at, from + at);
    if (read === 0) throw new Error("the file is too short");
    at += read;
  }
};

const read = (path: string): PackedWorld => {
  const file = openSync(path, "r");
  try {
    const header = Buffer.alloc(HEADER);
    readInto(file, header, 0);
    if (header.toString("latin1", 0, MAGIC.length) !== MAGIC) throw new Error("another form");
    const lengths = new Float64Array(PARTS);
    for (let i = 0; i < PARTS; i++) {
      lengths[i] = header.readDoubleLE(MAGIC.length + DIGEST + 8 * i);
    }
    const { size } = statSync(path);
    if (lengths.reduce((sum, length) => sum + length, HEADER) !== size) throw new Error("torn");
    let from = HEADER;
    const parts = Array.from(lengths, (length) => {
      const part = new SharedArrayBuffer(length);
      readInto(file, new Uint8Array(part), from);
      from += length;
      return part;
    });
    const digest = header.subarray(MAGIC.length, MAGIC.length + DIGEST);
    if (!digestOf(lengths, parts).equals(digest)) throw new Error("spoilt");
    return parts as unknown as PackedWorld;
  } finally {
    closeSync(file);
  }
};

/** A world of the cache; undefined where there is none, or none that can be used. */
export const findWorld = (folder: string, name: string): PackedWorld | undefined => {
  const path = join(folder, name + ENDING);
  try {
    const parts = read(path);
    const now = new Date();
    utimesSync(path, now, now);
    return parts;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") remove(path);
    return undefined;
  }
};

const remove = (path: string): void => {
  try {
    rmSync(path, { force: true });
  } catch {
    // Somebody else's file: it stays.
  }
};

/** Keeps a world; where that cannot be done, nothing happens. */
export const keepWorld = (
  folder: string,
  name: string,
  parts: PackedWorld,
  limitBytes: number = CACHE_BYTES,
): void => {
  const half = join(folder, `${name}.${process.pid}-${threadId}.half`);
  try {
    mkdirSync(folder, { recursive: true });
    const lengths = Float64Array.from(parts, ({ byteLength }) => byteLength);
    const header = Buffer.alloc(HEADER);
    header.write(MAGIC, "latin1");
    digestOf(lengths, parts).copy(header, MAGIC.length);
    lengths.forEach((length, i) => header.writeDoubleLE(length, MAGIC.length + DIGEST + 8 * i));
    const file = openSync(half, "wx");
    try {
      for (const bytes of [header, ...parts.map((part) => new Uint8Array(part))]) {
        for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      }
    } finally {
      closeSync(file);
    }
    renameSync(half, join(folder, name + ENDING));
    trim(folder, limitBytes);
  } catch {
    remove(half);
  }
};

/** Removes what was not used for longest until the rest is within the limit. */
const trim = (folder: string, limitBytes: number): void => {
  const files = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    try {
      const { size, mtimeMs } = statSync(path);
      return [{ name, path, size, mtimeMs }];
    } catch {
      return [];
    }
  });
  // The clock decides what is kept, never what comes out.
  const newest = files.reduce((latest, { mtimeMs }) => Math.max(latest, mtimeMs), 0);
  const halves = files.filter(({ name }) => name.endsWith(".half"));
  for (const { path, mtimeMs } of halves) if (mtimeMs < newest - ABANDONED_MS) remove(path);
  const worlds = files.filter(({ name }) => name.endsWith(ENDING));
  worlds.sort((a, b) => a.mtimeMs - b.mtimeMs || (a.name < b.name ? -1 : 1));
  let bytes = worlds.reduce((sum, { size }) => sum + size, 0);
  for (const { path, size } of worlds) {
    if (bytes <= limitBytes) break;
    remove(path);
    bytes -= size;
  }
};
