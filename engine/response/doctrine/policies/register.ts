import { DoctrineRefused } from "../doctrine-model.ts";
import { byLevel } from "./by-level.ts";
import { capabilityCover } from "./capability-cover.ts";
import { nearestInTime } from "./nearest-in-time.ts";
import type { DispatchPolicy } from "./policy.ts";
import { epicentreFirst, silentFirst, worstKnownFirst } from "./reinforcement.ts";
import type { ReinforcementPolicy } from "./reinforcement.ts";
import { keepShare, keepUnits, noReserve } from "./reserves.ts";
import type { ReservePolicy } from "./reserves.ts";

/** Every policy that a doctrine can name, by the decision it takes. A new one is a file and a line here. */
export const policies = {
  dispatch: {
    "nearest-in-time": nearestInTime,
    "by-level": byLevel,
    "capability-cover": capabilityCover,
  } satisfies Record<string, DispatchPolicy>,
  reserve: {
    none: noReserve,
    "keep-share": keepShare,
    "keep-units": keepUnits,
  } satisfies Record<string, ReservePolicy>,
  reinforcement: {
    "worst-known-first": worstKnownFirst,
    "silent-first": silentFirst,
    "epicentre-first": epicentreFirst,
  } satisfies Record<string, ReinforcementPolicy>,
} as const;

/** The policy of a name. Throws `DoctrineRefused` for one that is not in the register. */
export const policyNamed = <P>(
  register: Readonly<Record<string, P>>,
  decision: keyof typeof policies,
  name: string,
): P => {
  const policy = Object.hasOwn(register, name) ? register[name] : undefined;
  if (policy !== undefined) return policy;
  const known = Object.keys(register);
  throw new DoctrineRefused(`policies.${decision}.policy`, name, {
    zh: known.join("、"),
    en: known.join(", "),
  });
};
