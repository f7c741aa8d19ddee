import * as Schema from "effect/Schema";

import type { FeatureCollection } from "./feature-collection.ts";
import type { Table } from "./table.ts";
import { described, rule } from "./text.ts";
import type { Text } from "./text.ts";

interface Recognised {
  /** The name of the kind: `region`, `counties`. One word per kind of file. */
  readonly kind: string;
  readonly text: Text;
  /**
   * Patterns of the path, with `/` between folders, by which a file is known when neither a
   * `$schema` comment nor another file that names it says what it is.
   */
  readonly names: ReadonlyArray<RegExp>;
}

/** A YAML document. */
export interface DocumentKind extends Recognised {
  readonly format: "yaml";
  readonly schema: Schema.Codec<unknown, unknown>;
}

/** A CSV table; without a name that says what it is, it is known by its header. */
export interface TableKind extends Recognised {
  readonly format: "csv";
  readonly table: Table;
}

/** A GeoJSON feature collection. */
export interface GeometryKind extends Recognised {
  readonly format: "geojson";
  readonly collection: FeatureCollection;
}

/** What a file can be. */
export type FileKind = DocumentKind | TableKind | GeometryKind;

/** Declares a kind of YAML file. */
export const documentKind = (declaration: {
  readonly kind: string;
  readonly zh: string;
  readonly en: string;
  readonly names: ReadonlyArray<RegExp>;
  readonly schema: Schema.Codec<unknown, unknown>;
}): DocumentKind => ({
  format: "yaml",
  kind: declaration.kind,
  text: { zh: declaration.zh, en: declaration.en },
  names: declaration.names,
  schema: declaration.schema,
});

/** Declares a kind of CSV file. */
export const tableKind = (table: Table, names: ReadonlyArray<RegExp> = []): TableKind => ({
  format: "csv",
  kind: table.name,
  text: table.text,
  names,
  table,
});

/** Declares a kind of GeoJSON file. */
export const geometryKind = (
  collection: FeatureCollection,
  names: ReadonlyArray<RegExp> = [],
): GeometryKind => ({
  format: "geojson",
  kind: collection.name,
  text: collection.text,
  names,
  collection,
});

/**
 * The path of another file, relative to the file it stands in, with `/` between folders. Checking
 * follows it and expects one of the kinds.
 */
export const fileOf = (kinds: string | ReadonlyArray<string>, zh: string, en: string) =>
  Schema.String.check(
    rule(
      {
        zh: "相对路径,以 / 分隔,不含空白,例如 region/counties.csv",
        en: "a relative path with / between folders, without spaces, such as region/counties.csv",
      },
      (path) => /^(\.\.?\/)*[^/\s\\:]+(\/[^/\s\\:]+)*$/u.test(path),
    ),
  )
    .pipe(described(zh, en))
    .annotate({ "x-file": typeof kinds === "string" ? [kinds] : kinds });
