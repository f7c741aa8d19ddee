import type { Kind } from "../../inputs/catalogue.ts";
import { compileDistribution } from "../../random/distribution.ts";
import type { FacilityRow } from "../../inputs/facilities.ts";
import type { CountyRow } from "../../inputs/region-tables.ts";
import type { Problem } from "../../inputs/problem.ts";
import { problemOf } from "../finding.ts";
import type { Finding } from "../finding.ts";
import { catalogueRead } from "../inventory-of.ts";
import type { Check, Scenario } from "../scenario.ts";

/** A unit with so many times the most people its kind is known to have is worth a second look. */
const timesTypical = 10;

/**
 * More units than this in one row are worth a second look, of classes that a planner lists one by one;
 * Shandong has 2,800 stations in all. Cameras, terminals and goods come in greater numbers.
 */
const unitsInRow = 1000;
const listedOneByOne: ReadonlySet<Kind["class"]> = new Set([
  "team",
  "plant",
  "helicopter",
  "drone",
  "satellite",
  "site",
  "store",
]);

const numberText = (value: number): string => value.toLocaleString("en-US");

/** Residents of each county and city of the regions read. */
const residentsOf = ({ files }: Scenario): ReadonlyMap<string, number> => {
  const residents = new Map<string, number>();
  for (const { kind, value } of files) {
    if (kind.kind !== "counties") continue;
    for (const { code, city_code, population_2020 } of value as ReadonlyArray<CountyRow>) {
      residents.set(code, population_2020);
      residents.set(city_code, (residents.get(city_code) ?? 0) + population_2020);
    }
  }
  return residents;
};

/** The most people that a unit of a kind has by its figure. */
const mostPeople = (kind: Kind | undefined): number | undefined => {
  const figure = kind?.figures?.people;
  if (figure === undefined) return undefined;
  const most = figure.kind === "constant" ? figure.si : compileDistribution(figure.si).max;
  return Number.isFinite(most) ? most : undefined;
};

const findingsIn = (
  row: FacilityRow,
  kind: Kind | undefined,
  residents: ReadonlyMap<string, number>,
): Finding[] => {
  const { people, number = 1 } = row;
  const findings: Finding[] = [];
  const home = residents.get(row.county ?? row.city ?? "");
  if (people !== undefined && home !== undefined && people > home) {
    findings.push({
      path: ["people"],
      found: { zh: `${numberText(people)} 人`, en: `${numberText(people)} people` },
      allowed: {
        zh: `不多于所在地的 ${numberText(home)} 名居民`,
        en: `no more than the ${numberText(home)} residents of its place`,
      },
    });
  } else if (people !== undefined && number > 0) {
    const most = mostPeople(kind);
    if (most !== undefined && people / number > timesTypical * most) {
      const each = numberText(Math.round(people / number));
      findings.push({
        path: ["people"],
        severity: "warning",
        found: { zh: `每个单位 ${each} 人`, en: `${each} people to a unit` },
        allowed: {
          zh: `${row.kind} 通常不超过 ${numberText(most)} 人,请复核`,
          en: `${row.kind} usually has at most ${numberText(most)}; look again`,
        },
      });
    }
  }
  if (number > unitsInRow && kind !== undefined && listedOneByOne.has(kind.class)) {
    findings.push({
      path: ["number"],
      severity: "warning",
      found: { zh: `一行 ${numberText(number)} 个`, en: `${numberText(number)} in one row` },
      allowed: {
        zh: `${row.kind} 一行通常不超过 ${numberText(unitsInRow)} 个,请复核`,
        en: `usually at most ${numberText(unitsInRow)} of ${row.kind} in a row; look again`,
      },
    });
  }
  return findings;
};

/** No row has more people than its place has residents; amounts far beyond their kind are pointed out. */
export const absurdAmounts: Check = (scenario) => {
  const residents = residentsOf(scenario);
  const kinds = catalogueRead(scenario)?.kinds;
  const problems: Problem[] = [];
  for (const file of scenario.files) {
    if (file.kind.kind !== "facilities") continue;
    for (const [i, row] of (file.value as ReadonlyArray<FacilityRow>).entries()) {
      for (const finding of findingsIn(row, kinds?.[row.kind], residents)) {
        const path = [i, ...finding.path];
        problems.push(problemOf({ ...finding, path }, file.path, file.locate(path)));
      }
    }
  }
  return problems;
};
