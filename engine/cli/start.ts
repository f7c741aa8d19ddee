import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";

import { endWith } from "./outcome.ts";
import { Json, Quiet } from "./settings.ts";
import type { Reader } from "./settings.ts";

/** `npm start`: the main promise on a ladder of disasters, in half a minute. */
export const start = ({ say, streams, version }: Reader) =>
  Command.make(
    "start",
    {
      seed: Flag.Int("seed").pipe(
        Flag.withDescription(say({ zh: "种子,缺省 1", en: "the seed, 1 unless given" })),
        Flag.withMetavar("N"),
        Flag.withDefault(1),
      ),
      workers: Flag.Int("workers").pipe(
        Flag.filter(
          (n) => n >= 1 && n <= 256,
          (n) => `1 … 256, not ${n}`,
        ),
        Flag.withDescription(
          say({
            zh: "线程数,缺省为全部核;结果与它无关",
            en: "threads, all cores unless given; the result does not depend on it",
          }),
        ),
        Flag.withMetavar("W"),
        Flag.optional,
      ),
      out: Flag.String("out").pipe(
        Flag.withDescription(
          say({
            zh: "结果文件夹,缺省 out/start/",
            en: "folder of the results, out/start/ unless given",
          }),
        ),
        Flag.withMetavar("DIR"),
        Flag.optional,
      ),
    },
    (flags) =>
      Effect.gen(function* () {
        const json = yield* Json;
        const quiet = yield* Quiet;
        const { ladderSize, playLadder } = yield* Effect.promise(() => import("./play-ladder.ts"));
        const code = yield* playLadder(
          {
            seed: flags.seed,
            workers: Option.getOrUndefined(flags.workers),
            out: Option.getOrUndefined(flags.out),
            json,
            quiet,
            version,
            size: ladderSize,
          },
          say,
          streams,
        );
        return yield* endWith(code);
      }),
  ).pipe(
    Command.withShortDescription(
      say({
        zh: "半分钟看主要承诺:由拉动到 7.5 级",
        en: "the main promise in half a minute: from the call-out to magnitude 7.5",
      }),
    ),
    Command.withDescription(
      say({
        zh: "把「30分钟内灾害事故现场可视化」放到一架梯子上:拉动、5.0 至 7.5 级地震,白天和夜间;给出每级结论、从哪级起守不住、失在哪个环节、取决于哪个假设。",
        en: "Hold the promise of a picture within 30 minutes against a ladder: the call-out, then earthquakes from 5.0 to 7.5, by day and by night; a verdict for each rung, where it breaks, at which step, and on which assumption that hangs.",
      }),
    ),
  );
