import {
  AlignmentType,
  BorderStyle,
  Document,
  ImageRun,
  Packer,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  convertMillimetersToTwip,
} from "docx";

import { palettes, signs } from "../palette.ts";
import type { BriefContent } from "./content.ts";
import { briefWords } from "./words.ts";

/** A picture for a document: PNG, and how wide and high it is in pixels. */
export interface BriefImage {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly caption: string;
}

/** Fonts of Chinese official documents; a reader without them takes his own of the same class. */
const body = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "仿宋" } as const;
const heading = { ascii: "Arial", hAnsi: "Arial", eastAsia: "黑体" } as const;

const colours = palettes.light;
const hex = (colour: string): string => colour.slice(1);
const mm = (width: number): number => convertMillimetersToTwip(width);

/** Width between the margins. */
const WIDTH_MM = 182;
/** The map, and the rest of its row for the list of places. */
const MAP_MM = 90;

interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly strong?: boolean;
  readonly colour?: string;
  readonly fill?: string;
  readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType];
  readonly after?: number;
  /** A tab stop before it. */
  readonly tab?: boolean;
}

/** Half points in `docx`: sizes here are points. */
const run = (
  text: string,
  { size = 9, bold = false, strong = false, colour, fill, tab = false }: Look,
): TextRun =>
  new TextRun({
    ...(tab ? { children: [new Tab(), text] } : { text }),
    font: strong ? heading : body,
    size: Math.round(2 * size),
    bold,
    ...(colour === undefined ? {} : { color: hex(colour) }),
    ...(fill === undefined
      ? {}
      : { shading: { type: ShadingType.CLEAR, color: "auto", fill: hex(fill) } }),
  });

const paragraph = (children: TextRun[], { align, after = 0, size = 9 }: Look): Paragraph =>
  new Paragraph({
    children,
    ...(align === undefined ? {} : { alignment: align }),
    spacing: { before: 0, after, line: Math.round(size * 26), lineRule: "exact" },
  });

const line = (text: string, look: Look = {}): Paragraph => paragraph([run(text, look)], look);

const title = (text: string): Paragraph =>
  new Paragraph({
    children: [run(text, { size: 10.5, strong: true, bold: true })],
    spacing: { before: 70, after: 30, line: 270, lineRule: "exact" },
    border: { left: { style: BorderStyle.SINGLE, size: 24, space: 4, color: hex(colours.accent) } },
  });

const thin = { style: BorderStyle.SINGLE, size: 4, color: hex(colours.muted) } as const;
const none = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const framed = { top: thin, bottom: thin, left: thin, right: thin };

const cell = (
  children: (Paragraph | Table)[],
  widthMm: number,
  { fill, bare = false }: { readonly fill?: string; readonly bare?: boolean } = {},
): TableCell =>
  new TableCell({
    children,
    width: { size: mm(widthMm), type: WidthType.DXA },
    verticalAlign: VerticalAlign.TOP,
    margins: { top: 15, bottom: 15, left: 60, right: 60 },
    borders: bare ? { top: none, bottom: none, left: none, right: none } : framed,
    ...(fill === undefined
      ? {}
      : { shading: { type: ShadingType.CLEAR, color: "auto", fill: hex(fill) } }),
  });

const table = (widthsMm: readonly number[], rows: TableRow[]): Table =>
  new Table({
    rows,
    layout: TableLayoutType.FIXED,
    columnWidths: widthsMm.map(mm),
    width: { size: mm(widthsMm.reduce((sum, each) => sum + each, 0)), type: WidthType.DXA },
  });

const rowsOf = (
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  widthsMm: readonly number[],
  size: number,
): TableRow[] => [
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: heads.map((text, at) =>
      cell([line(text, { size, strong: true, bold: true })], widthsMm[at], {
        fill: colours.surface,
      }),
    ),
  }),
  ...rows.map(
    (texts) =>
      new TableRow({
        cantSplit: true,
        children: texts.map((text, at) => cell([line(text, { size })], widthsMm[at])),
      }),
  ),
];

/** A paragraph so low that it only ends a table, as documents want. */
const gap = (): Paragraph =>
  new Paragraph({ children: [], spacing: { before: 0, after: 0, line: 60, lineRule: "exact" } });

