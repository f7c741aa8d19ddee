import { kinds as events } from "../../kinds.ts";
import { stages, tiers } from "../../inputs/stage.ts";
import type { HazardKind } from "../../inputs/stage.ts";
import { doers } from "../../inputs/targets.ts";
import type {
  ClockStage,
  Interpretation,
  Scope,
  Target,
  TargetsFile,
} from "../../inputs/targets.ts";
import type { Problem } from "../../inputs/problem.ts";
import { problemOf } from "../finding.ts";
import type { Finding } from "../finding.ts";
import { nearestName } from "../nearest-name.ts";
import type { Check, Scenario, ScenarioFile } from "../scenario.ts";

/** Hazards that the engine can play. */
const played: ReadonlySet<HazardKind> = new Set(["call-out", "earthquake"]);

const idsOf = ({ files }: Scenario, thing: string): string[] =>
  files.flatMap(({ contents }) =>
    contents.declared.filter((named) => named.thing === thing).map(({ id }) => id),
  );

type Found = Omit<Finding, "path">;

const shown = (words: readonly string[]): string =>
  words.length > 12 ? `${words.slice(0, 12).join(", ")} … (${words.length})` : words.join(", ");

/** A word of `by` that is no way, skill, class or kind. */
const wrongDoer = (word: string, kinds: readonly string[]): Found | undefined => {
  if (doers.includes(word) || kinds.includes(word)) return undefined;
  // Without a catalogue any word could be a kind of it.
  if (kinds.length === 0) return undefined;
  const suggestion = nearestName(word, [...doers, ...kinds]);
  return {
    found: { zh: `未知的 ${word}`, en: `${word}, which nothing is called` },
    allowed: {
      zh: `取图方式、任务能力、类别或种类:${shown(doers)}`,
      en: `a way, a skill, a class or a kind: ${shown(doers)}`,
    },
    ...(suggestion === undefined ? {} : { suggestion }),
  };
};

/** A stage that no event of the engine reaches, at a tier where there is a post. */
const neverHappens = ({ stage, at }: ClockStage): Found | undefined => {
  if (!events.all.some((event) => event.stage === stage)) {
    const reached = [...new Set(events.all.flatMap((event) => event.stage ?? []))];
    return {
      severity: "warning",
      found: {
        zh: `阶段 ${stage}(${stages[stage].zh}),模型中没有任何事件到达它`,
        en: `the stage ${stage} (${stages[stage].en}), which no event of the model reaches`,
      },
      allowed: { zh: `可到达的阶段:${reached.join("、")}`, en: `one of ${reached.join(", ")}` },
    };
  }
  return at === "village" || at === "state"
    ? {
        severity: "warning",
        found: {
          zh: `层级 ${at}(${tiers[at].zh}),模型中没有这一级的指挥机构`,
          en: `the tier ${at} (${tiers[at].en}), at which the model has no posts`,
        },
        allowed: { zh: "town、county、city、province", en: "town, county, city, province" },
      }
    : undefined;
};

/** A target for hazards that cannot be played yet waits for them: its stages may come with them. */
const isPlayed = ({ hazards: wanted }: Scope): boolean =>
  wanted === undefined || wanted.some((hazard) => played.has(hazard));

const unknownSuspect = (
  path: string,
  declared: { readonly unknowns: readonly string[]; readonly kinds: readonly string[] },
): Found | undefined => {
  const [room, id] = path.split("/");
  const known =
    room === "unknowns" ? declared.unknowns : room === "catalogue" ? declared.kinds : [];
  if (known.length === 0 || id === undefined || known.includes(id)) return undefined;
  const suggestion = nearestName(id, known);
  return {
    found: { zh: `未知的假设 ${path}`, en: `the unknown ${path}, which nothing declares` },
    allowed: { zh: `${room}/ 之下:${shown(known)}`, en: `below ${room}/: ${shown(known)}` },
    ...(suggestion === undefined ? {} : { suggestion: `${room}/${suggestion}` }),
  };
};

const readingsOf = (
  target: Target,
): ReadonlyArray<readonly [readonly string[], Target | Interpretation]> => [
  [[], target],
  ...Object.entries(target.interpretations ?? {}).map(
    ([id, reading]) => [["interpretations", id], reading] as const,
  ),
];

const inFile = (file: ScenarioFile, scenario: Scenario): Problem[] => {
  const declared = { unknowns: idsOf(scenario, "unknown"), kinds: idsOf(scenario, "kind") };
  const problems: Problem[] = [];
  const report = (path: ReadonlyArray<PropertyKey>, found: Found | undefined): void => {
    if (found !== undefined)
      problems.push(problemOf({ path, ...found }, file.path, file.locate(path)));
  };
  for (const [id, target] of Object.entries((file.value as TargetsFile).targets)) {
    const at = ["targets", id];
    // Once for each target: its readings are variations of one sentence.
    const told = new Set<string>();
    for (const [steps, reading] of readingsOf(target)) {
      const scope = reading.scope ?? target.scope;
      for (const end of ["from", "to"] as const) {
        const clock = reading.measured?.[end];
        if (clock === undefined) continue;
        const path = [...at, ...steps, "measured", end];
        const never = isPlayed(scope) ? neverHappens(clock) : undefined;
        if (never !== undefined && !told.has(never.found.en)) {
          told.add(never.found.en);
          report([...path, "stage"], never);
        }
        (clock.by ?? []).forEach((word, i) => {
          report([...path, "by", i], wrongDoer(word, declared.kinds));
        });
      }
    }
    (target.suspects ?? []).forEach((path, i) => {
      report([...at, "suspects", i], unknownSuspect(path, declared));
    });
  }
  return problems;
};

/** Promises that can be measured: stages that happen, doers and suspects that exist. */
export const targets: Check = (scenario) =>
  scenario.files
    .filter((file) => file.kind.kind === "targets")
    .flatMap((file) => inFile(file, scenario));
