import * as Flag from "effect/cli/Flag";
import * as Option from "effect/Option";

import { stratifiable } from "../random/sampling.ts";
import type { Sampling, Stratifiable } from "../random/sampling.ts";
import type { Say } from "./language.ts";

/** The draws named with commas between them; undefined where one is unknown. */
const strataNamed = (text: string): Stratifiable[] | undefined => {
  const words = text.split(",").map((word) => word.trim());
  const known = stratifiable.filter((draw) => words.includes(draw));
  return words.every((word) => known.some((draw) => draw === word)) ? known : undefined;
};

/** The flags of a scheme of sampling, the same for every command that takes one. */
export const samplingFlags = (say: Say) => ({
  antithetic: Flag.Boolean("antithetic").pipe(
    Flag.withDescription(
      say({
        zh: "对偶抽样:重复成对,第二次取第一次每个随机数的补数;打印实测增益",
        en: "replications in pairs, the second taking 1 - u for every u of the first; the measured gain is printed",
      }),
    ),
    Flag.withDefault(false),
  ),
  stratify: Flag.String("stratify").pipe(
    Flag.filter(
      (text) => strataNamed(text) !== undefined,
      (text) => `${stratifiable.join(",")}, not ${text}`,
    ),
    Flag.withDescription(
      say({
        zh: "分层抽样的项,以逗号分隔:hour、season、magnitude;打印实测增益",
        en: "draws to stratify, with commas: hour, season, magnitude; the measured gain is printed",
      }),
    ),
    Flag.withMetavar("DRAWS"),
    Flag.optional,
  ),
});

/** The scheme that parsed flags ask for; undefined for every replication by itself. */
export const samplingOf = ({
  antithetic,
  stratify,
}: {
  readonly antithetic: boolean;
  readonly stratify: Option.Option<string>;
}): Sampling | undefined => {
  const strata = strataNamed(Option.getOrElse(stratify, () => "")) ?? [];
  return antithetic || strata.length > 0 ? { antithetic, strata } : undefined;
};
