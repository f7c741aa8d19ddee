import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fileText } from "../../engine/files/file-text.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const refusal = (input: Uint8Array) => {
  const result = fileText("a.csv", input);
  if (Result.isSuccess(result)) throw new Error("was accepted");
  expect(result.failure).toHaveLength(1);
  return result.failure[0];
};

describe("fileText", () => {
  it("UTF-8 with and without a byte order mark", () => {
    expect(Result.getOrThrow(fileText("a", bytes("济南\n")))).toBe("济南\n");
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...bytes("a,b")]);
    expect(Result.getOrThrow(fileText("a", marked))).toBe("a,b");
  });

  it("GB 18030 is named, with the place of the first letter that is not UTF-8", () => {
    // 名,济 in GB 18030, after a line of ASCII
    const gbk = new Uint8Array([...bytes("id,name\n1,"), 0xc3, 0xfb, 0x2c, 0xbc, 0xc3]);
    const problem = refusal(gbk);
    expect(problem.message.en).toContain("GB 18030");
    expect(problem).toMatchObject({ line: 2, column: 3, severity: "error" });
  });

  it("UTF-16 is named", () => {
    expect(refusal(new Uint8Array([0xff, 0xfe, 0x61, 0])).found.en).toContain("UTF-16");
  });

  it("an XLSX workbook is told how to become a table", () => {
    const problem = refusal(new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 8]));
    expect(problem.found.en).toContain("XLSX");
    expect(problem.message.zh).toContain("CSV");
  });

  it("a zero byte is found", () => {
    expect(refusal(bytes("ab\nc\0d"))).toMatchObject({ line: 2, column: 2 });
  });

  it("any bytes give either their own text or one problem", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (input) => {
        const result = fileText("x", input);
        if (Result.isFailure(result)) {
          expect(result.failure).toHaveLength(1);
        } else {
          const skip = input[0] === 0xef && input[1] === 0xbb && input[2] === 0xbf ? 3 : 0;
          expect(bytes(result.success)).toStrictEqual(input.slice(skip));
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
