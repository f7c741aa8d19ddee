import type { SettledReadiness, SettledRoutine } from "./compile-catalogue.ts";
import { meanOf } from "./compile-catalogue.ts";
import { readinessFigureList } from "./vocabulary.ts";
import type { ReadinessFigure } from "../../inputs/catalogue.ts";

/** When something begins, in the clock of the place: month 1 to 12, hour 0 to 24. */
export interface CivilTime {
  readonly month: number;
  readonly hour: number;
}

/** Hours in which offices and part-time teams are at work. */
const DAY_FROM = 8;
const DAY_TO = 18;

/** Is it within working hours? */
export const isDay = ({ hour }: CivilTime): boolean => hour >= DAY_FROM && hour < DAY_TO;

/** One share of a profile. */
export const readinessShare = (profile: SettledReadiness, name: ReadinessFigure): number =>
  profile.shares[readinessFigureList.indexOf(name)];

/** Share of the strength on paper that is present, by season and hour. */
export const presentShare = (profile: SettledReadiness, at: CivilTime): number => {
  const inSeason = profile.inSeason[at.month - 1];
  if (isDay(at)) return readinessShare(profile, inSeason ? "presentDay" : "presentOffSeasonDay");
  return readinessShare(profile, inSeason ? "presentNight" : "presentOffSeasonNight");
};

/** Share of the strength that is there once all have been called: those present and those who come. */
export const calledShare = (profile: SettledReadiness, at: CivilTime): number => {
  const present = presentShare(profile, at);
  return present + (1 - present) * readinessShare(profile, "recalled");
};

/** Calls in a second at a month and hour, of the province or of so many people. */
export const callRate = (routine: SettledRoutine, at: CivilTime, people: number): number => {
  const hour = Math.min(23, Math.max(0, Math.floor(at.hour)));
  return (
    routine.callRate *
    (routine.of === "person" ? people : 1) *
    routine.byHour[hour] *
    routine.byMonth[at.month - 1]
  );
};

/**
 * Crews that routine calls keep busy in the mean: rate times crews of a call times the time it binds
 * them (Little's law).
 */
export const busyCrews = (routine: SettledRoutine, at: CivilTime, people: number): number =>
  callRate(routine, at, people) * routine.crews * meanOf(routine.busy);
