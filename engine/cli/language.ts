import type { Language, Text } from "../inputs/text.ts";

/** The language `--lang` asks for, if it does; a wrong value is refused later, by the parser. */
const asked = (args: ReadonlyArray<string>): string | undefined => {
  const end = args.indexOf("--");
  const before = end === -1 ? args : args.slice(0, end);
  const at = before.lastIndexOf("--lang");
  if (at !== -1) return before[at + 1];
  return before.findLast((arg) => arg.startsWith("--lang="))?.slice("--lang=".length);
};

/**
 * The reader's language: `--lang`, else the first of LC_ALL, LC_MESSAGES and LANG that is set, where
 * anything beginning with zh is Chinese and everything else English.
 */
export const languageOf = (
  args: ReadonlyArray<string>,
  environment: Readonly<Record<string, string | undefined>>,
): Language => {
  const told = asked(args);
  if (told === "zh" || told === "en") return told;
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== "");
  return locale?.toLowerCase().startsWith("zh") === true ? "zh" : "en";
};

/** Chooses between the Chinese and the English words. */
export type Say = (text: Text) => string;

export const sayIn =
  (language: Language): Say =>
  (text) =>
    text[language];
