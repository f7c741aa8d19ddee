import * as CliError from "effect/cli/CliError";

import { nearestName } from "../files/nearest-name.ts";
import type { Text } from "../inputs/text.ts";

type UsageError = CliError.NonShowHelpErrors;

const didYouMean = (suggestions: ReadonlyArray<string>): Text =>
  suggestions.length === 0
    ? { zh: "", en: "" }
    : {
        zh: `。是否想写 ${suggestions.join("、")}?`,
        en: `. Did you mean ${suggestions.join(", ")}?`,
      };

const same = ({ message }: Error): Text => ({ zh: message, en: message });

/** What effect/cli expects of a flag that was given several times. */
const ONCE = "at most 1 value";

/** What effect/cli calls that which may stand there, in our words. */
const knownWords: ReadonlyMap<string, Text> = new Map([
  ["an integer", { zh: "整数", en: "a whole number" }],
  ["a string representing a finite number", { zh: "数字", en: "a number" }],
]);

/** What a flag takes, from the words of effect/cli, which are English and repeat what was found. */
const allowedWords = (expected: string): Text => {
  const allowed = expected.replace(/^Expected:? /u, "").replace(/, not \S+$/u, "");
  const [, least, most] = /^(-?\d+) … (-?\d+)$/u.exec(allowed) ?? [];
  if (least !== undefined && most !== undefined) {
    return { zh: `${least} 至 ${most}`, en: `${least} to ${most}` };
  }
  return knownWords.get(allowed) ?? { zh: allowed, en: allowed };
};

const words: {
  readonly [T in UsageError["_tag"]]: (error: Extract<UsageError, { readonly _tag: T }>) => Text;
} = {
  UnrecognizedOption: ({ option, suggestions }) => {
    const { zh, en } = didYouMean(suggestions);
    return { zh: `未知选项 ${option}${zh}`, en: `unknown flag ${option}${en}` };
  },
  UnknownSubcommand: ({ subcommand, suggestions }) => {
    const { zh, en } = didYouMean(suggestions);
    return { zh: `未知命令 ${subcommand}${zh}`, en: `unknown command ${subcommand}${en}` };
  },
  DuplicateOption: ({ option }) => ({
    zh: `选项 ${option} 重复`,
    en: `flag ${option} is given twice`,
  }),
  MissingOption: ({ option }) => ({
    zh: `缺少选项 --${option}`,
    en: `flag --${option} is required`,
  }),
  MissingArgument: ({ argument }) => ({
    zh: `缺少参数 ${argument}`,
    en: `argument ${argument} is required`,
  }),
  UnexpectedArgument: (error) => {
    const found = error.arguments.map((value) => JSON.stringify(value)).join(" ");
    return { zh: `多余的参数 ${found}`, en: `unexpected argument ${found}` };
  },
  InvalidValue: ({ kind, option, expected, value }) => {
    const name = kind === "flag" ? `--${option}` : option;
    if (expected === ONCE) {
      return { zh: `${name} 只能给一次`, en: `${name} can be given once only` };
    }
    const allowed = allowedWords(expected);
    if (value === "") {
      return { zh: `${name} 缺少值:${allowed.zh}`, en: `${name} needs a value: ${allowed.en}` };
    }
    const found = JSON.stringify(value);
    return {
      zh: `${name} 的值 ${found} 无效,应为 ${allowed.zh}`,
      en: `${name} cannot be ${found}; allowed: ${allowed.en}`,
    };
  },
  ValidationError: same,
  UserError: same,
};

/** The error with the nearest flag the command has, where effect/cli found none. */
const suggested = (error: UsageError, flags: ReadonlyArray<string>): UsageError => {
  if (error._tag !== "UnrecognizedOption" || error.suggestions.length > 0) return error;
  const near = nearestName(
    error.option,
    flags.map((flag) => `--${flag}`),
  );
  return near === undefined
    ? error
    : new CliError.UnrecognizedOption({ option: error.option, suggestions: [near] });
};

/**
 * What is wrong with a command line.
 *
 * @param flags the names of the flags the command has
 */
export const usageError = (error: UsageError, flags: ReadonlyArray<string> = []): Text =>
  (words[error._tag] as (error: UsageError) => Text)(suggested(error, flags));
