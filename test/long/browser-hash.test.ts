import { build } from "esbuild";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { launchChromium } from "./browser.ts";

const folder = join(import.meta.dirname, "../reproducibility");

/** One script of a module and all it imports, whose exports stand in the global `model`. */
const bundled = async (file: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(folder, file)],
    bundle: true,
    format: "iife",
    globalName: "model",
    platform: "browser",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0].text;
};

describe("the same bits in Chromium and in Node", () => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it.each([
    ["every-distribution.ts", "everyDistributionHash"],
    ["example-model.ts", "exampleModelHash"],
  ])("%s", async (file, name) => {
    const module = (await import(join(folder, file))) as Readonly<Record<string, () => string>>;
    const page = await browser!.newPage();
    await page.addScriptTag({ content: await bundled(file) });
    const inBrowser = await page.evaluate(`model.${name}()`);
    expect(inBrowser).toMatch(/^[0-9a-f]{8,}$/u);
    expect(inBrowser).toBe(module[name]());
  });
});
