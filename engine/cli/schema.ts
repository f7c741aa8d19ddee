import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Effect from "effect/Effect";

import { endWith, exitCodes } from "./outcome.ts";
import type { Reader } from "./settings.ts";

/** `muster schema KIND`: the JSON Schema of an input. */
export const schema = ({ say, streams }: Reader) =>
  Command.make(
    "schema",
    {
      kind: Argument.String("KIND").pipe(
        Argument.withDescription(
          say({
            zh: "inventory、region、catalogue、case、doctrine、targets 等;写错时列出全部",
            en: "inventory, region, catalogue, case, doctrine, targets and more; a wrong one lists them all",
          }),
        ),
      ),
    },
    ({ kind }) =>
      Effect.gen(function* () {
        const { jsonSchema, schemaNames } = yield* Effect.promise(
          () => import("../inputs/json-schema.ts"),
        );
        const found = jsonSchema(kind);
        if (found === undefined) {
          const { nearestName } = yield* Effect.promise(() => import("../files/nearest-name.ts"));
          const near = nearestName(kind, schemaNames);
          const hint = {
            zh: near === undefined ? "" : `。是否想写 ${near}?`,
            en: near === undefined ? "" : `. Did you mean ${near}?`,
          };
          const text = say({
            zh: `未知种类 ${JSON.stringify(kind)}${hint.zh}\n可用:${schemaNames.join("、")}`,
            en: `unknown kind ${JSON.stringify(kind)}${hint.en}\nallowed: ${schemaNames.join(", ")}`,
          });
          streams.err(`muster: ${text}\n`);
          return yield* endWith(exitCodes.badInput);
        }
        streams.out(`${JSON.stringify(found, undefined, 2)}\n`);
        return undefined;
      }),
  ).pipe(
    Command.withShortDescription(
      say({ zh: "输出某种输入的 JSON Schema", en: "print the JSON Schema of an input" }),
    ),
    Command.withDescription(
      say({
        zh: "输出某种输入的 JSON Schema(draft 2020-12),含说明和单位。YAML 文件首行的 $schema 注释指向 scenarios/schemas 中的同一份,编辑器据此补全。",
        en: "Print the JSON Schema (draft 2020-12) of an input, with descriptions and units. The $schema comment at the top of the YAML files names the same one in scenarios/schemas, so that an editor completes them.",
      }),
    ),
    Command.withExamples([
      {
        command: "muster schema case > case.json",
        description: say({ zh: "保存一份", en: "keep a copy" }),
      },
    ]),
  );
