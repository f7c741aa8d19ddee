import { readFileSync } from "node:fs";

import type { ChartSources } from "../charts/chart-list.ts";

/**
 * Results to show every chart with: of real runs, cut to what the charts need by `make-example.ts`. The
 * case is the one its `summary` names.
 */
export const exampleSources = (): ChartSources =>
  JSON.parse(readFileSync(new URL("example.json", import.meta.url), "utf8")) as ChartSources;
