import * as Schema from "effect/Schema";

import { documentKind } from "./file-kind.ts";
import { number, share } from "./figure.ts";
import type { TownClass } from "./region-tables.ts";
import { described } from "./text.ts";

const weights = (zh: string, en: string) =>
  Schema.Struct({
    seat: number(`${zh}:县城所在`, `${en}: the town of the county seat`, { min: 0 }),
    subdistrict: number(`${zh}:街道`, `${en}: subdistrict`, { min: 0 }),
    town: number(`${zh}:镇`, `${en}: town`, { min: 0 }),
    township: number(`${zh}:乡`, `${en}: township`, { min: 0 }),
  } satisfies Record<TownClass | "seat", unknown>);

/** How a county's people are spread over its towns, which no source gives. */
export const TownRules = Schema.Struct({
  urban: weights("城镇人口权重", "weight for urban residents"),
  rural: weights("乡村人口权重", "weight for rural residents"),
  spread: share(
    "各乡镇权重的随机浮动:在 1 减到 1 加此值之间均匀",
    "random spread of each town's weight: uniform between 1 less and 1 plus this",
  ),
}).annotate({ title: "Towns" });

export type TownRules = typeof TownRules.Type;

export const townRulesKind = documentKind({
  kind: "towns-rules",
  zh: "乡镇人口规则",
  en: "rules for the people of towns",
  names: [/(^|\/)catalogue\/towns\.ya?ml$/u],
  schema: TownRules.pipe(described("乡镇人口规则", "rules for the people of towns")),
});
