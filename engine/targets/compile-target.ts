import type { HazardKind, Stage } from "../inputs/stage.ts";
import type {
  ClockStage,
  Interpretation,
  Reading,
  Target,
  TargetsFile,
} from "../inputs/targets.ts";
import type { Text } from "../inputs/text.ts";
import type { Posts } from "../situation/posts.ts";
import type { KindRegister } from "../trace/register.ts";
import { wayNames } from "../trace/way-name.ts";
import type { WayName } from "../trace/way-name.ts";
import type { GroundNames } from "../world/ground/compile-ground.ts";
import { classList, skillBits } from "../world/inventory/vocabulary.ts";
import { tierNumber } from "./compiled-target.ts";
import type {
  CompiledMeasured,
  CompiledStage,
  CompiledTarget,
  CompiledThreshold,
  NotTested,
  TargetContext,
  UnitFilter,
} from "./compiled-target.ts";

/** What targets are compiled against. */
export interface TargetGround {
  readonly posts: Posts;
  readonly names: GroundNames;
  readonly kinds: KindRegister;
}

const isWay = (word: string, stage: Stage): word is WayName =>
  (stage === "firstPicture" || word === "picture-order") && wayNames.some((way) => way === word);

const bit = (word: string): number => {
  const at = skillBits.findIndex((skill) => skill === word);
  return at === -1 ? 0 : 1 << at;
};

const unitsOf = (words: readonly string[]): UnitFilter | undefined =>
  words.length === 0
    ? undefined
    : {
        words,
        skills: words.reduce((bits, word) => bits | bit(word), 0),
        classes: words.filter((word) => classList.some((name) => name === word)),
        kinds: words.filter((word) => bit(word) === 0),
      };

const compileStage = ({ stage, at, by = [] }: ClockStage, kinds: KindRegister): CompiledStage => {
  const ways = by.filter((word) => isWay(word, stage));
  return {
    stage,
    kinds: kinds.all
      .filter((kind) => kind.stage === stage)
      .filter(({ way }) => ways.length === 0 || (way !== undefined && ways.includes(way)))
      .map(({ id }) => id),
    tier: at === undefined ? undefined : tierNumber[at],
    units: unitsOf(by.filter((word) => !isWay(word, stage))),
  };
};

const compileMeasured = ({ measured }: Reading, kinds: KindRegister): CompiledMeasured => {
  const { from, to, measure, of } = measured;
  if (from !== undefined && to !== undefined) {
    return { by: "clock", from: compileStage(from, kinds), to: compileStage(to, kinds) };
  }
  if (measure === undefined) throw new RangeError("a target without clock and measure");
  return { by: "measure", measure, of };
};

const compileThreshold = ({ threshold }: Reading): CompiledThreshold => {
  const sense = threshold.atMost === undefined ? "atLeast" : "atMost";
  const [figure] = Object.values(threshold[sense] ?? {});
  if (figure?.kind !== "constant") throw new RangeError("a threshold without a number");
  return { sense, si: figure.si, written: figure.written, unit: figure.unit };
};

/** The posts of some codes, as far as the region has them. */
export const postsOfCodes = (
  codes: readonly string[],
  { posts, names }: Pick<TargetGround, "posts" | "names">,
): number[] => {
  const lists = [
    [names.towns, 0],
    [names.counties, posts.firstCounty],
    [names.cities, posts.firstCity],
    [[names.province], posts.province],
  ] as const;
  return codes.flatMap((wanted) =>
    lists.flatMap(([list, first]) => {
      const row = list.findIndex(({ code }) => code === wanted);
      return row === -1 ? [] : [first + row];
    }),
  );
};

const hazardWords: Readonly<Record<HazardKind, Text>> = {
  "call-out": { zh: "无灾害的拉动", en: "a call-out without a disaster" },
  earthquake: { zh: "地震", en: "an earthquake" },
  typhoon: { zh: "台风", en: "a typhoon" },
  flood: { zh: "洪水", en: "a flood" },
  wildfire: { zh: "森林火灾", en: "a forest fire" },
};

const listed = (hazards: readonly HazardKind[]): Text => ({
  zh: hazards.map((hazard) => hazardWords[hazard].zh).join("、"),
  en: hazards.map((hazard) => hazardWords[hazard].en).join(", "),
});

const otherHazard = ({ scope }: Reading, { hazards }: TargetContext): NotTested | undefined => {
  const wanted = scope.hazards;
  if (wanted === undefined || wanted.some((hazard) => hazards.includes(hazard))) return undefined;
  const asked = listed(wanted);
  const here = listed(hazards);
  return {
    why: "hazard",
    text: {
      zh: `不适用:它只对${asked.zh}作出承诺,本案例是${here.zh}`,
      en: `not applicable: it speaks of ${asked.en}, this case is ${here.en}`,
    },
  };
};

