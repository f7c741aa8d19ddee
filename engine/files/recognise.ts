import type * as SchemaAST from "effect/SchemaAST";

import type { FileKind } from "../inputs/file-kind.ts";
import { fileKinds } from "../inputs/register.ts";
import { schemaComment } from "./yaml.ts";

/** The format a file name promises. */
export const formatOf = (path: string): FileKind["format"] | undefined => {
  if (/\.ya?ml$/iu.test(path)) return "yaml";
  if (/\.csv$/iu.test(path)) return "csv";
  return /\.(geo)?json$/iu.test(path) ? "geojson" : undefined;
};

/** The names at the top of a file: the columns of a table, the first keys of a document. */
const topNames = (format: FileKind["format"], text: string): string[] =>
  format === "csv"
    ? (text.replace(/^\uFEFF/u, "").split(/\r?\n/u, 1)[0] ?? "")
        // Semicolons and tabs are refused later, in words; the kind shows all the same.
        .split(/[,;\t]/u)
        .map((cell) => cell.trim().replaceAll('"', ""))
    : Array.from(text.matchAll(/^([A-Za-z][\w-]*):/gmu), (match) => match[1]);

const namesAt = (ast: SchemaAST.AST): string[] => {
  if (ast._tag === "Union") return ast.types.flatMap(namesAt);
  return ast._tag === "Objects" ? ast.propertySignatures.map(({ name }) => String(name)) : [];
};

/** The names a kind knows there. */
const knownNames = (kind: FileKind): string[] => {
  if (kind.format === "csv") return Object.keys(kind.table.columns);
  if (kind.format !== "yaml") return [];
  return namesAt(kind.schema.ast);
};

/** The kind that shares most names with the file, if at least half of the file's names are its own. */
const kindByNames = (
  format: FileKind["format"],
  text: string,
  kinds: ReadonlyArray<FileKind>,
): FileKind | undefined => {
  const found = topNames(format, text);
  let [best, most]: [FileKind | undefined, number] = [undefined, 0];
  for (const kind of kinds) {
    const known = knownNames(kind);
    const shared = found.filter((name) => known.includes(name)).length;
    // Of two that share as many, the one that wants fewer others.
    const likeness = shared / (found.length + 0.01 * known.length);
    if (shared * 2 >= found.length && likeness > most) [best, most] = [kind, likeness];
  }
  return best;
};

/** The kind a `$schema` comment names; the name of a kind that does not exist comes back as it is. */
const kindByComment = (text: string): FileKind | string | undefined => {
  const name = schemaComment(text)
    ?.split("/")
    .at(-1)
    ?.replace(/(\.schema)?\.json$/u, "");
  return name === undefined ? undefined : (fileKinds.find(({ kind }) => kind === name) ?? name);
};

/**
 * What a file is: by its `$schema` comment, by its name, or by the names at its top. A text that
 * names a kind that does not exist gives that name.
 */
export const recognise = (path: string, text: string): FileKind | string | undefined => {
  const format = formatOf(path);
  if (format === undefined) return undefined;
  const kinds = fileKinds.filter((kind) => kind.format === format);
  const slashed = path.replaceAll("\\", "/");
  const name = slashed.replace(/^.*\//u, "").replace(/\.[^.]+$/u, "");
  return (
    (format === "yaml" ? kindByComment(text) : undefined) ??
    kinds.find((kind) => kind.names.some((pattern) => pattern.test(slashed))) ??
    kinds.find(({ kind }) => kind === name) ??
    kindByNames(format, text, kinds)
  );
};
