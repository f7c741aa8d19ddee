import type { Weather } from "../../inputs/case.ts";
import type { Counted, PlaceResult, RunResult, TargetResult } from "../../inputs/run-result.ts";
import type { Text } from "../../inputs/text.ts";
import { usualReasons } from "../../inputs/usual-reasons.ts";
import { wayWords } from "../../response/field/first-picture/losses.ts";

const weatherWords: Readonly<Record<Weather, Text>> = {
  clear: { zh: "晴", en: "clear" },
  cloudy: { zh: "多云", en: "cloudy" },
  rain: { zh: "雨", en: "rain" },
  "heavy-rain": { zh: "大雨", en: "heavy rain" },
  fog: { zh: "雾", en: "fog" },
  snow: { zh: "雪", en: "snow" },
  gale: { zh: "大风", en: "gale" },
};

const lossWords: Readonly<Record<string, Text>> = {
  power: { zh: "断电", en: "no power" },
  network: { zh: "断网", en: "no network" },
  road: { zh: "断路", en: "no road" },
};

const timeWords: Readonly<Record<string, Text>> = {
  day: { zh: "白天", en: "by day" },
  night: { zh: "夜间", en: "by night" },
  spring: { zh: "春", en: "spring" },
  summer: { zh: "夏", en: "summer" },
  autumn: { zh: "秋", en: "autumn" },
  winter: { zh: "冬", en: "winter" },
};

/** What a question was narrowed to besides its place, as it was written. */
export interface Circumstances {
  readonly at?: string;
  readonly weather?: string;
  readonly without?: readonly string[];
}

const plain = (word: string): Text => ({ zh: word, en: word });

const wordsOf = (known: Readonly<Record<string, Text>>, word: string): Text =>
  Object.hasOwn(known, word) ? known[word] : plain(word);

const circumstances = ({ at, weather, without = [] }: Circumstances): Text[] => [
  ...(at === undefined ? [] : [wordsOf(timeWords, at)]),
  ...(weather === undefined ? [] : [wordsOf(weatherWords, weather)]),
  ...without.map((what) =>
    Object.hasOwn(lossWords, what) ? lossWords[what] : { zh: `无${what}`, en: `without ${what}` },
  ),
];

const percent = (share: number): string => `${Math.round(100 * share)}%`;

/** What a way is called; the label of the event where it has none. */
export const wayText = ({ way, label }: Counted): Text =>
  way !== null && Object.hasOwn(wayWords, way) ? wayWords[way as keyof typeof wayWords] : label;

const minutesOf = (value: number | null): Text =>
  value === null
    ? { zh: "一半以上始终没有", en: "in more than half never" }
    : { zh: `中位 ${Math.round(value)} 分钟`, en: `P50 ${Math.round(value)} min` };

const units: Readonly<Record<string, string>> = { min: "分钟", h: "小时", s: "秒" };

/** How many ways that lost are named. */
const LOST = 2;

/** Each reason once before one that has been told already: no power twice says no more than once. */
const tellingReasons = (reasons: readonly Counted[]): Counted[] => {
  const isNew = ({ label }: Counted, i: number): boolean =>
    reasons.findIndex((one) => one.label.en === label.en) === i;
  return [...reasons.filter(isNew), ...reasons.filter((one, i) => !isNew(one, i))];
};

const clausesOf = (target: TargetResult, place: PlaceResult | undefined): Text[] => {
  const median = minutesOf(target.value);
  const within =
    target.estimate === null
      ? plain("")
      : {
          zh: `,${target.threshold.value} ${units[target.threshold.unit] ?? target.threshold.unit}内 ${percent(target.estimate)}`,
          en: `, within ${target.threshold.value} ${target.threshold.unit} ${percent(target.estimate)}`,
        };
  const head = {
    zh: `首帧画面${median.zh}${within.zh}`,
    en: `first picture ${median.en}${within.en}`,
  };
  if (place === undefined) return [head];
  const [winner] = place.won;
  const lost = tellingReasons(
    usualReasons(place.lost).filter(({ way }) => way !== winner?.way),
  ).slice(0, LOST);
  return [
    head,
    ...lost.map((one): Text => {
      const way = wayText(one);
      return {
        zh: `${way.zh}未成:${one.label.zh}(${percent(one.share)})`,
        en: `${way.en} failed: ${one.label.en} (${percent(one.share)})`,
      };
    }),
    ...(winner === undefined
      ? []
      : [
          {
            zh: `${wayText(winner).zh}取胜(${percent(winner.share)})`,
            en: `${wayText(winner).en} won (${percent(winner.share)})`,
          },
        ]),
  ];
};

/**
 * The answer for one place in one sentence: where and in what circumstances, how long to the first
 * picture, why other ways failed and which won. Undefined where no promise about a picture was tested.
 */
export const answerFor = (
  result: Omit<RunResult, "answer">,
  asked: Circumstances,
): Text | undefined => {
  if (result.place === null) return undefined;
  const isPicture = new Set(
    result.explanations
      .filter(({ places }) =>
        places.some(({ won, lost }) => [...won, ...lost].some(({ way }) => way !== null)),
      )
      .map(({ target }) => target),
  );
  const target = result.targets.find(
    ({ id, variant, verdict }) => variant === null && verdict !== "not tested" && isPicture.has(id),
  );
  if (target === undefined) return undefined;
  const explanation = result.explanations.find((one) => one.target === target.id);
  const { code, name } = result.place;
  const place =
    explanation?.places.find((one) => one.code === code) ??
    (explanation?.places.length === 1 ? explanation.places[0] : undefined);
  const clauses = clausesOf(target, place);
  const words = [name, ...circumstances(asked)];
  return {
    zh: `${words.map(({ zh }) => zh).join(" ")}:${clauses.map(({ zh }) => zh).join(";")}。`,
    en: `${words.map(({ en }) => en).join(", ")}: ${clauses.map(({ en }) => en).join("; ")}.`,
  };
};
