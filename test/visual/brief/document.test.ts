import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { briefContent } from "../../../visual/brief/content.ts";
import { briefDocument } from "../../../visual/brief/document.ts";
import { anyResult, nasty } from "./any-result.ts";

const partsOf = (bytes: Uint8Array) => unzipSync(bytes);
const documentOf = (bytes: Uint8Array): string => strFromU8(partsOf(bytes)["word/document.xml"]);
const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map(([, text]) => text).join("\n");

describe("the document of a brief", () => {
  it("holds what the content says, in Chinese fonts, on A4", async () => {
    const content = briefContent({ result: anyResult(), solves: [] }, "zh", "2026-11-21");
    const xml = documentOf(await briefDocument(content, undefined));
    const text = textOf(xml);
    for (const words of [content.title, content.conclusion, content.next, content.gaps[0].owner]) {
      expect(text).toContain(words);
    }
    expect(text).toContain("密级：【待填】");
    const fonts = new Set([...xml.matchAll(/w:eastAsia="([^"]*)"/gu)].map(([, font]) => font));
    expect(fonts).toEqual(new Set(["仿宋", "黑体"]));
    // 210 by 297 mm in twentieths of a point.
    expect(/<w:pgSz [^>]*>/u.exec(xml)?.[0]).toContain('w:w="11906" w:h="16838"');
  });

  it("carries a picture where there is one", async () => {
    const content = briefContent({ result: anyResult(), solves: [] }, "zh", undefined);
    const png = Uint8Array.from(
      Buffer.from(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
        "base64",
      ),
    );
    const bytes = await briefDocument(content, { png, width: 800, height: 600, caption: "示意图" });
    const media = Object.keys(partsOf(bytes)).filter((path) => path.startsWith("word/media/"));
    expect(media).toHaveLength(1);
    expect(textOf(documentOf(bytes))).toContain("示意图");
  });

  it("takes names as text, whatever stands in them", async () => {
    for (const name of nasty) {
      const result = anyResult({ name: { zh: name, en: name }, classification: name });
      const content = briefContent({ result, solves: [] }, "zh", undefined);
      const xml = documentOf(await briefDocument(content, undefined));
      expect(xml).not.toMatch(/<img|<script|<b>bold/u);
      expect(xml).not.toMatch(/(?![\t\n\r])\p{Cc}|\u202e/u);
    }
  });
});
