import type { TopLevelSpec } from "vega-lite";
import { expect, test } from "vitest";

import { renderSvg } from "../../../visual/charts/render.ts";

const clipped: TopLevelSpec = {
  title: "a chart with a clip and a gradient",
  data: { values: [1, 2, 3].map((x) => ({ x, y: x * x })) },
  mark: {
    type: "area",
    clip: true,
    color: {
      gradient: "linear",
      stops: [
        { offset: 0, color: "red" },
        { offset: 1, color: "blue" },
      ],
    },
  },
  encoding: { x: { field: "x", type: "quantitative" }, y: { field: "y", type: "quantitative" } },
};

test("a chart is the same text every time, whatever was drawn before", async () => {
  const first = await renderSvg(clipped);
  expect(first).toMatch(/id="clip\d+"/u);
  expect(await renderSvg(clipped)).toBe(first);
});
