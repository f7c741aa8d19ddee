import { describe, expect, test } from "vitest";

import type { Counted, RunResult } from "../../../engine/inputs/run-result.ts";
import { usualReasons } from "../../../engine/inputs/usual-reasons.ts";
import { answerFor } from "../../../engine/study/results/answer.ts";

const counted = (way: string, zh: string, en: string, share: number, reason = "x"): Counted => ({
  kind: `response/field/first-picture/${way} lost: ${reason}`,
  label: { zh, en },
  way,
  share,
});

const lost = [
  counted("drone-nest", "超出航程或半径", "out of range", 1),
  counted("town-terminal", "无信号", "no signal", 1),
  counted("town-terminal", "外出或故障", "away or unserviceable", 0.2),
  counted("vehicle-satellite", "晚于首帧", "later than the first frame", 1, "later"),
];

const result = (
  value: number | null,
  won = [counted("portable-satellite", "x", "x", 0.8)],
  others = lost,
): Omit<RunResult, "answer"> => ({
  version: 2,
  case: "c",
  name: { zh: "案例", en: "case" },
  seed: 1,
  replications: 10,
  assumptionSets: 1,
  looks: { at: [10], stoppedAt: 10, rows: 1, confidence: 0.95, eachConfidence: 0.95 },
  traceHash: "0",
  changes: [],
  classification: null,
  hazards: ["call-out"],
  place: { code: "1", name: { zh: "大王庄镇", en: "Dawangzhuang" } },
  targets: [
    {
      id: "picture",
      variant: null,
      name: { zh: "画面", en: "picture" },
      variantName: null,
      kind: "promise",
      verdict: "not met",
      reliability: 0.9,
      estimate: 0.2,
      low: 0.1,
      high: 0.3,
      n: 10,
      value,
      valueLow: null,
      valueHigh: null,
      p90: value,
      p90Low: null,
      p90High: null,
      unit: "min",
      threshold: { sense: "atMost", value: 30, unit: "min" },
      assumptionShare: 0,
      sets: { holding: 0, failing: 1, open: 0, silent: 0 },
      reason: null,
      warnings: [],
      curve: [],
      hangsOn: [],
    },
  ],
  swung: { replications: 0, assumptions: 0, of: 0 },
  explanations: [
    {
      target: "picture",
      when: [],
      steps: [],
      reached: [],
      groups: [],
      places: [
        {
          code: "1",
          name: { zh: "大王庄镇", en: "Dawangzhuang" },
          within: { zh: "", en: "" },
          selected: 10,
          failed: 0.8,
          never: 0,
          p50: 41,
          p90: 60,
          won,
          lost: others,
          steps: [],
        },
      ],
    },
  ],
  use: [],
  warnings: [],
});

describe("the answer for one place", () => {
  test("says where, when, in what weather, without what, how long, who lost and why, who won", () => {
    const answer = answerFor(result(41.2), { at: "22:40", weather: "rain", without: ["power"] });
    expect(answer?.zh).toBe(
      "大王庄镇 22:40 雨 断电:首帧画面中位 41 分钟,30 分钟内 20%;乡镇单兵终端未成:无信号(100%);无人机机库未成:超出航程或半径(100%);县级卫星便携站取胜(80%)。",
    );
    expect(answer?.en).toBe(
      "Dawangzhuang, 22:40, rain, no power: first picture P50 41 min, within 30 min 20%; the town terminal failed: no signal (100%); the drone nest failed: out of range (100%); the county satellite set won (80%).",
    );
  });

  test("says so where it mostly never came", () => {
    expect(answerFor(result(null, []), { at: "night", without: ["helicopter"] })?.en).toBe(
      "Dawangzhuang, by night, without helicopter: first picture in more than half never, within 30 min 20%; the town terminal failed: no signal (100%); the drone nest failed: out of range (100%).",
    );
  });

  test("tells one reason once where there is another to tell", () => {
    const dark = [
      counted("fixed-camera", "断电", "no power", 1),
      counted("town-camera", "断电", "no power", 1),
      counted("drone-nest", "超出航程或半径", "out of range", 0.9),
    ];
    expect(answerFor(result(41, undefined, dark), {})?.en).toMatch(
      /fixed cameras failed: no power \(100%\); the drone nest failed: out of range \(90%\); the county/u,
    );
    expect(answerFor(result(41, undefined, dark.slice(0, 2)), {})?.en).toMatch(
      /fixed cameras failed: no power.*cameras of the town failed: no power/u,
    );
  });

  test("nothing is answered where no place is asked for", () => {
    expect(answerFor({ ...result(41), place: null }, {})).toBeUndefined();
  });
});

test("a way that was merely slower comes after those that could not", () => {
  expect(usualReasons(lost).map(({ way }) => way)).toEqual([
    "town-terminal",
    "drone-nest",
    "vehicle-satellite",
  ]);
});

test("nor does one that is no picture in this reading stand before a reason to mend", () => {
  const citizen = counted("citizen", "不算作画面", "does not count", 1, "notCounted");
  const nest = counted("drone-nest", "超出航程或半径", "out of range", 0.1, "outOfRange");
  expect(usualReasons([citizen, nest]).map(({ way }) => way)).toEqual(["drone-nest", "citizen"]);
});
