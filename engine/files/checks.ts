import { duplicateIds } from "./checks/duplicate-ids.ts";
import { unknownNames } from "./checks/unknown-names.ts";
import type { Check } from "./scenario.ts";

/** Everything checked over all files, after each has been checked for itself. */
export const checks: ReadonlyArray<Check> = [duplicateIds, unknownNames];