/** The brief as a DOCX of one page of A4. */
export const briefDocument = async (
  content: BriefContent,
  image: BriefImage | undefined,
): Promise<Uint8Array> => {
  const { language } = content;
  const say = (key: keyof typeof briefWords): string => briefWords[key][language];
  const third = WIDTH_MM / 3;
  const children: (Paragraph | Table)[] = [
    new Paragraph({
      children: [
        run(`${say("classification")}${content.classification}`, {}),
        run(`${say("date")}${content.date}`, { tab: true }),
      ],
      tabStops: [{ type: "right", position: mm(WIDTH_MM) }],
      spacing: { before: 0, after: 20, line: 240, lineRule: "exact" },
    }),
    line(content.title, {
      size: 15,
      strong: true,
      bold: true,
      align: AlignmentType.CENTER,
      after: 40,
    }),
    table(
      [WIDTH_MM],
      [
        new TableRow({
          children: [
            cell([line(content.conclusion, { size: 11, strong: true, bold: true })], WIDTH_MM),
          ],
        }),
      ],
    ),
    gap(),
  ];
  if (content.numbers.length > 0) {
    const widths = content.numbers.map(() => third);
    children.push(
      table(widths, [
        new TableRow({
          children: content.numbers.map(({ name, verdict, word, share, note }) =>
            cell(
              [
                line(name, { size: 9, strong: true }),
                paragraph(
                  [
                    run(`${share}  `, { size: 13, strong: true, bold: true }),
                    run(` ${signs[verdict]} ${word} `, {
                      size: 9,
                      strong: true,
                      colour: colours.onLights[verdict],
                      fill: colours.lights[verdict],
                    }),
                  ],
                  { size: 13 },
                ),
                line(note, { size: 8, colour: colours.muted }),
              ],
              third,
            ),
          ),
        }),
      ]),
      gap(),
    );
  }
  if (content.places.length > 0 || image !== undefined) {
    children.push(title(content.placesTitle));
    const listMm = image === undefined ? WIDTH_MM : WIDTH_MM - MAP_MM;
    const shares = [0.42, 0.14, 0.16, 0.28];
    const widths = shares.map((share) => (listMm - (image === undefined ? 0 : 4)) * share);
    const list = table(
      widths,
      rowsOf(
        [say("place"), say("fails"), say("median"), say("reason")],
        content.places.map(({ name, failed, median, reason }) => [name, failed, median, reason]),
        widths,
        8,
      ),
    );
    if (image === undefined) children.push(list, gap());
    else {
      const scale = Math.min(
        (((MAP_MM - 4) / 25.4) * 96) / image.width,
        ((63 / 25.4) * 96) / image.height,
      );
      const picture = new Paragraph({
        children: [
          new ImageRun({
            type: "png",
            data: image.png,
            transformation: {
              width: Math.round(image.width * scale),
              height: Math.round(image.height * scale),
            },
            altText: { name: "map", title: content.placesTitle, description: image.caption },
          }),
        ],
        spacing: { before: 0, after: 0 },
      });
      children.push(
        table(
          [MAP_MM, listMm],
          [
            new TableRow({
              children: [
                cell([picture, line(image.caption, { size: 7, colour: colours.muted })], MAP_MM, {
                  bare: true,
                }),
                cell(content.places.length === 0 ? [line("")] : [list, gap()], listMm, {
                  bare: true,
                }),
              ],
            }),
          ],
        ),
        gap(),
      );
    }
  }
  if (content.gaps.length > 0) {
    const widths = [8, 61, 56, 25, 17, 15];
    children.push(
      title(say("gaps")),
      table(
        widths,
        rowsOf(
          [say("no"), say("problem"), say("fix"), say("owner"), say("cost"), say("deadline")],
          content.gaps.map(({ problem, fix, owner, cost, deadline }, i) => [
            String(i + 1),
            problem,
            fix,
            owner,
            cost,
            deadline,
          ]),
          widths,
          8,
        ),
      ),
      gap(),
    );
  }
  if (content.assumptions.length > 0) {
    children.push(
      title(say("assumptions")),
      ...content.assumptions.map((each, i) => line(`${i + 1}. ${each}`, { size: 9 })),
    );
  }
  children.push(
    title(say("next")),
    line(content.next, { size: 9, after: 40 }),
    line(content.provenance, { size: 7, colour: colours.muted }),
  );
  const document = new Document({
    creator: "Muster",
    title: content.title,
    styles: { default: { document: { run: { font: body, size: 18 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: {
              top: mm(11),
              bottom: mm(9),
              left: mm(14),
              right: mm(14),
              header: 0,
              footer: 0,
            },
          },
        },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
};
