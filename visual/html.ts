/** A piece of HTML that is safe to put into a page: made by `html` from texts that were escaped on the way. */
export interface Html {
  readonly html: string;
}

/** What can stand in a piece of HTML; nothing for what is undefined, null or false. */
export type Part = string | number | Html | readonly Part[] | undefined | null | false;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * What no page may hold, or what turns the direction of the text around it. A name from a ledger may;
 * what stands between its marks is kept apart by `bdi` or `unicode-bidi`, so single marks are dropped.
 */
const disturbing = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** A text as it may stand between tags and in attributes. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll(/[&<>"']/gu, (letter) => entities[letter])
    .replaceAll(disturbing, (letter) => (letter === "\n" || letter === "\t" ? letter : ""));

const partText = (part: Part): string => {
  if (part === undefined || part === null || part === false) return "";
  if (typeof part === "string") return escapeHtml(part);
  if (typeof part === "number") return String(part);
  if ("html" in part) return part.html;
  return part.map(partText).join("");
};

/** A piece of HTML: what is put in is escaped unless it is such a piece itself. */
export const html = (words: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: words.reduce((text, word, i) => text + partText(parts[i - 1]) + word),
});

/** Markup that somebody else has made and vouches for: an SVG of ours, a script of ours. */
export const trusted = (markup: string): Html => ({ html: markup });

/** A script or data inside a script element: nothing in it can end the element. */
export const insideScript = (code: string): Html =>
  trusted(code.replaceAll(/<(?=\/script|!--|script)/giu, "\\x3c"));

/** Data for a script element of type application/json. */
export const jsonInside = (value: unknown): Html =>
  trusted(JSON.stringify(value).replaceAll("<", "\\u003c"));
