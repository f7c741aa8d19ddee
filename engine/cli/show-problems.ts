import type { Problem } from "../inputs/problem.ts";
import type { Text } from "../inputs/text.ts";
import type { Say } from "./language.ts";

const severities: Record<Problem["severity"], Text> = {
  error: { zh: "错误", en: "error" },
  warning: { zh: "提醒", en: "warning" },
};

/** More than this from one file are counted, not shown: the first ones say what is wrong. */
const shownPerFile = 60;

/** `file:line:column`, as far as it is known; editors and terminals make it a link. */
const placeText = ({ file, line, column }: Problem): string =>
  [file, line, column].filter((part) => part !== undefined).join(":");

/**
 * Problems as a compiler shows them, one line each:
 * `file:line:column: error: path: found ...; allowed: .... Did you mean ...?`
 */
export const problemLines = (problems: ReadonlyArray<Problem>, say: Say): string[] => {
  const lines: string[] = [];
  const perFile = new Map<string, number>();
  for (const problem of problems) {
    const before = perFile.get(problem.file) ?? 0;
    perFile.set(problem.file, before + 1);
    if (before < shownPerFile) {
      lines.push(
        `${placeText(problem)}: ${say(severities[problem.severity])}: ${say(problem.message)}`,
      );
    }
  }
  for (const [file, count] of perFile) {
    const left = count - shownPerFile;
    if (left > 0) {
      lines.push(
        say({
          zh: `${file}: 另有 ${left} 处问题未列出(--json 列出全部)`,
          en: `${file}: ${left} more not shown (--json lists all)`,
        }),
      );
    }
  }
  return lines;
};

/** How many there are, in a sentence. */
export const problemCount = (problems: ReadonlyArray<Problem>): Text => {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  const files = new Set(problems.map(({ file }) => file)).size;
  return {
    zh: `${files} 个文件中 ${errors} 处错误、${warnings} 处提醒`,
    en: `${errors} ${errors === 1 ? "error" : "errors"} and ${warnings} ${
      warnings === 1 ? "warning" : "warnings"
    } in ${files} ${files === 1 ? "file" : "files"}`,
  };
};
