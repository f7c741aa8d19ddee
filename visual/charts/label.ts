/**
 * What turns the direction of writing, breaks a line or is not seen: a name from a ledger may hold it,
 * and in a label it would turn or tear what stands beside.
 */
const disturbing = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;

/** A letter as wide as it is high. */
const wide =
  /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\u{20000}-\u{3ffff}]/u;

/** About how wide a text of one line is, in ems. */
export const emsOf = (text: string): number => {
  let ems = 0;
  for (const letter of text) ems += wide.test(letter) ? 1 : 0.56;
  return ems;
};

/** A text for a label: one line without what disturbs it, cut with an ellipsis where it is too wide. */
export const labelText = (text: string, mostEms = 18): string => {
  // A text of a thousand letters is not measured to its end.
  const start = text.slice(0, 400);
  const clean = start.replaceAll(disturbing, " ").replaceAll(/ {2,}/gu, " ").trim();
  if (emsOf(clean) <= mostEms && start.length === text.length) return clean;
  let ems = 1;
  let cut = "";
  for (const letter of clean) {
    ems += emsOf(letter);
    if (ems > mostEms) break;
    cut += letter;
  }
  // The Chinese ellipsis stands in the middle of the line.
  return `${cut.trimEnd()}${wide.test(cut.at(-1) ?? "") ? "…" : "..."}`;
};

/** What may be parted from its neighbours: a word, or a Chinese character with the stop after it. */
const pieces =
  /[\u2e80-\u9fff\u{20000}-\u{3ffff}][,。、;:!?)」』】》…]*|[^\s\u2e80-\u9fff\u{20000}-\u{3ffff}]+\s*|\s+/gu;

/** A text broken into lines of at most so many ems, and into so many lines, the last one cut. */
export const wrapped = (text: string, mostEms: number, mostLines = 3): string[] => {
  const clean = text.slice(0, 2000).replaceAll(disturbing, " ").trim();
  const lines: string[] = [];
  let line = "";
  for (const [piece] of clean.matchAll(pieces)) {
    if (line !== "" && emsOf((line + piece).trimEnd()) > mostEms) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += line === "" ? piece.trimStart() : piece;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  if (lines.length > mostLines) {
    const rest = lines.slice(mostLines - 1).join("");
    lines.splice(mostLines - 1, lines.length, labelText(rest, mostEms));
  }
  return lines.map((one) => labelText(one, mostEms + 2));
};
