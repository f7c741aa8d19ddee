import type { Procedure as Body } from "../../kernel/index.ts";
import { KNOWN_UNIT } from "../../situation/pictures.ts";
import { doctrineKinds } from "./event-kinds.ts";
import { note, step } from "./headquarters.ts";
import type { Headquarters } from "./headquarters.ts";

/**
 * At a level that wants it, a front command is set up where the first unit that the headquarters has
 * sent is known to be. Asked at every arrival and when a level is declared.
 */
export const setUpFront = (hq: Headquarters, cause: number): void => {
  const { desk, doctrine, ordered, post } = hq;
  const { pictures, stage } = desk;
  if (hq.hasFront || !doctrine.model.frontRanks.includes(pictures.level[post])) return;
  const first = ordered.find(
    ({ unit, sent, lost }) => sent && !lost && pictures.unit[unit] === KNOWN_UNIT.arrived,
  );
  if (first === undefined) return;
  hq.hasFront = true;
  stage.simulation.spawn(frontCommand(hq, first.town, cause), "front command");
};

function* frontCommand(hq: Headquarters, town: number, cause: number): Body {
  yield step(hq, "frontCommand");
  note(hq, doctrineKinds.frontCommandWorks.id, town, 0, cause);
}
