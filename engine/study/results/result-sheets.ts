import type { Explanation, PlaceResult, RunResult, TargetResult } from "../../inputs/run-result.ts";
import { verdicts } from "../../inputs/run-result.ts";
import type { Sheet, SheetCell, SheetColumn } from "../../inputs/sheet.ts";
import type { Language, Text } from "../../inputs/text.ts";
import { unitWords } from "../../inputs/unit-words.ts";

/** A column and what stands in it. */
interface Field<T> {
  readonly title: Text;
  readonly width: number;
  readonly decimals?: number;
  readonly of: (row: T, language: Language) => SheetCell;
}

const sheetOf = <T>(
  name: Text,
  fields: readonly Field<T>[],
  rows: readonly T[],
  language: Language,
): Sheet => ({
  name: name[language],
  columns: fields.map(({ title, width, decimals }): SheetColumn => ({
    title: title[language],
    width,
    ...(decimals === undefined ? {} : { decimals }),
  })),
  rows: rows.map((row) => fields.map(({ of }) => of(row, language))),
});

const never: Text = { zh: "从未", en: "never" };

/** A measurement: a number, the word for never, or nothing where it was not measured. */
const measured = ({ verdict }: TargetResult, value: number | null, language: Language): SheetCell =>
  verdict === "not tested" ? null : (value ?? never[language]);

const targetFields: readonly Field<TargetResult>[] = [
  { title: { zh: "标识", en: "id" }, width: 18, of: ({ id }) => id },
  { title: { zh: "目标", en: "Promise" }, width: 30, of: ({ name }, language) => name[language] },
  {
    title: { zh: "解释", en: "Reading" },
    width: 26,
    of: ({ variantName }, language) => variantName?.[language] ?? null,
  },
  {
    title: { zh: "结论", en: "Verdict" },
    width: 12,
    of: ({ verdict }, language) => verdicts[verdict][language],
  },
  {
    title: { zh: "要求可靠度", en: "Reliability wanted" },
    width: 10,
    decimals: 2,
    of: ({ reliability }) => reliability,
  },
  {
    title: { zh: "达标比例", en: "Share that passes" },
    width: 10,
    decimals: 3,
    of: ({ estimate }) => estimate,
  },
  { title: { zh: "下限", en: "Low" }, width: 8, decimals: 3, of: ({ low }) => low },
  { title: { zh: "上限", en: "High" }, width: 8, decimals: 3, of: ({ high }) => high },
  { title: { zh: "重复数", en: "n" }, width: 8, of: ({ n }) => n },
  {
    title: { zh: "中位", en: "Median" },
    width: 9,
    decimals: 2,
    of: (target, language) => measured(target, target.value, language),
  },
  {
    title: { zh: "P90", en: "P90" },
    width: 9,
    decimals: 2,
    of: (target, language) => measured(target, target.p90, language),
  },
  {
    title: { zh: "单位", en: "Unit" },
    width: 8,
    of: ({ unit }, language) => unitWords(unit)[language],
  },
  {
    title: { zh: "阈值", en: "Threshold" },
    width: 14,
    of: ({ threshold: { sense, value, unit } }, language) =>
      `${sense === "atMost" ? "≤" : "≥"} ${value} ${unitWords(unit)[language]}`,
  },
  {
    title: { zh: "达到的假设套占比", en: "Share of sets that reach it" },
    width: 11,
    decimals: 3,
    of: ({ assumptionShare }) => assumptionShare,
  },
  {
    title: { zh: "假设套:达到/未达/未定/未涉及", en: "Sets: hold/fail/open/silent" },
    width: 18,
    of: ({ sets: { holding, failing, open, silent } }) =>
      `${holding} / ${failing} / ${open} / ${silent}`,
  },
  {
    title: { zh: "未检验的原因", en: "Why not tested" },
    width: 30,
    of: ({ reason }, language) => reason?.[language] ?? null,
  },
];

/** Ways whose loss is no lack: another was first, or the rules leave it out. */
const idle = /lost: (later|notCounted)$/u;

/** A place of one promise. */
interface PlaceRow {
  readonly target: Text;
  readonly place: PlaceResult;
}

/** Disasters of a place that failed: whole, since shares come from counts. */
const failures = ({ failed, selected }: PlaceResult): number => Math.round(failed * selected);

