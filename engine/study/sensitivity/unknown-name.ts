import type { Catalogue } from "../../inputs/catalogue.ts";
import { figureFields } from "../../inputs/catalogue-figures.ts";
import type { FigureName } from "../../inputs/catalogue-figures.ts";
import type { Figure } from "../../inputs/figure.ts";
import { dimensionsWithUnit, factorToSi } from "../../inputs/unit.ts";
import type { Text } from "../../inputs/text.ts";
import { compileDistribution } from "../../random/distribution.ts";
import type { CaseInputs } from "../case/compile-case.ts";

/** What names of unknowns are looked up in. */
export type NameSources = Pick<CaseInputs, "catalogue" | "inventory" | "doctrine">;

const plain = (words: string): Text => ({ zh: words, en: words });

const joined = (a: Text, b: Text): Text => ({ zh: `${a.zh}:${b.zh}`, en: `${a.en}: ${b.en}` });

const kindName = ({ kinds }: Catalogue, id: string): Text => kinds[id]?.name ?? plain(id);

const figureName = (name: string): Text => {
  if (!Object.hasOwn(figureFields, name)) return plain(name);
  const { zh, en } = figureFields[name as FigureName];
  return { zh, en };
};

/**
 * What an unknown is called, from its path: the words of the catalogue, of the list of unknowns, of
 * the steps of procedures; the path itself where nothing has words for it.
 */
export const unknownName = (path: string, { catalogue, inventory }: NameSources): Text => {
  const [room, id, ...rest] = path.split("/");
  if (room === "catalogue" && id !== undefined) {
    const [figure, carried] = rest;
    if (figure === "equipment" && carried !== undefined) {
      return joined(kindName(catalogue, id), kindName(catalogue, carried));
    }
    return joined(kindName(catalogue, id), figureName(figure ?? ""));
  }
  if (room === "unknowns" && id !== undefined) {
    const name = inventory.unknowns[id]?.name ?? plain(id);
    const [key] = rest;
    return key === undefined || key === "all" ? name : joined(name, plain(key));
  }
  return plain(path);
};

/** A number in SI in the unit that its figure is written in. */
export const inWrittenUnit = (si: number, unit: string): number => {
  const [dimension] = dimensionsWithUnit(unit);
  return si / (dimension === undefined ? 1 : (factorToSi(dimension, unit) ?? 1));
};

/** The value of an unknown at a share of its range, as it is written; a share itself for a choice of words. */
export const valueAt = (figure: Figure | undefined, share: number): number =>
  figure === undefined || figure.kind === "constant"
    ? share
    : inWrittenUnit(compileDistribution(figure.si).quantile(share), figure.unit);
