import { describe, expect, test } from "vitest";

import { widthOf } from "../../engine/cli/columns.ts";
import { sayIn } from "../../engine/cli/language.ts";
import { valueText } from "../../engine/cli/run-words.ts";
import { runLines, verdictTable } from "../../engine/cli/show-run.ts";
import type { RunResult, TargetResult } from "../../engine/inputs/run-result.ts";

const target = (more: Partial<TargetResult> = {}): TargetResult => ({
  id: "picture",
  variant: null,
  name: {
    zh: "三十分钟内灾害事故现场画面上传至省应急指挥平台并经值班员确认",
    en: "the scene of the disaster to be seen on the platform of the province within 30 minutes",
  },
  variantName: null,
  kind: "promise",
  verdict: "depends",
  reliability: 0.9,
  estimate: 1,
  low: 0.999,
  high: 1,
  n: 320,
  value: 12_345,
  valueLow: 12_000,
  valueHigh: 12_500,
  p90: null,
  p90Low: null,
  p90High: null,
  unit: "min",
  threshold: { sense: "atMost", value: 30, unit: "min" },
  assumptionShare: 0.5,
  sets: { holding: 16, failing: 16, open: 0, silent: 0 },
  reason: null,
  warnings: [],
  curve: [],
  hangsOn: [
    {
      path: "unknowns/camera-in-view/village",
      name: {
        zh: "固定监控能看到现场的概率:村",
        en: "whether a fixed camera sees the scene: village",
      },
      unit: "share",
      low: 0.1,
      high: 0.4,
      passLow: 0.12,
      passHigh: 0.95,
      valueLow: null,
      valueHigh: 22.4,
      flipsAt: 0.27,
      holdsAbove: true,
    },
  ],
  ...more,
});

const variant = (id: string, more: Partial<TargetResult> = {}): TargetResult =>
  target({
    variant: id,
    variantName: {
      zh: "自灾害发生起,双向移动视频,每个受灾乡镇(街道)",
      en: "from the onset of the disaster: two-way mobile video, every town that was hit",
    },
    hangsOn: [],
    ...more,
  });

const step = {
  kind: "x/arrived",
  label: { zh: "到达", en: "arrived" },
  stage: "arrived",
  who: { zh: "中型直升机(型号未公布)", en: "medium helicopter, type not published" },
  minutes: 12.345,
  share: 0.5,
  ended: 40,
};

const place = {
  code: "371302001",
  name: { zh: "兰山街道办事处驻地", en: "Lanshan Subdistrict" },
  within: { zh: "临沂市兰山区", en: "Lanshan District, Linyi City" },
  selected: 320,
  failed: 1,
  never: 0.2,
  p50: 1410,
  p90: null,
  won: [{ kind: "x", label: { zh: "x", en: "x" }, way: "high-altitude", share: 0.9 }],
  lost: [
    { kind: "y", label: { zh: "没有图传设备", en: "no downlink" }, way: "helicopter", share: 1 },
  ],
  steps: [step],
};

