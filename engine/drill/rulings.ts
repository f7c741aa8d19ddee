import type { DoctrineFile } from "../inputs/doctrine.ts";
import type { ProcedureFigureName } from "../inputs/doctrine-figures.ts";
import type { Figure } from "../inputs/figure.ts";
import { markTexts } from "../inputs/mark.ts";
import type { Mark } from "../inputs/mark.ts";
import type { Source } from "../inputs/source.ts";
import { stages } from "../inputs/stage.ts";
import type { Stage } from "../inputs/stage.ts";
import type { Target, TargetsFile } from "../inputs/targets.ts";
import type { Text } from "../inputs/text.ts";
import { compileDistribution } from "../random/distribution.ts";
import { doctrineKinds } from "../response/doctrine/event-kinds.ts";
import { fieldKinds } from "../response/field/event-kinds.ts";
import { isOfficeHours } from "../situation/calendar.ts";
import type { Calendar } from "../situation/calendar.ts";
import { situationKinds } from "../situation/event-kinds.ts";
import { formatDuration } from "../trace/unit.ts";
import type { Language } from "../trace/unit.ts";
import { compact } from "./drill-names.ts";

/** The rules of a case as far as a list quotes them. */
export interface Rules {
  readonly doctrine: DoctrineFile;
  readonly targets: readonly TargetsFile[];
  /** Targets of the case, all unless given. */
  readonly only?: readonly string[];
  readonly sources: Readonly<Record<string, Source>>;
  readonly hazard: "earthquake" | "call-out";
}

/** Something written that bears on an action. */
export interface Ruling {
  /** What it rules: "音视频连通", "Ⅱ级启动条件". */
  readonly what: string;
  /** How long it may take; undefined where the text names no time. */
  readonly limit?: string;
  readonly sources: readonly string[];
  readonly clause?: string;
  readonly mark: Mark;
  /** What an evaluator measures. */
  readonly measure?: string;
}

/** An action, or news: its kind of event, at which tier and when, and what was used. */
export interface ActionAt {
  readonly kind: number;
  /** 0 town to 3 province. */
  readonly tier: number;
  readonly timeS: number;
  readonly calendar: Calendar;
  /** Kind of the unit sent, in the catalogue. */
  readonly unitKind?: string;
  /** Of one post that tells another: a report to a higher one. */
  readonly upwards: boolean;
  /** Rank that the post has declared; 0 none. */
  readonly rank: number;
}

const tierNames = ["town", "county", "city", "province"] as const;

/** The stage that an action is on the way to, by which targets are found. */
const leadsTo: Readonly<Record<number, Stage>> = {
  [situationKinds.pictureOrdered.id]: "firstPicture",
  [situationKinds.linkOrdered.id]: "linked",
  [situationKinds.linked.id]: "linked",
  [situationKinds.levelDecided.id]: "levelDecided",
  [situationKinds.sent.id]: "arrived",
};

/** The steps of the doctrine that time an action. */
const figuresOf = ({
  kind,
  tier,
  calendar,
  timeS,
  upwards,
}: ActionAt): readonly ProcedureFigureName[] => {
  switch (kind) {
    case doctrineKinds.dutyOfficerActs.id:
      return ["dutyOfficer"];
    case doctrineKinds.leadersCalled.id:
      return [isOfficeHours(calendar, timeS) ? "leadersOfficeHours" : "leadersNight"];
    case doctrineKinds.consultationBegins.id:
      return ["consultation"];
    case fieldKinds.verifyOrdered.id:
      return ["verification"];
    case situationKinds.asked.id:
      return ["attemptsBeforeSilent"];
    case situationKinds.told.id:
      if (!upwards) return [];
      return tier === 1 ? ["countyToCity"] : tier === 2 ? ["cityToProvince"] : [];
    case doctrineKinds.callOutReceived.id:
      return ["callTaking"];
    default:
      return [];
  }
};

/** The steps of the doctrine by which news comes when it comes. */
const figuresOfNews: Readonly<Record<number, ProcedureFigureName>> = {
  [situationKinds.earthquakeReported.id]: "autoReport",
  [situationKinds.earthquakeRevised.id]: "finalSolution",
  [situationKinds.silenceNoticed.id]: "attemptsBeforeSilent",
  [situationKinds.verified.id]: "verification",
  [situationKinds.disasterVerified.id]: "verification",
  [situationKinds.townReported.id]: "townToCounty",
  [situationKinds.townFollowUp.id]: "followUp",
  [situationKinds.linked.id]: "videoLink",
  [doctrineKinds.frontCommandWorks.id]: "frontCommand",
};

