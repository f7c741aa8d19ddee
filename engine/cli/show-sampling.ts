import type { RunResult, TargetGain } from "../inputs/run-result.ts";
import type { Text } from "../inputs/text.ts";
import { padEnd, padStart, wrapped } from "./columns.ts";
import type { Say } from "./language.ts";

const WIDTH = 80;
const NAME = 40;

const draws: Readonly<Record<string, Text>> = {
  hour: { zh: "时刻", en: "hour" },
  season: { zh: "季节", en: "season" },
  magnitude: { zh: "震级", en: "magnitude" },
};

const schemeText = ({ antithetic, strata }: NonNullable<RunResult["sampling"]>["scheme"]): Text => {
  const names = (language: keyof Text): string =>
    strata.map((draw) => draws[draw][language]).join(language === "zh" ? "、" : ", ");
  const parts: Text[] = [
    ...(antithetic ? [{ zh: "对偶成对", en: "antithetic pairs" }] : []),
    ...(strata.length === 0
      ? []
      : [{ zh: `按${names("zh")}分层`, en: `strata of ${names("en")}` }]),
  ];
  return {
    zh: parts.map(({ zh }) => zh).join(","),
    en: parts.map(({ en }) => en).join(" and "),
  };
};

const gainText = ({ gain }: TargetGain): string =>
  gain === null ? "–" : gain >= 100 ? ">100" : gain.toFixed(2);

const percent = (share: number | null): string =>
  share === null ? "–" : String(Math.round(100 * share));

/** What a scheme of sampling gained, a line for each reading; nothing for plain sampling. */
export const samplingLines = (
  { sampling, targets }: Pick<RunResult, "sampling" | "targets">,
  say: Say,
): string[] => {
  if (sampling === undefined) return [];
  const nameOf = ({ id, variant }: TargetGain): string => {
    const target = targets.find((one) => one.id === id && one.variant === variant);
    const name = target?.variantName ?? target?.name;
    return name === undefined ? id : say(name);
  };
  const rows = sampling.targets.flatMap((row) => {
    const [first = "", ...rest] = wrapped(nameOf(row), NAME, "  ");
    const cells = [
      padEnd(first, NAME),
      padStart(gainText(row), 6),
      padStart(String(row.units), 7),
      padStart(`[${percent(row.low)}-${percent(row.high)}]`, 11),
      row.judgedOn === "all" ? "" : "*",
    ];
    return [cells.join("  ").trimEnd(), ...rest];
  });
  const hasAgreeing = sampling.targets.some(({ judgedOn }) => judgedOn !== "all");
  const head = [
    padEnd(say({ zh: "抽样增益", en: "gain of sampling" }), NAME),
    padStart(say({ zh: "增益", en: "gain" }), 6),
    padStart(
      sampling.scheme.antithetic ? say({ zh: "对数", en: "pairs" }) : say({ zh: "次数", en: "n" }),
      7,
    ),
    padStart(say({ zh: "近似区间", en: "approx." }), 11),
  ];
  const scheme = schemeText(sampling.scheme);
  return [
    "",
    head.join("  "),
    ...rows,
    ...wrapped(
      say({
        zh: `${scheme.zh}。增益:同样次数下,独立抽样的方差与此方案之比,由本次推演测得;近似区间按实测方差。上表的区间与结论仍按各次独立计,增益大于 1 时偏于保守。`,
        en: `${scheme.en}. gain: variance of the share under plain sampling over that under this scheme, measured on this run; the approximate interval goes by it. Intervals and verdicts above count replications as if each were by itself, which is on the safe side where the gain is above 1.`,
      }),
      WIDTH,
    ),
    ...(hasAgreeing
      ? wrapped(
          say({
            zh: "* 对内明显趋同:结论只用每对的第一次。",
            en: "* pairs clearly agree: the verdict counts the first of each pair alone.",
          }),
          WIDTH,
        )
      : []),
  ];
};
