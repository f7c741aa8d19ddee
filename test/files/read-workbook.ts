import { strFromU8, unzipSync } from "fflate";

/** A cell as a program would read it: its kind in the file, and its text or number. */
export interface ReadCell {
  readonly kind: "text" | "number" | "formula" | "empty";
  readonly value: string;
  /** Number of its look in the styles. */
  readonly style: number;
}

export interface ReadSheet {
  readonly name: string;
  readonly xml: string;
  readonly rows: readonly (readonly ReadCell[])[];
}

const letters: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&#39;": "'",
  "&amp;": "&",
};

const plain = (xml: string): string =>
  xml.replace(/&(?:lt|gt|quot|apos|#39|amp);/gu, (word) => letters[word]);

/** A workbook out of its bytes, by the parts of the file itself and not by the library that wrote it. */
export const readWorkbook = (
  bytes: Uint8Array,
): {
  readonly sheets: readonly ReadSheet[];
  readonly workbook: string;
  readonly styles: string;
} => {
  const parts = unzipSync(bytes);
  const part = (path: string): string => strFromU8(parts[path]);
  const shared = Array.from(
    (parts["xl/sharedStrings.xml"] === undefined ? "" : part("xl/sharedStrings.xml")).matchAll(
      /<si>([\s\S]*?)<\/si>/gu,
    ),
    ([, si]) =>
      Array.from(si.matchAll(/<t[^>]*>([\s\S]*?)<\/t>/gu), ([, text]) => plain(text)).join(""),
  );
  const workbook = part("xl/workbook.xml");
  const names = Array.from(workbook.matchAll(/<sheet [^>]*name="([^"]*)"/gu), ([, name]) =>
    plain(name),
  );
  return {
    workbook,
    styles: part("xl/styles.xml"),
    sheets: names.map((name, at) => {
      const xml = part(`xl/worksheets/sheet${at + 1}.xml`);
      const rows = Array.from(xml.matchAll(/<row [^>]*>([\s\S]*?)<\/row>/gu), ([, row]) =>
        Array.from(
          row.matchAll(/<c ([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/gu),
          ([, attributes, inside = ""]): ReadCell => {
            const style = Number(/s="(\d+)"/u.exec(attributes)?.[1] ?? 0);
            const value = /<v>([\s\S]*?)<\/v>/u.exec(inside)?.[1];
            if (inside.includes("<f")) return { kind: "formula", value: inside, style };
            if (value === undefined) return { kind: "empty", value: "", style };
            return attributes.includes('t="s"')
              ? { kind: "text", value: shared[Number(value)], style }
              : { kind: "number", value, style };
          },
        ),
      );
      return { name, xml, rows };
    }),
  };
};
