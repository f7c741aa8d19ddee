import type { CountyRow, TownRow } from "../../inputs/region-tables.ts";
import type { FacilityRow } from "../../inputs/facilities.ts";
import type { Problem } from "../../inputs/problem.ts";
import { problemOf } from "../finding.ts";
import type { Check } from "../scenario.ts";

type PlaceColumn = "city" | "county" | "town";

/** Each pair of columns that must agree: the smaller place lies in the larger one. */
const pairs: ReadonlyArray<readonly [PlaceColumn, PlaceColumn]> = [
  ["county", "city"],
  ["town", "county"],
  ["town", "city"],
];

/** A row that names a town, a county and a city names ones that lie in each other. */
export const placesAgree: Check = ({ files }) => {
  const parentOf = new Map<string, { readonly county?: string; readonly city?: string }>();
  const nameOf = new Map<string, string>();
  for (const { kind, value } of files) {
    if (kind.kind !== "counties") continue;
    for (const { code, name_zh, city_code } of value as ReadonlyArray<CountyRow>) {
      parentOf.set(code, { city: city_code });
      nameOf.set(code, name_zh);
    }
  }
  for (const { kind, value } of files) {
    if (kind.kind !== "towns") continue;
    for (const { code, name_zh, county_code } of value as ReadonlyArray<TownRow>) {
      const city = parentOf.get(county_code)?.city;
      parentOf.set(code, { county: county_code, ...(city === undefined ? {} : { city }) });
      nameOf.set(code, name_zh);
    }
  }
  return files
    .filter(({ kind }) => kind.kind === "facilities")
    .flatMap((file) =>
      (file.value as ReadonlyArray<FacilityRow>).flatMap((row, i) => {
        const wrong = pairs.find(([inner, outer]) => {
          const [code, named] = [row[inner], row[outer]];
          if (code === undefined || named === undefined) return false;
          const parents = parentOf.get(code);
          const parent = outer === "city" ? parents?.city : parents?.county;
          // A place the region does not know is reported as such.
          return parent !== undefined && parent !== named;
        });
        return wrong === undefined ? [] : [disagreement(file, row, i, wrong, parentOf, nameOf)];
      }),
    );
};

const disagreement = (
  file: Parameters<Check>[0]["files"][number],
  row: FacilityRow,
  index: number,
  [inner, outer]: readonly [PlaceColumn, PlaceColumn],
  parentOf: ReadonlyMap<string, { readonly county?: string; readonly city?: string }>,
  nameOf: ReadonlyMap<string, string>,
): Problem => {
  const code = row[inner] ?? "";
  const parents = parentOf.get(code);
  const parent = (outer === "city" ? parents?.city : parents?.county) ?? "";
  const named = (place: string): string =>
    nameOf.has(place) ? `${nameOf.get(place)} ${place}` : place;
  const path = [index, outer];
  return problemOf(
    {
      path,
      found: { zh: named(row[outer] ?? ""), en: named(row[outer] ?? "") },
      allowed: {
        zh: `${named(code)} 所在的 ${named(parent)}`,
        en: `${named(parent)}, in which ${named(code)} lies`,
      },
      suggestion: parent,
    },
    file.path,
    file.locate(path),
  );
};
