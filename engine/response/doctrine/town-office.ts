import type { Procedure as Body } from "../../kernel/index.ts";
import type { Inbox, Received } from "../../situation/inbox.ts";
import { KNOWN_UNIT } from "../../situation/pictures.ts";
import type { TownReport } from "../../situation/report.ts";
import { doctrineKinds } from "./event-kinds.ts";
import { note, step } from "./headquarters.ts";
import type { Headquarters } from "./headquarters.ts";

/**
 * The emergency office of a town: tells the county what it has found out, as often as that changes,
 * and sends its own people out. With the power to act first it does so at once; without it, when it
 * is told that a level covers it.
 */
export function* townOffice(hq: Headquarters, inbox: Inbox): Body {
  const { doctrine } = hq;
  let hasTold = false;
  let hasSent = false;
  let struckRow = -1;
  for (;;) {
    yield inbox;
    let news: Received | undefined;
    let isCovered = false;
    for (let mail = inbox.take(); mail !== undefined; mail = inbox.take()) {
      const { report } = mail;
      if (report.kind === "town") news = mail;
      if (report.kind === "level" && report.covers) isCovered = true;
      if (report.kind === "call-out")
        note(hq, doctrineKinds.callOutReceived.id, report.town, 0, mail.row);
    }
    if (news !== undefined && news.report.kind === "town") {
      if (!hasTold) yield step(hq, "dutyOfficer");
      tellCounty(hq, news.report, news.row);
      hasTold = true;
      struckRow = news.row;
    }
    const mayGo = struckRow >= 0 && (doctrine.model.townsActFirst || isCovered);
    if (hasSent || !mayGo) continue;
    hasSent = true;
    sendOwnTeams(hq, struckRow);
  }
}

const tellCounty = (hq: Headquarters, report: TownReport, cause: number): void => {
  const { desk, orders, post } = hq;
  const to = desk.posts.parent[post];
  orders.give({ kind: "tell", by: post, cause, report: { ...report, from: post, to, cause } });
};

/** The town's team and the stations of its communities go out in their own town. */
const sendOwnTeams = (hq: Headquarters, cause: number): void => {
  const { desk, doctrine, orders, post } = hq;
  const row = note(hq, doctrineKinds.actsFirst.id, post, 0, cause);
  for (const unit of doctrine.forces.ownTeams[post]) {
    if (desk.pictures.unit[unit] !== KNOWN_UNIT.ledger) continue;
    orders.give({
      kind: "send",
      by: post,
      cause: row,
      unit,
      town: post,
      purpose: "rescue",
      way: "road",
    });
  }
};