const figureWords: Readonly<Partial<Record<ProcedureFigureName, Text>>> = {
  dutyOfficer: { zh: "值班处置", en: "duty officer" },
  leadersNight: { zh: "领导到位(非上班时间)", en: "leaders outside office hours" },
  leadersOfficeHours: { zh: "领导到位(上班时间)", en: "leaders in office hours" },
  consultation: { zh: "会商", en: "consultation" },
  verification: { zh: "核实", en: "second source" },
  attemptsBeforeSilent: { zh: "失联判定", en: "taken as silent" },
  countyToCity: { zh: "县报市", en: "county to city" },
  cityToProvince: { zh: "市报省", en: "city to province" },
  callTaking: { zh: "接报受领", en: "taking a call" },
  frontCommand: { zh: "开设前指", en: "front command" },
  autoReport: { zh: "速报时延", en: "automatic report" },
  finalSolution: { zh: "正式测定时延", en: "final solution" },
  townToCounty: { zh: "乡镇报县", en: "town to county" },
  followUp: { zh: "续报间隔", en: "follow-ups" },
  videoLink: { zh: "音视频连通", en: "linking up" },
};

const figureRuling = (
  { doctrine }: Rules,
  name: ProcedureFigureName,
  language: Language,
  timed: boolean,
): Ruling[] => {
  const figure = doctrine.figures[name];
  if (figure === undefined) return [];
  const { mark, sources } = figure;
  const what = figureWords[name]?.[language] ?? name;
  const zh = language === "zh";
  if (!timed) return [{ what, mark, sources }];
  const [low, high] = rangeS(figure);
  if (name === "attemptsBeforeSilent") {
    const n = Math.round(high);
    return [
      {
        what,
        limit: zh ? `${n}次无应答视为失联` : `silent after ${n} calls`,
        mark,
        sources,
        measure: zh ? "无应答后是否升级处置" : "was silence acted upon",
      },
    ];
  }
  const sign = zh ? "" : ": ";
  return [{ what, limit: `${what}${sign}${spanOf(low, high, language)}`, mark, sources }];
};

const rangeS = (figure: Figure): readonly [low: number, high: number] => {
  if (figure.kind === "constant") return [figure.si, figure.si];
  const variate = compileDistribution(figure.si);
  const { min, max } = variate;
  return [
    Number.isFinite(min) ? min : variate.quantile(0.05),
    Number.isFinite(max) ? max : variate.quantile(0.95),
  ];
};

const spanOf = (low: number, high: number, language: Language): string => {
  if (low === high) return compact(formatDuration(high, language));
  const inMinutes = low % 60 === 0 && high % 60 === 0 && high < 7200;
  if (!inMinutes)
    return compact(`${formatDuration(low, language)}—${formatDuration(high, language)}`);
  return `${low / 60}—${high / 60}${language === "zh" ? "分" : " min"}`;
};

const inForce = ({ validTo, supersededBy }: Target): boolean =>
  validTo === undefined && supersededBy === undefined;

/** Promises with a clock that an action of this kind, at this tier, with this unit serves. */
const targetRulings = (rules: Rules, at: ActionAt, language: Language): Ruling[] => {
  const stage = leadsTo[at.kind];
  if (stage === undefined) return [];
  const zh = language === "zh";
  const skills = new Set(mobilisationFor(rules, at).map(({ skill }) => skill));
  const serves = (target: Target): boolean => {
    const { measured, scope } = target;
    const { to } = measured;
    if (to?.stage !== stage || !inForce(target)) return false;
    if (to.at !== undefined && to.at !== tierNames[at.tier]) return false;
    // Linked with the cities is a matter of the province, with the counties one of the city.
    if (stage === "linked" && at.tier > 0 && scope.unit !== tierNames[at.tier - 1]) return false;
    if (scope.hazards?.some((hazard) => hazard === rules.hazard) === false) return false;
    return (
      stage !== "arrived" ||
      to.by === undefined ||
      to.by.some((word) => skills.has(word) || word === at.unitKind)
    );
  };
  return rules.targets
    .flatMap(({ targets }) => Object.entries(targets))
    .filter(([id, target]) => rules.only?.includes(id) !== false && serves(target))
    .flatMap(([, { name, measured, threshold, clause }]): Ruling[] => {
      const limit = threshold.atMost?.duration;
      if (limit?.kind !== "constant" || measured.from === undefined) return [];
      const time = compact(formatDuration(limit.si, language));
      const from = stages[measured.from.stage][language];
      const to = stages[stage][language];
      return [
        {
          what: name[language],
          limit: zh ? `自${from}起${time}内${to}` : `${to} within ${time} of "${from}"`,
          ...(clause === undefined ? {} : { clause }),
          mark: limit.mark,
          sources: limit.sources,
          measure: zh ? `${from}至${to}用时(≤${time})` : `${from} to ${to}, at most ${time}`,
        },
      ];
    });
};

