import { describe, expect, it } from "vitest";

import { simulate } from "../../engine/simulate.ts";
import { clockText, timeline, timelineLine, traceHead } from "../../engine/study/timeline.ts";
import { shippedState } from "../shipped-case.ts";

describe("the timeline of a replication", () => {
  it("tells every row once, with clock, names and both languages", () => {
    const state = shippedState("shandong/cases/pingyuan-2023", { at: "2024-02-29T23:59" });
    const trace = simulate(state, 1);
    const events = Array.from(timeline(state, trace));
    expect(events.length).toBe(trace.length);
    expect(events[0].clock).toBe("2024-02-29 23:59:00");
    expect(events.some(({ clock }) => clock.startsWith("2024-03-01 00:"))).toBe(true);
    for (const event of events) {
      for (const text of [event.sentence.zh, event.sentence.en]) expect(text).not.toMatch(/[{}]/u);
      expect(event.whereName === null).toBe(event.where < 0);
      expect(event.roleName === null).toBe(event.role < 0);
    }
    expect(timelineLine(events[0], "en")).toBe("02-29 23:59:00  T+00:00:00  the replay begins");
    expect(traceHead(state, 1, trace)).toMatchObject({
      case: "pingyuan-2023",
      replication: 1,
      start: "2024-02-29 23:59:00",
      hash: trace.hash(),
    });
  });

  it("never tears a minute apart", () => {
    const calendar = {
      startEpochS: Date.parse("2024-02-29T23:59:59+08:00") / 1000,
      utcOffsetS: 28_800,
    };
    expect(clockText(calendar, 0.9999999)).toBe("2024-03-01 00:00:00");
    expect(clockText(calendar, 0.5)).toBe("2024-02-29 23:59:59");
    for (let t = 0; t < 200; t += 0.37) {
      expect(clockText(calendar, t)).toMatch(/^\d{4}-\d\d-\d\d \d\d:[0-5]\d:[0-5]\d$/u);
    }
  });
});
