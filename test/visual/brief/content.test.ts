import { describe, expect, it } from "vitest";

import { briefContent } from "../../../visual/brief/content.ts";
import type { CaseComparison } from "../../../engine/inputs/comparison-result.ts";
import type { SolveResult } from "../../../engine/inputs/solve-result.ts";
import { anyResult, anyTarget, nasty } from "./any-result.ts";

const none = { solves: [] };

/** As much of a comparison as a brief looks at. */
const comparison = (
  word: "better" | "tie",
  yuan: number | null,
  nearer: "better" | "tie" = "tie",
): CaseComparison =>
  ({
    arms: [
      { id: "as-it-stands", name: { zh: "现状", en: "as it stands" }, cost: null },
      {
        id: "more",
        name: { zh: "每县加一套卫星便携站", en: "one more satellite set a county" },
        cost: yuan === null ? null : { yuan, mark: "assumed", source: ["x"] },
      },
    ],
    targets: [
      {
        id: "picture-30",
        variant: null,
        differences: [
          {
            arm: "more",
            word,
            passShare: { estimate: 0.21, low: 0.1, high: 0.3 },
            measured: { word: nearer },
          },
        ],
      },
    ],
  }) as unknown as CaseComparison;

const solve = {
  target: { id: "picture-30", variant: null },
  figure: { name: { zh: "每镇终端数", en: "terminals of a town" }, unit: null },
  outcome: "crosses",
  holds: "above",
  value: 3,
  low: 2.5,
  high: 4,
  best: null,
  sentence: { zh: "每镇 3 台终端起守得住。", en: "Three terminals a town and more hold it." },
} as unknown as SolveResult;

