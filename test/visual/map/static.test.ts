import { expect, test } from "vitest";

import type { Scene } from "../../../engine/inputs/scene.ts";
import { layers } from "../../../visual/map/words.ts";
import { staticMapSvg } from "../../../visual/map/static.ts";
import { playedScene } from "../../played-scene.ts";
import { emptyScene } from "./small-scene.ts";

const scene = (): Scene => playedScene("jinan/cases/visualisation-pull", 4, 4);

const tags = (svg: string): string[] => {
  // Every tag that is opened is closed: a walk over the markup.
  const open: string[] = [];
  for (const [, end, name, , self] of svg.matchAll(/<(\/?)([a-z]+)((?:[^">]|"[^"]*")*?)(\/?)>/gu)) {
    if (end === "/") expect(open.pop()).toBe(name);
    else if (self !== "/") open.push(name);
  }
  return open;
};

test("every layer, language and theme draws well-formed markup with the note on boundaries", () => {
  for (const layer of layers) {
    for (const language of ["zh", "en"] as const) {
      const theme = language === "zh" ? "light" : "dark";
      const svg = staticMapSvg(scene(), { language, theme, layer });
      expect(tags(svg)).toEqual([]);
      expect(svg).toContain(language === "zh" ? "示意图,不作划界依据" : "not a boundary reference");
      expect(svg).not.toMatch(/NaN|Infinity|undefined/u);
    }
  }
});

test("places that fail stand on the map by name", () => {
  const { codes, zh } = scene().places;
  const svg = staticMapSvg(scene(), {
    language: "zh",
    failing: [codes[3], "no such place"],
    near: true,
  });
  expect(svg).toContain(zh[3]);
});

test("names are words and never markup", () => {
  const hostile = `<script>alert("x")</script>&'`;
  const { places } = scene();
  const zh = [...places.zh];
  zh[0] = hostile;
  const bad: Scene = {
    ...scene(),
    places: { ...places, zh },
    case: { id: "x", name: { zh: hostile, en: hostile } },
    ensemble: scene().ensemble.map((target) => ({ ...target, name: { zh: hostile, en: hostile } })),
  };
  const svg = staticMapSvg(bad, { language: "zh", failing: [places.codes[0]], near: true });
  expect(svg).not.toContain("<script");
  expect(svg).toContain("&lt;script");
  expect(tags(svg)).toEqual([]);
});

test("a scene without replications, promises and towns draws all the same", () => {
  const svg = staticMapSvg(emptyScene, { language: "en" });
  expect(tags(svg)).toEqual([]);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/u);
});
