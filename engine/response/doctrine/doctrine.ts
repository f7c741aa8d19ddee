import type { DoctrineFile } from "../../inputs/doctrine.ts";
import type { Procedure as Body } from "../../kernel/index.ts";
import type { Desk } from "../../situation/desk.ts";
import type { Inbox, Received } from "../../situation/inbox.ts";
import type { Orders } from "../../situation/orders.ts";
import { drawStep, procedureParameters, readyProcedure } from "../../situation/procedure.ts";
import type { Procedure, ProcedureParameters } from "../../situation/procedure.ts";
import type { Assumptions } from "../../world/assumptions.ts";

/** The doctrine of a case in one set of assumptions: plain data of a model. */
export interface DoctrineModel {
  readonly file: DoctrineFile;
  readonly procedure: ProcedureParameters;
}

export const doctrineModel = (file: DoctrineFile, assumptions: Assumptions): DoctrineModel => ({
  file,
  procedure: procedureParameters(file.figures, assumptions),
});

/** The doctrine made ready in a worker. */
export interface Doctrine {
  readonly model: DoctrineModel;
  readonly procedure: Procedure;
}

export const readyDoctrine = (model: DoctrineModel): Doctrine => ({
  model,
  procedure: readyProcedure(model.procedure),
});

/**
 * Sets the doctrine going for a replication: at every post that something reaches, a duty officer
 * wakes. It sees the desk, its parameters and the orders it may give, and no more.
 */
export const startDoctrine = (doctrine: Doctrine, desk: Desk, orders: Orders): void => {
  desk.inboxes.whenFirst((inbox) => {
    desk.stage.simulation.spawn(dutyOfficer(doctrine, desk, orders, inbox), "duty officer");
  });
};

/** A duty officer reads what has come in and passes it up. */
function* dutyOfficer(doctrine: Doctrine, desk: Desk, orders: Orders, inbox: Inbox): Body {
  for (;;) {
    yield inbox;
    for (let mail = inbox.take(); mail !== undefined; mail = inbox.take()) {
      yield drawStep(desk.stage, doctrine.procedure, "dutyOfficer", desk.posts.id[inbox.post]);
      passUp(desk, orders, inbox.post, mail);
    }
  }
}

const passUp = (desk: Desk, orders: Orders, post: number, { report, row }: Received): void => {
  const above = desk.posts.parent[post];
  if (report.kind !== "town" || above === -1) return;
  orders.give({
    kind: "tell",
    by: post,
    cause: row,
    report: { ...report, from: post, to: above, cause: row },
  });
};
