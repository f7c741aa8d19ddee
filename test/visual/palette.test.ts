import { describe, expect, test } from "vitest";

import { palettes, signs, themes } from "../../visual/palette.ts";
import { verdicts } from "../../engine/inputs/run-result.ts";
import type { VerdictWord } from "../../engine/inputs/run-result.ts";

const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.040_45 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });

/** Relative luminance, WCAG 2.2. */
const luminance = (colour: string): number => {
  const [r, g, b] = channels(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (a: string, b: string): number => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
};

/** What someone without red or green cones sees (Viénot, Brettel and Mollon 1999, linear RGB). */
const dichromat = (colour: string, kind: "protan" | "deutan"): number[] => {
  const [r, g, b] = channels(colour);
  return kind === "protan"
    ? [0.112_38 * r + 0.887_62 * g, 0.112_38 * r + 0.887_62 * g, 0.004_01 * (r - g) + b]
    : [0.292_75 * r + 0.707_25 * g, 0.292_75 * r + 0.707_25 * g, -0.022_34 * (r - g) + b];
};

const far = (a: number[], b: number[]): number =>
  Math.hypot(...a.map((x, i) => Math.cbrt(Math.max(0, x)) - Math.cbrt(Math.max(0, b[i]))));

describe.each(themes)("the %s theme", (theme) => {
  const palette = palettes[theme];

  test("words can be read: 4.5 to 1 on background and panel, 4.5 to 1 on every light", () => {
    for (const ground of [palette.background, palette.surface]) {
      expect(contrast(palette.text, ground)).toBeGreaterThan(7);
      expect(contrast(palette.muted, ground)).toBeGreaterThan(4.5);
      expect(contrast(palette.mark, ground)).toBeGreaterThan(4.5);
    }
    for (const word of Object.keys(verdicts) as VerdictWord[]) {
      expect(contrast(palette.onLights[word], palette.lights[word])).toBeGreaterThan(4.5);
    }
  });

  test("met and not met are told apart without red or green cones", () => {
    const { met, "not met": notMet, depends, undecided } = palette.lights;
    for (const kind of ["protan", "deutan"] as const) {
      for (const [a, b] of [
        [met, notMet],
        [met, depends],
        [notMet, depends],
        [met, undecided],
      ]) {
        expect(far(dichromat(a, kind), dichromat(b, kind))).toBeGreaterThan(0.1);
      }
    }
  });

  test("the ramp goes one way in lightness", () => {
    const steps = palette.ramp.map(luminance);
    const sorted = [...steps].sort((a, b) => (theme === "light" ? b - a : a - b));
    expect(steps).toEqual(sorted);
  });
});

test("every verdict has a sign of its own", () => {
  expect(Object.keys(signs)).toEqual(Object.keys(verdicts));
  expect(new Set(Object.values(signs)).size).toBe(5);
});