const result: RunResult = {
  version: 2,
  case: "heze-m6.5-winter-night",
  name: { zh: "菏泽6.5级地震(冬夜)", en: "Heze, magnitude 6.5, winter night" },
  seed: 1,
  replications: 320,
  assumptionSets: 32,
  looks: { at: [320], stoppedAt: 320, rows: 3, confidence: 0.95, eachConfidence: 0.98 },
  traceHash: "0123456789abcdef0123456789abcdef",
  changes: [
    "--set case.hazards.0.magnitude=6.5",
    "--place 371302001",
    "--at 22:40",
    "--weather heavy-rain",
  ],
  classification: null,
  hazards: ["call-out"],
  place: { code: "371302001", name: place.name },
  answer: {
    zh: "兰山街道 22:40 大雨:首帧画面中位 41 分钟;乡镇单兵终端未成:无信号(100%);县级卫星便携站取胜(80%)。",
    en: "Lanshan Subdistrict, 22:40, heavy rain: first picture P50 41 min; the town terminal failed: no signal (100%); the county satellite set won (80%).",
  },
  targets: [
    target(),
    variant("a", { verdict: "not met", estimate: 0, low: 0, high: 0.01, value: null }),
    variant("b", { verdict: "not tested", estimate: null, low: null, high: null, value: null }),
    target({
      id: "warning",
      verdict: "not tested",
      estimate: null,
      low: null,
      high: null,
      value: null,
      hangsOn: [],
      reason: {
        zh: "不适用:它只对台风、洪水、森林火灾作出承诺,本案例是地震",
        en: "not applicable: it speaks of a typhoon, a flood, a forest fire, this case is an earthquake",
      },
    }),
    variant("c", { id: "warning", verdict: "not tested", estimate: null }),
  ],
  swung: { replications: 10, assumptions: 12, of: 470 },
  explanations: [
    { target: "picture", when: [], steps: [step], reached: [], groups: [], places: [place] },
  ],
  use: [],
  warnings: [],
};

describe.each(["zh", "en"] as const)("a result in %s", (language) => {
  const say = sayIn(language);

  test("keeps within 80 columns, wide letters counted twice", () => {
    for (const line of runLines(result, say)) expect(widthOf(line), line).toBeLessThanOrEqual(80);
  });

  test("cuts no name of a place or a way: what is long goes on in the next line", () => {
    const lines = runLines(result, sayIn("en"));
    expect(lines.filter((line) => line.includes("…"))).toEqual([]);
    expect(lines.join("\n")).toMatch(/Lanshan Subdistrict, .*\n +Lanshan District,/u);
  });

  test("speaks one language", () => {
    const text = runLines(result, say).join("\n");
    const chinese = /[\u4e00-\u9fff]/u;
    if (language === "en") expect(text).not.toMatch(chinese);
    else expect(text).not.toMatch(/\b(pass|median|verdict|sets)\b/u);
  });

  test("says both lines: the interval, and the share of sets of assumptions", () => {
    const text = runLines(result, say).join("\n");
    expect(text).toContain("100 [100-100]");
    expect(text).toContain("16/32");
    expect(text).toContain("27%");
  });

  test("a promise no reading of which can be tested takes one row, and says why", () => {
    const rows = verdictTable(result.targets, say).join("\n");
    expect(rows.match(language === "zh" ? /不适用/gu : /not tested/gu)).toHaveLength(2);
    expect(runLines(result, say).join("\n")).toContain(language === "zh" ? "台风" : "typhoon");
  });
});

test("numbers in words", () => {
  const say = sayIn("en");
  expect(valueText(null, "min", say)).toBe("never");
  expect(valueText(41.4, "min", say)).toBe("41 min");
  expect(valueText(1440, "min", say)).toBe("24 h");
  expect(valueText(0.873, "share", say)).toBe("87%");
  expect(valueText(79.6, "km", say)).toBe("80 km");
  expect(valueText(1234.5, "person", say)).toBe("1235 people");
});

test("a reason is told once, with the promises that it is about; of an undecided one too", () => {
  const reason = { zh: "不适用", en: "not applicable" };
  const held = { zh: "尚不能排除", en: "cannot be ruled out" };
  const base = result.targets[0];
  const targets: TargetResult[] = [
    { ...base, id: "a", name: { zh: "甲", en: "first" }, verdict: "not tested", reason },
    { ...base, id: "b", name: { zh: "乙", en: "second" }, verdict: "not tested", reason },
    { ...base, id: "c", name: { zh: "丙", en: "third" }, verdict: "undecided", reason: held },
  ];
  const text = runLines({ ...result, targets }, ({ en }) => en).join("\n");
  expect(text).toContain("Not tested:\n  not applicable:\n    - first\n    - second");
  expect(text).toContain("Undecided, since:\n  cannot be ruled out:\n    - third");
});
