import * as Effect from "effect/Effect";
import * as PlatformError from "effect/PlatformError";

import type { Disk } from "../study/results/whole-file.ts";
import { couldNotWrite } from "./write-trouble.ts";

/** Gives an effect the disk of this machine. */
export const withDisk = <A, E, R>(
  effect: Effect.Effect<A, E, R>,
): Effect.Effect<A, E, Exclude<R, Disk>> =>
  Effect.gen(function* () {
    const { layer } = yield* Effect.promise(() => import("@effect/platform-node/NodeFileSystem"));
    const path = yield* Effect.promise(() => import("effect/Path"));
    return yield* effect.pipe(Effect.provide(layer), Effect.provide(path.layer));
  }) as Effect.Effect<A, E, Exclude<R, Disk>>;

/**
 * Gives an effect the disk of this machine. What the disk does not take dies with `CouldNotWrite`, which
 * says in words why.
 *
 * @param where what to name as not written
 */
export const onDisk = <A, E, R>(
  where: string,
  effect: Effect.Effect<A, E, R>,
): Effect.Effect<A, Exclude<E, PlatformError.PlatformError>, Exclude<R, Disk>> =>
  withDisk(effect).pipe(
    Effect.catch((error: E) =>
      error instanceof PlatformError.PlatformError
        ? Effect.die(couldNotWrite(where, error))
        : Effect.fail(error as Exclude<E, PlatformError.PlatformError>),
    ),
  );
