import type { DoctrineFile } from "../../inputs/doctrine.ts";
import { situationKinds } from "../../situation/event-kinds.ts";
import type { Order, Orders } from "../../situation/orders.ts";
import { coverOf } from "../../situation/pictures.ts";
import { postFor, tierOf, TIER } from "../../situation/posts.ts";
import { procedureParameters, readyProcedure } from "../../situation/procedure.ts";
import type { Procedure, ProcedureParameters } from "../../situation/procedure.ts";
import type { Situation } from "../../situation/situation.ts";
import type { Assumptions } from "../../world/assumptions.ts";
import { detectShock } from "./detection.ts";
import { reportScenes, tell } from "./reporting.ts";

/** What the field needs in one set of assumptions: plain data of a model. */
export interface FieldModel {
  readonly procedure: ProcedureParameters;
}

/** The field made ready in a worker. */
export interface Field {
  readonly situation: Situation;
  readonly procedure: Procedure;
}

export const fieldModel = (doctrine: DoctrineFile, assumptions: Assumptions): FieldModel => ({
  procedure: procedureParameters(doctrine.figures, assumptions),
});

export const readyField = (model: FieldModel, situation: Situation): Field => ({
  situation,
  procedure: readyProcedure(model.procedure),
});

/** Sets the field going for a replication: it hears the bells and takes orders. */
export const startField = (field: Field): Orders => {
  const { bells } = field.situation;
  bells.onShock = (shock) => detectShock(field, shock);
  bells.onScenes = (from, end) => reportScenes(field, from, end);
  return { give: (order) => carryOut(field, order) };
};

/** Takes an order: writes it into the trace and sets going what it asks for. Returns its row. */
const carryOut = (field: Field, order: Order): number => {
  const { stage, pictures, posts } = field.situation;
  const { by, cause } = order;
  switch (order.kind) {
    case "level": {
      const { rank, covers } = order;
      const kind = rank === 0 ? situationKinds.levelEnded : situationKinds.levelDecided;
      const row = stage.record(kind.id, by, -1, by, rank, cause, by);
      pictures.level[by] = rank;
      pictures.levelRow[by] = row;
      for (const post of covers) {
        stage.record(situationKinds.levelCovers.id, by, -1, post, rank, row, by);
        const at = coverOf(pictures, tierOf(posts, by), post);
        pictures.coverRank[at] = rank;
        pictures.coverRow[at] = row;
      }
      return row;
    }
    case "tell":
      return tell(field, order.report);
    case "send":
      return stage.record(situationKinds.sent.id, order.unit, -1, order.town, 0, cause, by);
    case "muster":
      return stage.record(situationKinds.preMustered.id, order.unit, -1, -1, 0, cause, by);
    case "release":
      return stage.record(situationKinds.released.id, order.unit, -1, -1, 0, cause, by);
    case "link":
      return stage.record(situationKinds.linkOrdered.id, order.to, -1, -1, 0, cause, by);
    case "ask":
      return stage.record(situationKinds.asked.id, order.of, -1, order.town, 0, cause, by);
    case "picture":
    default:
      return stage.record(situationKinds.pictureOrdered.id, -1, -1, order.town, 0, cause, by);
  }
};

/** The city that answers for a town. */
export const cityOf = ({ situation }: Field, town: number): number =>
  postFor(situation.posts, town, TIER.city);
