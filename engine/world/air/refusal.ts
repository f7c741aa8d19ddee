import type { Language, Text } from "../../inputs/text.ts";
import type { WeatherReason } from "./conditions.ts";

/** Every reason for which a flight is refused. */
export type RefusalReason =
  | WeatherReason
  | "unserviceable"
  | "notInTime"
  | "outOfRange"
  | "payloadTooHeavy"
  | "tooManyPersons"
  | "noLandingPoint"
  | "noExternalLoad"
  | "noBucket"
  | "noWaterPoint"
  | "noDownlink"
  | "noSlot"
  | "flightHours"
  | "dutyHours";

/** What `found` and `allowed` count, "clock" being times of the case; "" where there is no figure. */
type RefusalUnit = "" | "s" | "clock" | "m" | "kg" | "m/s" | "persons" | "class";

interface Wording extends Text {
  readonly unit: RefusalUnit;
}

/**
 * The sentence of each reason; {found} and {allowed} stand for the figures, {until} for when the
 * obstacle ends. Where the end is unknown the part in square brackets is left out.
 */
export const REFUSALS: Readonly<Record<RefusalReason, Wording>> = {
  unserviceable: {
    unit: "",
    zh: "飞机不可用[,预计 {until} 恢复]。",
    en: "The aircraft is unserviceable[, expected back at {until}].",
  },
  notInTime: {
    unit: "clock",
    zh: "最早 {found} 到达,晚于要求的 {allowed}。",
    en: "It arrives at {found} at the earliest, after the latest time of {allowed}.",
  },
  outOfRange: {
    unit: "kg",
    zh: "超出航程:含备用油需 {found},最多可带 {allowed},途中加油也不能解决。",
    en: "Out of range: {found} of fuel needed with the reserve, {allowed} possible, and no stop for fuel helps.",
  },
  payloadTooHeavy: {
    unit: "kg",
    zh: "载重过大:需载 {found},此航程最多 {allowed}。",
    en: "Load too heavy: {found} to carry, at most {allowed} over this distance.",
  },
  tooManyPersons: {
    unit: "persons",
    zh: "人数过多:{found} 人(担架按座位折算),座位 {allowed} 个。",
    en: "Too many persons: {found} (stretchers counted in seats), {allowed} seats.",
  },
  noLandingPoint: {
    unit: "class",
    zh: "目标附近没有合适等级的起降点(需要{allowed}),也不能用绞车。",
    en: "No landing point of the size near the target ({allowed} needed), and no hoist to do without.",
  },
  noExternalLoad: {
    unit: "kg",
    zh: "吊挂过重:{found},吊钩最多 {allowed}。",
    en: "Hung load too heavy: {found}, the hook takes {allowed}.",
  },
  noBucket: { unit: "", zh: "该机型不能挂吊桶。", en: "The type carries no bucket." },
  noWaterPoint: {
    unit: "m",
    zh: "没有水深 {allowed} 以上的取水点。",
    en: "No water point at least {allowed} deep.",
  },
  noDownlink: {
    unit: "",
    zh: "飞机没有图传设备。",
    en: "The aircraft sends no live pictures.",
  },
  noSlot: {
    unit: "",
    zh: "起降点机位已满[,{until} 前无空位]。",
    en: "The landing point has no free slot[ before {until}].",
  },
  flightHours: {
    unit: "s",
    zh: "机组飞行时间将达 {found},上限 {allowed}。",
    en: "The crew would have flown {found}, the limit is {allowed}.",
  },
  dutyHours: {
    unit: "s",
    zh: "机组值勤时间将达 {found},上限 {allowed}。",
    en: "The crew would have been on duty for {found}, the limit is {allowed}.",
  },
  thunderstorm: {
    unit: "",
    zh: "航路上有雷暴[,{until} 前不能飞]。",
    en: "Thunderstorm on the way[, not before {until}].",
  },
  icing: {
    unit: "",
    zh: "航路结冰,飞机没有除冰设备[,{until} 前不能飞]。",
    en: "Icing on the way and no de-icing[, not before {until}].",
  },
  wind: {
    unit: "m/s",
    zh: "风速 {found},上限 {allowed}[,{until} 前不能飞]。",
    en: "Wind {found}, the limit is {allowed}[, not before {until}].",
  },
  gust: {
    unit: "m/s",
    zh: "阵风 {found},上限 {allowed}[,{until} 前不能飞]。",
    en: "Gusts of {found}, the limit is {allowed}[, not before {until}].",
  },
  headwind: {
    unit: "m/s",
    zh: "逆风使地速降到 {found},至少要 {allowed}[,{until} 前不能飞]。",
    en: "Against the wind only {found} over ground, at least {allowed} wanted[, not before {until}].",
  },
  visibility: {
    unit: "m",
    zh: "能见度 {found},低于标准 {allowed}[,{until} 前不能飞]。",
    en: "Visibility {found}, below the minimum of {allowed}[, not before {until}].",
  },
  ceiling: {
    unit: "m",
    zh: "云底高 {found},低于标准 {allowed}[,{until} 前不能飞]。",
    en: "Cloud base at {found}, below the minimum of {allowed}[, not before {until}].",
  },
  night: {
    unit: "",
    zh: "夜间,没有夜航机组或夜航设备[,{until} 天亮]。",
    en: "Night, and no night crew or equipment[; day at {until}].",
  },
  unlit: {
    unit: "",
    zh: "夜间,起降点没有灯光[,{until} 天亮]。",
    en: "Night, and no lights at the landing point[; day at {until}].",
  },
};

