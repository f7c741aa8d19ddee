import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import {
  refusal,
  REFUSAL_REASONS,
  REFUSALS,
  refusalText,
} from "../../../engine/world/air/refusal.ts";

const testsOf = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");

describe("refusals in words", () => {
  test("each says its figures in both languages, and leaves nothing open", () => {
    for (const reason of REFUSAL_REASONS)
      for (const lang of ["zh", "en"] as const)
        for (const untilS of [7200, Infinity]) {
          const allowed = REFUSALS[reason].unit === "class" ? 1 : 1234.5;
          const text = refusalText(refusal(reason, 0, { found: 56_789, allowed, untilS }), lang);
          expect(text).not.toMatch(/[{}[\]]|undefined|NaN|Infinity/);
          expect(text).toMatch(lang === "zh" ? /。$/ : /\.$/);
          if (REFUSALS[reason].unit !== "") expect(text).toMatch(/\d/);
        }
  });

  test("by hand", () => {
    const text = (reason: Parameters<typeof refusal>[0], more: Parameters<typeof refusal>[2]) => [
      refusalText(refusal(reason, 0, more), "zh"),
      refusalText(refusal(reason, 0, more), "en"),
    ];
    expect(text("visibility", { found: 800, allowed: 1500, untilS: 5 * 3600 })).toEqual([
      "能见度 800 m,低于标准 1500 m,+05:00 前不能飞。",
      "Visibility 800 m, below the minimum of 1500 m, not before +05:00.",
    ]);
    expect(text("payloadTooHeavy", { found: 1700, allowed: 1646.2 })[1]).toBe(
      "Load too heavy: 1700 kg to carry, at most 1646 kg over this distance.",
    );
    expect(text("night", { untilS: 86_400 + 4.5 * 3600 })[0]).toBe(
      "夜间,没有夜航机组或夜航设备,+1 d 04:30 天亮。",
    );
    expect(text("noLandingPoint", { allowed: 1 })[1]).toContain("heavy, 50 m square");
    expect(
      refusalText(
        refusal("notInTime", 0, { found: 3600, allowed: 1800 }),
        "en",
        (timeS) => `minute ${timeS / 60}`,
      ),
    ).toBe("It arrives at minute 60 at the earliest, after the latest time of minute 30.");
  });

  test("every reason has a test named after it", () => {
    const tests = testsOf("flight-plan.test.ts") + testsOf("bucket.test.ts");
    for (const reason of REFUSAL_REASONS)
      expect(tests).toMatch(new RegExp(`test\\("${reason}[":]`));
  });
});
