import { describe, expect, it } from "vitest";

import { briefContent } from "../../../visual/brief/content.ts";
import { briefPage } from "../../../visual/brief/page.ts";
import { anyResult, nasty } from "./any-result.ts";

const evidence = { result: anyResult(), solves: [] };

describe("the page of a brief", () => {
  it("stands alone: no address, no script, a language", () => {
    const page = briefPage(briefContent(evidence, "zh", "2026-11-21"), undefined, ["AAAA"]);
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).not.toMatch(/<script|https?:|src=["']|url\((?!data:)/u);
    expect(page).toContain("@page{size:A4 portrait");
    expect(briefPage(briefContent(evidence, "en", undefined), undefined, [])).toContain(
      '<html lang="en">',
    );
  });

  it("has a word beside every light", () => {
    const page = briefPage(briefContent(evidence, "zh", undefined), undefined, []);
    const lights = [...page.matchAll(/<i>(.) (\S+)<\/i>/gu)].map(([, sign, word]) => [sign, word]);
    expect(lights).toEqual([
      ["×", "未达到"],
      ["×", "未达到"],
      ["√", "达到"],
    ]);
  });

  it("shows a picture beside the places where there is one", () => {
    const content = briefContent(evidence, "zh", undefined);
    const page = briefPage(content, { svg: "<svg></svg>", caption: "示意图,不作划界依据" }, []);
    expect(page).toContain("<svg></svg>");
    expect(page).toContain("示意图,不作划界依据");
    expect(page).toContain("--columns:86mm 1fr");
  });

  it("runs nothing that stands in a name", () => {
    for (const name of nasty) {
      const both = { zh: name, en: name };
      const base = anyResult();
      const result = anyResult({
        name: both,
        classification: name,
        targets: base.targets.map((target) => ({ ...target, name: both })),
      });
      const page = briefPage(briefContent({ result, solves: [] }, "zh", undefined), undefined, []);
      expect(page).not.toMatch(/<img|<script|<b>bold/u);
      expect(page.match(/<\/style>/gu)).toHaveLength(1);
    }
  });
});
