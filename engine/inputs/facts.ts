import { tableKind } from "./file-kind.ts";
import type { FileKind } from "./file-kind.ts";
import {
  choice,
  id,
  mark,
  numeric,
  optional,
  reference,
  sources,
  table,
  text,
  yesNo,
} from "./table.ts";
import type { TableRow } from "./table.ts";
import { Identifier } from "./identifier.ts";
import { described } from "./text.ts";

/** How a number was said: 1,700余 is at least 1,700; 40 to 60 thousand is a range. */
export const bounds = ["exact", "at-least", "above", "about", "range", "none"] as const;

/** Whether it stood when the source spoke. Only what is reported or existing is inventory. */
export const factStatuses = [
  "reported",
  "existing",
  "under-construction",
  "planned",
  "requirement",
  "target",
  "absent",
] as const;

/** What public texts say in numbers, one row each, with the source. */
export const facts = table({
  name: "facts",
  zh: "公开资料中的数字",
  en: "numbers in public texts",
  columns: {
    id: id("fact", { zh: "标识", en: "id" }),
    item_zh: text({ zh: "事项", en: "item, in Chinese" }),
    item_en: text({ zh: "事项(英文)", en: "item" }),
    number: optional(numeric({ zh: "数值", en: "the number" })),
    number_high: optional(numeric({ zh: "区间上限", en: "upper end of a range" })),
    bound: choice(bounds, {
      zh: "数值的说法:exact、at-least、above、about、range、none",
      en: "how it is said: exact, at-least, above, about, range, none",
    }),
    unit: optional(text({ zh: "单位", en: "unit" })),
    place: reference("place", { zh: "地区", en: "the place it speaks of" }),
    date: text({ zh: "所指时间", en: "the time it speaks of" }),
    status: choice(factStatuses, { zh: "状态", en: "whether it stood then" }),
    countable: yesNo({
      zh: "是否为可计数的救援准备",
      en: "does it count something of rescue readiness",
    }),
    source: sources,
    mark,
    quote: optional(text({ zh: "原文短语", en: "the words, briefly" })),
    detail: optional(text({ zh: "补充", en: "detail" })),
  },
  unique: [["id"]],
});

export type FactRow = TableRow<typeof facts>;

/** Where each countable fact of readiness went: a total of an inventory, or the reason why not. */
export const factsCoverage = table({
  name: "facts-coverage",
  zh: "可计数事实的去向",
  en: "where the countable facts went",
  columns: {
    fact: reference("fact", { zh: "事实标识", en: "the fact" }),
    inventory: optional(reference("inventory", { zh: "清单标识", en: "the inventory" })),
    total: optional(Identifier.pipe(described("清单中的合计标识", "the total of that inventory"))),
    reason_zh: optional(text({ zh: "未计入的理由", en: "why it has no rows, in Chinese" })),
    reason_en: optional(text({ zh: "未计入的理由(英文)", en: "why it has no rows" })),
  },
  unique: [["fact"]],
});

export type FactCoverageRow = TableRow<typeof factsCoverage>;

export const factKinds: ReadonlyArray<FileKind> = [
  tableKind(facts, [/(^|\/)facts\.csv$/u]),
  tableKind(factsCoverage, [/(^|\/)facts-coverage\.csv$/u]),
];
