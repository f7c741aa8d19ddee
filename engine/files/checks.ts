import { absurdAmounts } from "./checks/absurd-amounts.ts";
import { bases } from "./checks/bases.ts";
import { doctrines } from "./checks/doctrines.ts";
import { duplicateIds } from "./checks/duplicate-ids.ts";
import { epicentres } from "./checks/epicentres.ts";
import { inventories } from "./checks/inventories.ts";
import { placesAgree } from "./checks/places-agree.ts";
import { positions } from "./checks/positions.ts";
import { regionHolds } from "./checks/region-holds.ts";
import { targets } from "./checks/targets.ts";
import { totals } from "./checks/totals.ts";
import { unknownNames } from "./checks/unknown-names.ts";
import type { Check } from "./scenario.ts";

/** Everything checked over all files, after each has been checked for itself. */
export const checks: ReadonlyArray<Check> = [
  duplicateIds,
  unknownNames,
  regionHolds,
  placesAgree,
  positions,
  totals,
  bases,
  absurdAmounts,
  inventories,
  epicentres,
  targets,
  doctrines,
];
