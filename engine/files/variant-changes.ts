import { dirname, relative, resolve } from "node:path";

import type { Case } from "../inputs/case.ts";
import type { InventoryDocument } from "../inputs/inventory.ts";
import { pathText } from "../inputs/problem.ts";
import type { Variant } from "../inputs/variant.ts";
import { ChangeRefused } from "./change.ts";
import type { Change } from "./change.ts";
import { pathBeside, shownPath } from "./disk.ts";
import { closureOf } from "./scenario.ts";
import type { ScenarioFile } from "./scenario.ts";
import { visible } from "./shown-value.ts";

/** Paths of the case by which another file takes the place of the one it names. */
const namingFiles: Readonly<Record<string, readonly string[]>> = {
  "case.inventory": ["inventory"],
  "case.doctrine": ["doctrine"],
};

/** The files that the changes of a variant name, as its schema cannot say. */
export const filesInChanges = (
  changes: Readonly<Record<string, unknown>>,
): Array<{ readonly target: string; readonly kinds: readonly string[]; readonly path: string[] }> =>
  Object.entries(changes).flatMap(([path, value]) =>
    Object.hasOwn(namingFiles, path) && typeof value === "string" && value !== ""
      ? [{ target: value, kinds: namingFiles[path], path: ["changes", path] }]
      : [],
  );

/** The disaster, the promises and how both are watched: the same for a case and its variants. */
const untouchable = [
  "case.id",
  "case.region",
  "case.hazards",
  "case.start",
  "case.event",
  "case.targets",
  "case.horizon",
  "case.assumptionSets",
  "targets",
];

const isUntouchable = (path: string): boolean =>
  untouchable.some((start) => path === start || path.startsWith(`${start}.`));

/** The regions in which a case happens: its own, and those its inventories lie in. */
const regionsOf = (own: ScenarioFile): Set<string> => {
  const ids = new Set<string>();
  for (const { kind, value } of closureOf(own)) {
    if (kind.kind === "region") ids.add((value as { readonly id: string }).id);
    if (kind.kind === "inventory") ids.add((value as InventoryDocument).region);
  }
  return ids;
};

/**
 * The changes that a variant makes in a case. Files are named from where the variant stands. Throws
 * `ChangeRefused` for a variant of another region, and for one that changes the disaster itself.
 */
export const variantChanges = (variant: ScenarioFile, own: ScenarioFile): Change[] => {
  const { region, changes = {} } = variant.value as Variant;
  const regions = regionsOf(own);
  if (!regions.has(region)) {
    const known = [...regions].join(", ");
    throw new ChangeRefused(`${variant.path}: region`, {
      found: { zh: `${visible(region)} 的变体`, en: `a variant of ${visible(region)}` },
      allowed: {
        zh: `案例 ${(own.value as Case).id} 所在区域的变体:${known.replaceAll(", ", "、")}`,
        en: `a variant of where the case ${(own.value as Case).id} happens: ${known}`,
      },
    });
  }
  refuseOtherKinds(variant);
  return Object.entries(changes).map(([path, value]): Change => {
    const said = `${variant.path}: changes.${path}`;
    if (isUntouchable(path)) {
      throw new ChangeRefused(said, {
        found: {
          zh: `${visible(path)},属于灾害或承诺本身`,
          en: `${visible(path)}, which belongs to the disaster or the promises`,
        },
        allowed: {
          zh: "应对一侧的改动(力量、预案规则、装备);灾害用 --set、--place、--at、--weather 收窄,对现状和变体同样生效",
          en: "changes of what answers the disaster (forces, doctrine, equipment); narrow the disaster by --set, --place, --at, --weather, for the case and its variants alike",
        },
      });
    }
    const steps = path.split(".");
    if (Object.hasOwn(namingFiles, path) && typeof value === "string") {
      return { said, path: steps, value: fromCase(variant, own, value) };
    }
    return { said, path: steps, value, ...(path === "case.without" ? { joins: true } : {}) };
  });
};

/** A file that was read for another reason is not asked again what it is when a variant names it. */
const refuseOtherKinds = (variant: ScenarioFile): void => {
  for (const { target, kinds, path } of variant.contents.files) {
    const full = shownPath(pathBeside(variant.path, target));
    const file = variant.leadsTo.find((each) => each.path === full);
    if (file === undefined || kinds.includes(file.kind.kind)) continue;
    throw new ChangeRefused(`${variant.path}: ${pathText(path)}`, {
      found: {
        zh: `${full}(${file.kind.text.zh})`,
        en: `${full}, a file of the kind ${file.kind.kind}`,
      },
      allowed: { zh: kinds.join("、"), en: `a file of the kind ${kinds.join(", ")}` },
    });
  }
};

/** The path of a file named in a variant, as the case would name it. */
const fromCase = (variant: ScenarioFile, own: ScenarioFile, target: string): string => {
  const full = pathBeside(resolve(variant.path), target);
  return relative(dirname(resolve(own.path)), full).replaceAll("\\", "/");
};

/** The inventories that a variant adds, among the files it leads to. */
export const addedBy = (variant: ScenarioFile): ScenarioFile[] =>
  ((variant.value as Variant).add ?? []).flatMap((target) => {
    const path = shownPath(pathBeside(variant.path, target));
    return variant.leadsTo.filter((file) => file.path === path);
  });
