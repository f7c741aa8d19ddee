import * as Schema from "effect/Schema";

import { declares, refersTo } from "./identifier.ts";
import { described, Prose, rule, someOf, Text } from "./text.ts";

/** A year, a month, a day, or prose such as "end of 2023". Not later than the reader can check. */
export const SourceDate = Prose.pipe(
  described("日期:2023、2023-08、2023-08-06 或文字", "date: 2023, 2023-08, 2023-08-06 or words"),
);

/** A calendar day, `2023-08-06`. */
export const Day = Schema.String.check(
  rule({ zh: "日期,例如 2023-08-06", en: "a day such as 2023-08-06" }, (day) => {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day);
    if (parts === null) return false;
    const [year, month, date] = parts.slice(1).map(Number);
    return month >= 1 && month <= 12 && date >= 1 && date <= new Date(year, month, 0).getDate();
  }),
);

/** Where a figure was read. */
export const Source = Schema.Struct({
  title: Text.pipe(described("名称", "title")),
  publisher: Prose.pipe(described("发布者", "publisher")),
  date: SourceDate,
  url: Schema.optionalKey(Prose.pipe(described("网址", "address"))),
  licence: Schema.optionalKey(Prose.pipe(described("许可", "licence"))),
  note: Schema.optionalKey(Prose.pipe(described("说明", "note"))),
}).annotate({ title: "Source" });

export type Source = typeof Source.Type;

/** A real event that figures can be fitted to and cases can replay. */
export const RealEvent = Schema.Struct({
  name: Text.pipe(described("名称", "name")),
  day: Day.pipe(described("日期", "day")),
  note: Schema.optionalKey(Prose.pipe(described("说明", "note"))),
}).annotate({ title: "Event" });

export type RealEvent = typeof RealEvent.Type;

/** `sources.yaml`: every source of one folder by its id, and the real events that records speak of. */
export const SourcesFile = Schema.Struct({
  sources: Schema.Record(declares("source", "出处标识", "id of the source"), Source).pipe(
    described("出处,按标识", "sources by their id"),
  ),
  events: Schema.optionalKey(
    Schema.Record(declares("event", "事件标识", "id of the event"), RealEvent).pipe(
      described("真实事件,按标识", "real events by their id"),
    ),
  ),
}).annotate({ title: "Sources" });

export type SourcesFile = typeof SourcesFile.Type;

/** The ids of the sources of a figure or row: at least one. */
export const SourceIds = someOf(
  refersTo("source", "出处标识,见 sources.yaml", "id of a source in sources.yaml"),
).pipe(described("出处标识", "ids of the sources"));
