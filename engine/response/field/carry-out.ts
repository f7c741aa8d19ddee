import { situationKinds } from "../../situation/event-kinds.ts";
import type { LevelOrder, Order } from "../../situation/orders.ts";
import { KNOWN_UNIT } from "../../situation/pictures.ts";
import { searchByAir } from "./air/air-search.ts";
import { ask } from "./ask.ts";
import type { Field } from "./field.ts";
import { seekPicture } from "./first-picture/seek-picture.ts";
import { linkUp } from "./link-up.ts";
import { orderUnit, releaseUnit } from "./movement/unit-task.ts";
import { tell } from "./tell.ts";
import { verify } from "./verification.ts";

/** Takes an order: writes it into the trace and sets going what it asks for. Returns its row. */
export const carryOut = (field: Field, order: Order): number => {
  const { stage, pictures } = field.situation;
  const { by, cause } = order;
  const known = (unit: number, town: number, row: number): void => {
    if (pictures.unit[unit] === KNOWN_UNIT.ledger) pictures.unit[unit] = KNOWN_UNIT.ordered;
    pictures.unitRow[unit] = row;
    pictures.unitTown[unit] = town;
  };
  switch (order.kind) {
    case "level":
      return declare(field, order);
    case "tell":
      return tell(field, order.report);
    case "send": {
      const { unit, town } = order;
      const row = stage.record(situationKinds.sent.id, unit, -1, town, 0, cause, by);
      known(unit, town, row);
      if (order.way === "air") searchByAir(field, order, row);
      else orderUnit(field, unit, by, row, order);
      return row;
    }
    case "muster": {
      const { unit } = order;
      const row = stage.record(situationKinds.preMustered.id, unit, -1, -1, 0, cause, by);
      known(unit, -1, row);
      orderUnit(field, unit, by, row, undefined);
      return row;
    }
    case "release": {
      const row = stage.record(situationKinds.released.id, order.unit, -1, -1, 0, cause, by);
      releaseUnit(field, order.unit, row);
      return row;
    }
    case "link":
      return linkUp(field, order);
    case "ask":
      return ask(field, order);
    case "verify":
      return verify(field, order);
    case "picture":
    default: {
      const { town } = order;
      const row = stage.record(situationKinds.pictureOrdered.id, -1, -1, town, 0, cause, by);
      seekPicture(field.picture, { town, by, cause: row });
      return row;
    }
  }
};

/**
 * A level is in force at the post that declares it. Those whom it covers learn of it as of anything
 * else, by being told.
 */
const declare = (field: Field, { by, cause, rank, covers }: LevelOrder): number => {
  const { stage, pictures } = field.situation;
  const kind = rank === 0 ? situationKinds.levelEnded : situationKinds.levelDecided;
  const row = stage.record(kind.id, by, -1, by, rank, cause, by);
  pictures.level[by] = rank;
  pictures.levelRow[by] = row;
  for (const post of covers) {
    stage.record(situationKinds.levelCovers.id, by, -1, post, rank, row, by);
    tell(field, { kind: "level", from: by, to: post, cause: row, by, rank, covers: true });
  }
  return row;
};
