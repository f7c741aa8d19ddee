import type { Procedure as Body } from "../../kernel/index.ts";
import { isOfficeHours } from "../../situation/calendar.ts";
import { doctrineKinds } from "./event-kinds.ts";
import { note, step } from "./headquarters.ts";
import type { Headquarters } from "./headquarters.ts";

/**
 * The leaders of a post are called to its centre: across the corridor in office hours, from their homes
 * at any other time. Returns the row of their arrival.
 */
export function* leadersToCentre(hq: Headquarters, cause: number): Body<number> {
  const { calendar, stage } = hq.desk;
  const called = note(hq, doctrineKinds.leadersCalled.id, hq.post, 0, cause);
  const atWork = isOfficeHours(calendar, stage.now);
  yield step(hq, atWork ? "leadersOfficeHours" : "leadersNight");
  return note(hq, doctrineKinds.leadersAtCentre.id, hq.post, 0, called);
}
