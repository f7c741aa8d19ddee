import * as Schema from "effect/Schema";

import { described } from "./text.ts";
import type { Text } from "./text.ts";

/** How far a figure can be trusted. */
export const marks = ["certain", "likely", "assumed", "synthetic"] as const;

export type Mark = (typeof marks)[number];

export const markTexts: Record<Mark, Text> = {
  certain: { zh: "确证", en: "certain" },
  likely: { zh: "可信", en: "likely" },
  assumed: { zh: "假定", en: "assumed" },
  synthetic: { zh: "合成", en: "synthetic" },
};

/**
 * certain: read in the source itself; likely: second-hand or recalled; assumed: our judgement, a
 * parameter to vary; synthetic: placed by a rule of ours, because no source gives it.
 */
export const Mark = Schema.Literals(marks).pipe(described("可信度", "how far it can be trusted"));
