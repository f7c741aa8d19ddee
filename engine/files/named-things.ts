import * as Schema from "effect/Schema";
import * as SchemaAST from "effect/SchemaAST";

import type { Figure } from "../inputs/figure.ts";
import type { NamedThing } from "../inputs/identifier.ts";
import type { Mark } from "../inputs/mark.ts";
import { marks } from "../inputs/mark.ts";
import type { Variant } from "../inputs/variant.ts";
import type { DecodedFile } from "./decode-file.ts";
import { filesInChanges } from "./variant-changes.ts";

type Path = ReadonlyArray<PropertyKey>;

/** An id in a file: what it names, and where it stands. */
export interface Naming {
  readonly thing: NamedThing;
  readonly id: string;
  readonly path: Path;
  /** Is it the name of the last key of the path rather than what stands there? */
  readonly atKey: boolean;
}

/** What a decoded file declares and what it refers to, with the path of each. */
export interface Contents {
  readonly declared: ReadonlyArray<Naming>;
  readonly referred: ReadonlyArray<Naming>;
  readonly files: ReadonlyArray<{
    readonly target: string;
    readonly kinds: ReadonlyArray<string>;
    readonly path: Path;
  }>;
  readonly figures: ReadonlyArray<{ readonly figure: Figure; readonly path: Path }>;
  /** The marks of rows and records; those of figures stand in `figures`. */
  readonly marks: ReadonlyArray<Mark>;
}

type Annotations = Readonly<Record<string, unknown>>;

const gathered = new WeakMap<SchemaAST.AST, Annotations>();

/** What is said of a schema, at the node and at each of its checks. */
const annotationsOf = (ast: SchemaAST.AST): Annotations => {
  let annotations = gathered.get(ast);
  if (annotations === undefined) {
    const checks = (ast.checks ?? []).map((check) => check.annotations);
    annotations = Object.assign({}, ast.annotations, ...checks) as Annotations;
    gathered.set(ast, annotations);
  }
  return annotations;
};

const matchers = new WeakMap<SchemaAST.AST, (value: unknown) => boolean>();

const matches = (ast: SchemaAST.AST, value: unknown): boolean => {
  let matcher = matchers.get(ast);
  if (matcher === undefined) {
    matcher = Schema.is(Schema.make<Schema.Codec<unknown>>(ast));
    matchers.set(ast, matcher);
  }
  return matcher(value);
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends ReadonlyArray<infer I> ? I[] : T[K] };

/** Walks a value along its schema and notes every annotated id, file, figure and mark. */
const walk = (ast: SchemaAST.AST, value: unknown, path: Path, into: Mutable<Contents>): void => {
  const annotations = annotationsOf(ast);
  if (typeof value === "string") {
    name(annotations, value, path, false, into);
    const kinds = annotations["x-file"];
    if (Array.isArray(kinds)) into.files.push({ target: value, kinds, path });
    return;
  }
  if (value === null || typeof value !== "object") return;
  if (annotations["x-figure"] !== undefined) {
    into.figures.push({ figure: value as Figure, path });
    return;
  }
  if (ast._tag === "Suspend") return walk(ast.thunk(), value, path, into);
  if (ast._tag === "Union") {
    const member = ast.types.find((type) => matches(type, value));
    if (member !== undefined) walk(member, value, path, into);
    return;
  }
  if (ast._tag === "Arrays" && Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      const type = ast.elements[i] ?? ast.rest[0];
      if (type !== undefined) walk(type, item, [...path, i], into);
    }
    return;
  }
  if (ast._tag !== "Objects") return;
  for (const [key, item] of Object.entries(value)) {
    const property = ast.propertySignatures.find((signature) => signature.name === key);
    if (property !== undefined) {
      if (key === "mark") noteMark(item, into);
      walk(property.type, item, [...path, key], into);
      continue;
    }
    for (const { parameter, type } of ast.indexSignatures) {
      name(annotationsOf(parameter), key, [...path, key], true, into);
      walk(type, item, [...path, key], into);
    }
  }
};

const noteMark = (value: unknown, into: Mutable<Contents>): void => {
  const mark = marks.find((known) => known === value);
  if (mark !== undefined) into.marks.push(mark);
};

const name = (
  annotations: Annotations,
  id: string,
  path: Path,
  atKey: boolean,
  into: Mutable<Contents>,
): void => {
  const declares = annotations["x-declares"];
  const refers = annotations["x-refers-to"];
  if (typeof declares === "string") {
    into.declared.push({ thing: declares as NamedThing, id, path, atKey });
  }
  if (typeof refers === "string") {
    into.referred.push({ thing: refers as NamedThing, id, path, atKey });
  }
};

const empty = (): Mutable<Contents> => ({
  declared: [],
  referred: [],
  files: [],
  figures: [],
  marks: [],
});

/** The typed schema of what a decoded file holds. */
const astOf = ({ kind }: DecodedFile): SchemaAST.AST => {
  if (kind.format === "csv") return Schema.Array(Schema.toType(kind.table.row)).ast;
  const schema = kind.format === "yaml" ? kind.schema : kind.collection.schema;
  return SchemaAST.toType(schema.ast);
};

/** Everything a decoded file names, gathered along its schema. */
export const contentsOf = (file: DecodedFile): Contents => {
  const into = empty();
  walk(astOf(file), file.value, [], into);
  if (file.kind.kind === "variant") {
    into.files.push(...filesInChanges((file.value as Variant).changes ?? {}));
  }
  for (const { figure, path } of into.figures) {
    for (const [i, id] of figure.sources.entries()) {
      into.referred.push({ thing: "source", id, path: [...path, "source", i], atKey: false });
    }
    if (figure.fittedTo !== undefined) {
      const at = [...path, "fittedTo"];
      into.referred.push({ thing: "event", id: figure.fittedTo, path: at, atKey: false });
    }
  }
  return into;
};
