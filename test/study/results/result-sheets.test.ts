import { describe, expect, it } from "vitest";

import { workbookBytes } from "../../../engine/files/workbook.ts";
import { countyRows, resultSheets } from "../../../engine/study/results/result-sheets.ts";
import { readWorkbook } from "../../files/read-workbook.ts";
import { anyResult, anyTarget, nasty } from "../../visual/brief/any-result.ts";

const result = anyResult();

describe("results as sheets", () => {
  it("have a row for each promise and reading, place and unit kind, and say what they are", () => {
    const sheets = resultSheets(result, "zh");
    expect(sheets.map(({ name }) => name)).toEqual(["目标", "县区", "地方", "队伍", "说明"]);
    const [targets, , places] = sheets;
    expect(targets.rows.length).toBe(result.targets.length);
    expect(targets.rows[0].slice(0, 8)).toEqual([
      "picture-30",
      "30分钟内灾害事故现场可视化",
      null,
      "未达到",
      0.9,
      0.34,
      0.25,
      0.43,
    ]);
    expect(places.rows.length).toBe(2);
    const notes = sheets[4].rows.map((row) => row.join(" ")).join("\n");
    expect(notes).toContain(result.traceHash);
    for (const { columns, rows } of sheets) {
      for (const row of rows) expect(row.length).toBe(columns.length);
    }
  });

  it("add up the places of a county, its slowest one named", () => {
    const [explanation] = result.explanations;
    const [row, ...rest] = countyRows({ zh: "x", en: "x" }, explanation);
    expect(rest).toEqual([]);
    expect(row).toMatchObject({ code: "370322", places: 2, selected: 5, failed: 2 });
    expect(row.worst.name.zh).toBe("常家镇");
    const never = explanation.places.map((place, i) => ({
      ...place,
      p50: i === 1 ? null : place.p50,
    }));
    expect(
      countyRows({ zh: "x", en: "x" }, { ...explanation, places: never })[0].worst.name.zh,
    ).toBe("木李镇");
  });

  it("count no city among the counties", () => {
    const [explanation] = result.explanations;
    const [place] = explanation.places;
    const places = [
      place,
      { ...place, code: "370300" },
      { ...place, code: "370000" },
      { ...place, code: "370303" },
    ];
    const codes = countyRows({ zh: "x", en: "x" }, { ...explanation, places }).map(
      ({ code }) => code,
    );
    expect(codes).toEqual(["370303", "370322"]);
  });

  it("say never as a word, and nothing of what was not tested", () => {
    const silent = anyTarget({ verdict: "not tested", estimate: null, value: null, p90: null });
    const late = anyTarget({ value: null });
    const [targets] = resultSheets(anyResult({ targets: [silent, late] }), "zh");
    const median = targets.columns.findIndex(({ title }) => title === "中位");
    expect(targets.rows.map((row) => row[median])).toEqual([null, "从未"]);
  });

  it("are written with any name as text, and read again", async () => {
    for (const name of nasty) {
      const both = { zh: name, en: name };
      const odd = anyResult({ targets: [anyTarget({ name: both })], name: both });
      const { sheets } = readWorkbook(await workbookBytes(resultSheets(odd, "zh")));
      const cells = sheets.flatMap(({ rows }) => rows.flat());
      expect(cells.some(({ kind }) => kind === "formula")).toBe(false);
      const wanted = name.replace(/(?![\t\n\r])\p{Cc}/gu, "");
      expect(cells.some(({ value }) => value === wanted)).toBe(true);
    }
  });

  it("of an ensemble in which nothing is tested have headers alone", async () => {
    const bare = resultSheets(anyResult({ targets: [], explanations: [] }), "en");
    expect(bare.slice(0, 4).map(({ rows }) => rows.length)).toEqual([0, 0, 0, 0]);
    const { sheets } = readWorkbook(await workbookBytes(bare));
    expect(sheets.map(({ name }) => name)).toEqual([
      "Promises",
      "Counties",
      "Places",
      "Units",
      "Notes",
    ]);
  });
});
