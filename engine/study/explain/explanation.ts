import type {
  Counted,
  Explanation,
  GroupResult,
  PlaceResult,
  Step,
} from "../../inputs/run-result.ts";
import type { Text } from "../../inputs/text.ts";
import type { Ensemble } from "../ensemble/ensemble.ts";
import { addStep, HOUR_BANDS, stepOf } from "./explain.ts";
import type { GroupSum, PlaceSum, StepSum } from "./explain.ts";
import { curveOf, MINUTE_BINS, minutesWithin } from "./minute-bins.ts";
import type { Description } from "../pool/program.ts";
import { finite } from "../results/summarise.ts";
import { whenOf } from "./when.ts";

const tierWords: readonly Text[] = [
  { zh: "乡镇", en: "town" },
  { zh: "县", en: "county" },
  { zh: "市", en: "city" },
  { zh: "省", en: "province" },
];

const nobody: Text = { zh: "(无)", en: "(nobody)" };

const stepsOf = (
  sums: ReadonlyMap<number, StepSum>,
  times: number,
  { kinds, unitKinds }: Description,
): Step[] =>
  [...sums]
    .map(([key, { milliseconds, endedMs, count }]): Step => {
      const { kind, tier, unitKind } = stepOf(key);
      const named = kinds.find(({ id }) => id === kind);
      return {
        kind: named?.path ?? String(kind),
        label: named?.label ?? { zh: String(kind), en: String(kind) },
        stage: named?.stage ?? null,
        who:
          tier !== undefined
            ? tierWords[tier]
            : unitKind !== undefined
              ? unitKinds[unitKind].name
              : nobody,
        minutes: milliseconds / 60_000 / times,
        share: Math.min(1, count / times),
        ended: endedMs / 60_000 / count,
      };
    })
    .sort((a, b) => b.minutes - a.minutes || (a.kind < b.kind ? -1 : 1));

const countedOf = (
  counts: ReadonlyMap<number, number>,
  of: number,
  { kinds }: Description,
): Counted[] =>
  [...counts]
    .map(([kind, count]): Counted => {
      const named = kinds.find(({ id }) => id === kind);
      return {
        kind: named?.path ?? String(kind),
        label: named?.label ?? { zh: String(kind), en: String(kind) },
        way: named?.way ?? null,
        share: Math.min(1, count / of),
      };
    })
    .sort((a, b) => b.share - a.share || (a.kind < b.kind ? -1 : 1));

/** Failures that happened in the end: those with a critical path. */
const lateOf = ({ failed, never }: PlaceSum): number => Math.max(0, failed - never);

/** What a place lies in: the names of the posts above it, but for the province. */
const withinOf = (place: number, { places }: Description): Text => {
  const names: Text[] = [];
  for (let at = places[place].parent; at !== -1 && places[at].tier < 3; at = places[at].parent) {
    names.push(places[at].name);
  }
  return {
    zh: names
      .toReversed()
      .map(({ zh }) => zh)
      .join(""),
    en: names.map(({ en }) => en).join(", "),
  };
};

const placeResult = (place: number, sum: PlaceSum, description: Description): PlaceResult => {
  const { code, name } = description.places[place];
  const late = lateOf(sum);
  return {
    code,
    name,
    within: withinOf(place, description),
    selected: sum.selected,
    failed: sum.failed / sum.selected,
    never: sum.never / sum.selected,
    p50: finite(minutesWithin(sum.bins, 0.5)),
    p90: finite(minutesWithin(sum.bins, 0.9)),
    won: countedOf(sum.won, sum.selected, description),
    lost: countedOf(sum.reasons, sum.selected, description),
    steps: late > 0 ? stepsOf(sum.steps, late, description) : [],
  };
};

const groupResult = (
  post: number,
  { selected, kept }: GroupSum,
  description: Description,
): GroupResult => {
  const { code, name, tier } = description.places[post];
  return {
    code,
    name,
    within: withinOf(post, description),
    tier: tier === 1 ? "county" : "city",
    hours: Array.from({ length: HOUR_BANDS }, (_, band) => ({
      from: (band * 24) / HOUR_BANDS,
      n: selected[band],
      kept: kept[band],
    })),
  };
};

/** All places of a target together: the minutes by which they had it. */
const reachedOf = (places: Iterable<PlaceSum>): Explanation["reached"] => {
  const bins = new Float64Array(MINUTE_BINS);
  for (const sum of places) for (let i = 0; i < MINUTE_BINS; i++) bins[i] += sum.bins[i];
  return curveOf(bins);
};

/** In how many replications a place failed. */
const failures = ({ failed, selected }: PlaceResult): number => Math.round(failed * selected);

/**
 * The explanations of an ensemble: for each explained target the critical path over all failures, and
 * its places ranked by how often they fail, ties by the share of times they do, then by code.
 */
export const explanationsOf = (ensemble: Ensemble, description: Description): Explanation[] =>
  ensemble.explained.map(({ target, places, groups }) => {
    const all = new Map<number, StepSum>();
    let late = 0;
    for (const sum of places.values()) {
      late += lateOf(sum);
      for (const [key, step] of sum.steps) addStep(all, key, step);
    }
    return {
      target: description.targets[target].id,
      when: whenOf(ensemble, target),
      steps: late > 0 ? stepsOf(all, late, description) : [],
      reached: reachedOf(places.values()),
      groups: [...groups]
        .sort(([a], [b]) => a - b)
        .map(([post, group]) => groupResult(post, group, description)),
      places: [...places]
        .map(([place, sum]) => placeResult(place, sum, description))
        .sort(
          (a, b) => failures(b) - failures(a) || b.failed - a.failed || (a.code < b.code ? -1 : 1),
        ),
    };
  });
