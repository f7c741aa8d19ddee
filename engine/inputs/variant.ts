import * as Schema from "effect/Schema";

import { Changes } from "./case.ts";
import { documentKind, fileOf } from "./file-kind.ts";
import type { FileKind } from "./file-kind.ts";
import { Identifier, refersTo } from "./identifier.ts";
import { Mark } from "./mark.ts";
import { SourceIds } from "./source.ts";
import { described, numberBetween, Prose, rule, someOf, Text } from "./text.ts";

/** What a variant costs more than the case as it stands, as the planner states it. */
export const Cost = Schema.Struct({
  value: numberBetween(-1e12, 1e12).pipe(
    described("比现状多花的钱;节省为负", "money beyond the case as it stands; negative saves"),
  ),
  unit: Schema.Literals(["元", "万元", "亿元", "CNY"]).pipe(described("单位", "unit")),
  mark: Mark,
  source: SourceIds,
  note: Schema.optionalKey(Prose.pipe(described("说明", "note"))),
}).annotate({ title: "Cost" });

export type Cost = typeof Cost.Type;

const inYuan = { 元: 1, CNY: 1, 万元: 1e4, 亿元: 1e8 } as const;

/** A cost in yuan. */
export const yuanOf = ({ value, unit }: Cost): number => value * inYuan[unit];

/**
 * A variant: other forces, other rules, other equipment against the same disasters. It changes what
 * answers a disaster, never the disaster, the promises or how long is watched.
 */
export const Variant = Schema.Struct({
  id: Identifier.pipe(described("变体标识", "id of the variant")),
  name: Text.pipe(described("名称", "name")),
  about: Schema.optionalKey(Text.pipe(described("简介", "what it is about"))),
  region: refersTo(
    "region",
    "它所属的区域;可用于该区域及其中一部分的案例",
    "the region it belongs to; it fits cases of that region and of parts of it",
  ),
  changes: Schema.optionalKey(Changes),
  add: Schema.optionalKey(
    someOf(fileOf("inventory", "清单文件", "file of an inventory")).pipe(
      described(
        "叠加在案例清单之上的清单:除非写明 replaces,只增不减",
        "inventories laid over that of the case: they only add, unless they say what they replace",
      ),
    ),
  ),
  cost: Schema.optionalKey(Cost.pipe(described("费用", "cost"))),
  mark: Mark,
  source: SourceIds,
  note: Schema.optionalKey(Prose.pipe(described("说明", "note"))),
})
  .check(
    rule(
      { zh: "changes 与 add 至少写一个", en: "at least one of changes and add" },
      (it) => it.add !== undefined || Object.keys(it.changes ?? {}).length > 0,
    ),
  )
  .annotate({ title: "Variant" });

export type Variant = typeof Variant.Type;

export const variantKinds: ReadonlyArray<FileKind> = [
  documentKind({
    kind: "variant",
    zh: "变体",
    en: "variant",
    names: [/(^|\/)variants\/[^/]+\.ya?ml$/u],
    schema: Variant,
  }),
];
