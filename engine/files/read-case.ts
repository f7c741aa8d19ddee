import * as Result from "effect/Result";

import type { ShakemapGrid } from "../hazards/earthquake/shakemap-field.ts";
import type { Case } from "../inputs/case.ts";
import type { Inventory } from "../inputs/assemble-inventory.ts";
import type { Catalogue } from "../inputs/catalogue.ts";
import type { DoctrineFile } from "../inputs/doctrine.ts";
import type { EarthquakeRules } from "../inputs/earthquake-rules.ts";
import type { Figure } from "../inputs/figure.ts";
import { hasErrors } from "../inputs/problem.ts";
import type { Problem } from "../inputs/problem.ts";
import type { Source, SourcesFile } from "../inputs/source.ts";
import type { TargetsFile } from "../inputs/targets.ts";
import type { Text } from "../inputs/text.ts";
import type { Variant } from "../inputs/variant.ts";
import type { WeatherRules } from "../inputs/weather-rules.ts";
import { compileDistribution } from "../random/distribution.ts";
import type { CaseInputs } from "../study/case/compile-case.ts";
import { changedScenario } from "./case-changes.ts";
import { disk, pathBeside, scenarioFilesIn, foldersAround, shownPath } from "./disk.ts";
import type { Disk } from "./disk.ts";
import { fileText } from "./file-text.ts";
import { problemOf } from "./finding.ts";
import type { Finding } from "./finding.ts";
import { catalogueOf, inventoryOf } from "./inventory-of.ts";
import type { Narrowing } from "./narrowing.ts";
import { readScenario } from "./read-scenario.ts";
import type { CheckedScenario } from "./read-scenario.ts";
import { regionOf } from "./region-of.ts";
import { closureOf } from "./scenario.ts";
import type { Scenario, ScenarioFile } from "./scenario.ts";
import { parseShakemap } from "./shakemap.ts";
import { addedBy } from "./variant-changes.ts";

/** A case with everything it leads to, and what a reader ought to look at again. */
export interface ReadCase extends CaseInputs {
  /** As shown to the reader. */
  readonly path: string;
  readonly warnings: readonly Problem[];
  /** Every source read with it, by its id. */
  readonly sources: Readonly<Record<string, Source>>;
}

/** The catalogue that lies in one of the folders around a case. */
const catalogueAround = (path: string, from: Disk): string[] =>
  foldersAround(path, from)
    .map((folder) => scenarioFilesIn(pathBeside(`${folder}/.`, "catalogue"), from))
    .find((files) => files.length > 0) ?? [];

/** A case as it was read, to be taken as it stands or narrowed in many ways without reading again. */
export interface OpenedCase {
  /** As shown to the reader. */
  readonly path: string;
  readonly warnings: readonly Problem[];
  /**
   * The case with changes made in it, those of one of the variants it was opened with among them; regions
   * and inventories that they leave alone are shared.
   */
  readonly narrowed: (
    narrowing: Narrowing,
    variant?: OpenedVariant,
  ) => Result.Result<ReadCase, Problem[]>;
  /** The variants it was opened with, in their order. */
  readonly variants: readonly OpenedVariant[];
}

/** A variant that was read with a case. */
export interface OpenedVariant {
  readonly variant: Variant;
  readonly file: ScenarioFile;
}

/**
 * Opens a case from its YAML file with the region, inventory, doctrine and targets it names, the
 * catalogue around it and the variants to be made of it, checks everything together, or says everything
 * wrong with them.
 */
export const openCase = (
  path: string,
  from: Disk = disk,
  variantPaths: readonly string[] = [],
): Result.Result<OpenedCase, Problem[]> =>
  Result.flatMap(
    readScenario([path, ...variantPaths, ...catalogueAround(path, from)], from),
    (scenario): Result.Result<OpenedCase, Problem[]> => {
      const own = shownPath(path);
      const shared: Shared = { catalogue: new Map(), region: new Map(), inventory: new Map() };
      const variants: OpenedVariant[] = [];
      for (const variantPath of variantPaths) {
        const shown = shownPath(variantPath);
        const file = scenario.files.find((each) => each.path === shown);
        if (file === undefined || file.kind.kind !== "variant") {
          return Result.fail([notOfKind(shown, file, variantKind)]);
        }
        variants.push({ variant: file.value as Variant, file });
      }
      return Result.succeed({
        path: own,
        warnings: scenario.warnings,
        variants,
        narrowed: (narrowing, variant) =>
          Result.flatMap(changedScenario(scenario, own, narrowing, variant?.file), (changed) =>
            caseOf(changed, own, shared, from, variant?.file),
          ),
      });
    },
  );

