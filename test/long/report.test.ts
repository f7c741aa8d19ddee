import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { existsSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

import pixelmatch from "pixelmatch";
import type { Browser, Page } from "playwright-core";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { MusterMap } from "../../visual/map/browser/main.ts";
import { launchChromium } from "./browser.ts";

declare global {
  interface Window {
    musterMap?: MusterMap;
    axe?: { run: (options: unknown) => Promise<{ violations: Violation[] }> };
  }
}

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: ReadonlyArray<{ readonly html: string }>;
}

/**
 * The report of every kind of case, opened in Chromium from a file. The references in `pictures/` are
 * made anew with `MUSTER_PICTURES=new`; look at them before they are kept.
 */
const cases = [
  { name: "call-out", path: "scenarios/shandong/cases/visualisation-pull.yaml", pages: 20 },
  { name: "earthquake", path: "scenarios/shandong/cases/pingyuan-2023.yaml", pages: 20 },
  { name: "one-city", path: "scenarios/jinan/cases/jinan-m6-rush-hour.yaml", pages: 20 },
] as const;

const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const folder = mkdtempSync(join(tmpdir(), "muster-report-"));
const references = join(import.meta.dirname, "pictures");

let browser: Browser;

/** The report of a short run by the command itself. */
const reportOf = (name: string, path: string): string => {
  const out = join(folder, name);
  const run = spawnSync(
    "node",
    ["launch.mjs", "run", path, "--replications", "16", "--swings", "2", "--out", out, "--quiet"],
    { encoding: "utf8" },
  );
  expect(run.status, run.stderr).toBe(0);
  return join(out, "report.html");
};

interface Opened {
  readonly page: Page;
  readonly requests: string[];
  readonly complaints: string[];
}

const opened = async (
  file: string,
  { width = 1280, height = 900, dark = false, locale = "zh-CN" } = {},
): Promise<Opened> => {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    locale,
    reducedMotion: "reduce",
  });
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (request.url() !== `file://${file}` && !/^(?:data|blob):/u.test(request.url())) {
      requests.push(request.url());
    }
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`file://${file}`);
  await page.waitForFunction(() => window.musterMap !== undefined);
  return { page, requests, complaints };
};

