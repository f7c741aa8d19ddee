import type { Case } from "../../inputs/case.ts";
import type { DoctrineFile } from "../../inputs/doctrine.ts";
import type { Problem } from "../../inputs/problem.ts";
import { doctrineSteps } from "../../response/doctrine/doctrine.ts";
import { policies } from "../../response/doctrine/policies/register.ts";
import { fieldSteps } from "../../response/field/field.ts";
import { picturePolicies } from "../../response/field/first-picture/policies.ts";
import { tierNames } from "../../inputs/stage.ts";
import { TIER } from "../../situation/posts.ts";
import { skillBits } from "../../world/inventory/vocabulary.ts";
import { problemOf } from "../finding.ts";
import type { Finding } from "../finding.ts";
import { nearestName } from "../nearest-name.ts";
import { closureOf } from "../scenario.ts";
import type { Check, ScenarioFile } from "../scenario.ts";
import { visible } from "../shown-value.ts";

/** Names that code knows, by the decision. A route has one policy, the fastest known way, and needs no name. */
const registers = {
  dispatch: Object.keys(policies.dispatch),
  reserve: Object.keys(policies.reserve),
  reinforcement: Object.keys(policies.reinforcement),
  picture: Object.keys(picturePolicies),
} as const;

const notOneOf = (
  path: ReadonlyArray<PropertyKey>,
  found: string,
  what: { readonly zh: string; readonly en: string },
  known: readonly string[],
): Finding => {
  const suggestion = nearestName(found, new Set(known));
  return {
    path,
    found: {
      zh: `未知的${what.zh} ${visible(found)}`,
      en: `the unknown ${what.en} ${visible(found)}`,
    },
    allowed: { zh: known.join("、"), en: known.join(", ") },
    ...(suggestion === undefined ? {} : { suggestion }),
  };
};

const posts: readonly string[] = tierNames.filter((name) => name in TIER);

/** What a doctrine names that the code does not know: policies, skills, tiers without posts. */
const unknownIn = (doctrine: DoctrineFile): Finding[] => {
  const findings: Finding[] = [];
  for (const [decision, known] of Object.entries(registers)) {
    const name = doctrine.policies?.[decision as keyof typeof registers]?.policy;
    if (name === undefined || known.includes(name)) continue;
    const what = { zh: "策略", en: "policy" };
    findings.push(notOneOf(["policies", decision, "policy"], name, what, known));
  }
  const skills: readonly string[] = skillBits;
  const tier = { zh: "设有岗位的层级", en: "tier that has posts" };
  doctrine.mobilisation.forEach((rule, i) => {
    if (!skills.includes(rule.skill)) {
      const what = { zh: "任务能力", en: "skill" };
      findings.push(notOneOf(["mobilisation", i, "skill"], rule.skill, what, skills));
    }
    if (!posts.includes(rule.tier)) {
      findings.push(notOneOf(["mobilisation", i, "tier"], rule.tier, tier, posts));
    }
  });
  doctrine.activation.forEach((rule, i) => {
    if (posts.includes(rule.tier)) return;
    findings.push(notOneOf(["activation", i, "tier"], rule.tier, tier, posts));
  });
  return findings;
};

/** What the doctrine of a case lacks for being played. */
const lackingFor = (document: Case, doctrine: DoctrineFile): Finding[] => {
  const findings: Finding[] = [];
  const missing = [...fieldSteps, ...doctrineSteps].filter(
    (step) => doctrine.figures[step] === undefined,
  );
  if (missing.length > 0) {
    findings.push({
      path: ["figures"],
      found: { zh: `缺少 ${missing.join("、")}`, en: `no ${missing.join(", ")}` },
      allowed: {
        zh: "程序所用的每一步都有数值",
        en: "a figure for every step that the procedures take",
      },
    });
  }
  const hazards = new Set(document.hazards.map(({ kind }) => kind));
  if (hazards.has("earthquake") && doctrine.activation.every((it) => it.hazard !== "earthquake")) {
    findings.push({
      path: ["activation"],
      severity: "warning",
      found: { zh: "没有地震响应的启动条件", en: "no level for earthquakes" },
      allowed: {
        zh: "至少一条;否则任何地震都不会启动响应,也不会调派力量",
        en: "at least one; otherwise no earthquake ever sets a level or forces in motion",
      },
    });
  }
  return findings;
};

/** Doctrines name what the code knows, and have what the cases that use them need. */
export const doctrines: Check = ({ files }) => {
  const problems: Problem[] = [];
  const told = new Set<string>();
  const tell = (file: ScenarioFile, findings: readonly Finding[]): void => {
    for (const finding of findings) {
      const problem = problemOf(finding, file.path, file.locate(finding.path));
      // Several cases may use one doctrine.
      const key = `${file.path} ${problem.message.en}`;
      if (told.has(key)) continue;
      told.add(key);
      problems.push(problem);
    }
  };
  for (const file of files) {
    if (file.kind.kind === "doctrine") tell(file, unknownIn(file.value as DoctrineFile));
    if (file.kind.kind !== "case") continue;
    for (const other of closureOf(file)) {
      if (other.kind.kind !== "doctrine") continue;
      tell(other, lackingFor(file.value as Case, other.value as DoctrineFile));
    }
  }
  return problems;
};
