import type { Language, Text } from "../engine/inputs/text.ts";
import { unitWords } from "../engine/inputs/unit-words.ts";

export const never: Text = { zh: "从未", en: "never" };

/** What stands where there is nothing to say. */
const NONE = "–";

/** A unit in words; one that is not known stands as it is. */
export const unitText = (unit: string, language: Language): string => unitWords(unit)[language];

/** A number to as many digits as people read: whole from 100, two figures below. */
export const numberText = (value: number): string => {
  if (!Number.isFinite(value)) return NONE;
  if (Math.abs(value) >= 100) return countText(Math.round(value));
  return String(Number(value.toPrecision(2)));
};

/** A whole number with its thousands parted: `12,345`. */
export const countText = (count: number): string => {
  const [sign, digits] = count < 0 ? ["-", String(-count)] : ["", String(count)];
  return sign + digits.replaceAll(/\B(?=(?:\d{3})+$)/gu, ",");
};

/**
 * A share of 0 to 1 in per cent. What is not quite none is never shown as none, nor what is not quite all
 * as all: `<1%`, `>99%`.
 */
export const percentText = (share: number | null): string => {
  if (share === null || !Number.isFinite(share)) return NONE;
  if (share > 0 && share < 0.005) return "<1%";
  if (share < 1 && share > 0.995) return ">99%";
  return `${Math.round(100 * share)}%`;
};

/** A share with its interval: `87% [80–92]`; without one, the share alone. */
export const shareText = (
  estimate: number | null,
  low: number | null,
  high: number | null,
): string => {
  const share = percentText(estimate);
  if (low === null || high === null || low === high) return share;
  return `${share} [${Math.round(100 * low)}–${Math.round(100 * high)}]`;
};

/**
 * Minutes: one decimal below ten, whole up to two hours, then hours and minutes, whole hours from ten;
 * null is never.
 */
export const minutesText = (minutes: number | null, language: Language): string => {
  if (minutes === null || minutes === Infinity) return never[language];
  if (!Number.isFinite(minutes)) return NONE;
  const [min, h] = [unitText("min", language), unitText("h", language)];
  if (Math.abs(minutes) < 10) return `${Number(minutes.toFixed(1))} ${min}`;
  const whole = Math.round(minutes);
  if (whole <= 120) return `${whole} ${min}`;
  if (whole >= 600) return `${countText(Math.round(whole / 60))} ${h}`;
  const rest = whole % 60;
  const hours = `${Math.floor(whole / 60)} ${h}`;
  return rest === 0 ? hours : `${hours} ${rest} ${language === "zh" ? "分" : "min"}`;
};

/** Hours, as minutes are told: 0.5 is 30 minutes; null is never. */
export const hoursText = (hours: number | null, language: Language): string =>
  minutesText(hours === null ? null : hours * 60, language);

/** A measurement in its unit: minutes and hours as time, a share in per cent, else the number. */
export const valueText = (value: number | null, unit: string, language: Language): string => {
  if (unit === "share") return value === null ? never[language] : percentText(value);
  if (unit === "min") return minutesText(value, language);
  if (unit === "h") return hoursText(value, language);
  if (value === null || value === Infinity) return never[language];
  if (!Number.isFinite(value)) return NONE;
  return `${numberText(value)} ${unitText(unit, language)}`.trimEnd();
};

/** What is assumed of a figure: a number in its unit, a share in per cent, of a choice its name. */
export const assumedText = (
  value: number | Text,
  unit: string | null,
  language: Language,
): string => {
  if (typeof value === "object") return value[language];
  if (unit === "share") return percentText(value);
  return unit === null
    ? numberText(value)
    : `${numberText(value)} ${unitText(unit, language)}`.trimEnd();
};

const two = (n: number): string => String(n).padStart(2, "0");

/** An hour of the day of 0 to 24: `22:40`. */
export const hourText = (hour: number): string => {
  const minutes = Math.round(hour * 60) % 1440;
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

/** Minutes since the start of the case as a clock: `T+1:05`. */
export const sinceStartText = (minutes: number): string => {
  const whole = Math.floor(minutes + 1e-9);
  return `T+${Math.floor(whole / 60)}:${two(whole % 60)}`;
};
