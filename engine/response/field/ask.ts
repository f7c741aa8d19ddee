import { situationKinds } from "../../situation/event-kinds.ts";
import type { AskOrder } from "../../situation/orders.ts";
import { entryOf, hasHeard } from "../../situation/pictures.ts";
import { TIER } from "../../situation/posts.ts";
import { drawStep } from "../../situation/procedure.ts";
import { entryFor, receive } from "../../situation/receive.ts";
import { fieldKinds } from "./event-kinds.ts";
import type { Field } from "./field.ts";
import { isReachable, lineFreeS, reachableFromS } from "./telephone.ts";
import { answers } from "./tell.ts";

interface Call {
  readonly field: Field;
  readonly order: AskOrder;
  /** The row that asked. */
  readonly row: number;
  /** Calls made so far. */
  calls: number;
}

/**
 * A post rings up a town and asks how it looks: it answers with what its office knows by then. After
 * so many calls without an answer it counts as silent, which is knowledge too. A town that was cut off
 * rings back when its network returns.
 */
export const ask = (field: Field, order: AskOrder): number => {
  const { stage } = field.situation;
  const { by, of, town, cause } = order;
  const row = stage.record(situationKinds.asked.id, of, -1, town, 0, cause, by);
  call({ field, order, row, calls: 0 });
  return row;
};

const call = (it: Call): void => {
  const { field, order, row } = it;
  const { situation, procedure, telephone } = field;
  const { stage, posts } = situation;
  const { of, by } = order;
  const { now } = stage;
  it.calls++;
  const isThere = isReachable(telephone, situation, of, now);
  if (
    isThere &&
    lineFreeS(telephone, situation, of, now) === now &&
    answers(situation, procedure, of)
  ) {
    const takesS = drawStep(stage, procedure, "callTaking", posts.id[of]);
    stage.simulation.schedule(now + takesS, answer, it);
    return;
  }
  if (it.calls < field.callsBeforeSilent) {
    const waitS = drawStep(stage, procedure, "retryAfter", posts.id[of]);
    stage.simulation.schedule(now + waitS, call, it);
    return;
  }
  const silent = stage.record(fieldKinds.noAnswer.id, -1, -1, of, 0, row, by);
  // It has told in the meantime, by another way.
  if (hasHeard(situation.pictures, TIER.county, of)) return;
  const at = entryOf(situation.pictures, TIER.county, of);
  if (Number.isNaN(situation.pictures.silentSinceS[at])) {
    receive(situation, { kind: "silence", from: by, to: by, cause: silent, town: of, sinceS: now });
  }
  const backS = isThere ? now : reachableFromS(telephone, situation, of, now);
  const takesS = drawStep(stage, procedure, isThere ? "retryAfter" : "callTaking", posts.id[of]);
  const againS = backS + takesS;
  if (againS > situation.horizonS) return;
  const again: Call = { ...it, row: silent, calls: 0 };
  // Nobody picked up though the line stands: the post keeps trying. Cut off: the town rings back.
  stage.simulation.schedule(againS, isThere ? call : ringBack, again);
};

const ringBack = (it: Call): void => {
  const { pictures } = it.field.situation;
  const at = entryOf(pictures, TIER.county, it.order.of);
  if (Number.isNaN(pictures.silentSinceS[at])) return;
  answer(it);
};

/** The town says what its office knows: that nothing is known to be lost, where it knows of nothing. */
const answer = ({ field, order, row }: Call): void => {
  const { situation } = field;
  const { pictures, stage, truth } = situation;
  const { of, by } = order;
  const known = entryFor(pictures, of, of);
  receive(situation, {
    kind: "town",
    from: of,
    to: by,
    cause: row,
    town: of,
    ...(known === undefined
      ? {
          asOfS: stage.now,
          felt: truth.intensity[of],
          injured: 0,
          dead: 0,
          trapped: 0,
          collapsed: 0,
          damaged: 0,
        }
      : {
          asOfS: known.asOfS,
          felt: known.felt,
          injured: known.injured,
          dead: known.dead,
          trapped: known.trapped,
          collapsed: known.collapsed,
          damaged: known.damaged,
        }),
  });
};
