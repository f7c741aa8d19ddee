import type { Criterion } from "../../inputs/doctrine.ts";
import { NO_LEVEL } from "../../situation/pictures.ts";
import type { Desk } from "../../situation/desk.ts";
import type { Tier } from "../../situation/posts.ts";
import type { Doctrine } from "./doctrine.ts";
import type { ActivationRule, Condition } from "./doctrine-model.ts";
import { knownState } from "./known-state.ts";
import type { KnownState } from "./known-state.ts";

/** Rooms of a dwelling, for thresholds in rooms: the national table equates 300,000 with 100,000 households. */
const ROOMS = 3;

/** What a post knows of one criterion; NaN where an earthquake has none. */
const valueOf = (known: KnownState, criterion: Criterion): number => {
  switch (criterion) {
    case "magnitude":
      return known.magnitude;
    case "intensity":
      return known.intensity;
    case "deadOrMissing":
      return known.deadOrMissing;
    case "injured":
      return known.injured;
    case "roomsCollapsed":
      return known.dwellingsCollapsed * ROOMS;
    case "silentTowns":
      return known.silentTowns;
    case "populationDensity":
      return known.density;
    case "relocated":
    case "burntHa":
    case "hoursUncontrolled":
    case "warningColour":
    default:
      return NaN;
  }
};

const holds = ({ limits, dense }: Condition, known: KnownState, denseFrom: number): boolean => {
  // NaN, what is not known, fulfils no limit.
  const within = limits.every(({ criterion, atLeast, below }) => {
    const value = valueOf(known, criterion);
    return value >= atLeast && value < below;
  });
  return within && (dense === undefined || known.density >= denseFrom === dense);
};

/** The gravest level whose conditions hold in a state of knowledge, by the rules of a tier; undefined for none. */
export const levelFor = (
  rules: readonly ActivationRule[],
  tier: Tier,
  known: KnownState,
  denseFrom: number,
): ActivationRule | undefined => {
  let gravest: ActivationRule | undefined;
  for (const rule of rules) {
    if (rule.hazard !== "earthquake" || rule.tier !== tier) continue;
    if (gravest !== undefined && gravest.rank <= rule.rank) continue;
    if (rule.anyOf.some((condition) => holds(condition, known, denseFrom))) gravest = rule;
  }
  return gravest;
};

/** The level that a post would declare now, by what it knows; `as` another tier by that one's rules. */
export const levelAt = (
  doctrine: Doctrine,
  desk: Desk,
  post: number,
  tier: Tier,
  as: Tier = tier,
): ActivationRule | undefined =>
  levelFor(
    doctrine.model.activation,
    as,
    knownState(doctrine, desk, post, tier),
    doctrine.denseFrom,
  );

/** Is a rank graver than another? Rank 1 is the gravest, `NO_LEVEL` none at all. */
export const isGraver = (rank: number, than: number): boolean =>
  rank !== NO_LEVEL && (than === NO_LEVEL || rank < than);
