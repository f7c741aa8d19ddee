import * as Schema from "effect/Schema";

import { described, Text } from "./text.ts";

const Index = Schema.Int.check(Schema.isGreaterThanOrEqualTo(-1));
const Name = Schema.NullOr(Text);

/** One event of a replication: a row of `muster trace --json`, a line of `--lines`. */
export const TraceEvent = Schema.Struct({
  row: Schema.Int.pipe(described("行号", "row")),
  timeS: Schema.Finite.pipe(described("自开始的秒数", "seconds from the start", { unit: "s" })),
  clock: Schema.String.pipe(described("当地日期和时刻", "local date and time")),
  kind: Schema.String.pipe(described("事件种类", "kind of event")),
  stage: Schema.NullOr(Schema.String).pipe(described("阶段", "stage of the clock")),
  who: Index.pipe(described("主体在其表中的行", "row of who, -1 none")),
  whom: Index.pipe(described("客体在其表中的行", "row of whom, -1 none")),
  where: Index.pipe(described("地点在其表中的行", "row of where, -1 none")),
  amount: Schema.Finite.pipe(described("数量,国际单位", "amount, SI")),
  unit: Schema.NullOr(Schema.String).pipe(described("数量的单位", "unit of the amount")),
  cause: Index.pipe(described("导致它的行", "the row that led to it, -1 none")),
  role: Index.pipe(described("知情的指挥机构", "the post that knows it, -1 nobody")),
  whoName: Name,
  whomName: Name,
  whereName: Name,
  roleName: Name,
  sentence: Text,
}).annotate({ title: "Event" });

export type TraceEvent = typeof TraceEvent.Type;

/** What `muster trace --json` prints. */
export const TraceReport = Schema.Struct({
  case: Schema.String.pipe(described("案例", "case")),
  seed: Schema.Int.pipe(described("种子", "seed")),
  assumptionSet: Schema.Int.pipe(described("假设套号", "set of assumptions")),
  assumptionSets: Schema.Int.pipe(described("假设套数", "sets of assumptions")),
  replication: Schema.Int.pipe(described("重复序号", "replication")),
  start: Schema.String.pipe(described("开始的当地日期和时刻", "local date and time of the start")),
  weather: Schema.String.pipe(described("开始时的天气", "weather at the start")),
  hash: Schema.String.pipe(described("轨迹的散列值", "hash of the trace")),
  events: Schema.Array(TraceEvent),
}).annotate({ title: "Trace" });

export type TraceReport = typeof TraceReport.Type;
