import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { workbookBytes } from "../../engine/files/workbook.ts";
import { briefContent } from "../../visual/brief/content.ts";
import { briefDocument } from "../../visual/brief/document.ts";
import { briefPage } from "../../visual/brief/page.ts";
import { anyResult, nasty } from "../visual/brief/any-result.ts";
import { launchChromium } from "./browser.ts";
import { openOffice, pagesOf } from "./office.ts";
import type { Office } from "./office.ts";

const cases = ["shandong", "jinan"].flatMap((place) =>
  readdirSync(`scenarios/${place}/cases`)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => `scenarios/${place}/cases/${file}`),
);

const muster = (...args: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["launch.mjs", ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  expect(status, stderr).toBe(0);
  return stdout;
};

const onePixel = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe("documents in LibreOffice and Chromium", () => {
  let office: Office;
  let browser: Browser;
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "muster-documents-"));
    office = await openOffice();
    browser = await launchChromium();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await browser?.close();
    await office?.close();
  });

  /** Pages of a printed brief, and whether anything of it is cut off. */
  const printed = async (file: string): Promise<{ pages: number; cutOff: boolean }> => {
    const page = await browser.newPage();
    try {
      await page.goto(pathToFileURL(file).href);
      const cutOff = await page.evaluate(() => {
        const sheet = document.querySelector(".page");
        const foot = document.querySelector("footer");
        if (sheet === null || foot === null) return true;
        const bottom = foot.getBoundingClientRect().bottom - sheet.getBoundingClientRect().top;
        return sheet.scrollHeight > sheet.clientHeight || bottom > sheet.clientHeight;
      });
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      return { pages: pagesOf(pdf), cutOff };
    } finally {
      await page.close();
    }
  };

  for (const path of cases) {
    it(`${path}: the brief is one page of A4 in both languages, tables and event list keep their Chinese`, async () => {
      const out = join(folder, path.replaceAll("/", "-"));
      muster("run", path, "--replications", "16", "--swings", "2", "--out", out, "--quiet");
      for (const language of ["zh", "en"]) {
        const into = join(out, language);
        const conclusion = muster(
          "brief",
          out,
          "--out",
          into,
          "--lang",
          language,
          "--quiet",
        ).trim();
        const docx = readFileSync(join(into, "brief.docx"));
        expect(pagesOf(await office.convert(docx, "docx", "pdf"))).toBe(1);
        const words = text(await office.convert(docx, "docx", "txt"));
        expect(words).toContain(conclusion);
        expect(words).toContain(language === "zh" ? "密级：" : "Classification:");
        expect(await printed(join(into, "brief.html"))).toEqual({ pages: 1, cutOff: false });
      }
      muster("export", out, "--lang", "zh", "--quiet");
      const targets = text(
        await office.convert(readFileSync(join(out, "tables.xlsx")), "xlsx", "csv"),
      );
      expect(targets).toContain("达标比例");
      expect(targets).toContain("30分钟内灾害事故现场可视化");
      const file = join(out, "list.xlsx");
      muster("drill", path, "--table", "--out", file, "--lang", "zh", "--quiet");
      const list = text(await office.convert(readFileSync(file), "xlsx", "csv"));
      expect(list).toContain("序号,类型,情景时间,发送方,接收方,方式,注入内容,预期行动,时限,依据");
      expect(list).toMatch(/【(地震速报|可视化拉动)】/u);
      expect(list).not.toContain("\ufffd");
    });
  }

  it("the longest texts there can be still keep to one page", async () => {
    const long = "这是一个非常长的名称".repeat(200);
    const both = { zh: long, en: "a very long name indeed ".repeat(100) };
    const base = anyResult();
    const [explanation] = base.explanations;
    const [place] = explanation.places;
    const result = anyResult({
      name: both,
      classification: long,
      case: long,
      targets: base.targets.map((target) => ({
        ...target,
        verdict: "depends",
        name: both,
        hangsOn: target.hangsOn.map((one) => ({ ...one, name: both })),
      })),
      explanations: base.targets.map(({ id }) => ({
        ...explanation,
        target: id,
        steps: explanation.steps.map((step) => ({ ...step, who: both, label: both })),
        places: Array.from({ length: 12 }, () => ({ ...place, name: both, within: both })),
      })),
    });
    for (const language of ["zh", "en"] as const) {
      const content = briefContent({ result, solves: [] }, language, "2026-11-21");
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 440 330"><rect width="440" height="330"/></svg>`;
      const picture = { svg, caption: long.slice(0, 60) };
      const page = await browser.newPage();
      await page.setContent(briefPage(content, picture, []));
      const fits = await page.evaluate(() => {
        const sheet = document.querySelector(".page");
        return sheet !== null && sheet.scrollHeight <= sheet.clientHeight;
      });
      expect(fits).toBe(true);
      await page.close();
      const docx = await briefDocument(content, {
        ...picture,
        png: onePixel,
        width: 440,
        height: 330,
      });
      expect(pagesOf(await office.convert(docx, "docx", "pdf"))).toBe(1);
    }
  });

  it("names that would like to be formulas or markup come out as they went in", async () => {
    const rows = nasty.filter((name) => name.length < 100).map((name) => [name] as const);
    const bytes = await workbookBytes([
      { name: "名称", columns: [{ title: "名称", width: 40 }], rows },
    ]);
    const csv = text(await office.convert(bytes, "xlsx", "csv"));
    expect(csv).toContain("=cmd|' /C calc'!A0");
    expect(csv).not.toMatch(/#(NAME|VALUE|REF)|Err:/u);
    expect(csv).toContain("<img src=x");
  });
});
