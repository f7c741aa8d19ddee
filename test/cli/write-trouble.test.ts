import { systemError } from "effect/PlatformError";
import { describe, expect, test } from "vitest";

import { couldNotWrite, systemCode, troubleWords } from "../../engine/cli/write-trouble.ts";

const coded = (code: string): Error => Object.assign(new Error(`${code}: raw words`), { code });

describe("what the system does not do is said in words", () => {
  test("the code is found however deep it is wrapped", () => {
    const error = systemError({
      _tag: "Unknown",
      module: "FileSystem",
      method: "open",
      cause: coded("ENOSPC"),
    });
    for (const each of [coded("ENOSPC"), error, new Error("outer", { cause: error })]) {
      expect(systemCode(each)).toBe("ENOSPC");
      expect(couldNotWrite("out/a", each).text).toEqual({
        zh: "out/a:磁盘已满",
        en: "out/a: the disk is full",
      });
    }
  });

  test("an unknown code is named, never the raw words", () => {
    expect(troubleWords(coded("EWEIRD"))).toEqual({
      zh: "系统报告 EWEIRD",
      en: "the system reports EWEIRD",
    });
    expect(troubleWords(new Error("raw")).en).toBe("the system reports an error");
    expect(systemCode("no error at all")).toBeUndefined();
  });
});
