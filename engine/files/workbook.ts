import writeXlsxFile from "write-excel-file/universal";
import type {
  CellObject,
  Feature,
  Sheet as WrittenSheet,
  SheetData,
} from "write-excel-file/universal";

import type { Sheet, SheetCell, SheetColumn } from "../inputs/sheet.ts";

/** A sheet name that no program would open. */
export class SheetRefused extends Error {
  override readonly name = "SheetRefused";
}

/** A cell of a sheet holds at most so many characters. */
const MOST_LETTERS = 32_767;

/** A sign that a program might take for the beginning of a formula. */
const formulaLike = /^[=+\-@\t\r]/u;

const header = "#DDE4EC";
const line = "#8A94A0";
const border = { borderColor: line, borderStyle: "thin" } as const;

/**
 * A workbook as bytes: every text cell is text whatever it begins with, header rows frozen and repeated
 * on paper, cells wrapped, A4 landscape one page wide; the same bytes for the same sheets. Throws `SheetRefused` for a name no program opens.
 */
export const workbookBytes = async (sheets: readonly Sheet[]): Promise<Uint8Array> => {
  const names = new Set<string>();
  for (const { name } of sheets) {
    const refused = name === "" || name.length > 31 || /[[\]:*?/\\]|^'|'$/u.test(name);
    if (refused || names.has(name.toLowerCase())) {
      throw new SheetRefused(
        `a sheet cannot be named "${name}" (工作表不能命名为“${name}”):1-31 letters, each once, without []:*?/\\`,
      );
    }
    names.add(name.toLowerCase());
  }
  const blob = await writeXlsxFile(sheets.map(written), {
    fontFamily: "宋体",
    fontSize: FONT_SIZE,
    features: [onPaper(sheets)],
  }).toBlob();
  return undated(new Uint8Array(await blob.arrayBuffer()));
};

/**
 * The archive with the first date that a ZIP can hold (1980-01-01) for each of its files, instead of the
 * clock of the machine: the same sheets are the same bytes whenever they are written. (ZIP, APPNOTE 4.3.7,
 * 4.3.12 and 4.3.16: local headers, central directory and its end.)
 */
const undated = (archive: Uint8Array): Uint8Array => {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  let end = archive.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end--;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    view.setUint32(at + 12, FIRST_DATE, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, FIRST_DATE, true);
    at +=
      46 +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  return archive;
};

/** Midnight (low half) of the first of January 1980 (high half), as DOS writes it. */
const FIRST_DATE = 0x00210000;

const written = ({ name, title, columns, rows }: Sheet): WrittenSheet<Blob> => {
  const head: SheetData = [
    ...(title === undefined
      ? []
      : [
          [
            {
              value: clean(title),
              type: String,
              fontWeight: "bold" as const,
              fontSize: 14,
              align: "center" as const,
              columnSpan: columns.length,
              height: 26,
            },
            ...columns.slice(1).map(() => null),
          ],
        ]),
    columns.map((column) => ({
      value: clean(column.title),
      type: String,
      fontWeight: "bold" as const,
      align: "center" as const,
      alignVertical: "center" as const,
      wrap: true,
      backgroundColor: header,
      height: heightOf(
        columns.map((each) => each.title),
        columns,
      ),
      ...border,
    })),
  ];
  return {
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: head.length,
    data: [
      ...head,
      ...rows.map((row) => {
        const height = heightOf(row, columns);
        return columns.map((column, at) => ({ ...cellOf(row[at], column), height }));
      }),
    ],
  };
};

/**
 * Points that a row takes at the widths of its columns: not every program fits rows to wrapped text by
 * itself. A sheet's rows end at 409.
 */
const heightOf = (row: readonly SheetCell[], columns: readonly SheetColumn[]): number => {
  let lines = 1;
  for (const [at, { width }] of columns.entries()) {
    const value = row[at];
    if (typeof value !== "string") continue;
    let inCell = 0;
    for (const paragraph of value.slice(0, MOST_LETTERS).split("\n")) {
      inCell += Math.max(1, Math.ceil((lettersOf(paragraph) * 1.05) / Math.max(1, width)));
    }
    lines = Math.max(lines, inCell);
  }
  return Math.min(409, lines * POINTS_PER_LINE + 3);
};

const FONT_SIZE = 9;
const POINTS_PER_LINE = 12;

/** Width of a text in letters; a Chinese one counts two. */
const lettersOf = (text: string): number => {
  let letters = 0;
  for (const letter of text) letters += letter > "\u02ff" ? 2 : 1;
  return letters;
};

const cellOf = (value: SheetCell | undefined, { decimals, align }: SheetColumn): CellObject => {
  const look = {
    alignVertical: "top" as const,
    wrap: true,
    ...(align === undefined ? {} : { align }),
    ...border,
  };
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return { value: "", type: String, ...look };
    const format = decimals === undefined || decimals === 0 ? "0" : `0.${"0".repeat(decimals)}`;
    return { value, type: Number, format, ...look };
  }
  const text = clean(value ?? "");
  // A word in a column of numbers stands where they do.
  const side = align ?? (decimals === undefined ? undefined : "right");
  // Marked as text, so that it stays text even when somebody edits the cell.
  return {
    value: text,
    type: String,
    ...(formulaLike.test(text) ? { format: "@" } : {}),
    ...look,
    ...(side === undefined ? {} : { align: side }),
  };
};

/** Without control characters, which no sheet can hold, and no longer than a cell. */
const clean = (text: string): string => {
  const held = text.replace(/(?![\t\n\r])\p{Cc}/gu, "");
  return held.length > MOST_LETTERS ? `${held.slice(0, MOST_LETTERS - 1)}…` : held;
};

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** Paper: A4 landscape, one page wide, header rows on every page, page numbers. */
const onPaper = (sheets: readonly Sheet[]): Feature<Blob> => ({
  files: {
    transform: {
      "xl/worksheets/sheet{id}.xml": {
        transform: (xml) =>
          xml
            .replace(
              /<worksheet[^>]*>/u,
              (tag) => `${tag}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
            )
            .replace(
              "</worksheet>",
              `<pageMargins left="0.3" right="0.3" top="0.4" bottom="0.5" header="0.2" footer="0.2"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`,
            ),
      },
      "xl/workbook.xml": {
        transform: (xml) => {
          const titles = sheets
            .map(({ name, title }, at) => {
              const last = title === undefined ? 1 : 2;
              const quoted = escaped(name.replaceAll("'", "''"));
              return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${quoted}'!$1:$${last}</definedName>`;
            })
            .join("");
          return xml
            .replace(/<definedNames\s*\/>/u, "")
            .replace("</sheets>", `</sheets><definedNames>${titles}</definedNames>`);
        },
      },
    },
  },
});
