import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { Scene } from "../../engine/inputs/scene.ts";
import { fontFaces } from "../../visual/fonts/fonts.ts";
import { mapPage } from "../../visual/map/map.ts";
import type { PageOptions } from "../../visual/map/map.ts";
import { playedScene } from "../played-scene.ts";
import { emptyScene } from "../visual/map/small-scene.ts";
import { launchChromium } from "./browser.ts";

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await launchChromium();
  folder = mkdtempSync(join(tmpdir(), "muster-map-"));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Opened {
  readonly page: Page;
  /** What should not happen: errors, dialogs, requests to anywhere. */
  readonly wrong: string[];
  readonly bytes: number;
}

const openMap = async (
  scene: Scene,
  options: PageOptions = {},
  size = { width: 1280, height: 900 },
  ratio = 1,
): Promise<Opened> => {
  const fontStyles = await fontFaces(JSON.stringify(scene.places.zh));
  const html = await mapPage(scene, { fontStyles, ...options });
  const file = join(folder, `${Math.trunc(performance.now())}.html`);
  writeFileSync(file, html);
  const page = await browser.newPage({
    viewport: size,
    deviceScaleFactor: ratio,
    hasTouch: size.width < 500,
  });
  const wrong: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") wrong.push(message.text());
  });
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("dialog", (dialog) => {
    wrong.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith("file://") && !url.startsWith("data:")) wrong.push(url);
  });
  await page.goto(`file://${file}`);
  await page.waitForFunction(() => window.musterMap !== undefined);
  await page.waitForTimeout(300);
  return { page, wrong, bytes: Buffer.byteLength(html) };
};

const pingyuan = (): Scene => playedScene("shandong/cases/pingyuan-2023", 4, 4);
const tancheng = (): Scene => playedScene("shandong/cases/tancheng-m7.5", 6, 6);

/** Where units are drawn, km. */
const places = (page: Page) => page.evaluate(() => window.musterMap!.units());
const timeS = (page: Page) => page.evaluate(() => window.musterMap!.timeS());

const moved = (
  before: ReadonlyArray<readonly [number, number]>,
  after: ReadonlyArray<readonly [number, number]>,
): number =>
  after.filter(([x, y], i) => Math.hypot(x - before[i][0], y - before[i][1]) > 0.1).length;

/** How many pixels of a canvas are not clear; 0 ground, 1 areas, 2 marks, 3 units, 4 labels. */
const inked = (page: Page, canvas: number): Promise<number> =>
  page.evaluate((at) => {
    const drawn = document.querySelectorAll<HTMLCanvasElement>(".mm-stage canvas")[at];
    const { data } = drawn.getContext("2d")!.getImageData(0, 0, drawn.width, drawn.height);
    let count = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i] > 0) count++;
    return count;
  }, canvas);

test("play moves units and the clock, pause holds them", async () => {
  const { page, wrong } = await openMap(pingyuan());
  await page.evaluate(() => {
    window.musterMap!.seek(900);
  });
  await page.waitForTimeout(200);
  const before = await places(page);
  await page.selectOption(".mm-time select", "600");
  await page.click(".mm-play");
  await page.waitForTimeout(2500);
  expect(await page.getAttribute(".mm-play", "aria-label")).toBe("暂停");
  await page.click(".mm-play");
  const at = await timeS(page);
  expect(at).toBeGreaterThan(1200);
  expect(moved(before, await places(page))).toBeGreaterThan(5);
  expect(await inked(page, 3)).toBeGreaterThan(500);
  await page.waitForTimeout(400);
  expect(await timeS(page)).toBe(at);
  expect(wrong).toEqual([]);
  await page.close();
});

test("the clock is worked by the keyboard alone, on the map and on the slider", async () => {
  const { page, wrong } = await openMap(pingyuan());
  await page.focus(".mm-stage");
  const press = async (key: string): Promise<number> => {
    await page.keyboard.press(key);
    return timeS(page);
  };
  expect(await press("Home")).toBe(0);
  expect(await press("ArrowRight")).toBe(60);
  expect(await press("PageUp")).toBe(660);
  expect(await press("ArrowLeft")).toBe(600);
  expect(await press("End")).toBe(pingyuan().horizonS);
  await page.keyboard.press("Home");
  await page.keyboard.press("Space");
  await page.waitForTimeout(500);
  expect(await timeS(page)).toBeGreaterThan(0);
  await page.keyboard.press("Space");
  await page.focus(".mm-time input");
  expect(await press("Home")).toBe(0);
  expect(await press("ArrowRight")).toBe(60);
  expect(await press("End")).toBe(pingyuan().horizonS);
  const scale = await page.textContent(".mm-scale");
  await page.focus(".mm-stage");
  for (let i = 0; i < 4; i++) await page.keyboard.press("+");
  await page.keyboard.press("Shift+ArrowRight");
  await page.waitForTimeout(100);
  expect(await page.textContent(".mm-scale")).not.toBe(scale);
  await page.keyboard.press("0");
  // Every control can be reached: tab by tab from the first to the last.
  const reached = new Set<string>();
  await page.focus(".mm-bar select");
  for (let i = 0; i < 20; i++) {
    const name = await page.evaluate(() => {
      const { activeElement: at } = document;
      return at?.getAttribute("aria-label") ?? at?.closest("label")?.textContent ?? "";
    });
    reached.add(name);
    await page.keyboard.press("Tab");
  }
  for (const name of ["播放", "时间", "放大", "全图", "上一要事"]) {
    expect([...reached].join("|")).toContain(name);
  }
  expect(wrong).toEqual([]);
  await page.close();
});