const placeFields: readonly Field<PlaceRow>[] = [
  {
    title: { zh: "目标", en: "Promise" },
    width: 30,
    of: ({ target }, language) => target[language],
  },
  { title: { zh: "代码", en: "Code" }, width: 12, of: ({ place }) => place.code },
  {
    title: { zh: "地方", en: "Place" },
    width: 18,
    of: ({ place }, language) => place.name[language],
  },
  {
    title: { zh: "所属", en: "Within" },
    width: 20,
    of: ({ place }, language) => place.within[language],
  },
  { title: { zh: "涉及次数", en: "Disasters" }, width: 9, of: ({ place }) => place.selected },
  { title: { zh: "未达次数", en: "Failures" }, width: 9, of: ({ place }) => failures(place) },
  {
    title: { zh: "未达比例", en: "Share that fails" },
    width: 9,
    decimals: 3,
    of: ({ place }) => place.failed,
  },
  {
    title: { zh: "从未发生比例", en: "Share never" },
    width: 9,
    decimals: 3,
    of: ({ place }) => place.never,
  },
  {
    title: { zh: "中位(分钟)", en: "Median, min" },
    width: 9,
    decimals: 1,
    of: ({ place }, language) => place.p50 ?? never[language],
  },
  {
    title: { zh: "P90(分钟)", en: "P90, min" },
    width: 9,
    decimals: 1,
    of: ({ place }, language) => place.p90 ?? never[language],
  },
  {
    title: { zh: "多由何者实现", en: "Mostly by" },
    width: 20,
    of: ({ place }, language) => place.won[0]?.label[language] ?? null,
  },
  {
    title: { zh: "其余途径多因", en: "Other ways mostly" },
    width: 20,
    of: ({ place }, language) =>
      place.lost.find(({ kind }) => !idle.test(kind))?.label[language] ?? null,
  },
];

/** The towns of a county for one promise, added up. */
export interface CountyRow {
  readonly target: Text;
  readonly code: string;
  readonly name: Text;
  readonly places: number;
  readonly selected: number;
  readonly failed: number;
  /** The town with the longest median; never counts as longest. */
  readonly worst: PlaceResult;
}

/** Digits of a county's code; a town's has three more. */
const COUNTY_DIGITS = 6;

/** Places of a promise by the county they lie in, those with most failures first. */
export const countyRows = (target: Text, { places }: Explanation): CountyRow[] => {
  const counties = new Map<string, CountyRow>();
  const minutes = ({ p50 }: PlaceResult): number => p50 ?? Infinity;
  for (const place of places) {
    // Cities and the province are places of their own, no counties.
    if (place.code.length < COUNTY_DIGITS || /^\d{4}00$/u.test(place.code)) continue;
    const code = place.code.slice(0, COUNTY_DIGITS);
    const name = place.code.length === COUNTY_DIGITS ? place.name : place.within;
    const known = counties.get(code);
    counties.set(code, {
      target,
      code,
      name,
      places: (known?.places ?? 0) + 1,
      selected: (known?.selected ?? 0) + place.selected,
      failed: (known?.failed ?? 0) + failures(place),
      worst: known !== undefined && minutes(known.worst) >= minutes(place) ? known.worst : place,
    });
  }
  return Array.from(counties.values()).sort(
    (a, b) => b.failed - a.failed || a.code.localeCompare(b.code),
  );
};

const countyFields: readonly Field<CountyRow>[] = [
  {
    title: { zh: "目标", en: "Promise" },
    width: 30,
    of: ({ target }, language) => target[language],
  },
  { title: { zh: "代码", en: "Code" }, width: 10, of: ({ code }) => code },
  { title: { zh: "县区", en: "County" }, width: 24, of: ({ name }, language) => name[language] },
  { title: { zh: "涉及的地方数", en: "Places" }, width: 9, of: ({ places }) => places },
  {
    title: { zh: "涉及次数合计", en: "Disasters of places" },
    width: 10,
    of: ({ selected }) => selected,
  },
  {
    title: { zh: "未达次数合计", en: "Failures of places" },
    width: 10,
    of: ({ failed }) => failed,
  },
  {
    title: { zh: "未达比例", en: "Share that fails" },
    width: 9,
    decimals: 3,
    of: ({ failed, selected }) => (selected === 0 ? null : failed / selected),
  },
  {
    title: { zh: "最慢的地方", en: "Slowest place" },
    width: 20,
    of: ({ worst }, language) => worst.name[language],
  },
  {
    title: { zh: "其中位(分钟)", en: "Its median, min" },
    width: 10,
    decimals: 1,
    of: ({ worst }, language) => worst.p50 ?? never[language],
  },
];

