import type { FigureName, KindClass } from "../../inputs/catalogue-figures.ts";
import type {
  Catalogue,
  Kind,
  PictureWay,
  ReadinessProfile,
  Routine,
} from "../../inputs/catalogue.ts";
import type { Figure } from "../../inputs/figure.ts";
import type { Text } from "../../inputs/text.ts";
import type { Unknown } from "../../inputs/unknowns.ts";
import { compileDistribution } from "../../random/distribution.ts";
import type { Distribution } from "../../random/distribution.ts";
import { assumedValue } from "../assumptions.ts";
import type { Assumptions } from "../assumptions.ts";
import { bitsOf, conditionBits, readinessFigureList, skillBits } from "./vocabulary.ts";

/**
 * A figure in one set of assumptions, in SI: a number, or what is drawn anew in every replication.
 * Plain data; a worker compiles the distribution it draws from.
 */
export type SettledFigure =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "chance"; readonly distribution: Distribution };

/** A kind of the catalogue in one set of assumptions. */
export interface SettledKind {
  readonly id: string;
  readonly name: Text;
  readonly class: KindClass;
  /** Bits of `skillBits` and `conditionBits`. */
  readonly skills: number;
  readonly needs: number;
  /** Place of its readiness profile in the list, -1 for none: always there, all of it. */
  readonly readiness: number;
  /** Class of vehicle it drives as, a name of the rules of roads. */
  readonly drivesAs?: string;
  /** The way by which it shows the scene, if it can. */
  readonly picture?: PictureWay;
  readonly capacityUnit?: "person" | "each" | "m2" | "kg";
  readonly figures: { readonly [N in FigureName]?: SettledFigure };
  /** Mean number carried of each kind, by its place in the list of kinds. */
  readonly equipment: ReadonlyArray<{ readonly kind: number; readonly mean: number }>;
}

/** A profile: one number for each of `readinessFigureList`. */
export interface SettledReadiness {
  readonly id: string;
  readonly name: Text;
  /** One for each month from January: is it in season? */
  readonly inSeason: readonly boolean[];
  readonly shares: readonly number[];
}

/** Calls of every day in one set of assumptions. */
export interface SettledRoutine {
  readonly id: string;
  readonly name: Text;
  readonly readiness: number;
  readonly of: "province" | "person";
  /** Calls in a second, of the province or of one person, in the mean. */
  readonly callRate: number;
  readonly crews: number;
  readonly busy: SettledFigure;
  /** Weights with mean one. */
  readonly byHour: readonly number[];
  readonly byMonth: readonly number[];
}

/** The catalogue in one set of assumptions: plain data, cloned once for each worker. */
export interface SettledCatalogue {
  readonly kinds: readonly SettledKind[];
  readonly readiness: readonly SettledReadiness[];
  readonly routine: readonly SettledRoutine[];
}

/** A figure at its value, or as drawn; `path` names the unknown for ever. */
export const settleFigure = (
  figure: Figure,
  assumptions: Assumptions,
  path: string,
): SettledFigure =>
  figure.kind === "chance"
    ? { kind: "chance", distribution: figure.si }
    : { kind: "constant", value: assumedValue(figure, assumptions, path) };

/** One number of a settled figure: the value, or the mean of what is drawn. */
export const meanOf = (figure: SettledFigure): number =>
  figure.kind === "constant" ? figure.value : compileDistribution(figure.distribution).mean;

const byId = <T>(record: Readonly<Record<string, T>>): ReadonlyArray<readonly [string, T]> =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));

const settleKind = (
  id: string,
  kind: Kind,
  assumptions: Assumptions,
  kindRow: ReadonlyMap<string, number>,
  readinessRow: ReadonlyMap<string, number>,
): SettledKind => ({
  id,
  name: kind.name,
  class: kind.class,
  skills: bitsOf(skillBits, kind.skills),
  needs: bitsOf(conditionBits, kind.needs),
  readiness: kind.readiness === undefined ? -1 : (readinessRow.get(kind.readiness) ?? -1),
  ...(kind.drivesAs === undefined ? {} : { drivesAs: kind.drivesAs }),
  ...(kind.picture === undefined ? {} : { picture: kind.picture }),
  ...(kind.capacity === undefined ? {} : { capacityUnit: kind.capacity.unit }),
  figures: Object.fromEntries(
    Object.entries(kind.figures ?? {}).map(([name, figure]) => [
      name,
      settleFigure(figure, assumptions, `catalogue/${id}/${name}`),
    ]),
  ),
  equipment: byId(kind.equipment ?? {}).map(([carried, figure]) => ({
    kind: kindRow.get(carried) ?? -1,
    mean: meanOf(settleFigure(figure, assumptions, `catalogue/${id}/equipment/${carried}`)),
  })),
});

