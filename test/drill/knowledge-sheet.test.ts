import { describe, expect, it } from "vitest";

import { knowledgeSheet } from "../../engine/drill/knowledge-sheet.ts";
import { kinds } from "../../engine/kinds.ts";
import { simulate } from "../../engine/simulate.ts";
import { shippedState } from "../shipped-case.ts";

describe("who knows what", () => {
  const state = shippedState("shandong/cases/pingyuan-2023");
  const trace = simulate(state, 3);
  const { posts, world } = state.situation;
  const county =
    posts.firstCounty + world.ground.names.counties.findIndex(({ code }) => code === "371426");
  const players = [
    { post: posts.province, name: "山东省" },
    { post: county, name: "平原县" },
  ];
  const sheet = knowledgeSheet(state.situation, trace, { players }, "zh");

  it("has a column for each thing a player can know, and a row for each place that came up", () => {
    expect(sheet.columns.length).toBe(1 + 2 * 4);
    expect(sheet.rows.length).toBeGreaterThan(10);
    expect(new Set(sheet.rows.map(([name]) => name)).size).toBe(sheet.rows.length);
    for (const row of sheet.rows) expect(row.slice(1).some((cell) => cell !== null)).toBe(true);
  });

  it("tells the first time, as the trace has it", () => {
    let firstS = Infinity;
    for (let row = 0; row < trace.length; row++) {
      const isFirst =
        kinds.byId(trace.kind[row]).name === "townReported" && trace.role[row] === county;
      if (isFirst) firstS = Math.min(firstS, trace.time[row]);
    }
    const reported = sheet.columns.findIndex(({ title }) => title === "平原县\n首次得到报告");
    const times = sheet.rows
      .flatMap((row) => row[reported] ?? [])
      .map(String)
      .sort();
    const minutes = 2 * 60 + 33 + Math.floor(firstS / 60);
    const two = (n: number): string => String(n).padStart(2, "0");
    expect(times[0]).toBe(`08-06 ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`);
  });
});
