/** Marks that turn the direction of writing or are not seen, and what no document can hold. */
const unfit =
  /(?![\t\n\r])\p{Cc}|[\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** A text as far as it has room: so many letters, a Chinese one counted as two. */
export const cut = (text: string, letters: number): string => {
  let used = 0;
  let kept = "";
  for (const letter of text.replace(unfit, "").replace(/\s+/gu, " ")) {
    used += letter > "\u02ff" ? 2 : 1;
    if (used > letters) return `${kept.trimEnd()}…`;
    kept += letter;
  }
  return kept;
};