/** Reads a case and makes changes in it. */
export const readCase = (
  path: string,
  narrowing: Narrowing = {},
  from: Disk = disk,
): Result.Result<ReadCase, Problem[]> =>
  Result.flatMap(openCase(path, from), ({ narrowed }) => narrowed(narrowing));

/** What was assembled so far, by the values of the files it was assembled from. */
interface Shared {
  readonly catalogue: Map<string, Catalogue>;
  readonly region: Map<string, ReturnType<typeof regionOf>>;
  readonly inventory: Map<string, ReturnType<typeof inventoryOf>>;
}

const numbers = new WeakMap<object, number>();
let nextNumber = 0;

/** The values of files as a key: equal for the same values, whatever else has changed. */
const keyOf = (files: Iterable<ScenarioFile>): string =>
  Array.from(files, ({ value }) => {
    const object = value as object;
    let number = numbers.get(object);
    if (number === undefined) numbers.set(object, (number = nextNumber++));
    return number;
  }).join(" ");

const once = <V>(known: Map<string, V>, key: string, make: () => V): V => {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
};

/** The case that a file of a scenario describes. */
const caseOf = (
  scenario: CheckedScenario,
  path: string,
  shared: Shared,
  from: Disk,
  variant: ScenarioFile | undefined,
): Result.Result<ReadCase, Problem[]> => {
  const own = scenario.files.find((file) => file.path === path);
  if (own === undefined || own.kind.kind !== "case") {
    return Result.fail([notOfKind(path, own, caseKind)]);
  }
  const input = own.value as Case;
  const beside = (target: string): ScenarioFile => named(scenario, own, target);
  const earthquake = only(scenario, "earthquake");
  const weather = only(scenario, "weather");
  if (earthquake === undefined || weather === undefined) {
    return Result.fail([
      ...(earthquake === undefined ? [noRules(path, "earthquake")] : []),
      ...(weather === undefined ? [noRules(path, "weather")] : []),
    ]);
  }
  const kinds = scenario.files.filter(
    ({ kind }) => kind.kind === "catalogue" || kind.kind === "readiness",
  );
  const catalogue = once(shared.catalogue, keyOf(kinds), () => catalogueOf(scenario));
  const regionFile = beside(input.region);
  const inventoryFile = beside(input.inventory);
  const { region, problems: ofRegion } = once(shared.region, keyOf(closureOf(regionFile)), () =>
    regionOf(scenario, regionFile.path),
  );
  // The variant as it now stands: files it names may have been changed.
  const variantNow = scenario.files.find((file) => file.path === variant?.path);
  const added = variantNow === undefined ? [] : addedBy(variantNow);
  const { inventory, problems: ofInventory } = once(
    shared.inventory,
    keyOf([...closureOf(inventoryFile), ...added.flatMap((f) => [...closureOf(f)]), ...kinds]),
    () =>
      withAdded(scenario, inventoryOf(scenario, inventoryFile.path, catalogue), added, catalogue),
  );
  const { shakemaps, problems: ofShakemaps } = shakemapsOf(own, from);
  const problems = [...scenario.warnings, ...ofRegion, ...ofInventory, ...ofShakemaps];
  if (region === undefined || inventory === undefined || hasErrors(problems)) {
    return Result.fail(problems);
  }
  return Result.succeed({
    path,
    case: input,
    region,
    inventory,
    catalogue,
    earthquake: earthquake.value as EarthquakeRules,
    weather: weather.value as WeatherRules,
    doctrine: beside(input.doctrine).value as DoctrineFile,
    targets: input.targets.files.map((file) => beside(file).value as TargetsFile),
    shakemaps,
    warnings: problems,
    sources: sourcesOf(scenario),
  });
};

type Assembled = ReturnType<typeof inventoryOf>;

/** An inventory with those that a variant adds laid over it, the last on top. */
const withAdded = (
  scenario: Scenario,
  { inventory, problems }: Assembled,
  added: readonly ScenarioFile[],
  catalogue: Catalogue,
): Assembled => {
  let top = inventory;
  const found: Problem[] = [...problems];
  for (const file of added) {
    const own = inventoryOf(scenario, file.path, catalogue);
    found.push(...own.problems);
    if (top === undefined || own.inventory === undefined) continue;
    const { over } = own.inventory;
    const below = idsOf(top);
    if (over !== undefined && !below.includes(over.document.id)) {
      const at = ["over"];
      found.push(
        problemOf(
          {
            path: at,
            found: {
              zh: `叠加在 ${over.document.id} 之上`,
              en: `one laid over ${over.document.id}`,
            },
            allowed: {
              zh: `叠加在案例所用清单之上:${below.join("、")}`,
              en: `one laid over an inventory of the case: ${below.join(", ")}`,
            },
          },
          file.path,
          file.locate(at),
        ),
      );
      continue;
    }
    const { document } = own.inventory;
    // Additions replace nothing unless they say so.
    top = {
      ...own.inventory,
      document: { ...document, replaces: document.replaces ?? [] },
      over: top,
    };
  }
  return { ...(top === undefined ? {} : { inventory: top }), problems: found };
};

