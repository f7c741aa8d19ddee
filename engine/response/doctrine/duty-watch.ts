import type { Procedure as Body } from "../../kernel/index.ts";
import { TIER } from "../../situation/posts.ts";
import type { Inbox, Received } from "../../situation/inbox.ts";
import { answerRequest } from "./answer-request.ts";
import { askForHelp } from "./ask-for-help.ts";
import { takeCallOut } from "./call-out.ts";
import { setUpFront } from "./front-command.ts";
import { tellNews } from "./headquarters.ts";
import type { Headquarters } from "./headquarters.ts";
import { replace } from "./mobilise.ts";
import { reportUp } from "./report-up.ts";
import { isConcerned, respond } from "./respond.ts";
import { searchFromAbove } from "./search-from-above.ts";
import { skillBits } from "../../world/inventory/vocabulary.ts";

/** The duty room of a county, a city or the province: reads what comes in and sets going what it calls for. */
export function* watch(hq: Headquarters, inbox: Inbox): Body {
  const { simulation } = hq.desk.stage;
  for (;;) {
    yield inbox;
    for (let mail = inbox.take(); mail !== undefined; mail = inbox.take()) read(hq, mail);
    if (hq.responding || !hq.hasNews || !isConcerned(hq)) continue;
    hq.responding = true;
    simulation.spawn(respond(hq, hq.newsRow), "response");
  }
}

const SEARCH = 1 << skillBits.indexOf("search");

const read = (hq: Headquarters, { report, row }: Received): void => {
  const { desk, tier } = hq;
  const { simulation } = desk.stage;
  switch (report.kind) {
    case "earthquake":
      // The final solution is itself the second source.
      if (report.final && !hq.verified.hasFired) hq.verified.fire(row);
      tellNews(hq, row);
      break;
    case "town":
      if (tier === TIER.county) verifyOnce(hq, report.town, row);
      hearOfTowns(hq, row);
      break;
    case "summary":
    case "silence":
      hearOfTowns(hq, row);
      break;
    case "verified":
      if (report.town < 0 && !hq.verified.hasFired) hq.verified.fire(row);
      break;
    case "level":
      tellNews(hq, row);
      break;
    case "unit":
      if (report.state === "unavailable") replace(hq, report.unit, row);
      if (report.state === "stuck") getThroughOtherwise(hq, report.town, row);
      if (report.state === "free") goneHome(hq, report.unit);
      if (report.state === "arrived") setUpFront(hq, row);
      break;
    case "request":
      simulation.spawn(answerRequest(hq, report, row), "request");
      break;
    case "call-out":
      simulation.spawn(takeCallOut(hq, report, row), "call-out");
      break;
    case "road":
    case "picture":
    case "link":
    default:
      break;
  }
};

/** What a town first tells its county is to be confirmed by somebody else. */
const verifyOnce = ({ doctrine, orders, post }: Headquarters, town: number, row: number): void => {
  if (doctrine.verifyOrdered[town] === 1) return;
  doctrine.verifyOrdered[town] = 1;
  orders.give({ kind: "verify", by: post, cause: row, town });
};

/** News of towns is passed on by a clerk, who begins with the first of it. */
const hearOfTowns = (hq: Headquarters, row: number): void => {
  tellNews(hq, row);
  if (hq.isReporting || hq.tier === TIER.province) return;
  hq.isReporting = true;
  hq.desk.stage.simulation.spawn(reportUp(hq), "clerk");
};

/** No road leads to the town: the province looks from above, others ask it to. */
const getThroughOtherwise = (hq: Headquarters, town: number, row: number): void => {
  if (hq.tier === TIER.province) searchFromAbove(hq, town, row);
  else askForHelp(hq, SEARCH, 1, town, row);
};

const goneHome = (hq: Headquarters, unit: number): void => {
  for (const it of hq.ordered) if (it.unit === unit) it.lost = true;
};
