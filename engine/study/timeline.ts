import type { TraceEvent, TraceReport } from "../inputs/trace-report.ts";
import { kinds } from "../kinds.ts";
import type { WorkerState } from "../simulate.ts";
import { dateAt, hourAt } from "../situation/calendar.ts";
import type { Calendar } from "../situation/calendar.ts";
import { namesOf } from "../situation/names.ts";
import { weatherNames } from "../situation/weather.ts";
import { nameIn, sentenceOf } from "../trace/sentence.ts";
import type { Reading } from "../trace/sentence.ts";
import type { Trace } from "../trace/trace.ts";
import { formatElapsed, units } from "../trace/unit.ts";
import type { Language } from "../trace/unit.ts";

const two = (n: number): string => String(n).padStart(2, "0");

/** Local date and time of a moment of the case: 2023-08-06 02:33:00. */
export const clockText = (calendar: Calendar, timeS: number): string => {
  // Whole seconds first, so that no minute or day is torn apart by rounding.
  const whole = Math.floor(timeS + 1e-6);
  const { year, month, day } = dateAt(calendar, whole);
  const seconds = Math.round(hourAt(calendar, whole) * 3600);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${year}-${two(month)}-${two(day)} ${two(h)}:${two(m)}:${two(s)}`;
};

const columns = ["who", "whom", "where", "role"] as const;

/** The events of the replication that a worker has just played, one after another, in both languages. */
export function* timeline(state: WorkerState, trace: Trace): Generator<TraceEvent> {
  const { situation } = state;
  const nameOf = namesOf(situation.world, situation.posts);
  const reading = (language: Language): Reading => ({ language, nameOf });
  const [zh, en] = [reading("zh"), reading("en")];
  for (let i = 0; i < trace.length; i++) {
    const row = trace.row(i);
    const kind = kinds.byId(row.kind);
    const [whoName, whomName, whereName, roleName] = columns.map((column) =>
      row[column] < 0
        ? null
        : { zh: nameIn(column, row, kind, zh), en: nameIn(column, row, kind, en) },
    );
    yield {
      row: i,
      timeS: row.time,
      clock: clockText(situation.calendar, row.time),
      kind: kind.path,
      stage: kind.stage ?? null,
      who: row.who,
      whom: row.whom,
      where: row.where,
      amount: row.amount,
      unit: kind.amount === undefined ? null : units[kind.amount].si,
      cause: row.cause,
      role: row.role,
      whoName,
      whomName,
      whereName,
      roleName,
      sentence: { zh: sentenceOf(row, kind, zh), en: sentenceOf(row, kind, en) },
    };
  }
}

/** What a replication was, without its events. */
export const traceHead = (
  { model, situation }: WorkerState,
  replication: number,
  trace: Trace,
): Omit<TraceReport, "events"> => ({
  case: model.id,
  seed: model.assumptions.seed,
  assumptionSet: model.assumptions.assumptionSet,
  assumptionSets: model.assumptions.assumptionSets,
  replication,
  start: clockText(situation.calendar, 0),
  weather: weatherNames[situation.sky.word[0]],
  hash: trace.hash(),
});

/** An event as a line of text: clock, time since the start, sentence. */
export const timelineLine = (event: TraceEvent, language: Language): string =>
  `${event.clock.slice(5)}  ${formatElapsed(event.timeS)}  ${event.sentence[language]}`;
