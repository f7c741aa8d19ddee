import { createHash } from "node:crypto";

import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import * as Path from "effect/Path";
import type { PlatformError } from "effect/PlatformError";

/** What writing needs: a file system and its paths. */
export type Disk = FileSystem.FileSystem | Path.Path;

/** Adds bytes to a file that is being written. Rejects with a `PlatformError`. */
export type Put = (bytes: Uint8Array) => Promise<void>;

/** A file to be written into a folder. */
export interface Wanted {
  readonly name: string;
  readonly write: (put: Put) => Promise<void>;
}

/** A file of text, written in pieces. */
export const textFile = (name: string, pieces: Iterable<string>): Wanted => ({
  name,
  write: async (put) => {
    const encoder = new TextEncoder();
    for (const piece of pieces) await put(encoder.encode(piece));
  },
});

const besideOf = (name: string): string => `${name}.part`;

/** Writes one file beside its place and gives the SHA-256 of its bytes. */
const writeBeside = (
  folder: string,
  { name, write }: Wanted,
): Effect.Effect<string, PlatformError, Disk> =>
  Effect.scoped(
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem;
      const path = yield* Path.Path;
      const file = yield* fs.open(path.join(folder, besideOf(name)), { flag: "w" });
      const hash = createHash("sha256");
      yield* Effect.tryPromise({
        try: () =>
          write(async (bytes) => {
            await Effect.runPromise(file.writeAll(bytes));
            hash.update(bytes);
          }),
        catch: (error) => error as PlatformError,
      });
      // A disk may find out only now that it is full.
      yield* file.sync;
      return hash.digest("hex");
    }),
  );

/**
 * Writes files into a folder, all of them or none: each beside its place first, then, when all are
 * whole, into their places, the last one named last. What stood there stays until then, also where the
 * disk is full. `last` is made of the SHA-256 of the others.
 */
export const writeTogether = (
  folder: string,
  wanted: readonly Wanted[],
  last: (hashes: Readonly<Record<string, string>>) => Wanted,
): Effect.Effect<void, PlatformError, Disk> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem;
    const path = yield* Path.Path;
    const hashes: Record<string, string> = {};
    const begun: string[] = [];
    const all = Effect.gen(function* () {
      for (const file of wanted) {
        begun.push(file.name);
        hashes[file.name] = yield* writeBeside(folder, file);
      }
      const end = last(hashes);
      begun.push(end.name);
      yield* writeBeside(folder, end);
      return end.name;
    });
    const end = yield* all.pipe(
      Effect.onError(() =>
        Effect.forEach(begun, (name) =>
          fs.remove(path.join(folder, besideOf(name)), { force: true }).pipe(Effect.ignore),
        ),
      ),
    );
    // From here to the end the folder has no last file, so that nobody trusts half of it.
    yield* fs.remove(path.join(folder, end), { force: true });
    for (const name of begun) {
      yield* fs.rename(path.join(folder, besideOf(name)), path.join(folder, name));
    }
  });

/**
 * Makes a folder and those above it, one by one: told to make them all at once, Node never comes back
 * where a file system has no place for the upper one, as under `/proc`.
 *
 * @returns the folders that were not there before, the uppermost first
 */
export const makeFolder = (folder: string): Effect.Effect<string[], PlatformError, Disk> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem;
    const path = yield* Path.Path;
    const absent: string[] = [];
    let at = path.resolve(folder);
    while (!(yield* fs.exists(at)) && path.dirname(at) !== at) {
      absent.unshift(at);
      at = path.dirname(at);
    }
    for (const each of absent) yield* fs.makeDirectory(each);
    // What stands there may be a file.
    if (absent.length === 0) yield* fs.readDirectory(at);
    return absent;
  });
