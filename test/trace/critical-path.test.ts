import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BadRow } from "../../engine/trace/bad-row.ts";
import { criticalPath, criticalSteps, minutesByKind } from "../../engine/trace/critical-path.ts";
import { Trace } from "../../engine/trace/trace.ts";
import { anyRows, traceOf } from "./any-rows.ts";

/** Shock 0 s; reported 5 min; another report; ordered 15 min; departed 45; second order 60; arrived 90. */
function story(): Trace {
  const trace = new Trace();
  const put = (minute: number, kind: number, cause: number): number =>
    trace.append(60 * minute, kind, -1, -1, -1, 0, cause, -1);
  put(0, 1, -1);
  put(5, 2, 0);
  put(6, 2, 0);
  put(15, 3, 1);
  put(45, 4, 3);
  put(60, 3, 4);
  put(90, 5, 5);
  return trace;
}

describe("critical path", () => {
  it("follows causes from the beginning to the event", () => {
    const trace = story();
    expect(criticalPath(trace, 6)).toEqual([0, 1, 3, 4, 5, 6]);
    expect(criticalPath(trace, 2)).toEqual([0, 2]);
    expect(criticalPath(trace, 0)).toEqual([0]);
  });

  it("gives the minutes of each step, and of each kind added up", () => {
    const trace = story();
    expect(criticalSteps(trace, 6).map((s) => [s.kind, s.time, s.minutes])).toEqual([
      [1, 0, 0],
      [2, 300, 5],
      [3, 900, 10],
      [4, 2700, 30],
      [3, 3600, 15],
      [5, 5400, 30],
    ]);
    expect([...minutesByKind(trace, 6)]).toEqual([
      [1, 0],
      [2, 5],
      [3, 25],
      [4, 30],
      [5, 30],
    ]);
  });

  it("runs back to a beginning, never forward in time, and its minutes add up", () => {
    fc.assert(
      fc.property(anyRows(200, 1), fc.nat(), (rows, at) => {
        const trace = traceOf(rows);
        const row = at % rows.length;
        const path = criticalPath(trace, row);
        expect(path.at(-1)).toBe(row);
        expect(rows[path[0]].cause).toBe(-1);
        for (let i = 1; i < path.length; i++) expect(rows[path[i]].cause).toBe(path[i - 1]);
        const steps = criticalSteps(trace, row);
        const total = steps.reduce((sum, step) => sum + step.minutes, 0);
        expect(steps.every((step) => step.minutes >= 0)).toBe(true);
        expect(total).toBeCloseTo((rows[row].time - rows[path[0]].time) / 60, 6);
        const byKind = [...minutesByKind(trace, row).values()].reduce((a, b) => a + b, 0);
        expect(byKind).toBeCloseTo(total, 6);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("refuses a row that is not there", () => {
    expect(() => criticalPath(story(), 7)).toThrow(BadRow);
    expect(() => criticalPath(new Trace(), 0)).toThrow(BadRow);
  });
});