test("the clock is worked by the mouse and by a finger; a tap says what is there", async () => {
  const { page, wrong } = await openMap(pingyuan(), {}, { width: 390, height: 1100 });
  const slider = (await page.locator(".mm-time input").boundingBox())!;
  await page.mouse.click(slider.x + slider.width / 2, slider.y + slider.height / 2);
  const half = pingyuan().horizonS / 2;
  expect(Math.abs((await timeS(page)) - half)).toBeLessThan(0.1 * half);
  await page.touchscreen.tap(slider.x + slider.width / 4, slider.y + slider.height / 2);
  await page.waitForTimeout(300);
  expect(await timeS(page)).toBeLessThan(0.8 * half);
  const stage = (await page.locator(".mm-stage").boundingBox())!;
  let title = "";
  for (let i = 0; i < 60 && title === ""; i++) {
    const [x, y] = [0.3 + 0.05 * (i % 8), 0.3 + 0.05 * Math.floor(i / 8)];
    await page.touchscreen.tap(stage.x + x * stage.width, stage.y + y * stage.height);
    if (await page.isVisible(".mm-tooltip")) title = (await page.textContent(".mm-tooltip")) ?? "";
  }
  expect(title.length).toBeGreaterThan(3);
  // Nothing sticks out to the right.
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  expect(wrong).toEqual([]);
  await page.close();
});

test("language and theme follow the page at once, words and drawing", async () => {
  const { page, wrong } = await openMap(pingyuan(), { language: "zh", theme: "light" });
  expect(await page.textContent(".mm-note")).toBe("示意图，不作划界依据");
  expect(await page.textContent(".mm-events")).toMatch(/[一-龥]/u);
  const corner = (): Promise<string> =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>(".mm-stage canvas")!;
      return canvas.getContext("2d")!.getImageData(3, 3, 1, 1).data.join();
    });
  const light = await corner();
  await page.click("#language");
  await page.waitForTimeout(200);
  expect(await page.textContent(".mm-note")).toContain("schematic");
  expect(await page.textContent(".mm-events")).not.toMatch(/[一-龥]/u);
  expect(await page.textContent(".mm-bar")).not.toMatch(/[一-龥]/u);
  await page.click("#theme");
  await page.waitForTimeout(200);
  expect(await corner()).not.toBe(light);
  expect(wrong).toEqual([]);
  await page.close();
});

test("paper is light and shows the whole drawing in its shape, even of a dark screen", async () => {
  const { page, wrong } = await openMap(pingyuan(), { theme: "dark" });
  const paper = await page.evaluate(() => {
    dispatchEvent(new Event("beforeprint"));
    const [canvas] = document.querySelectorAll<HTMLCanvasElement>(".mm-paper");
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    let light = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i] + data[i + 1] + data[i + 2] > 500) light++;
    }
    dispatchEvent(new Event("afterprint"));
    return { shape: canvas.width / canvas.height, light: (4 * light) / data.length };
  });
  const stage = (await page.locator(".mm-stage").boundingBox())!;
  expect(Math.abs(paper.shape - stage.width / stage.height)).toBeLessThan(0.02);
  expect(paper.light).toBeGreaterThan(0.6);
  await page.emulateMedia({ media: "print" });
  expect(await page.isVisible(".mm-paper")).toBe(true);
  expect(await page.isVisible(".mm-bar")).toBe(false);
  expect(wrong).toEqual([]);
  await page.close();
});

