/** Full-width forms, written as codes: narrow and wide look alike in many fonts. */
const wide: Readonly<Record<string, string>> = {
  ",": "\uff0c",
  ";": "\uff1b",
  ":": "\uff1a",
  "?": "\uff1f",
  "!": "\uff01",
};

/** A stop after a Chinese character or a closing mark, or right before a Chinese character. */
const stops =
  /(?<=[\p{Script=Han}\u201d\u2019\u300b\u3011\u300d\u300f\uff09])[,;:?!](?!\/)|(?<=[\w%\])-])[,;?!](?=[\p{Script=Han}\u201c\u300a\u3010\uff08])/gu;

const brackets = /\(([^()]*)\)/gu;

const han = /\p{Script=Han}/u;

/**
 * A Chinese text with the stops of Chinese print: `,` `;` `:` `?` `!` and brackets become full-width where
 * they stand by Chinese characters. Times, numbers and codes stay as they are. Done where a text is put
 * on a page, since sources and terminals keep the narrow ones. Typesetting twice changes nothing.
 */
export const typesetChinese = (text: string): string => {
  if (!han.test(text)) return text;
  return text
    .replaceAll(brackets, (whole, inner: string, at: number) =>
      han.test(inner) || han.test(text.charAt(at - 1)) ? `\uff08${inner}\uff09` : whole,
    )
    .replaceAll(stops, (mark) => wide[mark]);
};

/** The same for every text inside plain data, keys apart. */
export const typesetAll = <T>(value: T): T => {
  if (typeof value === "string") return typesetChinese(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => typesetAll(item)) as T;
  if (typeof value !== "object" || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, typesetAll(item as unknown)]),
  ) as T;
};
