import * as Schema from "effect/Schema";

import { ChartReport } from "./chart-report.ts";
import { CheckReport } from "./check-report.ts";
import { ComparisonResult } from "./comparison-result.ts";
import { EventListReport } from "./event-list-report.ts";
import { ExportReport } from "./export-report.ts";
import { TraceReport } from "./trace-report.ts";
import type { FileKind } from "./file-kind.ts";
import { LadderResult } from "./ladder-result.ts";
import { Manifest } from "./manifest.ts";
import { fileKinds } from "./register.ts";
import { RunResult } from "./run-result.ts";
import { SolveResult } from "./solve-result.ts";

/** A JSON Schema, draft 2020-12, as plain data. */
export type JsonSchema = { readonly [key: string]: unknown };

const dialect = "https://json-schema.org/draft/2020-12/schema";

/** Annotations worth showing an editor or a reader; the others say the description over again. */
const isShown = (key: string): boolean =>
  key.startsWith("x-") && key !== "x-zh" && key !== "x-en" && key !== "x-figure";

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Limits that only say "as large as a number can be". */
const isNoLimit = (key: string, value: unknown): boolean =>
  /^(exclusive)?(minimum|maximum)$/iu.test(key) &&
  Math.abs(Number(value)) >= Number.MAX_SAFE_INTEGER;

/** The tighter of two limits on the same thing; of anything else the later. */
const merged = (key: string, before: unknown, after: unknown): unknown => {
  if (key === "minimum") return Math.max(Number(before), Number(after));
  if (key === "maximum") return Math.min(Number(before), Number(after));
  return after;
};

/** Folds the parts effect Schema makes of a schema and its checks into one where they do not clash. */
const simplified = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(simplified);
  if (!isObject(schema)) return schema;
  const result: Record<string, unknown> = {};
  const put = (from: JsonSchema): void => {
    for (const [key, value] of Object.entries(from)) {
      if (isNoLimit(key, value)) continue;
      result[key] = Object.hasOwn(result, key) ? merged(key, result[key], value) : value;
    }
  };
  for (const [key, value] of Object.entries(schema)) {
    if (key !== "allOf") put({ [key]: simplified(value) });
  }
  const clashing: JsonSchema[] = [];
  for (const part of Array.isArray(schema["allOf"]) ? schema["allOf"].map(simplified) : []) {
    if (!isObject(part)) continue;
    const clashes = ["pattern", "oneOf", "anyOf", "enum", "minProperties"].some(
      (key) => Object.hasOwn(part, key) && Object.hasOwn(result, key),
    );
    if (clashes) clashing.push(part);
    else put(part);
  }
  return clashing.length > 0 ? { ...result, allOf: clashing } : result;
};

/** What a part is called when it is written once and referred to. */
const sharedName = (schema: JsonSchema): string | undefined => {
  const dimension = schema["x-dimension"];
  if (typeof dimension === "string") return `figure-${dimension}`;
  const title = schema["title"];
  if (schema["x-choice"] === true) return "choice";
  return typeof title === "string" ? title.toLowerCase().replaceAll(" ", "-") : undefined;
};

const own = ["description", "x-declares", "x-refers-to"];

/** Writes parts that stand in several places once, under `$defs`; what they mean there stays there. */
const shared = (root: JsonSchema, definitions: Record<string, unknown>): JsonSchema => {
  const known = new Map<string, string>();
  const visit = (schema: unknown): unknown => {
    if (Array.isArray(schema)) return schema.map(visit);
    if (!isObject(schema)) return schema;
    const inside = Object.fromEntries(
      Object.entries(schema).map(([key, value]) => [key, visit(value)]),
    );
    const name = sharedName(inside);
    if (name === undefined || inside["type"] !== "object") return inside;
    const kept = Object.fromEntries(
      own.filter((key) => key in inside).map((key) => [key, inside[key]]),
    );
    const body = Object.fromEntries(Object.entries(inside).filter(([key]) => !own.includes(key)));
    const text = JSON.stringify(body);
    let definition = known.get(text);
    if (definition === undefined) {
      definition = name;
      for (let n = 2; Object.hasOwn(definitions, definition); n++) definition = `${name}-${n}`;
      known.set(text, definition);
      definitions[definition] = body;
    }
    return { $ref: `#/$defs/${definition}`, ...kept };
  };
  return Object.fromEntries(Object.entries(root).map(([key, value]) => [key, visit(value)]));
};

/** The JSON Schema of anything declared. */
const documentOf = (
  schema: Schema.Constraint,
  title: string,
  description: string,
  wrap: (schema: JsonSchema) => JsonSchema = (inner) => inner,
): JsonSchema => {
  const { schema: body, definitions } = Schema.toJsonSchemaDocument(schema, {
    onExcessProperty: "error",
    includeAnnotationKey: isShown,
  });
  const defs = simplified(definitions) as Record<string, unknown>;
  const main = shared(wrap(simplified(body) as JsonSchema), defs);
  const head = { $schema: dialect, title, description };
  return Object.keys(defs).length === 0
    ? { ...head, ...main, title, description }
    : { ...head, ...main, title, description, $defs: defs };
};

/** What `muster schema` knows besides the kinds of file: documents that commands print. */
const printed: Readonly<Record<string, { schema: Schema.Constraint; description: string }>> = {
  "check-report": {
    schema: CheckReport,
    description: "muster check --json 的输出 · what muster check --json prints",
  },
  "ladder-result": {
    schema: LadderResult,
    description: "muster start --json 的输出 · what muster start --json prints",
  },
  "comparison-result": {
    schema: ComparisonResult,
    description: "muster compare --json 的输出 · what muster compare --json prints",
  },
  "run-result": {
    schema: RunResult,
    description: "muster run --json 的输出 · what muster run --json prints",
  },
  "solve-result": {
    schema: SolveResult,
    description: "muster solve --json 的输出 · what muster solve --json prints",
  },
  "event-list": {
    schema: EventListReport,
    description: "muster drill --table --json 的输出 · what muster drill --table --json prints",
  },
  charts: {
    schema: ChartReport,
    description: "muster chart --json 的输出 · what muster chart --json prints",
  },
  manifest: {
    schema: Manifest,
    description:
      "结果文件夹中的 manifest.json,可用 muster run --from 重复 · manifest.json of a folder of results; muster run --from repeats it",
  },
  export: {
    schema: ExportReport,
    description: "muster export --json 的输出 · what muster export --json prints",
  },
  trace: {
    schema: TraceReport,
    description: "muster trace --json 的输出 · what muster trace --json prints",
  },
};

/** The names `muster schema` takes. */
export const schemaNames: ReadonlyArray<string> = [
  ...fileKinds.map(({ kind }) => kind),
  ...Object.keys(printed),
];

const ofFile = (kind: FileKind): JsonSchema => {
  const description = `${kind.text.zh} · ${kind.text.en}`;
  if (kind.format === "csv") {
    // Cells are text in the file; the schema speaks of what they mean.
    return documentOf(Schema.toType(kind.table.row), kind.kind, description, (row) => ({
      type: "array",
      items: row,
    }));
  }
  const schema = kind.format === "yaml" ? kind.schema : kind.collection.schema;
  return documentOf(schema, kind.kind, description);
};

/** The JSON Schema of a kind of input, draft 2020-12; undefined for a name nobody knows. */
export const jsonSchema = (name: string): JsonSchema | undefined => {
  const kind = fileKinds.find((known) => known.kind === name);
  if (kind !== undefined) return ofFile(kind);
  return Object.hasOwn(printed, name)
    ? documentOf(printed[name].schema, name, printed[name].description)
    : undefined;
};
