import * as Schema from "effect/Schema";

import { resultsVersion, SamplingScheme } from "./run-result.ts";
import { described } from "./text.ts";

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0));
const Hash = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/u));

const Asked = Schema.Struct({
  set: Schema.optionalKey(Schema.Array(Schema.String)),
  place: Schema.optionalKey(Schema.String),
  at: Schema.optionalKey(Schema.String),
  weather: Schema.optionalKey(Schema.String),
  without: Schema.optionalKey(Schema.Array(Schema.String)),
});

/**
 * What a run was made of, so that it can be told from another and repeated: `manifest.json` of a folder
 * of results, written last. A folder without one that fits is not to be trusted.
 */
export const Manifest = Schema.Struct({
  version: Schema.Literal(resultsVersion).pipe(
    described("结果格式的版本", "version of the format of results"),
  ),
  muster: Schema.String.pipe(described("Muster 的版本", "version of Muster")),
  engine: Hash.pipe(
    described(
      "推演代码及其依赖版本的散列",
      "hash of the code that plays, and of what it stands on",
    ),
  ),
  node: Schema.String.pipe(described("Node 的版本", "version of Node")),
  case: Schema.String.pipe(described("案例", "case")),
  file: Schema.String.pipe(described("案例文件", "the file of the case")),
  narrowing: Asked.pipe(described("命令行的改动", "changes made on the command line")),
  only: Schema.Array(Schema.String).pipe(
    described("只检验的目标;空为案例所列", "targets tested alone; empty: those of the case"),
  ),
  seed: Schema.Int.pipe(described("种子", "seed")),
  assumptionSets: Count.pipe(described("假设套数", "sets of assumptions")),
  sampling: Schema.optionalKey(SamplingScheme),
  limit: Count.pipe(described("至多推演的重复数", "replications it would have played at most")),
  fixed: Schema.Boolean.pipe(
    described("重复数是否固定(不提前停止)", "a fixed number of replications, no early stop"),
  ),
  swings: Schema.Union([Count, Schema.Literal("all")]).pipe(
    described("单独摆动的假设数", "how many assumptions were swung alone"),
  ),
  events: Schema.Boolean.pipe(described("是否保存全部事件", "were all events kept")),
  replications: Count.pipe(described("实际计入的重复数", "replications counted")),
  traceHash: Schema.String.pipe(
    described("全部重复的散列值", "hash of all replications in their order"),
  ),
  inputs: Schema.Record(Schema.String, Hash).pipe(
    described("各输入(改动后)的 SHA-256", "SHA-256 of each input as decoded and changed"),
  ),
  files: Schema.Record(Schema.String, Hash).pipe(
    described("同一文件夹其他文件的 SHA-256", "SHA-256 of the other files of the folder"),
  ),
}).annotate({ title: "Manifest" });

export type Manifest = typeof Manifest.Type;
