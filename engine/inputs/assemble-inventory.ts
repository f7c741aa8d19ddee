import { pathBeside } from "./assemble-region.ts";
import type { Open, OpenedFile } from "./assemble-region.ts";
import { figureField } from "./catalogue-figures.ts";
import type { Catalogue } from "./catalogue.ts";
import type { FactCoverageRow, FactRow } from "./facts.ts";
import type { FacilityRow, InventoryDocument, Total } from "./inventory.ts";
import { hasErrors, problemAt } from "./problem.ts";
import type { Problem } from "./problem.ts";
import type { Text } from "./text.ts";
import { entriesOf } from "./unknowns.ts";
import type { Unknown, UnknownsFile } from "./unknowns.ts";

/** An inventory with all its tables: plain checked data, ready to compile. */
export interface Inventory {
  readonly document: InventoryDocument;
  readonly rows: ReadonlyArray<FacilityRow>;
  readonly facts: ReadonlyArray<FactRow>;
  readonly coverage: ReadonlyArray<FactCoverageRow>;
  readonly unknowns: Readonly<Record<string, Unknown>>;
  /** The inventory it is laid over. */
  readonly over?: Inventory;
}

/** Says what is wrong at a place of a file. */
type Report = (
  file: OpenedFile,
  path: ReadonlyArray<PropertyKey>,
  found: string,
  allowed: Text,
) => void;

/**
 * Gathers an inventory from its document and the files that it names, all decoded, and checks what no
 * single file can say: links between rows, totals against facts, facts against their
 * coverage, groups against the catalogue and the unknowns. Undefined when a problem forbids using it.
 *
 * @param path of the inventory's YAML file; `open` is asked for paths relative to where this one is
 */
export const assembleInventory = (
  path: string,
  open: Open,
  catalogue: Catalogue,
  above: ReadonlyArray<string> = [],
): { readonly inventory?: Inventory; readonly problems: ReadonlyArray<Problem> } => {
  const file = open(path);
  const document = file.value as InventoryDocument;
  const at = (relative: string): OpenedFile => open(pathBeside(path, relative));
  const tables = document.tables.map(at);
  const factsFile = document.facts === undefined ? undefined : at(document.facts);
  const coverageFile = document.coverage === undefined ? undefined : at(document.coverage);
  const problems: Problem[] = [];
  const report: Report = (where, at, found, allowed) => {
    problems.push(problemAt(where, at, found, allowed));
  };
  const below = underneath(file, document, [...above, path], open, catalogue, report);
  problems.push(...below.problems);
  const inventory: Inventory = {
    document,
    rows: tables.flatMap(({ value }) => value as ReadonlyArray<FacilityRow>),
    facts: (factsFile?.value ?? []) as ReadonlyArray<FactRow>,
    coverage: (coverageFile?.value ?? []) as ReadonlyArray<FactCoverageRow>,
    unknowns:
      document.unknowns === undefined ? {} : (at(document.unknowns).value as UnknownsFile).unknowns,
    ...(below.inventory === undefined ? {} : { over: below.inventory }),
  };
  for (const table of tables) checkRows(table, inventory, report);
  checkTotals(file, inventory, report);
  checkBelow(file, inventory, report);
  checkGroups(file, inventory, catalogue, report);
  if (coverageFile !== undefined && factsFile !== undefined) {
    checkCoverage(coverageFile, factsFile, inventory, report);
  }
  return hasErrors(problems) ? { problems } : { inventory, problems };
};

/** The inventory that one is laid over, if any; none may lie over itself. */
const underneath = (
  file: OpenedFile,
  document: InventoryDocument,
  above: ReadonlyArray<string>,
  open: Open,
  catalogue: Catalogue,
  report: Report,
): ReturnType<typeof assembleInventory> => {
  if (document.over === undefined) return { problems: [] };
  const path = pathBeside(file.path, document.over);
  if (above.includes(path)) {
    report(file, ["over"], document.over, {
      zh: "不直接或间接叠加在自身之上的清单",
      en: "an inventory that does not lie over itself",
    });
    return { problems: [] };
  }
  return assembleInventory(path, open, catalogue, above);
};

/** Does a row end up being part of itself? */
const isPartOfItself = (id: string, parentOf: ReadonlyMap<string, string>): boolean => {
  const seen = new Set<string>();
  for (let above = parentOf.get(id); above !== undefined; above = parentOf.get(above)) {
    if (above === id) return true;
    if (seen.has(above)) return false;
    seen.add(above);
  }
  return false;
};

/**
 * Coordinates come in pairs; what is part of a row or stationed at one finds it in the inventory, and
 * nothing is part of itself.
 */
const checkRows = (table: OpenedFile, { rows }: Inventory, report: Report): void => {
  const ids = new Set(rows.map((row) => row.id));
  const parentOf = new Map(
    rows.flatMap(({ id, part_of }) => (part_of === undefined ? [] : [[id, part_of] as const])),
  );
  for (const [i, row] of (table.value as ReadonlyArray<FacilityRow>).entries()) {
    if ((row.lon === undefined) !== (row.lat === undefined)) {
      report(table, [i, row.lon === undefined ? "lat" : "lon"], "", {
        zh: "经度与纬度同时给出,或都不给",
        en: "longitude and latitude together, or neither",
      });
    }
    for (const link of ["part_of", "stationed_at"] as const) {
      const other = row[link];
      if (other !== undefined && (other === row.id || !ids.has(other))) {
        report(table, [i, link], other, {
          zh: "同一清单中另一行的标识",
          en: "the id of another row of the same inventory",
        });
      }
    }
    if (row.part_of !== undefined && row.part_of !== row.id && isPartOfItself(row.id, parentOf)) {
      report(table, [i, "part_of"], row.part_of, {
        zh: "不直接或间接属于自身的单位",
        en: "a row that is not itself part of this one",
      });
    }
  }
};