type UnitRow = RunResult["use"][number];

/** The hour in which most are in use on average. */
const peakOf = ({ over }: UnitRow): UnitRow["over"][number] | undefined =>
  over.reduce<UnitRow["over"][number] | undefined>(
    (peak, at) => (peak === undefined || at.mean > peak.mean ? at : peak),
    undefined,
  );

const unitFields: readonly Field<UnitRow>[] = [
  { title: { zh: "种类标识", en: "Kind" }, width: 24, of: ({ kind }) => kind },
  { title: { zh: "种类", en: "Name" }, width: 28, of: ({ name }, language) => name[language] },
  {
    title: { zh: "数量(最少)", en: "Units, least" },
    width: 9,
    of: ({ units }) => units?.least ?? null,
  },
  {
    title: { zh: "数量(最多)", en: "Units, most" },
    width: 9,
    of: ({ units }) => units?.most ?? null,
  },
  {
    title: { zh: "平均在用的峰值", en: "Most in use, mean" },
    width: 10,
    decimals: 1,
    of: (row) => peakOf(row)?.mean ?? null,
  },
  {
    title: { zh: "峰值时刻(小时)", en: "At hour" },
    width: 9,
    decimals: 1,
    of: (row) => peakOf(row)?.hour ?? null,
  },
  {
    title: { zh: "峰值时中间80%的下限", en: "Low of the middle 80 %" },
    width: 11,
    of: (row) => peakOf(row)?.low ?? null,
  },
  {
    title: { zh: "峰值时中间80%的上限", en: "High of the middle 80 %" },
    width: 11,
    of: (row) => peakOf(row)?.high ?? null,
  },
];

const noteRows = (
  {
    case: id,
    name,
    seed,
    replications,
    assumptionSets,
    traceHash,
    changes,
    version,
    warnings,
  }: RunResult,
  language: Language,
): SheetCell[][] => {
  const zh = language === "zh";
  return [
    [zh ? "案例" : "Case", `${name[language]} (${id})`],
    [zh ? "改动" : "Changes", changes.join("; ")],
    [zh ? "种子" : "Seed", seed],
    [zh ? "重复数" : "Replications", replications],
    [zh ? "假设套数" : "Sets of assumptions", assumptionSets],
    [zh ? "散列" : "Hash", traceHash],
    [zh ? "结果格式" : "Format of results", version],
    [
      zh ? "口径" : "How to read it",
      zh
        ? "达标比例是达到承诺的灾害所占比例,下限和上限只含随机性;“从未”为观察时段内没有发生。县区表由各地方相加,只含逐地说明的目标;一场灾害涉及几处就计几次。队伍表为各种类在用数的峰值。"
        : "Shares are of disasters in which the promise is kept; low and high are of chance alone; never: not within the time watched. Counties add up their places, for promises explained place by place; a disaster counts once for each place. Units: the most in use of each kind.",
    ],
    ...warnings.map((warning): SheetCell[] => [zh ? "提醒" : "Warning", warning[language]]),
  ];
};

/** Results as the sheets of a workbook: promises, counties, places, units in use, and what they are. */
export const resultSheets = (result: RunResult, language: Language): Sheet[] => {
  const nameOf = (id: string): Text =>
    result.targets.find((target) => target.id === id && target.variant === null)?.name ?? {
      zh: id,
      en: id,
    };
  const explained = result.explanations.map((each) => [nameOf(each.target), each] as const);
  const zh = language === "zh";
  return [
    sheetOf({ zh: "目标", en: "Promises" }, targetFields, result.targets, language),
    sheetOf(
      { zh: "县区", en: "Counties" },
      countyFields,
      explained.flatMap(([target, each]) => countyRows(target, each)),
      language,
    ),
    sheetOf(
      { zh: "地方", en: "Places" },
      placeFields,
      explained.flatMap(([target, { places }]) => places.map((place) => ({ target, place }))),
      language,
    ),
    sheetOf({ zh: "队伍", en: "Units" }, unitFields, result.use, language),
    {
      name: zh ? "说明" : "Notes",
      columns: [
        { title: zh ? "项目" : "Item", width: 20 },
        { title: zh ? "内容" : "What it is", width: 100 },
      ],
      rows: noteRows(result, language),
    },
  ];
};
