import type { Text } from "../inputs/text.ts";
import { unitWords } from "../inputs/unit-words.ts";
import type { Say } from "./language.ts";

/** Columns of a terminal. */
export const WIDTH = 80;

/** What never happened. */
export const never: Text = { zh: "从未", en: "never" };

/** A share in whole per cent, without the sign. */
export const percent = (share: number): string => String(Math.round(100 * share));

/** What a unit is called: minutes are so many here that they are short. */
export const unitText = (unit: string, say: Say): string =>
  say(unit === "min" ? { zh: "分", en: "min" } : unitWords(unit));

/** A number with as many digits as tell something. */
export const numberText = (value: number): string =>
  Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));

/** A measurement in words: `41 min`, `87 %`, `never`. */
export const valueText = (value: number | null, unit: string, say: Say): string => {
  if (value === null) return say(never);
  if (unit === "share") return `${percent(value)}%`;
  if (unit === "min" && value >= 1000) return `${Math.round(value / 60)} ${unitText("h", say)}`;
  const shown = unit === "min" ? String(Math.round(value)) : numberText(value);
  return `${shown} ${unitText(unit, say)}`.trimEnd();
};
