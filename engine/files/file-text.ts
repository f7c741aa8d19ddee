import * as Result from "effect/Result";

import type { Problem } from "../inputs/problem.ts";
import type { Text } from "../inputs/text.ts";

/** Larger files are no scenario tables; refusing them keeps a slip (a video, a dump) from filling memory. */
export const largestFileBytes = 200_000_000;

const utf8: Text = { zh: "UTF-8 编码的文本文件", en: "a text file in UTF-8" };

const problem = (
  file: string,
  place: { line?: number; column?: number },
  found: Text,
  remedy: Text = { zh: "请另存为 UTF-8", en: "Save it as UTF-8" },
  allowed: Text = utf8,
): Problem => ({
  file,
  ...place,
  severity: "error",
  found,
  allowed,
  message: {
    zh: `实际为${found.zh};应为${allowed.zh}。${remedy.zh}`,
    en: `found ${found.en}; allowed: ${allowed.en}. ${remedy.en}`,
  },
});

const decodes = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Where the first byte that is not UTF-8 stands: line, and column in bytes. */
const firstBadByte = (bytes: Uint8Array): { line: number; column: number } => {
  let low = 0;
  let high = bytes.length;
  // The longest prefix that reads as UTF-8 when a cut letter at its end is forgiven.
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const decoder = new TextDecoder("utf-8", { fatal: true });
    try {
      decoder.decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  // Back to the start of the letter that was cut.
  while (low > 0 && decodes(bytes.subarray(0, low), "utf-8") === undefined) low--;
  const before = bytes.subarray(0, low);
  const lineStart = before.lastIndexOf(10) + 1;
  return {
    line: before.reduce((n, byte) => n + Number(byte === 10), 1),
    column: low - lineStart + 1,
  };
};

/**
 * The text of a file, which must be UTF-8, with or without a byte order mark. Says what else it looks
 * like: UTF-16, GB 18030 (which Chinese spreadsheets save), or no text at all.
 */
export const fileText = (file: string, bytes: Uint8Array): Result.Result<string, Problem[]> => {
  if (bytes.length > largestFileBytes) {
    const size = `${Math.round(bytes.length / 1e6)} MB`;
    const most = `${largestFileBytes / 1e6} MB`;
    return Result.fail([
      problem(
        file,
        {},
        { zh: `${size} 的文件`, en: `a file of ${size}` },
        { zh: "请检查是否选错文件", en: "Is it the right file?" },
        { zh: `不超过 ${most} 的文件`, en: `a file of at most ${most}` },
      ),
    ]);
  }
  const [first, second, third, fourth] = bytes;
  if (first === 0x50 && second === 0x4b && third === 3 && fourth === 4) {
    return Result.fail([
      problem(
        file,
        { line: 1, column: 1 },
        { zh: "XLSX 工作簿或压缩包", en: "an XLSX workbook or another zip file" },
        { zh: "请将表格另存为 CSV(UTF-8)", en: "Save the sheet as CSV (UTF-8)" },
      ),
    ]);
  }
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return Result.fail([
      problem(file, { line: 1, column: 1 }, { zh: "UTF-16 编码", en: "UTF-16 text" }),
    ]);
  }
  const text = decodes(bytes, "utf-8");
  if (text !== undefined) {
    const zero = text.indexOf("\0");
    if (zero === -1) return Result.succeed(text);
    const before = text.slice(0, zero);
    const place = {
      line: before.split("\n").length,
      column: zero - before.lastIndexOf("\n"),
    };
    return Result.fail([
      problem(file, place, { zh: "零字节(二进制文件?)", en: "a zero byte (a binary file?)" }),
    ]);
  }
  const chinese = decodes(bytes, "gb18030") !== undefined;
  return Result.fail([
    problem(
      file,
      firstBadByte(bytes),
      chinese
        ? { zh: "不是 UTF-8,看来是 GB 18030", en: "text that looks like GB 18030" }
        : { zh: "不是文本的字节", en: "bytes that are no text" },
    ),
  ]);
};
