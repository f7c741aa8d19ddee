import { leadingPromise } from "../../visual/conclusion.ts";
import { staticMapSvg } from "../../visual/map/static.ts";
import type { StillOptions } from "../../visual/map/static.ts";
import type { RunResult } from "../inputs/run-result.ts";
import type { Scene } from "../inputs/scene.ts";

/** Places that a map names. */
const NAMED = 8;

/** Codes of the places that fail a promise most. */
export const failingPlaces = (
  { explanations }: Pick<RunResult, "explanations">,
  target: string | undefined,
): string[] =>
  (explanations.find((explanation) => explanation.target === target)?.places ?? [])
    .filter(({ failed }) => failed > 0)
    .slice(0, NAMED)
    .map(({ code }) => code);

/** A still map of results with the names of the places that fail the promise, the leading one unless given. */
export const stillMap = (
  summary: RunResult,
  scene: Scene,
  options: Omit<StillOptions, "failing">,
): string => {
  const target = options.target ?? leadingPromise(summary)?.id;
  return staticMapSvg(scene, {
    ...options,
    ...(target === undefined ? {} : { target }),
    failing: failingPlaces(summary, target),
  });
};
