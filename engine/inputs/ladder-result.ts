import * as Schema from "effect/Schema";

import { RunResult } from "./run-result.ts";
import { described, Text } from "./text.ts";

/** What `muster start --json` prints: a run for each rung of a ladder. */
export const LadderResult = Schema.Struct({
  case: Schema.String.pipe(described("案例", "case")),
  target: Schema.String.pipe(described("对照的承诺", "the promise it is held against")),
  seed: Schema.Int.pipe(described("种子", "seed")),
  traceHash: Schema.String.pipe(
    described("各级散列值的散列值", "hash of the hashes of all rungs in their order"),
  ),
  breaksAt: Schema.NullOr(Schema.String).pipe(
    described(
      "最先守不住的一级;null 为各级都守住",
      "the first rung at which it breaks; null: none",
    ),
  ),
  rungs: Schema.Array(
    Schema.Struct({
      id: Schema.String.pipe(described("级", "rung")),
      name: Text.pipe(described("名称", "name")),
      light: Schema.Literals(["day", "night"]).pipe(described("昼夜", "by day or by night")),
      result: RunResult,
    }),
  ).pipe(described("各级,由轻到重", "rungs, the lightest first")),
}).annotate({ title: "Ladder result" });

export type LadderResult = typeof LadderResult.Type;