test("typical, worst, best and all together, in every colouring, draw without an error", async () => {
  const { page, wrong } = await openMap(tancheng(), { language: "en" });
  const values = await page.$$eval(".mm-bar label:nth-child(1) option", (options) =>
    options.map((option) => (option as HTMLOptionElement).value),
  );
  expect(values).toEqual(["0", "1", "2", "-1"]);
  for (const value of values) {
    await page.selectOption(".mm-bar label:nth-child(1) select", value);
    const layers = await page.$$eval(".mm-bar label:nth-child(2) option:enabled", (options) =>
      options.map((option) => (option as HTMLOptionElement).value),
    );
    expect(layers.length).toBeGreaterThanOrEqual(value === "-1" ? 3 : 6);
    for (const layer of layers) {
      await page.selectOption(".mm-bar label:nth-child(2) select", layer);
      await page.evaluate(() => {
        window.musterMap!.seek(3600);
      });
      await page.waitForTimeout(150);
      expect(await inked(page, 0)).toBeGreaterThan(100_000);
      expect(await inked(page, 1), `${value} ${layer}`).toBeGreaterThan(500);
      expect(await page.textContent(".mm-legend")).not.toBe("");
    }
  }
  expect(await page.isVisible(".mm-time")).toBe(false);
  expect(wrong).toEqual([]);
  await page.close();
});

test("the size of a whole province with play-back, and how fast it opens", async () => {
  const scene = tancheng();
  const bytes = Buffer.byteLength(JSON.stringify(scene));
  const begun = performance.now();
  const { page, bytes: all, wrong } = await openMap(scene);
  const ms = Math.round(performance.now() - begun);
  const interactive = await page.evaluate(
    () => performance.getEntriesByType("navigation")[0]?.toJSON() as { domInteractive: number },
  );
  console.log(
    `scene ${(bytes / 1e6).toFixed(2)} MB, page ${(all / 1e6).toFixed(2)} MB, made and opened in ${ms} ms, of them ${Math.round(interactive.domInteractive)} ms in the browser`,
  );
  // A report has six megabytes for everything; half of them are left to the rest.
  expect(all).toBeLessThan(3e6);
  expect(wrong).toEqual([]);
  await page.close();
});

test("what a frame with 2,000 units costs: processor time of the page, measured", async () => {
  const session = await browser.newBrowserCDPSession();
  const processorS = async (): Promise<number> => {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  for (const ratio of [1, 2]) {
    const { page, wrong } = await openMap(tancheng(), {}, { width: 1280, height: 900 }, ratio);
    await page.evaluate(() => window.musterMap!.benchmark(2000, 30));
    const before = await processorS();
    const told = await page.evaluate(() => window.musterMap!.benchmark(2000, 300));
    const cost = ((await processorS()) - before) / told.frames;
    console.log(
      `ratio ${ratio}: ${Math.round(told.units)} units in a frame, ${(1000 * cost).toFixed(1)} ms of processor time, ${told.msPerFrame.toFixed(1)} ms by the clock`,
    );
    expect(told.units).toBeGreaterThanOrEqual(1900);
    expect(wrong).toEqual([]);
    await page.close();
  }
});

test("hostile names do nothing: they are shown as they are written", async () => {
  const hostile = `</script><img src=x onerror="alert(1)"><b>&amp;'`;
  const long = "长".repeat(1000);
  const scene = pingyuan();
  const spoil = (names: readonly string[]): string[] =>
    names.map((name, i) => (i % 3 === 0 ? hostile : i % 3 === 1 ? long : name));
  const bad: Scene = {
    ...scene,
    case: { id: hostile, name: { zh: hostile, en: hostile } },
    places: { ...scene.places, zh: spoil(scene.places.zh), en: spoil(scene.places.en) },
    ensemble: scene.ensemble.map((target) => ({ ...target, name: { zh: hostile, en: long } })),
    unitKinds: scene.unitKinds.map((kind) => ({ ...kind, name: { zh: hostile, en: hostile } })),
    siteKinds: scene.siteKinds.map((kind) => ({ ...kind, name: { zh: long, en: hostile } })),
  };
  const { page, wrong } = await openMap(bad);
  await page.evaluate(() => {
    window.musterMap!.seek(3600);
  });
  const stage = (await page.locator(".mm-stage").boundingBox())!;
  for (let i = 0; i < 40; i++) {
    await page.mouse.move(stage.x + 300 + 9 * i, stage.y + 250 + (i % 5) * 11);
  }
  await page.waitForTimeout(200);
  expect(await page.$$eval("img", (all) => all.length)).toBe(0);
  expect(await page.textContent(".mm-events")).toContain("<img");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  expect(wrong).toEqual([]);
  await page.close();
});

test("an empty scene opens and says so little", async () => {
  const { page, wrong } = await openMap(emptyScene);
  expect(await inked(page, 0)).toBeGreaterThan(1000);
  await page.focus(".mm-stage");
  for (const key of ["Space", "+", "0", "End", "ArrowRight"]) await page.keyboard.press(key);
  expect(wrong).toEqual([]);
  await page.close();
});
