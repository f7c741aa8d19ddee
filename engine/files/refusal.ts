import type { Problem } from "../inputs/problem.ts";
import type { Text } from "../inputs/text.ts";
import { StepUnknown } from "../situation/procedure.ts";
import type { CaseInputs } from "../study/case/compile-case.ts";
import { UnknownPlace } from "../world/ground/places-by-code.ts";
import { InventoryRefused } from "../world/inventory/unit-row.ts";
import { NothingToLose } from "../world/inventory/without-units.ts";
import { problemOf } from "./finding.ts";
import type { Finding } from "./finding.ts";
import type { Narrowing } from "./narrowing.ts";
import { nearestName } from "./nearest-name.ts";

const same = (words: string): Text => ({ zh: words, en: words });

/**
 * What a case lacks that only compiling it or making it ready shows, as a problem of its file, or of the
 * words on the command line that brought it in; undefined for an error that is no fault of the case.
 */
export const refusalOf = (
  error: unknown,
  inputs: CaseInputs,
  path: string,
  { without = [] }: Pick<Narrowing, "without"> = {},
): Problem | undefined => {
  const finding = findingOf(error, inputs);
  if (finding === undefined) return undefined;
  return error instanceof NothingToLose && without.includes(error.what)
    ? problemOf({ ...finding, path: [] }, `--without ${error.what}`, {})
    : problemOf(finding, path, {});
};

const findingOf = (error: unknown, { region }: CaseInputs): Finding | undefined => {
  if (error instanceof UnknownPlace) {
    return {
      path: [],
      found: { zh: `地区代码 ${error.code}`, en: `the place ${error.code}` },
      allowed: { zh: `${region.name.zh}的地区`, en: `a place of ${region.name.en}` },
    };
  }
  if (error instanceof NothingToLose) {
    const suggestion = nearestName(error.what, error.known);
    return {
      path: ["without"],
      found: { zh: `台账中没有的 ${error.what}`, en: `${error.what}, which nothing is called` },
      allowed: {
        zh: "power、network、road,或台账中的单位、种类、类别、任务能力",
        en: "power, network, road, or a unit, kind, class or skill of the inventory",
      },
      ...(suggestion === undefined ? {} : { suggestion }),
    };
  }
  if (error instanceof InventoryRefused) {
    return { path: [], found: same(`${error.inventory} ${error.item}`), allowed: error.text };
  }
  if (error instanceof StepUnknown) {
    return {
      path: ["doctrine", "figures"],
      found: { zh: `没有 ${error.step}`, en: `no ${error.step}` },
      allowed: {
        zh: `程序所用的各步都有数值,包括 ${error.step}`,
        en: `a figure for every step that the procedures take, ${error.step} among them`,
      },
    };
  }
  if (isRefusedDoctrine(error)) {
    return { path: ["doctrine", error.path], found: same(error.found), allowed: error.allowed };
  }
  return undefined;
};

/** A doctrine that cannot be played: it says where, what it found and what is allowed. */
interface RefusedDoctrine extends Error {
  readonly path: string;
  readonly found: string;
  readonly allowed: Text;
}

const isRefusedDoctrine = (error: unknown): error is RefusedDoctrine =>
  error instanceof Error && error.name === "DoctrineRefused" && "allowed" in error;