/** The lines of the doctrine by which a unit of this kind is sent at the level in force. */
const mobilisationFor = ({ doctrine, hazard }: Rules, { tier, unitKind, rank }: ActionAt) => {
  if (unitKind === undefined) return [];
  const mine = doctrine.mobilisation.filter(
    (each) =>
      each.hazard === hazard &&
      each.tier === tierNames[tier] &&
      each.kinds?.includes(unitKind) === true,
  );
  const exact = mine.filter(({ level }) => doctrine.levels[level]?.rank === rank);
  return exact.length > 0 ? exact : mine.slice(0, 1);
};

/** Conditions of a level, lists of forces, the way of a call-out. */
const listRulings = (rules: Rules, at: ActionAt, language: Language): Ruling[] => {
  const { doctrine, hazard } = rules;
  const zh = language === "zh";
  const ruling = (
    what: string,
    { clause, mark, source }: { clause?: string; mark: Mark; source: readonly string[] },
  ): Ruling => ({ what, ...(clause === undefined ? {} : { clause }), mark, sources: source });
  if (at.kind === situationKinds.levelDecided.id) {
    const level = Object.entries(doctrine.levels).find(([, each]) => each.rank === at.rank);
    if (level === undefined) return [];
    const name = level[1].name[language];
    return doctrine.activation
      .filter(
        (each) =>
          each.hazard === hazard && each.tier === tierNames[at.tier] && each.level === level[0],
      )
      .map((each) => ruling(zh ? `${name}启动条件` : `conditions of ${name}`, each));
  }
  if (at.kind === situationKinds.sent.id || at.kind === situationKinds.preMustered.id) {
    const what = zh ? "力量调派" : "whom to send";
    return mobilisationFor(rules, at).map((each) => ruling(what, each));
  }
  if (at.kind === doctrineKinds.callOutReceived.id && doctrine.callOut !== undefined) {
    return [ruling(zh ? "拉动下达" : "how a call-out goes down", doctrine.callOut)];
  }
  return [];
};

/** What is written about an action: promises first, then rules, then the plan's own times. */
export const rulingsFor = (rules: Rules, at: ActionAt, language: Language): Ruling[] => [
  ...targetRulings(rules, at, language),
  ...listRulings(rules, at, language),
  ...figuresOf(at).flatMap((name) => figureRuling(rules, name, language, true)),
];

/** What is written about when such news comes; the promise, where it is the end of one. */
export const rulingsOfNews = (rules: Rules, at: ActionAt, language: Language): Ruling[] => {
  const name = figuresOfNews[at.kind];
  return [
    ...targetRulings(rules, at, language),
    ...(name === undefined ? [] : figureRuling(rules, name, language, false)),
  ];
};

/** One language of a clause that is written in two, "应急指挥体系 · command system"; else the whole of it. */
const oneOf = (clause: string, language: 0 | 1): string => {
  const parts = clause.split(" · ");
  return parts.length === 2 ? parts[language] : clause;
};

/** A document in its marks; what no document says stands without them. */
const titled = (title: string): string =>
  /[((](?:无公开来源|凭记忆)/u.test(title) ? title : `《${title}》`;

/** Rulings as the cells of a row: limits and bases a line each, what is measured as a list. */
export const printed = (
  rules: Rules,
  rulings: readonly Ruling[],
  language: Language,
): { readonly limit: string; readonly basis: string; readonly evaluation: readonly string[] } => {
  const zh = language === "zh";
  const marked = (mark: Mark): string =>
    mark === "certain" ? "" : zh ? `〔${markTexts[mark].zh}〕` : ` [${mark}]`;
  const limits = new Set<string>();
  const measures = new Set<string>();
  const bases = new Map<string, Set<string>>();
  for (const { what, limit, sources, clause, mark, measure } of rulings) {
    if (limit !== undefined) limits.add(`${limit}${marked(mark)}`);
    if (measure !== undefined) measures.add(measure);
    const titles = sources.map((id) => rules.sources[id]?.title[language] ?? id);
    // Book titles stand side by side; anything else takes a comma.
    const text = zh
      ? titles.map(titled).join("、").replaceAll("》、《", "》《")
      : titles.join("; ");
    const part =
      clause === undefined ? "" : zh ? `“${oneOf(clause, 0)}”` : ` "${oneOf(clause, 1)}"`;
    const basis = `${text}${part}${marked(mark)}`;
    const ruled = bases.get(basis);
    if (ruled === undefined) bases.set(basis, new Set([what]));
    else ruled.add(what);
  }
  return {
    limit: Array.from(limits).join("\n"),
    basis: Array.from(bases, ([basis, whats]) => {
      const list = Array.from(whats).join(zh ? "、" : ", ");
      return zh ? `${list}:${basis}` : `${list}: ${basis}`;
    }).join("\n"),
    evaluation: Array.from(measures),
  };
};
