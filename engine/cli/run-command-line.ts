import * as CliConfig from "effect/cli/CliConfig";
import * as CliOutput from "effect/cli/CliOutput";
import * as Command from "effect/cli/Command";
import * as GlobalFlag from "effect/cli/GlobalFlag";
import * as Console from "effect/Console";
import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import * as Layer from "effect/Layer";
import * as Path from "effect/Path";
import * as ChildProcessSpawner from "effect/process/ChildProcessSpawner";
import * as Stdio from "effect/Stdio";
import * as Terminal from "effect/Terminal";

import { muster } from "./commands.ts";
import { languageOf, sayIn } from "./language.ts";
import { exitCodeOf } from "./outcome.ts";
import { presenter } from "./present.ts";
import type { Streams } from "./streams.ts";

const unused = Effect.die(new Error("the command line has no prompts"));

/**
 * Services that effect/cli asks for, for prompts and flags that read files, which Muster has none of.
 * Loading the real ones would take longer than checking a file.
 */
const parserServices = Layer.mergeAll(
  FileSystem.layerNoop({}),
  Path.layer,
  Stdio.layerTest({}),
  Layer.succeed(
    Terminal.Terminal,
    Terminal.make({
      columns: unused,
      rows: unused,
      size: unused,
      readInput: unused,
      readLine: unused,
      display: () => Effect.void,
    }),
  ),
  Layer.succeed(
    ChildProcessSpawner.ChildProcessSpawner,
    ChildProcessSpawner.make(() => unused),
  ),
);

/** Completion scripts are results; whatever else effect/cli prints of its own is not. */
const consoleOf = (streams: Streams): Console.Console => ({
  ...globalThis.console,
  log: (...parts) => streams.out(`${parts.join(" ")}\n`),
  error: (...parts) => streams.err(`${parts.join(" ")}\n`),
});

/**
 * Runs one command line.
 *
 * @param args the words after `muster`
 * @param signal interrupts it
 * @returns the exit code
 */
export const runCommandLine = async (
  args: ReadonlyArray<string>,
  streams: Streams,
  environment: Readonly<Record<string, string | undefined>>,
  version: string,
  signal?: AbortSignal,
): Promise<number> => {
  const say = sayIn(languageOf(args, environment));
  const program = Command.runWith(muster({ say, streams, version }), { version })(args).pipe(
    Effect.provideService(Console.Console, consoleOf(streams)),
    Effect.provideService(CliOutput.Presenter, presenter(say, streams)),
    Effect.provideService(
      CliConfig.CliConfig,
      CliConfig.make({
        builtIns: [GlobalFlag.Help, GlobalFlag.Version, GlobalFlag.Completions],
      }),
    ),
    Effect.provide(parserServices),
  );
  const exit = await Effect.runPromiseExit(program, signal === undefined ? {} : { signal });
  return exitCodeOf(exit, streams, say);
};
