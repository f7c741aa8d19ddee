import type * as SchemaIssue from "effect/SchemaIssue";

import type { Text } from "../inputs/text.ts";
import { allowedBy, expectation, wordsOf } from "./expectation.ts";
import type { Finding } from "./finding.ts";
import { nearestName } from "./nearest-name.ts";
import { shownValue } from "./shown-value.ts";

type Path = ReadonlyArray<PropertyKey>;

const valueAt = (input: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  );

const valid: Text = { zh: "有效的值", en: "a valid value" };

const isText = (value: unknown): value is Text =>
  typeof value === "object" && value !== null && "zh" in value && "en" in value;

/**
 * How badly a value misfits one form of several: a missing or unknown key weighs most, a wrong value
 * under a key little, and a value of another type altogether rules the form out.
 */
const misfit = (issue: SchemaIssue.Issue): number => {
  if (issue._tag === "Pointer") return isKeyIssue(issue.issue) ? 1 : 0.001;
  if (issue._tag === "Filter") return 0.001;
  if (issue._tag === "Encoding") return misfit(issue.issue);
  if (issue._tag === "Composite") {
    return issue.issues.reduce((sum, part) => sum + misfit(part), 0);
  }
  if (issue._tag === "AnyOf") return Math.min(Infinity, ...issue.issues.map(misfit));
  return Infinity;
};

const isKeyIssue = ({ _tag }: SchemaIssue.Issue): boolean =>
  _tag === "MissingKey" || _tag === "UnexpectedKey";

/** The form that was most probably meant; undefined if two are as likely. */
const meantForm = (issues: ReadonlyArray<SchemaIssue.Issue>): SchemaIssue.Issue | undefined => {
  const least = Math.min(Infinity, ...issues.map(misfit));
  const best = issues.filter((issue) => misfit(issue) === least);
  return least < Infinity && best.length === 1 ? best[0] : undefined;
};

const unknownKey = (issue: SchemaIssue.UnexpectedKey, path: Path): Finding => {
  const key = String(path[path.length - 1]);
  const found = shownValue(key);
  const finding = {
    path,
    atKey: true,
    found: { zh: `未知的项 ${found.zh}`, en: `the unknown key ${found.en}` },
  };
  if (issue.ast._tag !== "Objects") return { ...finding, allowed: valid };
  const { propertySignatures, indexSignatures } = issue.ast;
  const known = propertySignatures.map((property) => String(property.name));
  const suggestion = nearestName(key, known);
  const names: Text = { zh: known.join("、"), en: known.join(", ") };
  const pattern = indexSignatures
    .flatMap(({ parameter }) => parameter.checks ?? [])
    .map((check) => allowedBy(check.annotations))
    .findLast((allowed) => allowed !== undefined);
  return {
    ...finding,
    allowed: pattern ?? (known.length === 0 ? valid : names),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
};

/**
 * Every single thing an issue of effect Schema says, each with its path and in both languages.
 *
 * @param input the value that was decoded, to show what was found
 */
export const explainIssue = (issue: SchemaIssue.Issue, input: unknown): Finding[] => {
  const findings: Finding[] = [];
  const visit = (issue: SchemaIssue.Issue, path: Path, allowed: Text | undefined): void => {
    const found = () => shownValue(valueAt(input, path));
    switch (issue._tag) {
      case "Pointer":
        return visit(issue.issue, [...path, ...issue.path], undefined);
      case "Encoding":
        return visit(issue.issue, path, allowed);
      case "Composite":
        for (const part of issue.issues) visit(part, path, allowed);
        return undefined;
      case "Filter":
        return visit(issue.issue, path, allowedBy(issue.filter.annotations) ?? allowed);
      case "AnyOf": {
        const meant = meantForm(issue.issues);
        if (meant !== undefined) return visit(meant, path, allowed);
        findings.push(mismatch(issue.ast, path, found(), valueAt(input, path)));
        return undefined;
      }
      case "InvalidType":
        findings.push(mismatch(issue.ast, path, found(), valueAt(input, path)));
        return undefined;
      case "InvalidValue": {
        const told = issue.annotations?.["found"];
        findings.push({
          path,
          found: isText(told) ? told : found(),
          allowed: allowedBy(issue.annotations) ?? allowed ?? valid,
        });
        return undefined;
      }
      case "MissingKey": {
        const key = String(path[path.length - 1]);
        findings.push({
          path,
          found: { zh: `缺少 ${key}`, en: `no ${key}` },
          allowed: { zh: `必须给出 ${key}`, en: `${key} is required` },
        });
        return undefined;
      }
      case "UnexpectedKey":
        findings.push(unknownKey(issue, path));
        return undefined;
      case "OneOf":
      case "Forbidden":
        findings.push({ path, found: found(), allowed: allowed ?? valid });
        return undefined;
    }
  };
  const mismatch = (
    ast: SchemaIssue.InvalidType["ast"],
    path: Path,
    found: Text,
    value: unknown,
  ): Finding => {
    const words = wordsOf(ast);
    const suggestion =
      words !== undefined && typeof value === "string" ? nearestName(value, words) : undefined;
    return {
      path,
      found,
      allowed: expectation(ast),
      ...(suggestion === undefined ? {} : { suggestion }),
    };
  };
  visit(issue, [], undefined);
  return findings.filter((finding) => !isMisspeltElsewhere(finding, findings));
};

/** A missing key stands there misspelt: the unknown key says so already. */
const isMisspeltElsewhere = (finding: Finding, findings: ReadonlyArray<Finding>): boolean => {
  const key = finding.path[finding.path.length - 1];
  const isMissing = finding.found.en === `no ${String(key)}`;
  const parent = JSON.stringify(finding.path.slice(0, -1));
  return (
    isMissing &&
    findings.some(
      ({ atKey, suggestion, path }) =>
        atKey === true && suggestion === key && JSON.stringify(path.slice(0, -1)) === parent,
    )
  );
};
