import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";

import { SheetRefused, workbookBytes } from "../../engine/files/workbook.ts";
import type { Sheet } from "../../engine/inputs/sheet.ts";
import { readWorkbook } from "./read-workbook.ts";

const one = (rows: Sheet["rows"], more: Partial<Sheet> = {}): Sheet => ({
  name: "主要事件清单",
  columns: [
    { title: "序号", width: 5, decimals: 0 },
    { title: "内容", width: 20 },
  ],
  rows,
  ...more,
});

describe("a workbook", () => {
  it("keeps Chinese names and texts, numbers as numbers, nothing as nothing", async () => {
    const bytes = await workbookBytes([
      one([
        [1, "平原县"],
        [2.5, null],
        [Infinity, "a\nb"],
      ]),
      one([[3, "说明"]], { name: "演练说明", title: "说明" }),
    ]);
    const { sheets } = readWorkbook(bytes);
    expect(sheets.map(({ name }) => name)).toEqual(["主要事件清单", "演练说明"]);
    const values = sheets[0].rows.map((row) => row.map(({ kind, value }) => [kind, value]));
    expect(values).toEqual([
      [
        ["text", "序号"],
        ["text", "内容"],
      ],
      [
        ["number", "1"],
        ["text", "平原县"],
      ],
      [
        ["number", "2.5"],
        ["empty", ""],
      ],
      [
        ["empty", ""],
        ["text", "a\nb"],
      ],
    ]);
    expect(sheets[1].rows[0][0].value).toBe("说明");
  });

  it("is the same bytes whenever it is written", async () => {
    const sheets = [one([[1, "平原县"]]), one([[3, "说明"]], { name: "演练说明", title: "说明" })];
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      vi.setSystemTime(new Date("2024-01-01T01:40:35Z"));
      const first = await workbookBytes(sheets);
      vi.setSystemTime(new Date("2031-07-09T12:00:00Z"));
      expect(await workbookBytes(sheets)).toEqual(first);
      expect(readWorkbook(first).sheets).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it("never holds a formula, whatever a text begins with, and marks such cells as text", async () => {
    const nasty = [
      "=1+1",
      "+cmd|' /C calc'!A0",
      "-2+3",
      "@SUM(A1)",
      "\t=1",
      "\r=1",
      "=HYPERLINK(1)",
    ];
    const { sheets, styles } = readWorkbook(
      await workbookBytes([
        one([[0, "plain"], ...nasty.map((text): [number, string] => [1, text])]),
      ]),
    );
    const [, plain, ...cells] = sheets[0].rows.map((row) => row[1]);
    expect(cells.map(({ kind }) => kind)).toEqual(nasty.map(() => "text"));
    expect(cells.map(({ value }) => value.trim())).toEqual(nasty.map((text) => text.trim()));
    expect(sheets[0].xml).not.toContain("<f");
    const formats = Array.from(
      /<cellXfs[\s\S]*<\/cellXfs>/u.exec(styles)?.[0].matchAll(/<xf ([^>]*)>/gu) ?? [],
      ([, attributes]) => Number(/numFmtId="(\d+)"/u.exec(attributes)?.[1] ?? 0),
    );
    // 49 is the built-in format "@", text.
    for (const { style } of cells) {
      const id = formats[style];
      const isText =
        id === 49 || new RegExp(`numFmtId="${id}"[^>]*formatCode="@"`, "u").test(styles);
      expect(isText).toBe(true);
    }
    expect(formats[plain.style]).toBe(0);
  });

  it("freezes the header, repeats it on paper, A4 landscape one page wide", async () => {
    const { sheets, workbook } = readWorkbook(
      await workbookBytes([one([[1, "x"]]), one([[1, "x"]], { name: "it's", title: "t" })]),
    );
    expect(sheets[0].xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/u);
    expect(sheets[1].xml).toMatch(/<pane [^>]*ySplit="2"[^>]*state="frozen"/u);
    for (const { xml } of sheets) {
      expect(xml).toContain('paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"');
      expect(xml).toContain('<pageSetUpPr fitToPage="1"/>');
    }
    expect(workbook).toContain(`localSheetId="0">'主要事件清单'!$1:$1<`);
    expect(workbook).toContain(`localSheetId="1">'it''s'!$1:$2<`);
    expect(workbook.match(/<definedNames/gu)).toHaveLength(1);
  });

  it("makes rows as high as their longest cell, within what a sheet allows", async () => {
    const { sheets } = readWorkbook(
      await workbookBytes([
        one([
          [1, "短"],
          [2, "长".repeat(100)],
          [3, "长".repeat(40_000)],
        ]),
      ]),
    );
    const [head, ...heights] = Array.from(
      sheets[0].xml.matchAll(/<row [^>]* ht="([\d.]+)"/gu),
      ([, ht]) => Number(ht),
    );
    expect(head).toBeGreaterThan(0);
    expect(heights[0]).toBeLessThan(heights[1]);
    expect(heights[1]).toBeLessThan(heights[2]);
    expect(heights[2]).toBe(409);
    expect(sheets[0].rows[3][1].value.length).toBe(32_767);
  });

  it("holds any text: markup, quotes, control characters, marks that turn writing round", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.constant("<b>&\"'\u202e\u0007]]>")), {
          minLength: 1,
          maxLength: 5,
        }),
        async (texts) => {
          const { sheets } = readWorkbook(
            await workbookBytes([one(texts.map((text): [number, string] => [1, text]))]),
          );
          const read = sheets[0].rows.slice(1).map((row) => row[1].value);
          const wanted = texts.map((text) => text.replace(/(?![\t\n\r])\p{Cc}/gu, ""));
          expect(read).toEqual(wanted);
        },
      ),
      { seed: 1, numRuns: 40 },
    );
  });

  it("refuses sheet names that no program opens", async () => {
    for (const name of ["", "a/b", "a:b", "[x]", "x".repeat(32), "'x"]) {
      await expect(workbookBytes([one([], { name })])).rejects.toThrow(SheetRefused);
    }
    await expect(workbookBytes([one([]), one([])])).rejects.toThrow(SheetRefused);
  });
});
