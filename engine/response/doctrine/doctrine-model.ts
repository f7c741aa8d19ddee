import type { Criterion, DoctrineFile } from "../../inputs/doctrine.ts";
import type { HazardKind, Tier as TierName } from "../../inputs/stage.ts";
import type { Text } from "../../inputs/text.ts";
import type { Purpose } from "../../situation/orders.ts";
import { TIER } from "../../situation/posts.ts";
import type { Tier } from "../../situation/posts.ts";
import { procedureParameters } from "../../situation/procedure.ts";
import type { ProcedureParameters } from "../../situation/procedure.ts";
import { assumedValue } from "../../world/assumptions.ts";
import type { Assumptions } from "../../world/assumptions.ts";
import { skillBits } from "../../world/inventory/vocabulary.ts";

/** One group of conditions: all must hold. */
export interface Condition {
  readonly limits: ReadonlyArray<{
    readonly criterion: Criterion;
    readonly atLeast: number;
    readonly below: number;
  }>;
  readonly dense: boolean | undefined;
}

/** When a tier declares a level. */
export interface ActivationRule {
  readonly hazard: HazardKind;
  readonly tier: Tier;
  readonly rank: number;
  readonly anyOf: readonly Condition[];
  readonly covers: "struck" | "named" | "whole";
}

/** What a tier sends for at a level. */
export interface MobilisationRule {
  readonly hazard: HazardKind;
  readonly tier: Tier;
  readonly rank: number;
  /** Bit of `skillBits`. */
  readonly skill: number;
  /** Ids of the catalogue; empty for all kinds with the skill. */
  readonly kinds: readonly string[];
  readonly units: number;
  readonly per: "event" | "county" | "town";
  readonly perCity: number;
  readonly share: number;
  readonly purpose: Purpose;
  readonly from: "same" | "neighbour" | "zone" | "province";
  readonly onAlarm: "muster" | "go" | undefined;
}

/** A policy by name, with its arguments. */
export interface NamedPolicy {
  readonly policy: string;
  readonly arguments: Readonly<Record<string, number | boolean | string>>;
}

/** The doctrine of a case in one set of assumptions: plain data of a model. */
export interface DoctrineModel {
  readonly procedure: ProcedureParameters;
  /** Names of the levels by rank. */
  readonly levels: ReadonlyArray<{ readonly rank: number; readonly name: Text }>;
  /** Ranks of the levels at which a front command is set up. */
  readonly frontRanks: readonly number[];
  readonly activation: readonly ActivationRule[];
  readonly mobilisation: readonly MobilisationRule[];
  /** Codes of the cities of each zone whose members are known. */
  readonly zones: ReadonlyArray<readonly string[]>;
  readonly blind: { readonly magnitude: readonly number[]; readonly radiusM: readonly number[] };
  readonly flatCallOut: boolean;
  readonly dispatch: NamedPolicy;
  readonly reserve: NamedPolicy;
  readonly reinforcement: NamedPolicy;
  readonly townsActFirst: boolean;
  readonly leapfrogReports: boolean;
}

/** A doctrine that cannot be played as it stands, and where. */
export class DoctrineRefused extends Error {
  override readonly name = "DoctrineRefused";
  /** Where it stands in the doctrine, as in `mobilisation[3].skill`. */
  readonly path: string;
  readonly found: string;
  readonly allowed: Text;

  constructor(path: string, found: string, allowed: Text) {
    super(
      `doctrine, ${path}: found ${found}, allowed: ${allowed.en} (预案规则 ${path}:${found},允许:${allowed.zh})`,
    );
    this.path = path;
    this.found = found;
    this.allowed = allowed;
  }
}

const tierRows: Readonly<Partial<Record<TierName, Tier>>> = TIER;

const tierRow = (tier: TierName, path: string): Tier => {
  const row = tierRows[tier];
  if (row === undefined) {
    throw new DoctrineRefused(`${path}.tier`, tier, {
      zh: "town、county、city、province(只有这些层级有指挥岗位)",
      en: "town, county, city, province: the tiers that have posts",
    });
  }
  return row;
};

