import { describe, expect, it } from "vitest";

import { languageOf } from "../../engine/cli/language.ts";

describe("languageOf", () => {
  it.each([
    [[], {}, "en"],
    [[], { LANG: "zh_CN.UTF-8" }, "zh"],
    [[], { LANG: "ZH_tw" }, "zh"],
    [[], { LANG: "de_DE.UTF-8" }, "en"],
    [[], { LANG: "zh_CN", LC_ALL: "C" }, "en"],
    [[], { LANG: "zh_CN", LC_ALL: "" }, "zh"],
    [[], { LC_MESSAGES: "zh_CN", LANG: "en_US" }, "zh"],
    [["check", "--lang", "zh"], { LANG: "en_US" }, "zh"],
    [["--lang=en", "check"], { LANG: "zh_CN" }, "en"],
    [["--lang", "en", "--lang", "zh"], {}, "zh"],
    [["--lang"], { LANG: "zh_CN" }, "zh"],
    [["--lang", "fr"], { LANG: "zh_CN" }, "zh"],
    [["check", "--", "--lang", "zh"], { LANG: "en_US" }, "en"],
  ] as const)("%j under %j is %s", (args, environment, language) => {
    expect(languageOf(args, environment)).toBe(language);
  });
});
