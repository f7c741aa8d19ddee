import type { ProcedureFigureName } from "../../inputs/doctrine-figures.ts";
import type { Procedure as Body } from "../../kernel/index.ts";
import { doctrineKinds } from "./event-kinds.ts";
import { note, step } from "./headquarters.ts";
import type { Headquarters } from "./headquarters.ts";

/**
 * The leader on duty and the experts consult, beginning at once by telephone and video while the others
 * are on their way. Returns the row of the end.
 */
export function* consult(
  hq: Headquarters,
  takes: Extract<ProcedureFigureName, "consultation" | "reconsider">,
  cause: number,
): Body<number> {
  const begun = note(hq, doctrineKinds.consultationBegins.id, hq.post, 0, cause);
  yield step(hq, takes);
  return note(hq, doctrineKinds.consultationEnds.id, hq.post, 0, begun);
}
