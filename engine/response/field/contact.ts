import { fieldKinds } from "./event-kinds.ts";
import type { Field } from "./field.ts";
import { isReachable } from "./telephone.ts";
import { sendWaiting } from "./tell.ts";

/** Somebody with a radio is in the town: it can be reached, and what waited goes out. */
export const bringContact = (
  field: Field,
  unit: number,
  town: number,
  cause: number,
  role: number,
): void => {
  const { situation, telephone } = field;
  const { stage } = situation;
  if (telephone.contactS[town] <= stage.now) return;
  const cutOff = !isReachable(telephone, situation, town, stage.now);
  telephone.contactS[town] = stage.now;
  telephone.contactTowns.push(town);
  if (!cutOff) return;
  stage.record(fieldKinds.contactBegins.id, unit, -1, town, 0, cause, role);
  sendWaiting(field, town);
};
