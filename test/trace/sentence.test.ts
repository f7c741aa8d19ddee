import { describe, expect, it } from "vitest";
import { defineKinds } from "../../engine/trace/kind.ts";
import { nameIn, sentenceOf } from "../../engine/trace/sentence.ts";
import type { NameOf } from "../../engine/trace/sentence.ts";
import type { TraceRow } from "../../engine/trace/trace.ts";

const { sent } = defineKinds("doctrine", {
  sent: {
    id: 1,
    zh: "{time},{role}派{who}往{where}接{whom},转移{amount},{who}受领",
    en: "{time}: {role} sends {who} to {where} for {whom} to move {amount}",
    who: "unit",
    whom: "incident",
    where: "town",
    amount: "persons",
  },
});
const row: TraceRow = {
  time: 3600,
  kind: 1,
  who: 2,
  whom: 9,
  where: 0,
  amount: 120,
  cause: -1,
  role: 1,
};
const nameOf: NameOf = (table, index, language) => {
  if (table === "unit" && index === 2) return language === "zh" ? "第二队" : "team 2";
  if (table === "town" && index === 0) return "$& {who}";
  return undefined;
};

describe("sentenceOf", () => {
  it("fills every placeholder in both languages, each as often as it occurs", () => {
    expect(sentenceOf(row, sent, { language: "zh", nameOf })).toBe(
      "T+01:00:00,post 1派第二队往$& {who}接incident 9,转移120 人,第二队受领",
    );
    expect(sentenceOf(row, sent, { language: "en", nameOf })).toBe(
      "T+01:00:00: post 1 sends team 2 to $& {who} for incident 9 to move 120 people",
    );
  });

  it("uses table and index without a resolver, a dash for nobody, and the clock it is given", () => {
    const reading = { language: "en", clock: () => "14:00" } as const;
    expect(sentenceOf({ ...row, whom: -1, role: -1 }, sent, reading)).toBe(
      "14:00: — sends unit 2 to town 0 for — to move 120 people",
    );
    expect(nameIn("whom", { ...row, whom: -1 }, sent, reading)).toBe("—");
  });
});
