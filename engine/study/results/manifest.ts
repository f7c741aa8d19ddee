import * as Data from "effect/Data";
import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import * as Path from "effect/Path";
import type { PlatformError } from "effect/PlatformError";
import * as Schema from "effect/Schema";
import * as SchemaIssue from "effect/SchemaIssue";
import { createHash } from "node:crypto";

import { Manifest } from "../../inputs/manifest.ts";
import { resultsVersion } from "../../inputs/run-result.ts";
import type { Text } from "../../inputs/text.ts";
import type { CaseInputs } from "../case/compile-case.ts";
import type { Disk } from "./whole-file.ts";

/** The file of a folder of results that is written last. */
export const manifestName = "manifest.json";

/** A folder or a file of results that cannot be used, and what to do about it. */
export class ResultsRefused extends Data.TaggedError("ResultsRefused")<{
  readonly file: string;
  readonly text: Text;
}> {
  override get message(): string {
    return `${this.file}: ${this.text.en}`;
  }
}

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** The inputs of a case that are hashed, by the names in a manifest. */
const hashed = [
  "case",
  "region",
  "inventory",
  "catalogue",
  "doctrine",
  "earthquake",
  "weather",
  "targets",
  "shakemaps",
] as const satisfies ReadonlyArray<keyof CaseInputs>;

/** Hashes of the inputs of a case as they were used, changes of the command line in them. */
export const inputHashes = (inputs: CaseInputs): Record<string, string> =>
  Object.fromEntries(hashed.map((name) => [name, sha256(jsonOf(inputs[name]))]));

// Typed arrays, as of grids, would be written as objects with a key for each number.
const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    ArrayBuffer.isView(inner) && !(inner instanceof DataView)
      ? Array.from(inner as Float64Array, String)
      : inner,
  );

/** The first thing that is wrong with a document. */
const firstIssue = SchemaIssue.makeFormatterStandardSchemaV1();

const wrongPart = (issue: SchemaIssue.Issue): string => {
  const path = firstIssue(issue).issues[0]?.path ?? [];
  return path.map((key) => String(typeof key === "object" ? key.key : key)).join(".");
};

/** A document of results as it is: parsed, its version as it must be, holding what its schema says. */
export const documentFrom = <S extends Schema.ConstraintDecoder<unknown>>(
  schema: S,
  file: string,
  text: string,
): Effect.Effect<S["Type"], ResultsRefused> => {
  const refused = (zh: string, en: string) =>
    Effect.fail(new ResultsRefused({ file, text: { zh, en } }));
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return refused("已损坏,不是 JSON;请重新推演", "is damaged: no JSON; play it again");
  }
  const version =
    typeof parsed === "object" && parsed !== null && "version" in parsed ? parsed.version : 1;
  if (typeof version === "number" && version < resultsVersion) {
    return refused(
      `是旧版(${version})的结果,本版 Muster 用 ${resultsVersion};请用 muster run 重新推演`,
      `holds results of an older format (${version}; this Muster reads ${resultsVersion}): play it again with muster run`,
    );
  }
  if (version !== resultsVersion) {
    return refused(
      `是新版(${JSON.stringify(version)})的结果,本版 Muster 用 ${resultsVersion};请更新 Muster`,
      `holds results of another format (${JSON.stringify(version)}; this Muster reads ${resultsVersion}): use a newer Muster`,
    );
  }
  return Schema.decodeUnknownEffect(schema)(parsed).pipe(
    Effect.mapError((error) => {
      const part = wrongPart(error.issue);
      return new ResultsRefused({
        file,
        text: {
          zh: `内容不对:${part === "" ? "整个文件" : part};请重新推演`,
          en: `does not hold what it must: ${part === "" ? "the whole file" : part}; play it again`,
        },
      });
    }),
  );
};

/** The text of a file; undefined where there is none. */
export const textIfThere = (
  file: string,
): Effect.Effect<string | undefined, PlatformError, FileSystem.FileSystem> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem;
    return (yield* fs.exists(file)) ? yield* fs.readFileString(file) : undefined;
  });

/**
 * The manifest of a folder of results, or the one in a file.
 *
 * @returns with the folder that it stands in
 */
export const readManifest = (
  folderOrFile: string,
): Effect.Effect<
  { readonly manifest: Manifest; readonly folder: string; readonly file: string },
  ResultsRefused | PlatformError,
  Disk
> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem;
    const path = yield* Path.Path;
    const isFolder =
      (yield* fs.exists(folderOrFile)) && (yield* fs.stat(folderOrFile)).type === "Directory";
    const file = isFolder ? path.join(folderOrFile, manifestName) : folderOrFile;
    const text = yield* textIfThere(file);
    if (text === undefined) {
      return yield* new ResultsRefused({
        file,
        text: {
          zh: "不存在:那里没有完成的结果;请先用 muster run 推演",
          en: "is not there: no finished results; play the case first with muster run",
        },
      });
    }
    const manifest = yield* documentFrom(Manifest, file, text);
    return { manifest, folder: path.dirname(file), file };
  });