export const REFUSAL_REASONS = Object.keys(REFUSALS) as readonly RefusalReason[];

/** A flight that is not flown, and why. */
export interface Refusal {
  readonly kind: "refusal";
  readonly reason: RefusalReason;
  /** What was found and what is allowed, in SI (see `REFUSALS`). */
  readonly found: number;
  readonly allowed: number;
  /** When the obstacle was met, seconds from the case's start. */
  readonly atS: number;
  /** When the obstacle ends as far as known; Infinity if never. */
  readonly untilS: number;
  /** Weather area of the obstacle, or landing point without slot; -1 for none. */
  readonly where: number;
}

export const refusal = (
  reason: RefusalReason,
  atS: number,
  more: Partial<Pick<Refusal, "found" | "allowed" | "untilS" | "where">> = {},
): Refusal => ({
  kind: "refusal",
  reason,
  found: more.found ?? 0,
  allowed: more.allowed ?? 0,
  atS,
  untilS: more.untilS ?? Infinity,
  where: more.where ?? -1,
});

const rounded = (value: number, digits: number): string => {
  const text = value.toFixed(digits);
  return digits > 0 ? text.replace(/\.?0+$/, "") : text;
};

const CLASS_WORDS: readonly Text[] = [
  { zh: "轻型,30 米见方", en: "light, 30 m square" },
  { zh: "重型,50 米见方", en: "heavy, 50 m square" },
  { zh: "特重型,80 米见方", en: "very heavy, 80 m square" },
];

const worded = (value: number, unit: Exclude<RefusalUnit, "clock">, lang: Language): string => {
  if (unit === "m")
    return value >= 10_000 ? `${rounded(value / 1000, 0)} km` : `${rounded(value, 1)} m`;
  if (unit === "kg") return `${rounded(value, 0)} kg`;
  if (unit === "m/s") return `${rounded(value, 1)} m/s`;
  if (unit === "s") return `${rounded(value / 3600, 1)} h`;
  if (unit === "class") return CLASS_WORDS[value][lang];
  return rounded(value, 1);
};

/** Day and time of day from the case's start: "+1 d 05:12". */
const sinceStart = (timeS: number): string => {
  const minutes = Math.round(timeS / 60);
  const days = Math.floor(minutes / 1440);
  const inDay = minutes - days * 1440;
  const two = (n: number) => String(n).padStart(2, "0");
  return `${days === 0 ? "+" : `+${days} d `}${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
};

/**
 * The sentence of a refusal in one language.
 *
 * @param clock writes a time of the case; by default as time since its start
 */
export const refusalText = (
  refused: Refusal,
  lang: Language,
  clock: (timeS: number) => string = sinceStart,
): string => {
  const wording = REFUSALS[refused.reason];
  const figure = (value: number): string =>
    wording.unit === "clock" ? clock(value) : worded(value, wording.unit, lang);
  return wording[lang]
    .replace(/\[(.*?)\]/, Number.isFinite(refused.untilS) ? "$1" : "")
    .replace("{found}", () => figure(refused.found))
    .replace("{allowed}", () => figure(refused.allowed))
    .replace("{until}", () => clock(refused.untilS));
};
