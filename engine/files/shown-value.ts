import type { Text } from "../inputs/text.ts";

const longest = 60;

const shortened = (text: string): string => {
  const letters = Array.from(text);
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join("")}…`;
};

/** Control characters and unseen marks as their code, so that a terminal shows them instead of obeying them. */
export const visible = (text: string): string =>
  text.replaceAll(
    /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/gu,
    (letter) => `\\u${letter.codePointAt(0)?.toString(16).padStart(4, "0")}`,
  );

const same = (text: string): Text => ({ zh: text, en: text });

/** What was found, short enough for one line of a problem. */
export const shownValue = (value: unknown): Text => {
  if (value === undefined) return { zh: "没有内容", en: "nothing" };
  if (value === null) return { zh: "空值", en: "an empty value" };
  if (typeof value === "string") {
    return value === ""
      ? { zh: "空文字", en: "empty text" }
      : same(shortened(`"${visible(value)}"`));
  }
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") {
    return same(String(value));
  }
  if (Array.isArray(value)) {
    const { length } = value;
    return length === 0
      ? { zh: "空列表", en: "an empty list" }
      : { zh: `${length} 项的列表`, en: `a list of ${length}` };
  }
  const keys = Object.keys(value);
  return keys.length === 0
    ? { zh: "空映射", en: "an empty mapping" }
    : {
        zh: `含 ${shortened(visible(keys.join("、")))} 的映射`,
        en: `a mapping with ${shortened(visible(keys.join(", ")))}`,
      };
};
