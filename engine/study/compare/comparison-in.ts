import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import * as Path from "effect/Path";
import type { PlatformError } from "effect/PlatformError";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";

import { CaseComparison } from "../../inputs/comparison-result.ts";
import type { Text } from "../../inputs/text.ts";
import type { Disk } from "../results/whole-file.ts";
import { comparisonName } from "./keep-comparison.ts";

/** The folder holds a comparison that cannot be gone on with. */
export class ComparisonRefused extends Error {
  override readonly name = "ComparisonRefused";
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

/** The comparison that a folder of results holds of its case; undefined where there is none. */
export const comparisonIn = (
  folder: string,
  own: string,
): Effect.Effect<CaseComparison | undefined, ComparisonRefused | PlatformError, Disk> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem;
    const path = yield* Path.Path;
    const file = path.join(folder, comparisonName);
    if (!(yield* fs.exists(file))) return undefined;
    const text = yield* fs.readFileString(file);
    const decoded = Result.try(() =>
      Schema.decodeUnknownSync(CaseComparison, { onExcessProperty: "error" })(JSON.parse(text)),
    );
    if (Result.isFailure(decoded)) {
      return yield* Effect.fail(
        new ComparisonRefused({
          zh: `${file} 读不出(已损坏,或是另一版格式);请重新运行 muster compare,或移走它`,
          en: `${file} cannot be read (damaged, or of another format): run muster compare again, or move it away`,
        }),
      );
    }
    if (decoded.success.case !== own) {
      return yield* Effect.fail(
        new ComparisonRefused({
          zh: `${file} 是另一案例 ${decoded.success.case} 的比较;请移走它`,
          en: `${file} is a comparison of another case, ${decoded.success.case}; move it away`,
        }),
      );
    }
    return decoded.success;
  });