/** Share of pixels that differ from the reference, which is made where that is asked for. */
const differs = async (page: Page, name: string): Promise<number> => {
  const shot = await page.screenshot({ animations: "disabled" });
  const reference = join(references, `${name}.png`);
  if (process.env["MUSTER_PICTURES"] === "new") {
    mkdirSync(references, { recursive: true });
    writeFileSync(reference, shot);
    return 0;
  }
  if (!existsSync(reference)) return 1;
  const [now, before] = [PNG.sync.read(shot), PNG.sync.read(readFileSync(reference))];
  if (now.width !== before.width || now.height !== before.height) return 1;
  const { width, height } = now;
  const pixels = pixelmatch(now.data, before.data, undefined, width, height, { threshold: 0.2 });
  return pixels / (width * height);
};

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe.each(cases)("the report of a case: $name", ({ name, path, pages }) => {
  let file = "";

  beforeAll(async () => {
    browser ??= await launchChromium();
    file = reportOf(name, path);
  });

  it("is below 6 MB and opens in one file without a request or a complaint", async () => {
    expect(statSync(file).size).toBeLessThan(6_000_000);
    const started = performance.now();
    const { page, requests, complaints } = await opened(file);
    console.log(
      `${name}: ${(statSync(file).size / 1e6).toFixed(2)} MB, open after ${(performance.now() - started).toFixed(0)} ms`,
    );
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("play-back moves units", async () => {
    const { page } = await opened(file);
    const at = (timeS: number) =>
      page.evaluate(async (s) => {
        window.musterMap?.seek(s);
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        return JSON.stringify(window.musterMap?.units());
      }, timeS);
    const positions = new Set<string>();
    for (const minutes of [10, 30, 60, 120]) positions.add(await at(minutes * 60));
    expect(positions.size).toBeGreaterThan(1);
    await page.evaluate(() => {
      window.musterMap?.seek(600);
      window.musterMap?.play();
    });
    await page.waitForFunction(() => (window.musterMap?.timeS() ?? 0) > 660);
    await page.close();
  });

  it("speaks both languages and switches at a touch", async () => {
    const { page } = await opened(file);
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
    const visible = () => page.locator("main").evaluate((main) => (main as HTMLElement).innerText);
    const zh = await visible();
    expect(zh).toContain("各项承诺");
    expect(zh).not.toContain("The promises");
    await page.click("#language");
    const en = await visible();
    expect(en).toContain("The promises");
    expect(en).not.toContain("各项承诺");
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    // What is left in Chinese are names that have no English word: none of our own texts.
    expect(en.match(/\p{Script=Han}{12,}/gu) ?? []).toEqual([]);
    await page.close();
  });

  it("opens in the language of the reader", async () => {
    const { page } = await opened(file, { locale: "en-GB" });
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await page.close();
  });

  it.each([1280, 390])("is as wide as the window at %i px", async (width) => {
    for (const locale of ["zh-CN", "en-GB"]) {
      const { page } = await opened(file, { width, locale });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.close();
    }
  });

  it("can be used by keyboard alone", async () => {
    const { page } = await opened(file);
    const reached = new Set<string>();
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press("Tab");
      const what = await page.evaluate(() => {
        const now = document.activeElement;
        const label = now instanceof HTMLInputElement ? now.labels?.[0]?.textContent : undefined;
        const name = now?.getAttribute("aria-label") ?? label ?? now?.textContent ?? "";
        return `${now?.tagName ?? ""} ${name.trim()}`;
      });
      reached.add(what);
    }
    for (const tag of ["A", "BUTTON", "SELECT", "INPUT", "SUMMARY"]) {
      expect(
        [...reached].some((what) => what.startsWith(`${tag} `)),
        tag,
      ).toBe(true);
    }
    // Nothing without a name can be reached.
    expect([...reached].filter((what) => /^\S+\s*$/u.test(what))).toEqual([]);
    const slider = page.locator('input[type="range"]').first();
    await slider.focus();
    const before = await page.evaluate(() => window.musterMap?.timeS());
    await page.keyboard.press("ArrowRight");
    expect(await page.evaluate(() => window.musterMap?.timeS())).not.toBe(before);
    await page.keyboard.press("End");
    expect(await page.evaluate(() => window.musterMap?.timeS())).toBeGreaterThan(3600);
    await page.close();
  });

  it.each([false, true])("keeps the rules of accessibility, dark: %s", async (dark) => {
    for (const locale of ["zh-CN", "en-GB"]) {
      const { page } = await opened(file, { dark, locale });
      await page.evaluate(readFileSync(axeFile, "utf8"));
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      const found = await page.evaluate(async () => {
        const result = await window.axe?.run({
          runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] },
        });
        return result?.violations ?? [];
      });
      const told = found.map(
        ({ id, impact, nodes }) =>
          `${id} (${impact}): ${nodes
            .slice(0, 3)
            .map(({ html }) => html.slice(0, 160))
            .join(" | ")}`,
      );
      expect(told).toEqual([]);
      await page.close();
    }
  });

  it("prints on a sensible number of A4 pages, with light colours", async () => {
    const { page } = await opened(file, { dark: true });
    await page.emulateMedia({ media: "print" });
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(background).toBe("rgb(255, 255, 255)");
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const count = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/gu)?.length ?? 0;
    console.log(`${name}: ${count} pages`);
    expect(count).toBeGreaterThanOrEqual(5);
    expect(count).toBeLessThanOrEqual(pages);
    await page.close();
  });

  it.each([
    { width: 1280, dark: false },
    { width: 1280, dark: true },
    { width: 390, dark: false },
  ])("looks as it did: $width px, dark: $dark", async ({ width, dark }) => {
    const { page } = await opened(file, { width, dark });
    const tag = `${name}-${width}${dark ? "-dark" : ""}`;
    await page.evaluate(() => window.musterMap?.seek(1800));
    await page.waitForTimeout(400);
    expect(await differs(page, `${tag}-top`)).toBeLessThan(0.02);
    await page.locator(".muster-map").first().scrollIntoViewIfNeeded();
    await page.evaluate(() => {
      document
        .querySelector(".muster-map")
        ?.scrollIntoView({ block: "start", behavior: "instant" });
    });
    await page.waitForTimeout(400);
    expect(await differs(page, `${tag}-map`)).toBeLessThan(0.02);
    await page.close();
  });
});

afterAll(async () => {
  await browser?.close();
});
