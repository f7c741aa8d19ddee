import { allOf } from "../../kernel/index.ts";
import type { Procedure as Body } from "../../kernel/index.ts";
import { TIER } from "../../situation/posts.ts";
import { callRound } from "./call-round.ts";
import { consult } from "./consultation.ts";
import { declareLevel } from "./declare-level.ts";
import { doctrineKinds } from "./event-kinds.ts";
import { nextNews, note, step } from "./headquarters.ts";
import type { Headquarters } from "./headquarters.ts";
import { isAnyStruck, struckTowns } from "./known-state.ts";
import { leadersToCentre } from "./leaders.ts";
import { levelAt } from "./levels.ts";
import { linkDown } from "./link-down.ts";
import { mobilise } from "./mobilise.ts";
import { orderPictures } from "./order-pictures.ts";

/** Is anything below the post struck, as far as it knows? Only then it responds. */
export const isConcerned = ({ doctrine, desk, post, tier }: Headquarters): boolean =>
  isAnyStruck(doctrine, desk, post, tier);

/**
 * The response of a county, a city or the province to an earthquake.
 *
 * The duty officer acts first: a second source is wanted, those below are linked, forces are mustered
 * or sent by the level that the first magnitude suggests, pictures are ordered, a county rings up its
 * towns. Meanwhile the leaders come to the centre and a consultation begins. When both are there and
 * the disaster is confirmed, the level is decided. Whatever changes afterwards is consulted on again.
 */
export function* respond(hq: Headquarters, cause: number): Body {
  const { desk, doctrine, orders, post, tier } = hq;
  const { simulation } = desk.stage;
  yield step(hq, "dutyOfficer");
  const row = note(hq, doctrineKinds.dutyOfficerActs.id, post, 0, cause);
  orders.give({ kind: "verify", by: post, cause: row, town: -1 });
  linkDown(hq, row);
  const guess = levelAt(doctrine, desk, post, tier);
  if (guess !== undefined) mobilise(hq, guess.rank, "alarm", row);
  simulation.spawn(orderPictures(hq, row), "pictures");
  if (tier === TIER.county) simulation.spawn(callRound(hq, row), "call round");
  // Nothing that could be declared: it watches, and consults when that changes.
  if (guess === undefined) yield* somethingToDeclare(hq);
  const leaders = simulation.spawn(leadersToCentre(hq, row), "leaders");
  const talk = simulation.spawn(consult(hq, "consultation", row), "consultation");
  yield allOf(leaders, talk);
  yield hq.verified;
  const decided = laterOf(leaders.result, talk.result);
  declareLevel(hq, decided);
  hq.hasConsulted = true;
  for (;;) {
    yield nextNews(hq);
    yield untilNextLook(hq);
    if (!wouldChange(hq)) continue;
    const again = yield* consult(hq, "reconsider", hq.newsRow);
    declareLevel(hq, again);
    linkDown(hq, again);
  }
}

/** News is gathered before the headquarters looks at the map again: five minutes, later a tenth of the time since the alarm. */
const untilNextLook = ({ desk, post }: Headquarters): number =>
  Math.max(300, (desk.stage.now - desk.pictures.alarmedS[post]) / 10);

function* somethingToDeclare(hq: Headquarters): Body {
  const { desk, doctrine, post, tier } = hq;
  while (levelAt(doctrine, desk, post, tier) === undefined) yield nextNews(hq);
}

/** What held up the decision: the row that came last. */
const laterOf = (leaders: number | undefined, talk: number | undefined): number =>
  Math.max(leaders ?? -1, talk ?? -1);

/** Would a decision now be another than the one in force: a graver level, or parts that are not covered? */
const wouldChange = (hq: Headquarters): boolean => {
  const { desk, doctrine, post, tier } = hq;
  const { pictures, posts } = desk;
  const rule = levelAt(doctrine, desk, post, tier);
  if (rule === undefined) return false;
  const inForce = pictures.level[post];
  if (inForce === 0 || rule.rank < inForce) return true;
  if (rule.rank > inForce || tier === TIER.town) return false;
  return struckTowns(doctrine, desk, post, tier).some((town) => {
    let part = town;
    while (posts.parent[part] !== post) part = posts.parent[part];
    return !hq.covered.has(part);
  });
};
