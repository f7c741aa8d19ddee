import type { Language } from "../../engine/inputs/text.ts";
import { chartsOf } from "../charts/chart-list.ts";
import type { Chart, ChartSources } from "../charts/chart-list.ts";
import { renderSvg } from "../charts/render.ts";
import type { Picture, ReportPictures } from "./report.ts";

const drawn = (chart: Chart, language: Language): Promise<string> =>
  renderSvg(chart.specOf({ language, theme: "light" }));

const pictureOf = async (chart: Chart): Promise<Picture> => ({
  zh: await drawn(chart, "zh"),
  en: await drawn(chart, "en"),
  about: chart.about,
});

/**
 * The charts of a report, drawn for light paper, from the list of all that can be drawn. Those that only
 * other pages show (lights, known events, the ladder) are left out.
 */
export const reportPictures = async (sources: ChartSources): Promise<ReportPictures> => {
  const byPromise = {
    curve: {} as Record<string, Picture>,
    waterfall: {} as Record<string, Picture>,
    when: {} as Record<string, Picture>,
    places: {} as Record<string, Picture>,
    swings: {} as Record<string, Picture>,
  };
  const charts = chartsOf(sources);
  const named = async (name: string): Promise<Picture | undefined> => {
    const chart = charts.find((one) => one.name === name);
    return chart === undefined ? undefined : pictureOf(chart);
  };
  for (const chart of charts) {
    for (const kind of Object.keys(byPromise) as (keyof typeof byPromise)[]) {
      if (!chart.name.startsWith(`${kind}-`)) continue;
      byPromise[kind][chart.name.slice(kind.length + 1)] = await pictureOf(chart);
    }
  }
  return {
    curves: byPromise.curve,
    waterfalls: byPromise.waterfall,
    when: byPromise.when,
    matrices: byPromise.places,
    swings: byPromise.swings,
    differences: await named("differences"),
    use: await named("use"),
    gantt: await named("units-typical"),
  };
};