/** An inventory and those it is laid over. */
const idsOf = (inventory: Inventory): string[] => [
  inventory.document.id,
  ...(inventory.over === undefined ? [] : idsOf(inventory.over)),
];

const sourcesOf = ({ files }: Scenario): Record<string, Source> =>
  Object.assign(
    {},
    ...files
      .filter(({ kind }) => kind.kind === "sources")
      .map(({ value }) => (value as SourcesFile).sources),
  ) as Record<string, Source>;

/** The ShakeMap grids that a case names, and what is wrong or odd about them. */
const shakemapsOf = (
  own: ScenarioFile,
  from: Disk,
): { readonly shakemaps: Record<number, ShakemapGrid>; readonly problems: Problem[] } => {
  const shakemaps: Record<number, ShakemapGrid> = {};
  const problems: Problem[] = [];
  for (const [i, hazard] of (own.value as Case).hazards.entries()) {
    if (hazard.kind !== "earthquake" || hazard.shakemap === undefined) continue;
    const path = pathBeside(own.path, hazard.shakemap);
    const at = ["hazards", i, "shakemap"];
    const tell = (finding: Omit<Finding, "path">): void => {
      problems.push(problemOf({ path: at, ...finding }, own.path, own.locate(at)));
    };
    if (!from.isFile(path)) {
      tell({
        found: { zh: `没有文件 ${shownPath(path)}`, en: `no file ${shownPath(path)}` },
        allowed: { zh: "ShakeMap 的 grid.xml", en: "the grid.xml of a ShakeMap" },
      });
      continue;
    }
    const text = fileText(shownPath(path), from.read(path));
    const grid = Result.flatMap(text, (whole) => parseShakemap(shownPath(path), whole));
    if (Result.isFailure(grid)) {
      problems.push(...grid.failure);
      continue;
    }
    shakemaps[i] = grid.success;
    const { magnitude } = grid.success.event;
    const { min, max } = magnitudesOf(hazard.magnitude);
    if (magnitude < min - ODD_MAGNITUDE || magnitude > max + ODD_MAGNITUDE) {
      tell({
        severity: "warning",
        found: { zh: `${magnitude} 级地震的图`, en: `the map of a magnitude ${magnitude}` },
        allowed: { zh: "与案例震级相近", en: "about the magnitude of the case" },
      });
    }
  }
  return { shakemaps, problems };
};

/** A map made for another magnitude, by more than scales and revisions differ. */
const ODD_MAGNITUDE = 0.4;

const magnitudesOf = (figure: Figure): { readonly min: number; readonly max: number } => {
  if (figure.kind === "constant") return { min: figure.si, max: figure.si };
  const { min, max } = compileDistribution(figure.si);
  return { min, max };
};

/** The file that another names; reading has followed it, so it is there. */
const named = (scenario: Scenario, from: ScenarioFile, target: string): ScenarioFile => {
  const path = shownPath(pathBeside(from.path, target));
  const file = scenario.files.find((each) => each.path === path);
  if (file === undefined) throw new RangeError(`${path} was not read with ${from.path}`);
  return file;
};

const only = ({ files }: Scenario, kind: string): ScenarioFile | undefined =>
  files.find((file) => file.kind.kind === kind);

const caseKind: Text = { zh: "案例文件", en: "the file of a case" };
const variantKind: Text = { zh: "变体文件", en: "the file of a variant" };

const notOfKind = (path: string, file: ScenarioFile | undefined, allowed: Text): Problem =>
  problemOf(
    {
      path: [],
      found:
        file === undefined
          ? { zh: `没有读到 ${path}`, en: `${path}, which was not read` }
          : { zh: file.kind.text.zh, en: `a file of the kind ${file.kind.kind}` },
      allowed,
    },
    path,
    {},
  );

const noRules = (path: string, kind: string): Problem =>
  problemOf(
    {
      path: [],
      found: { zh: `周围没有 catalogue/${kind}.yaml`, en: `no catalogue/${kind}.yaml around it` },
      allowed: { zh: "案例上层目录中的种类目录", en: "a catalogue in a folder around the case" },
    },
    path,
    {},
  );
