import { expect, test } from "vitest";

import type { Scene } from "../../../engine/inputs/scene.ts";
import { bundleScript, mapScript } from "../../../visual/map/bundle.ts";
import { mapHtml, mapPage, mapParts } from "../../../visual/map/map.ts";
import { emptyScene } from "./small-scene.ts";

const hostile = `</script><script>alert(1)</script><!--<img src=x onerror=alert(1)>'"&`;

test("the script is one piece that asks nothing of the network and cannot end before its end", async () => {
  const script = await mapScript();
  expect(script.length).toBeGreaterThan(10_000);
  expect(script.length).toBeLessThan(150_000);
  expect(script).not.toMatch(/<\/script/iu);
  expect(script).not.toMatch(
    /\bfetch\(|XMLHttpRequest|\bimport\(|WebSocket|https?:\/\/(?!www\.w3\.org)/u,
  );
  expect(script).not.toMatch(/innerHTML|insertAdjacentHTML|\beval\(|new Function/u);
  expect(await mapScript()).toBe(script);
});

test("a script that is not there is an error, not an empty page", async () => {
  await expect(bundleScript("/no/such/file.ts")).rejects.toThrow("no/such/file");
});

test("names in the data cannot end the data, whatever they hold", async () => {
  const bad: Scene = {
    ...emptyScene,
    case: { id: hostile, name: { zh: hostile, en: hostile } },
    places: { ...emptyScene.places, zh: [hostile], en: [hostile] },
  };
  const { data, dataId, markup } = await mapParts(bad);
  expect(data).not.toContain("<");
  expect(JSON.parse(data)).toEqual(bad);
  expect(markup).toContain(dataId);
  const html = await mapHtml(bad);
  expect(html.match(/<script/gu)?.length).toBe(2);
  const page = await mapPage(bad);
  expect(page).not.toContain("<img");
  expect(page.match(/<script/gu)?.length).toBe(3);
});
