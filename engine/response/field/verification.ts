import type { VerifyOrder } from "../../situation/orders.ts";
import { entryAt } from "../../situation/pictures.ts";
import { drawStep } from "../../situation/procedure.ts";
import { receive } from "../../situation/receive.ts";
import { OUTSIDE } from "../../situation/report.ts";
import { SCENE } from "../../situation/truth.ts";
import { fieldKinds } from "./event-kinds.ts";
import type { Field } from "./field.ts";
import { isReachable, reachableFromS } from "./telephone.ts";

/**
 * A post wants a second source: another network or its own people for the disaster as a whole; for a
 * town the police, the fire brigade's control room, a neighbour, as far as anybody there can be
 * reached. What did not happen is never confirmed.
 */
export const verify = (field: Field, order: VerifyOrder): number => {
  const { situation, procedure, telephone } = field;
  const { stage, truth, posts } = situation;
  const { by, town, cause } = order;
  const row = stage.record(fieldKinds.verifyOrdered.id, -1, -1, town, 0, cause, by);
  const happened = town < 0 ? truth.shocks.length > 0 : truth.scene[town] !== SCENE.none;
  if (!happened) return row;
  const takesS = drawStep(stage, procedure, "verification", posts.id[by]);
  const fromS =
    town < 0 || isReachable(telephone, situation, town, stage.now)
      ? stage.now
      : reachableFromS(telephone, situation, town, stage.now);
  const at = fromS + takesS;
  if (at <= situation.horizonS) {
    stage.simulation.schedule(at, confirm, { field, by, town, cause: row });
  }
  return row;
};

interface Confirmed {
  readonly field: Field;
  readonly by: number;
  readonly town: number;
  readonly cause: number;
}

/** Once is enough: a unit on the spot may have confirmed it before. */
export const confirm = ({ field, by, town, cause }: Confirmed): void => {
  const { situation } = field;
  const { pictures } = situation;
  const before =
    town < 0 ? pictures.verifiedDisasterRow[by] : pictures.verifiedRow[entryAt(pictures, by, town)];
  if (before >= 0) return;
  receive(situation, { kind: "verified", from: OUTSIDE, to: by, cause, town });
};
