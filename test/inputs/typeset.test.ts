import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { typesetAll, typesetChinese } from "../../engine/inputs/typeset.ts";

describe("Chinese typeset for print", () => {
  it.each([
    ["64 次重复,32 套假设", "64 次重复\uff0c32 套假设"],
    ["平原县5.5级地震(重演):已定", "平原县5.5级地震\uff08重演\uff09\uff1a已定"],
    ["做到 22% [17-26],要求 90%", "做到 22% [17-26]\uff0c要求 90%"],
    ["日期:2026-11-21", "日期\uff1a2026-11-21"],
    ["哪个目标?按原文", "哪个目标\uff1f按原文"],
    ["翼龙-2H(一架)", "翼龙-2H\uff08一架\uff09"],
    ["王凤楼镇 22:40 雨", "王凤楼镇 22:40 雨"],
    ["T+00:30:00 到达", "T+00:30:00 到达"],
    ["1,816 个乡镇", "1,816 个乡镇"],
    ["a folder, closed (really): yes", "a folder, closed (really): yes"],
  ])("%s", (plain, print) => {
    expect(typesetChinese(plain)).toBe(print);
  });

  it("changes nothing when it is done twice, nor any letter that is no stop", () => {
    const letters = fc.constantFrom(...Array.from("中文县,;:?!()「」a1% -[]"));
    fc.assert(
      fc.property(fc.array(letters), (array) => {
        const text = array.join("");
        const once = typesetChinese(text);
        expect(typesetChinese(once)).toBe(once);
        expect(once.normalize("NFKC")).toBe(text.normalize("NFKC"));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it("reaches every text of plain data and no key", () => {
    expect(typesetAll({ "甲,乙": ["丙,丁", { n: 1, none: null }] })).toEqual({
      "甲,乙": ["丙\uff0c丁", { n: 1, none: null }],
    });
  });
});
