import * as Cause from "effect/Cause";
import * as CliError from "effect/cli/CliError";
import * as Data from "effect/Data";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";

import type { Say } from "./language.ts";
import { ReaderGone } from "./streams.ts";
import type { Streams } from "./streams.ts";
import { CouldNotWrite } from "./write-trouble.ts";

/** What the exit code of a command means, to people and to machines. */
export const exitCodes = {
  done: 0,
  notMet: 1,
  badInput: 2,
  undecided: 3,
  ourFault: 70,
  couldNotWrite: 74,
  interrupted: 130,
} as const;

/** A command that has said what there is to say and ends with a code other than 0. */
export class Ended extends Data.TaggedError("Ended")<{ readonly code: number }> {}

/** Ends a command with that code. */
export const endWith = (code: number): Effect.Effect<void, Ended> =>
  code === exitCodes.done ? Effect.void : Effect.fail(new Ended({ code }));

const apology = (error: unknown): string => {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return (
    "\n抱歉,这是 Muster 自身的错误,不是您的输入有误。请把下面的内容连同所用命令发给维护者。\n" +
    "Sorry: this is a fault of Muster, not of your input. Please send the lines below, with the command, to its maintainers.\n\n" +
    `${detail}\n`
  );
};

const inBoth: Say = ({ zh, en }) => `${zh} · ${en}`;

/** The exit code for how a command ended; a fault of ours is apologised for on standard error. */
export const exitCodeOf = (
  exit: Exit.Exit<void, unknown>,
  streams: Streams,
  say: Say = inBoth,
): number => {
  if (Exit.isSuccess(exit)) return exitCodes.done;
  const failure = exit.cause.reasons.find((reason) => !Cause.isInterruptReason(reason));
  if (failure === undefined) return exitCodes.interrupted;
  const error = Cause.isFailReason(failure)
    ? failure.error
    : Cause.isDieReason(failure)
      ? failure.defect
      : undefined;
  if (error instanceof Ended) return error.code;
  if (error instanceof ReaderGone) return exitCodes.done;
  if (error instanceof CouldNotWrite) {
    const head = say({ zh: "无法写出结果", en: "could not write the results" });
    streams.err(`muster: ${head}: ${say(error.text)}\n`);
    return exitCodes.couldNotWrite;
  }
  if (CliError.isCliError(error)) return exitCodes.badInput;
  streams.err(apology(error));
  return exitCodes.ourFault;
};
