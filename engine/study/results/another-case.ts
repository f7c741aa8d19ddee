import * as Effect from "effect/Effect";
import * as Path from "effect/Path";
import type { PlatformError } from "effect/PlatformError";

import type { Text } from "../../inputs/text.ts";
import { comparisonName } from "../compare/keep-comparison.ts";
import { manifestName, textIfThere } from "./manifest.ts";
import type { Disk } from "./whole-file.ts";

const caseOf = (text: string): string | undefined => {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null || !("case" in parsed)) return undefined;
    return typeof parsed.case === "string" ? parsed.case : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Why what is found of one case may not be put into a folder: results or a comparison of another case
 * stand there, which it would take away or make unreadable. Undefined where nothing is against it; a
 * file that cannot be read says nothing of a case and is left to those who read it.
 */
export const anotherCaseIn = (
  folder: string,
  own: string,
): Effect.Effect<Text | undefined, PlatformError, Disk> =>
  Effect.gen(function* () {
    const path = yield* Path.Path;
    for (const name of [manifestName, comparisonName]) {
      const file = path.join(folder, name);
      const text = yield* textIfThere(file);
      const other = text === undefined ? undefined : caseOf(text);
      if (other === undefined || other === own) continue;
      return {
        zh: `${file} 是另一案例 ${other} 的结果,不是 ${own};请移走它,或用 --out 另指文件夹`,
        en: `${file} holds results of another case, ${other}, not of ${own}; move it away, or name another folder with --out`,
      };
    }
    return undefined;
  });
