import { civilDate } from "../world/civil-date.ts";
import type { CivilDate } from "../world/civil-date.ts";
import type { Distribution } from "../random/distribution.ts";
import { hashName } from "../random/names.ts";
import type { Variate } from "../random/variate.ts";
import type { Stage } from "./stage.ts";

const DAY_S = 86_400;

/** When a replication begins: plain data of a model. What is not known is settled, what is drawn is not. */
export interface StartRule {
  /** A day since 1970-01-01, or seasons by weight, one drawn and then a day of it. */
  readonly day:
    | { readonly kind: "given"; readonly epochDay: number }
    | { readonly kind: "season"; readonly seasons: ReadonlyArray<Weighted<SeasonName>> };
  /** Seconds after local midnight. */
  readonly timeOfDayS: Distribution;
  /** The clock's difference from universal time. */
  readonly utcOffsetS: number;
}

export interface Weighted<W> {
  readonly word: W;
  readonly weight: number;
}

export type SeasonName = "spring" | "summer" | "autumn" | "winter";

/** Day and hour of one replication. Drawn anew for each; everybody may know it. */
export interface Calendar {
  /** The case's start in seconds since 1970-01-01T00:00Z. */
  startEpochS: number;
  utcOffsetS: number;
}

/** A season is drawn as a day of the year from 1 March 2023 to 29 February 2024. */
const seasonDays: Readonly<Record<SeasonName, readonly [first: number, days: number]>> = {
  spring: [0, 92],
  summer: [92, 92],
  autumn: [184, 91],
  winter: [275, 91],
};
/** 2023-03-01. */
const MARCH_FIRST = 19_417;

const WHO = hashName("start of the case");
const SEASON = hashName("season");
const DAY = hashName("day of the season");
const HOUR = hashName("hour");

/** One of several words by their weights, laid end to end in their order. */
export const chosen = <W>(options: ReadonlyArray<Weighted<W>>, u: number): W => {
  const whole = options.reduce((sum, { weight }) => sum + weight, 0);
  let sum = 0;
  for (const { word, weight } of options) {
    sum += weight;
    if (u * whole < sum) return word;
  }
  return options[options.length - 1].word;
};

/** Draws day and hour of a replication into `calendar`; `timeOfDay` is the rule's, made ready. */
export const drawStart = (
  stage: Stage,
  rule: StartRule,
  timeOfDay: Variate,
  calendar: Calendar,
): void => {
  const { streams } = stage;
  let day: number;
  if (rule.day.kind === "given") day = rule.day.epochDay;
  else {
    const season = chosen(rule.day.seasons, stage.stratified("season", WHO, SEASON));
    const [first, days] = seasonDays[season];
    day = MARCH_FIRST + first + Math.floor(streams.get(WHO, DAY).uniform() * days);
  }
  calendar.utcOffsetS = rule.utcOffsetS;
  const timeS = timeOfDay.quantile(stage.stratified("hour", WHO, HOUR));
  calendar.startEpochS = day * DAY_S + timeS - rule.utcOffsetS;
};

/** Seconds since local midnight of the day 1970-01-01, at a time of the case. */
const localS = (calendar: Calendar, timeS: number): number =>
  calendar.startEpochS + calendar.utcOffsetS + timeS;

/** Hour of the day with its fraction, 0 up to 24. */
export const hourAt = (calendar: Calendar, timeS: number): number => {
  const local = localS(calendar, timeS);
  return (local - Math.floor(local / DAY_S) * DAY_S) / 3600;
};

/** Day of the week: 0 Sunday to 6 Saturday. */
export const weekdayAt = (calendar: Calendar, timeS: number): number => {
  const day = Math.floor(localS(calendar, timeS) / DAY_S) + 4;
  return day - Math.floor(day / 7) * 7;
};

/** Day of a date since 1970-01-01 by the Gregorian calendar (days of the 400-year cycle from 1 March). */
export const epochDayOf = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year;
  const cycle = Math.floor(y / 400);
  const yearOfCycle = y - cycle * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfCycle =
    yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear;
  return cycle * 146_097 + dayOfCycle - 719_468;
};

/** Year, month (1 to 12) and day of a local date. */
export const dateAt = (calendar: Calendar, timeS: number): CivilDate =>
  civilDate(Math.floor(localS(calendar, timeS) / DAY_S));

/** Office hours: Monday to Friday, 8:30 to 12:00 and 13:30 to 17:30. Public holidays are not known. */
export const isOfficeHours = (calendar: Calendar, timeS: number): boolean => {
  const weekday = weekdayAt(calendar, timeS);
  const hour = hourAt(calendar, timeS);
  return (
    weekday >= 1 && weekday <= 5 && ((hour >= 8.5 && hour < 12) || (hour >= 13.5 && hour < 17.5))
  );
};

/** Night as people keep it, when they sleep and answer late: 22:00 to 6:00. */
export const isNight = (calendar: Calendar, timeS: number): boolean => {
  const hour = hourAt(calendar, timeS);
  return hour >= 22 || hour < 6;
};
