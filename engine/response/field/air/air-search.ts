import type { SendOrder } from "../../../situation/orders.ts";
import { drawStep } from "../../../situation/procedure.ts";
import { reportTown } from "../movement/arrival.ts";
import type { Field } from "../field.ts";
import { fly, lookAt } from "./flight.ts";

/** A helicopter is sent to see how a town looks from above, and says so by radio. */
export const searchByAir = (field: Field, order: SendOrder, row: number): void => {
  const { situation, procedure } = field;
  const { stage, units } = situation;
  const { unit, by, town } = order;
  const forS = drawStep(stage, procedure, "airSearch", units.id[unit]);
  stage.simulation.spawn(
    fly(field, unit, by, town, { stops: [lookAt(field, town, forS)] }, row, (there) => {
      reportTown(field, town, by, there);
    }),
    "helicopter",
  );
};
