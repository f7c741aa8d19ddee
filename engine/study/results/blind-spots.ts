import type { RunResult } from "../../inputs/run-result.ts";
import { usualReasons } from "../../inputs/usual-reasons.ts";
import { wayText } from "./answer.ts";
import { csvLine } from "./csv-line.ts";

const head = [
  "code",
  "name_zh",
  "name_en",
  "within_zh",
  "within_en",
  "replications",
  "failed_share",
  "never_share",
  "p50_min",
  "p90_min",
  "mostly_by_zh",
  "mostly_by_en",
  "others_failed_zh",
  "others_failed_en",
];

/**
 * The blind spots (可视化盲区) as CSV: every place that a promise of a picture spoke of, those that fail
 * most often first, with what mostly shows it and why the other ways mostly do not. Undefined where no
 * picture was promised.
 */
export const blindSpotsCsv = ({
  explanations,
}: Pick<RunResult, "explanations">): string | undefined => {
  const picture = explanations.find(({ places }) =>
    places.some(({ won, lost }) => [...won, ...lost].some(({ way }) => way !== null)),
  );
  if (picture === undefined) return undefined;
  const lines = picture.places.map((place) => {
    const [winner] = place.won;
    const by = winner === undefined ? undefined : wayText(winner);
    const reason = usualReasons(place.lost).find(({ way }) => way !== winner?.way)?.label;
    return csvLine([
      place.code,
      place.name.zh,
      place.name.en,
      place.within.zh,
      place.within.en,
      place.selected,
      place.failed,
      place.never,
      place.p50 ?? "",
      place.p90 ?? "",
      by?.zh ?? "",
      by?.en ?? "",
      reason?.zh ?? "",
      reason?.en ?? "",
    ]);
  });
  return [csvLine(head), ...lines].join("");
};
