import { layer as fileSystem } from "@effect/platform-node/NodeFileSystem";
import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import * as Path from "effect/Path";
import { systemError } from "effect/PlatformError";

import type { Disk } from "../../../engine/study/results/whole-file.ts";

/** Runs an effect on the real disk. */
export const onRealDisk = <A, E>(effect: Effect.Effect<A, E, Disk>): Promise<A> =>
  Effect.runPromise(effect.pipe(Effect.provide(fileSystem), Effect.provide(Path.layer)));

const full = systemError({
  _tag: "Unknown",
  module: "FileSystem",
  method: "writeAll",
  cause: Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" }),
});

/** The real disk with room for so many more bytes; what does not fit whole is written in part. */
export const onFullDisk = <A, E>(room: number, effect: Effect.Effect<A, E, Disk>): Promise<A> => {
  let left = room;
  const crowded = Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem;
    const small: FileSystem.FileSystem = {
      ...fs,
      open: (path, options) =>
        Effect.map(fs.open(path, options), (file) => {
          const writeAll = (bytes: Uint8Array) => {
            const fits = bytes.subarray(0, left);
            left -= fits.length;
            return Effect.andThen(
              file.writeAll(fits),
              fits.length < bytes.length ? Effect.fail(full) : Effect.void,
            );
          };
          return Object.assign(Object.create(file) as FileSystem.File, { writeAll });
        }),
    };
    return yield* effect.pipe(Effect.provideService(FileSystem.FileSystem, small));
  });
  return onRealDisk(crowded);
};
