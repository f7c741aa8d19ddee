import * as fc from "fast-check";
import { Trace } from "../../engine/trace/trace.ts";
import type { TraceRow } from "../../engine/trace/trace.ts";

const index = fc.oneof(fc.constant(-1), fc.integer({ min: 0, max: 2 ** 31 - 1 }));

/** Any lawful rows: times that never fall, causes that stand before. */
export function anyRows(maxLength: number, minLength = 0): fc.Arbitrary<TraceRow[]> {
  const draft = fc.record({
    after: fc.oneof(fc.constant(0), fc.double({ noNaN: true, min: 0, max: 10 })),
    kind: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    who: index,
    whom: index,
    where: index,
    amount: fc.double({ noNaN: true, noDefaultInfinity: true }),
    back: fc.nat(),
    role: index,
  });
  return fc.array(draft, { minLength, maxLength, size: "max" }).map((drafts) => {
    let time = 0;
    return drafts.map(({ after, back, kind, who, whom, where, amount, role }, row) => {
      time += after;
      const cause = (back % (row + 1)) - 1;
      return { time, kind, who, whom, where, amount, cause, role };
    });
  });
}

export function traceOf(rows: readonly TraceRow[]): Trace {
  const trace = new Trace();
  for (const { time, kind, who, whom, where, amount, cause, role } of rows) {
    trace.append(time, kind, who, whom, where, amount, cause, role);
  }
  return trace;
}