const rankOf = (file: DoctrineFile, level: string, path: string): number => {
  const found = file.levels[level];
  if (found === undefined) {
    const known = Object.keys(file.levels);
    throw new DoctrineRefused(`${path}.level`, level, {
      zh: `已声明的级别:${known.join("、")}`,
      en: `a declared level: ${known.join(", ")}`,
    });
  }
  return found.rank;
};

const skillBit = (skill: string, path: string): number => {
  const known: readonly string[] = skillBits;
  const at = known.indexOf(skill);
  if (at === -1) {
    throw new DoctrineRefused(`${path}.skill`, skill, {
      zh: `任务能力:${known.join("、")}`,
      en: `a skill: ${known.join(", ")}`,
    });
  }
  return 1 << at;
};

const policyOf = (
  policies: DoctrineFile["policies"],
  decision: "dispatch" | "reserve" | "reinforcement",
  silent: string,
): NamedPolicy => {
  const given = policies?.[decision];
  return { policy: given?.policy ?? silent, arguments: given?.arguments ?? {} };
};

type Activation = DoctrineFile["activation"][number];

const conditionOf = ({ dense, ...limits }: Activation["anyOf"][number]): Condition => ({
  limits: Object.entries(limits).flatMap(([criterion, limit]) =>
    limit === undefined
      ? []
      : [
          {
            criterion: criterion as Criterion,
            atLeast: limit.atLeast ?? -Infinity,
            below: limit.below ?? Infinity,
          },
        ],
  ),
  dense,
});

/**
 * The doctrine of a file in one set of assumptions. A file that says nothing of zones, policies,
 * switches or the blind estimate gets none, the nearest units, towns that act first, reports that do
 * not leap, and only what has been reported.
 *
 * @throws DoctrineRefused for a level, skill or tier that is none
 */
export const doctrineModel = (file: DoctrineFile, assumptions: Assumptions): DoctrineModel => ({
  procedure: procedureParameters(file.figures, assumptions),
  levels: Object.values(file.levels)
    .map(({ rank, name }) => ({ rank, name }))
    .sort((a, b) => a.rank - b.rank),
  frontRanks: Object.values(file.levels)
    .filter(({ frontCommand }) => frontCommand === true)
    .map(({ rank }) => rank),
  activation: file.activation.map(({ hazard, tier, level, anyOf, covers }, i): ActivationRule => ({
    hazard,
    tier: tierRow(tier, `activation[${i}]`),
    rank: rankOf(file, level, `activation[${i}]`),
    anyOf: anyOf.map(conditionOf),
    covers,
  })),
  mobilisation: file.mobilisation.map((rule, i): MobilisationRule => {
    const path = `mobilisation[${i}]`;
    const unknown = `doctrine/mobilisation/${rule.tier}/${rule.level}/${rule.skill}/share`;
    return {
      hazard: rule.hazard,
      tier: tierRow(rule.tier, path),
      rank: rankOf(file, rule.level, path),
      skill: skillBit(rule.skill, path),
      kinds: rule.kinds ?? [],
      units: rule.units,
      per: rule.per ?? "event",
      perCity: rule.perCity ?? Infinity,
      share: rule.share === undefined ? 1 : assumedValue(rule.share, assumptions, unknown),
      purpose: rule.purpose ?? "rescue",
      from: rule.from,
      onAlarm: rule.onAlarm,
    };
  }),
  zones: Object.values(file.zones ?? {}).flatMap(({ cities }) =>
    cities === undefined ? [] : [cities],
  ),
  blind: {
    magnitude: file.blindEstimate?.magnitude ?? [],
    radiusM: (file.blindEstimate?.radius_km ?? []).map((km) => km * 1000),
  },
  flatCallOut: file.callOut?.flat ?? false,
  dispatch: policyOf(file.policies, "dispatch", "nearest-in-time"),
  reserve: policyOf(file.policies, "reserve", "none"),
  reinforcement: policyOf(file.policies, "reinforcement", "worst-known-first"),
  townsActFirst: file.switches?.townsActFirst ?? true,
  leapfrogReports: file.switches?.leapfrogReports ?? false,
});