const outOfForce = (target: Target, { day, named }: TargetContext): NotTested | undefined => {
  const { validFrom, validTo, supersededBy } = target;
  if (day !== undefined && validFrom !== undefined && day < validFrom) {
    return {
      why: "not-in-force",
      text: { zh: `${validFrom} 起生效`, en: `in force only from ${validFrom}` },
    };
  }
  if (day !== undefined && validTo !== undefined && day > validTo) {
    return { why: "not-in-force", text: { zh: `${validTo} 止`, en: `in force until ${validTo}` } };
  }
  if (supersededBy !== undefined && day === undefined && !named) {
    return {
      why: "superseded",
      text: {
        zh: `已被 ${supersededBy} 取代(在 targets.only 中点名则仍检验)`,
        en: `superseded by ${supersededBy} (name it in targets.only to test it all the same)`,
      },
    };
  }
  return undefined;
};

const unreachable = ({ measured }: Reading, compiled: CompiledMeasured): NotTested | undefined => {
  if (compiled.by === "measure") return undefined;
  for (const end of ["from", "to"] as const) {
    const asked = measured[end];
    if (asked === undefined) continue;
    const by = asked.by === undefined ? "" : ` (by: ${asked.by.join(", ")})`;
    if (compiled[end].kinds.length === 0) {
      return {
        why: "stage",
        text: {
          zh: `无法检验:模型中没有任何事件到达阶段 ${asked.stage}${by}`,
          en: `cannot be tested: no event of the model reaches the stage ${asked.stage}${by}`,
        },
      };
    }
    if (asked.at !== undefined && tierNumber[asked.at] === undefined) {
      return {
        why: "tier",
        text: {
          zh: `无法检验:模型中没有 ${asked.at} 一级的指挥机构`,
          en: `cannot be tested: the model has no posts at the tier ${asked.at}`,
        },
      };
    }
  }
  return undefined;
};

const warningsOf = (
  compiled: CompiledMeasured,
  threshold: CompiledThreshold,
  { horizonS }: TargetContext,
): Text[] =>
  compiled.by === "clock" && threshold.si > horizonS
    ? [
        {
          zh: `时限(${threshold.written} ${threshold.unit})长于推演时长,未发生的一律算作未达`,
          en: `the limit (${threshold.written} ${threshold.unit}) is longer than the case is watched: whatever did not happen counts as failed`,
        },
      ]
    : [];

const compileReading = (
  id: string,
  variant: string | null,
  target: Target,
  interpretation: Interpretation | undefined,
  ground: TargetGround,
  context: TargetContext,
): CompiledTarget => {
  const reading: Reading = {
    measured: interpretation?.measured ?? target.measured,
    scope: interpretation?.scope ?? target.scope,
    statistic: interpretation?.statistic ?? target.statistic,
    threshold: interpretation?.threshold ?? target.threshold,
  };
  const measured = compileMeasured(reading, ground.kinds);
  const threshold = compileThreshold(reading);
  const { places, unit, which, light } = reading.scope;
  const within = places === undefined ? undefined : postsOfCodes(places, ground);
  const nobody: NotTested | undefined =
    within?.length === 0
      ? {
          why: "nobody",
          text: {
            zh: `范围中的地区(${places?.join("、")})不在本区域内`,
            en: `none of its places (${places?.join(", ")}) lies in this region`,
          },
        }
      : undefined;
  return {
    id,
    variant,
    name: target.name,
    variantName: interpretation?.name,
    kind: target.kind,
    measured,
    scope: { unit, which, within, light },
    statistic: reading.statistic,
    threshold,
    reliability: target.reliability,
    notTested:
      otherHazard(reading, context) ??
      outOfForce(target, context) ??
      unreachable(reading, measured) ??
      nobody,
    warnings: warningsOf(measured, threshold, context),
  };
};

/**
 * Every reading of every target, the promise as it stands first: declarations to plain data that workers
 * measure by. A target that cannot be tested here says why in `notTested`.
 */
export const compileTargets = (
  targets: TargetsFile["targets"],
  ground: TargetGround,
  context: TargetContext,
): CompiledTarget[] =>
  Object.entries(targets).flatMap(([id, target]) => [
    compileReading(id, null, target, undefined, ground, context),
    ...Object.entries(target.interpretations ?? {}).map(([variant, interpretation]) =>
      compileReading(id, variant, target, interpretation, ground, context),
    ),
  ]);

/** The same target for one place alone: what it promises there. */
export const narrowedTo = (target: CompiledTarget, post: number): CompiledTarget => {
  const { scope } = target;
  return {
    ...target,
    scope: {
      ...scope,
      unit: scope.unit === "area" ? "town" : scope.unit,
      which: scope.which === "worst-hit" ? "affected" : scope.which,
      within: [post],
    },
  };
};
