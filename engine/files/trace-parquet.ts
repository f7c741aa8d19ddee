import { parquetWriteBuffer } from "hyparquet-writer";

import type { TraceEvent, TraceReport } from "../inputs/trace-report.ts";

/**
 * The events of a replication as a Parquet file: a column each, names and sentences in both languages,
 * and what replication it was in the metadata of the file.
 */
export const traceParquet = (
  head: Omit<TraceReport, "events">,
  events: readonly TraceEvent[],
): Uint8Array => {
  const whole = (name: string, pick: (event: TraceEvent) => number) => ({
    name,
    data: Int32Array.from(events, pick),
    type: "INT32" as const,
  });
  const real = (name: string, pick: (event: TraceEvent) => number) => ({
    name,
    data: Float64Array.from(events, pick),
    type: "DOUBLE" as const,
  });
  const text = (name: string, pick: (event: TraceEvent) => string | null | undefined) => ({
    name,
    data: events.map((event) => pick(event) ?? null),
    type: "STRING" as const,
    nullable: true,
  });
  const buffer = parquetWriteBuffer({
    columnData: [
      whole("row", ({ row }) => row),
      real("time_s", ({ timeS }) => timeS),
      text("clock", ({ clock }) => clock),
      text("kind", ({ kind }) => kind),
      text("stage", ({ stage }) => stage),
      whole("who", ({ who }) => who),
      whole("whom", ({ whom }) => whom),
      whole("where", ({ where }) => where),
      real("amount", ({ amount }) => amount),
      text("unit", ({ unit }) => unit),
      whole("cause", ({ cause }) => cause),
      whole("role", ({ role }) => role),
      text("who_zh", ({ whoName }) => whoName?.zh),
      text("who_en", ({ whoName }) => whoName?.en),
      text("whom_zh", ({ whomName }) => whomName?.zh),
      text("whom_en", ({ whomName }) => whomName?.en),
      text("where_zh", ({ whereName }) => whereName?.zh),
      text("where_en", ({ whereName }) => whereName?.en),
      text("role_zh", ({ roleName }) => roleName?.zh),
      text("role_en", ({ roleName }) => roleName?.en),
      text("sentence_zh", ({ sentence }) => sentence.zh),
      text("sentence_en", ({ sentence }) => sentence.en),
    ],
    kvMetadata: Object.entries(head).map(([key, value]) => ({
      key: `muster.${key}`,
      value: String(value),
    })),
  });
  return new Uint8Array(buffer);
};
