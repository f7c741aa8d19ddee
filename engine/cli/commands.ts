import * as Command from "effect/cli/Command";

import { brief } from "./brief.ts";
import { chart } from "./chart.ts";
import { check } from "./check.ts";
import { compare } from "./compare.ts";
import { drill } from "./drill.ts";
import { exportThings } from "./export.ts";
import { report } from "./report.ts";
import { assert, run } from "./run.ts";
import { schema } from "./schema.ts";
import { solve } from "./solve.ts";
import { start } from "./start.ts";
import { trace } from "./trace.ts";
import { Json, Lang, Quiet } from "./settings.ts";
import type { Reader } from "./settings.ts";

/** `muster`, with every command it has. A new command is one file and one line here. */
export const muster = (reader: Reader) =>
  Command.make("muster").pipe(
    Command.withDescription(
      reader.say({
        zh: "Muster 把应急预案放到灾害里推演上千次,说明哪些承诺守得住、在哪里守不住、差几分钟、取决于哪些假设。",
        en: "Muster runs an emergency plan against a disaster a thousand times and says which of its promises hold, where they fail, by how many minutes, and on which assumptions that hangs.",
      }),
    ),
    Command.withSubcommands([
      start(reader),
      run(reader),
      assert(reader),
      compare(reader),
      solve(reader),
      report(reader),
      check(reader),
      exportThings(reader),
      trace(reader),
      drill(reader),
      brief(reader),
      chart(reader),
      schema(reader),
    ]),
    Command.withGlobalFlags([Json, Lang, Quiet]),
  );