/** A total says what its fact says. */
const checkTotals = (file: OpenedFile, { document, facts }: Inventory, report: Report): void => {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  for (const [name, total] of Object.entries(document.totals ?? {})) {
    const fact = byId.get(total.fact);
    if (fact !== undefined && fact.number !== total.number) {
      report(file, ["totals", name, "number"], String(total.number), {
        zh: `事实 ${fact.id} 所说的 ${fact.number ?? "(无)"}`,
        en: `${fact.number ?? "(none)"}, as the fact ${fact.id} says`,
      });
    }
  }
};

/** The total of an inventory below that is among one of this inventory; undefined where there is none. */
export const totalBelow = (
  { over }: Pick<Inventory, "over">,
  inventoryId: string,
  totalId: string,
): Total | undefined => {
  if (over === undefined) return undefined;
  return over.document.id === inventoryId
    ? over.document.totals?.[totalId]
    : totalBelow(over, inventoryId, totalId);
};

/** What a total is to include stands below, counts the same and leaves something to add. */
const checkBelow = (file: OpenedFile, inventory: Inventory, report: Report): void => {
  for (const [name, total] of Object.entries(inventory.document.totals ?? {})) {
    if (total.withBelow === undefined) continue;
    const below = totalBelow(inventory, total.withBelow, name);
    if (below !== undefined && below.measure === total.measure && below.number <= total.number) {
      continue;
    }
    report(file, ["totals", name, "withBelow"], total.withBelow, {
      zh: `下层清单,且有同名、同量、不更大的合计 ${name}`,
      en: `an inventory below that has a total ${name} of the same measure, not larger`,
    });
  }
};

/** Unknowns have the entry asked for; kinds have the figures that groups take from them. */
const checkGroups = (
  file: OpenedFile,
  { document, unknowns }: Inventory,
  catalogue: Catalogue,
  report: Report,
): void => {
  for (const [name, group] of Object.entries(document.groups ?? {})) {
    const { amount, people, capacity } = group;
    const references = [
      ["amount", "perCity", amount.perCity],
      ["amount", "perCounty", amount.perCounty],
      ["amount", "perTown", amount.perTown],
      ["amount", "perPerson", amount.perPerson],
      ...[["people", people] as const, ["capacity", capacity] as const].flatMap(
        ([part, shared]) => [
          [part, "unknown", shared?.unknown] as const,
          [part, "times", shared?.times] as const,
          [part, "perUrbanResident", shared?.perUrbanResident] as const,
        ],
      ),
    ] as const;
    for (const [part, form, reference] of references) {
      if (reference === undefined) continue;
      const unknown = unknowns[reference.unknown];
      const key = reference.key ?? "all";
      if (unknown === undefined || !Object.hasOwn(entriesOf(unknown), key)) {
        const keys = unknown === undefined ? [] : Object.keys(entriesOf(unknown));
        report(file, ["groups", name, part, form], `${reference.unknown} ${key}`, {
          zh: `清单所指未知量及其项:${keys.join("、")}`,
          en: `an unknown of the inventory with the entry: ${keys.join(", ")}`,
        });
      }
    }
    for (const [part, shared] of [
      ["people", people],
      ["capacity", capacity],
    ] as const) {
      const figure = shared?.figure;
      if (figure === undefined) continue;
      const without = Object.keys(group.kinds).find((kind) => {
        const figures = catalogue.kinds[kind]?.figures;
        return figures !== undefined && !Object.hasOwn(figures, figure);
      });
      if (figureField(figure) === undefined || without !== undefined) {
        report(file, ["groups", name, part, "figure"], figure, {
          zh: `种类 ${without ?? ""} 具有的参数`,
          en: `a figure that the kind ${without ?? ""} has`,
        });
      }
    }
  }
};

/** Every countable fact of the table went into a total or has a reason why not. */
const checkCoverage = (
  coverageFile: OpenedFile,
  factsFile: OpenedFile,
  { document, facts, coverage }: Inventory,
  report: Report,
): void => {
  const covered = new Set(coverage.map((row) => row.fact));
  for (const [i, fact] of facts.entries()) {
    if (fact.countable && !covered.has(fact.id)) {
      report(factsFile, [i, "id"], fact.id, {
        zh: `在 ${coverageFile.path} 中有一行`,
        en: `a row in ${coverageFile.path}`,
      });
    }
  }
  const totals = document.totals ?? {};
  for (const [i, row] of coverage.entries()) {
    const ours = row.inventory === document.id;
    if (ours && (row.total === undefined || totals[row.total]?.fact !== row.fact)) {
      report(coverageFile, [i, "total"], row.total ?? "", {
        zh: `以 ${row.fact} 为事实的合计`,
        en: `a total whose fact is ${row.fact}`,
      });
    }
    if (
      row.inventory === undefined &&
      (row.reason_zh === undefined || row.reason_en === undefined)
    ) {
      report(coverageFile, [i, "reason_zh"], "", {
        zh: "未计入合计者须写明中英文理由",
        en: "a reason in both languages, where no total is named",
      });
    }
  }
};
