import * as Schema from "effect/Schema";

import { described } from "./text.ts";

const Rows = Schema.Array(Schema.Int);

const Row = Schema.Struct({
  no: Schema.Int.pipe(described("序号", "number")),
  type: Schema.Literals(["inject", "expected"]).pipe(
    described(
      "注入(自参演方以外)或预期行动",
      "handed in from outside the players, or expected of them",
    ),
  ),
  fromS: Schema.Finite.pipe(described("首条消息的秒数", "first news, seconds from the start")),
  untilS: Schema.Finite.pipe(described("末条消息的秒数", "last news, seconds from the start")),
  clock: Schema.String.pipe(described("情景时间", "scenario time")),
  exercise: Schema.String.pipe(described("演练时间", "exercise time")),
  from: Schema.String.pipe(described("发送方", "from")),
  to: Schema.String.pipe(described("接收方", "to")),
  via: Schema.String.pipe(described("方式", "by")),
  content: Schema.String.pipe(described("注入内容", "inject")),
  expected: Schema.String.pipe(described("预期行动", "expected action")),
  limit: Schema.String.pipe(described("时限", "limit")),
  basis: Schema.String.pipe(described("依据", "basis")),
  evaluation: Schema.String.pipe(described("评估要点", "to evaluate")),
  receivers: Rows.pipe(described("接收的指挥机构", "posts that are told")),
  facts: Rows.pipe(described("内容所据的轨迹行", "rows of the trace that the inject tells")),
  actions: Rows.pipe(described("预期行动所据的轨迹行", "rows of the trace of the actions")),
}).annotate({ title: "Event row" });

/** What `muster drill CASE --table --json` prints; its words are in one language. */
export const EventListReport = Schema.Struct({
  case: Schema.String.pipe(described("案例", "case")),
  seed: Schema.Int.pipe(described("种子", "seed")),
  assumptionSet: Schema.Int.pipe(described("假设套号", "set of assumptions")),
  assumptionSets: Schema.Int.pipe(described("假设套数", "sets of assumptions")),
  replication: Schema.Int.pipe(described("重复序号", "replication")),
  start: Schema.String.pipe(described("开始的当地日期和时刻", "local date and time of the start")),
  weather: Schema.String.pipe(described("开始时的天气", "weather at the start")),
  hash: Schema.String.pipe(described("轨迹的散列值", "hash of the trace")),
  compression: Schema.Finite.pipe(
    described("情景时间与演练时间之比", "scenario time over exercise time"),
  ),
  players: Schema.Array(Schema.String).pipe(described("参演方", "players")),
  window: Schema.Struct({
    minutes: Schema.Finite,
    part: Schema.Finite,
  }).pipe(
    described(
      "合并窗口:分钟数,或已过时间的几倍,取长者",
      "how long news shares a row: minutes, or a part of the time passed, the longer",
    ),
  ),
  rows: Schema.Array(Row),
}).annotate({ title: "Event list" });

export type EventListReport = typeof EventListReport.Type;