/** What a profile says where it is silent: nobody away, all present, all fit, all filled. */
const silent = (name: (typeof readinessFigureList)[number], profile: ReadinessProfile): Figure => {
  const { figures } = profile;
  const all: Figure = {
    kind: "constant",
    si: name === "away" ? 0 : 1,
    written: name === "away" ? 0 : 1,
    unit: "share",
    mark: "assumed",
    sources: ["judgement"],
  };
  if (name === "presentOffSeasonDay") return figures.presentDay ?? all;
  if (name === "presentOffSeasonNight") return figures.presentNight ?? figures.presentDay ?? all;
  if (name === "presentNight") return figures.presentDay ?? all;
  return all;
};

const settleProfile = (
  id: string,
  profile: ReadinessProfile,
  assumptions: Assumptions,
): SettledReadiness => ({
  id,
  name: profile.name,
  inSeason: Array.from(
    { length: 12 },
    (_, month) => profile.season?.months.includes(month + 1) ?? true,
  ),
  shares: readinessFigureList.map((name) => {
    const own = profile.figures[name];
    // A share taken over from another name stands at the same place of its range.
    const path = own === undefined ? name.replace("OffSeason", "") : name;
    const figure = own ?? silent(name, profile);
    return meanOf(settleFigure(figure, assumptions, `readiness/${id}/${path}`));
  }),
});

const meanOne = (weights: readonly number[]): number[] => {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (weight * weights.length) / sum);
};

const settleRoutine = (
  id: string,
  routine: Routine,
  assumptions: Assumptions,
  readinessRow: ReadonlyMap<string, number>,
): SettledRoutine => {
  const settle = (name: "callRate" | "crews" | "busy") =>
    settleFigure(routine[name], assumptions, `routine/${id}/${name}`);
  return {
    id,
    name: routine.name,
    readiness: readinessRow.get(routine.readiness) ?? -1,
    of: routine.of,
    callRate: meanOf(settle("callRate")),
    crews: meanOf(settle("crews")),
    busy: settle("busy"),
    byHour: meanOne(routine.byHour.weights),
    byMonth: meanOne(routine.byMonth.weights),
  };
};

/** The catalogue in one set of assumptions; kinds and profiles in the order of their ids. */
export const compileCatalogue = (
  catalogue: Catalogue,
  assumptions: Assumptions,
): SettledCatalogue => {
  const kinds = byId(catalogue.kinds);
  const profiles = byId(catalogue.readiness.profiles);
  const kindRow = new Map(kinds.map(([id], row) => [id, row]));
  const readinessRow = new Map(profiles.map(([id], row) => [id, row]));
  return {
    kinds: kinds.map(([id, kind]) => settleKind(id, kind, assumptions, kindRow, readinessRow)),
    readiness: profiles.map(([id, profile]) => settleProfile(id, profile, assumptions)),
    routine: byId(catalogue.readiness.routine).map(([id, routine]) =>
      settleRoutine(id, routine, assumptions, readinessRow),
    ),
  };
};

/** Place of a kind in the list. Throws RangeError for an unknown one. */
export const kindRow = (catalogue: SettledCatalogue, id: string): number => {
  const row = catalogue.kinds.findIndex((kind) => kind.id === id);
  if (row === -1) throw new RangeError(`the catalogue has no kind ${id}`);
  return row;
};

/** A figure of a kind. Throws RangeError where the kind has none of that name. */
export const figureOf = (
  catalogue: SettledCatalogue,
  kind: string,
  name: FigureName,
): SettledFigure => {
  const figure = catalogue.kinds[kindRow(catalogue, kind)].figures[name];
  if (figure === undefined) throw new RangeError(`${kind} has no figure ${name}`);
  return figure;
};

/** Unknowns in one set of assumptions: numbers in SI by id and key. */
export type SettledUnknowns = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Settles unknowns; those that are shares of one whole are rescaled to sum to one. */
export const settleUnknowns = (
  unknowns: Readonly<Record<string, Unknown>>,
  assumptions: Assumptions,
): SettledUnknowns =>
  Object.fromEntries(
    byId(unknowns).map(([id, unknown]) => {
      const entries =
        unknown.share ??
        unknown.count ??
        unknown.number ??
        unknown.itemsPerPerson ??
        unknown.areaPerPerson ??
        {};
      const values = byId(entries).map(
        ([key, figure]) =>
          [key, assumedValue(figure, assumptions, `unknowns/${id}/${key}`)] as const,
      );
      const sum = values.reduce((total, [, value]) => total + value, 0);
      const scale = unknown.sumsToOne === true && sum > 0 ? 1 / sum : 1;
      return [id, Object.fromEntries(values.map(([key, value]) => [key, value * scale]))];
    }),
  );
