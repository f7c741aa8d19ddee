import type { Text } from "../../engine/inputs/text.ts";

/** Headings of the brief. */
export const briefWords = {
  classification: { zh: "密级\uff1a", en: "Classification: " },
  date: { zh: "日期\uff1a", en: "Date: " },
  numbers: { zh: "三个数", en: "Three numbers" },
  place: { zh: "地方", en: "Place" },
  fails: { zh: "未达", en: "Fails" },
  median: { zh: "中位", en: "Median" },
  reason: { zh: "其余途径多因", en: "Other ways mostly" },
  gaps: { zh: "短板清单", en: "Gaps" },
  no: { zh: "序", en: "#" },
  problem: { zh: "问题", en: "Problem" },
  fix: { zh: "措施", en: "Fix" },
  owner: { zh: "责任单位", en: "Owner" },
  cost: { zh: "费用", en: "Cost" },
  deadline: { zh: "时限", en: "Deadline" },
  assumptions: { zh: "最要紧的假设", en: "Assumptions that matter most" },
  next: { zh: "下一步", en: "Next step" },
} as const satisfies Record<string, Text>;
