/** Letters that take two columns of a terminal: Chinese, Japanese, Korean, full-width forms. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** How many columns of a terminal a text takes. */
export const widthOf = (text: string): number => {
  let width = 0;
  for (const letter of text) width += wide.test(letter) ? 2 : 1;
  return width;
};

/** The text with spaces after it up to a width. */
export const padEnd = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - widthOf(text)));

/** The text with spaces before it up to a width. */
export const padStart = (text: string, width: number): string =>
  " ".repeat(Math.max(0, width - widthOf(text))) + text;

/**
 * Rows of cells as aligned columns, two spaces apart.
 *
 * @param right the columns to align on the right: numbers
 */
export const aligned = (
  rows: ReadonlyArray<ReadonlyArray<string>>,
  right: ReadonlySet<number> = new Set(),
): string[] => {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, widthOf(cell));
  }
  return rows.map((row) =>
    row
      .map((cell, i) => (right.has(i) ? padStart(cell, widths[i]) : padEnd(cell, widths[i])))
      .join("  ")
      .trimEnd(),
  );
};

/** What may not start a line: full stop, comma, colon, closing brackets, in both scripts. */
const closing = /^[,.;:!?)\u3001\u3002\u300b\u300d\u300f\uff01\uff09\uff0c\uff1a\uff1b\uff1f]/u;

/** Text broken into lines of a width, at spaces and between Chinese letters, each after an indent. */
export const wrapped = (text: string, width: number, indent = ""): string[] => {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.match(
      /\s+|[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+/gu,
    ) ?? []) {
      const isPunctuation = closing.test(word);
      if (line !== "" && !isPunctuation && widthOf(indent + line + word) > width) {
        lines.push(indent + line.trimEnd());
        line = word.trimStart();
      } else {
        line += word;
      }
    }
    lines.push((indent + line).trimEnd());
  }
  return lines;
};