describe("the content of a brief", () => {
  it("says the conclusion, three numbers with their lights, places, gaps, assumptions, next step", () => {
    const content = briefContent({ result: anyResult(), ...none }, "zh", "2026-11-21");
    expect(content.conclusion).toContain("检验的 3 项承诺中，1 项达到，2 项未达到。");
    expect(content.numbers.map(({ word }) => word)).toEqual(["未达到", "未达到", "达到"]);
    expect(content.numbers[0]).toMatchObject({ share: "34% [25–43]" });
    expect(content.numbers[0].note).toContain("中位 43 分钟（限 ≤30 分钟）");
    expect(content.numbers[1].note).toContain("符合 ≥30 人 的占 25%");
    // A place that never fails is not among those that do; ways that were only later explain nothing.
    expect(content.places).toEqual([
      {
        name: "淄博市高青县常家镇",
        failed: "100%",
        median: "43 分钟",
        reason: "无人机机库超出航程或半径",
      },
    ]);
    expect(content.assumptions).toEqual([
      "固定监控能看到现场的概率：30% → 70% 时，“30分钟内灾害事故现场可视化”达标 38% → 50%",
    ]);
    expect(content.next).toContain("固定监控能看到现场的概率");
    expect(content.provenance).toMatch(
      /visualisation-pull · 种子 7 · 256 场灾害、32 套假设 · 散列 0123456789abcdef /u,
    );
    expect(content.date).toBe("2026-11-21");
  });

  it("has five gaps at most, from what the results say; the rest is left to be filled in", () => {
    const { gaps } = briefContent({ result: anyResult(), ...none }, "zh", undefined);
    expect(gaps.length).toBeGreaterThanOrEqual(3);
    expect(gaps.length).toBeLessThanOrEqual(5);
    const [first, second] = gaps;
    // 13 minutes on average over all failures, in a quarter of them: 52 minutes each.
    expect(first.problem).toContain("卫星便携站“到达”一步平均 52 分钟（见于 25% 的未达标）");
    expect(first.owner).toBe("卫星便携站所属单位【待填】");
    expect(first.fix).toContain("为 70% 时达标 50%（另一端 38%），单凭此项仍不够");
    expect([first.cost, first.deadline]).toEqual(["【待填】", "【待填】"]);
    expect(second.problem).toContain("无人机机库：超出航程或半径");
    expect(second.fix).toBe("在半径外增设机库或前置点（建议，未经推演）");
    expect(gaps.some(({ owner }) => owner === "市级指挥机构")).toBe(true);
    // What is met is no gap.
    expect(gaps.some(({ problem }) => problem.includes("60分钟内确定响应级别"))).toBe(false);
  });

  it("takes fixes from what was compared and solved before any lever, and their cost", () => {
    const evidence = {
      result: anyResult(),
      solves: [solve],
      comparison: comparison("better", 1_800_000),
    };
    const { gaps } = briefContent(evidence, "zh", undefined);
    expect(gaps[0].fix).toBe("每县加一套卫星便携站（成对比较：达标 +21 个百分点）");
    expect(gaps[0].cost).toBe("180 万元");
    expect(gaps[1].fix).toBe("使“每镇终端数”不低于 3 [2.5–4]，承诺守得住（求解）");
    expect(gaps[1].cost).toBe("【待填】");
    const tie = briefContent({ ...evidence, comparison: comparison("tie", 1) }, "zh", undefined);
    expect(tie.gaps[0].fix).toBe("使“每镇终端数”不低于 3 [2.5–4]，承诺守得住（求解）");
    const free = briefContent(
      { ...evidence, comparison: comparison("better", null) },
      "en",
      undefined,
    );
    expect(free.gaps[0]).toMatchObject({
      fix: "one more satellite set a county (compared in pairs: +21 points)",
      cost: "[to be filled in]",
    });
  });

  it("says what was tried in vain only where nothing better is known", () => {
    const vain = {
      ...solve,
      outcome: "never",
      value: null,
      best: { estimate: 0.34 },
    } as unknown as SolveResult;
    const evidence = { result: anyResult(), solves: [vain], comparison: comparison("tie", 1) };
    const { gaps, next } = briefContent(evidence, "zh", undefined);
    expect(gaps[0].fix).toContain("固定监控能看到现场的概率");
    expect(gaps[1].fix).toBe("单靠“每镇终端数”不够：最好也只有 34% 达标（求解）；须另拟措施");
    expect(gaps.map(({ fix }) => fix)).toContain("比较过的 1 个方案未显示改进，须另拟措施");
    expect(next).toContain("另拟方案再比较");
    const nearer = { ...evidence, comparison: comparison("tie", 1, "better") };
    expect(briefContent(nearer, "zh", undefined).gaps.map(({ fix }) => fix)).toContain(
      "比较过的 1 个方案未显示改进达标，但 1 个更接近限值，须另拟措施",
    );
  });

  it("asks nobody to better how the ground shakes", () => {
    const [target] = anyResult().targets;
    const [one] = target.hangsOn;
    const result = anyResult({
      targets: [{ ...target, hangsOn: [{ ...one, path: "earthquake.shaking.relation" }] }],
    });
    const { gaps } = briefContent({ result, ...none }, "zh", undefined);
    expect(gaps.length).toBeGreaterThan(0);
    expect(gaps.every(({ fix }) => fix === "【待填】" || fix.endsWith("（建议，未经推演）"))).toBe(
      true,
    );
  });

  it("does not call what is undecided and kept so far a gap", () => {
    const result = anyResult({
      targets: [anyTarget({ verdict: "undecided", estimate: 0.95, hangsOn: [] })],
      explanations: [],
    });
    expect(briefContent({ result, ...none }, "zh", undefined).gaps).toEqual([]);
  });

  it("leaves the classification to be filled in unless the case names one", () => {
    expect(briefContent({ result: anyResult(), ...none }, "zh", undefined).classification).toBe(
      "【待填】",
    );
    const result = anyResult({ classification: "内部" });
    expect(briefContent({ result, ...none }, "zh", undefined).classification).toBe("内部");
  });

  it("speaks of an ensemble without any tested promise, of none, and of all met", () => {
    const silent = anyResult({
      targets: [
        anyTarget({
          verdict: "not tested",
          estimate: null,
          low: null,
          high: null,
          n: 0,
          value: null,
        }),
      ],
      explanations: [],
      replications: 0,
    });
    const content = briefContent({ result: silent, ...none }, "zh", undefined);
    expect(content.conclusion).toContain("没有可检验的承诺");
    expect([content.numbers, content.places, content.gaps, content.assumptions]).toEqual([
      [],
      [],
      [],
      [],
    ]);
    const empty = briefContent(
      { result: anyResult({ targets: [], explanations: [] }), ...none },
      "en",
      undefined,
    );
    expect(empty.next).toContain("No promise is tested");
    const met = anyResult({
      targets: [anyTarget({ verdict: "met", estimate: 1 })],
      explanations: [],
    });
    expect(briefContent({ result: met, ...none }, "zh", undefined).next).toContain("全部达到");
  });

  it("keeps every text within its room, whatever names do", () => {
    for (const name of nasty) {
      const both = { zh: name, en: name };
      const base = anyResult();
      const [explanation] = base.explanations;
      const result = anyResult({
        name: both,
        classification: name,
        targets: base.targets.map((target) => ({ ...target, name: both })),
        explanations: [
          {
            ...explanation,
            places: explanation.places.map((place) => ({ ...place, name: both, within: both })),
            steps: explanation.steps.map((step) => ({ ...step, who: both, label: both })),
          },
        ],
      });
      for (const language of ["zh", "en"] as const) {
        const content = briefContent({ result, ...none }, language, undefined);
        const text = JSON.stringify(content);
        expect(text.length).toBeLessThan(6000);
        expect(text).not.toMatch(/[\p{Cc}\u202e\u2066\u200b]|\\u0007|\\u0000|\\u202e/u);
      }
    }
  });

  it("is told in one language", () => {
    const content = briefContent({ result: anyResult(), ...none }, "en", "2026-11-21");
    expect(JSON.stringify(content)).not.toMatch(/\p{Script=Han}/u);
  });
});
