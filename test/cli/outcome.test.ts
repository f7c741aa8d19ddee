import * as CliError from "effect/cli/CliError";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import { describe, expect, it } from "vitest";

import { GivenUp } from "../../engine/study/pool/pool-errors.ts";
import { endWith, exitCodeOf } from "../../engine/cli/outcome.ts";
import { ReaderGone } from "../../engine/cli/streams.ts";
import type { Streams } from "../../engine/cli/streams.ts";
import { couldNotWrite } from "../../engine/cli/write-trouble.ts";

const told = (exit: Exit.Exit<void, unknown>): { code: number; err: string } => {
  let err = "";
  const streams: Streams = {
    out: () => {
      throw new Error("nothing belongs on standard output");
    },
    err: (text) => (err += text),
    errIsTerminal: false,
    colours: false,
  };
  return { code: exitCodeOf(exit, streams), err };
};

describe("exit codes", () => {
  it("success is 0, and a command's own code is kept", async () => {
    expect(told(await Effect.runPromiseExit(endWith(0)))).toStrictEqual({ code: 0, err: "" });
    expect(told(await Effect.runPromiseExit(endWith(3)))).toStrictEqual({ code: 3, err: "" });
  });

  it("a wrong command line is 2", () => {
    const error = new CliError.MissingArgument({ argument: "FILE" });
    expect(told(Exit.fail(error)).code).toBe(2);
  });

  it("interruption is 130", async () => {
    expect(told(await Effect.runPromiseExit(Effect.interrupt)).code).toBe(130);
  });

  it("a block given up is a fault of ours, told by name in both languages", () => {
    const assumptions = { seed: 1, assumptionSet: 4, assumptionSets: 32 };
    const replications = Array.from({ length: 20 }, (_, i) => 4 + 32 * i);
    const error = new GivenUp(0, assumptions, replications, 3, new Error("out of memory"));
    const { code, err } = told(Exit.fail(error));
    expect(code).toBe(70);
    expect(err).toContain("Sorry: this is a fault of Muster");
    expect(err).toContain(
      "set of assumptions 4 of 32, replications 4, 36, 68, 100, 132, 164, 196, 228 and 12 more; at last: out of memory",
    );
    expect(err).toContain("假设第 4 套(共 32 套)");
  });

  it("a reader who went away is no fault", async () => {
    const exit = await Effect.runPromiseExit(
      Effect.sync(() => {
        throw new ReaderGone("gone");
      }),
    );
    expect(told(exit)).toStrictEqual({ code: 0, err: "" });
  });

  it("results that cannot be written are 74", async () => {
    const exit = await Effect.runPromiseExit(
      Effect.sync(() => {
        throw couldNotWrite("out/a", Object.assign(new Error("raw"), { code: "ENOSPC" }));
      }),
    );
    const { code, err } = told(exit);
    expect(code).toBe(74);
    expect(err).toBe(
      "muster: 无法写出结果 · could not write the results: out/a:磁盘已满 · out/a: the disk is full\n",
    );
  });

  it("a fault of ours is 70, with an apology in both languages and what happened", async () => {
    const exit = await Effect.runPromiseExit(
      Effect.sync(() => {
        throw new TypeError("x is not a function");
      }),
    );
    const { code, err } = told(exit);
    expect(code).toBe(70);
    expect(err).toContain("抱歉");
    expect(err).toContain("Sorry");
    expect(err).toContain("x is not a function");
  });
});
