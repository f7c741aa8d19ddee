import type { Procedure as Body } from "../../../kernel/index.ts";
import { postFor, TIER } from "../../../situation/posts.ts";
import { answersFor } from "../../../situation/posts.ts";
import { drawStep } from "../../../situation/procedure.ts";
import { receive } from "../../../situation/receive.ts";
import { SCENE } from "../../../situation/truth.ts";
import { bringContact } from "../contact.ts";
import { fieldKinds } from "../event-kinds.ts";
import type { Field } from "../field.ts";
import { showOnArrival } from "../first-picture/show-on-arrival.ts";
import { knownLosses } from "../known-losses.ts";
import { tellOffice } from "../scene-reports.ts";
import { confirm } from "../verification.ts";
import type { UnitTask } from "./unit-task.ts";

/**
 * A unit is there. If it comes from elsewhere it has a radio, and a town that was cut off can be
 * heard again through it. After the hand-over it says how the town looks, to the county and to the
 * post that sent it, which is a second source as well. A set that shows pictures is set up.
 */
export function* arrive(field: Field, task: UnitTask, town: number, people: number): Body {
  const { situation, procedure } = field;
  const { stage, world, units } = situation;
  const { unit, by } = task;
  task.row = stage.record(fieldKinds.arrived.id, unit, -1, town, people, task.row, by);
  receive(situation, {
    kind: "unit",
    from: by,
    to: by,
    cause: task.row,
    unit,
    state: "arrived",
    town,
    people,
  });
  if (world.inventory.tables.unit.town[unit] !== town)
    bringContact(field, unit, town, task.row, by);
  showOnArrival(field.picture, unit, town, by, task.row);
  yield drawStep(stage, procedure, "handOver", units.id[unit]);
  task.row = stage.record(fieldKinds.handedOver.id, unit, -1, town, people, task.row, by);
  reportTown(field, town, by, task.row);
}

/** What somebody on the spot sees of a town: to its county, and to the post that sent them. */
export const reportTown = (field: Field, town: number, by: number, cause: number): void => {
  const { situation } = field;
  const { posts, truth, stage } = situation;
  const known = knownLosses(situation, town, field.countingS, field.countingLuck);
  const county = postFor(posts, town, TIER.county);
  const told = by !== county && answersFor(posts, by, town) ? [county, by] : [county];
  for (const to of told) {
    receive(situation, {
      kind: "town",
      from: town,
      to,
      cause,
      town,
      asOfS: stage.now,
      felt: truth.intensity[town],
      ...known,
    });
    if (truth.scene[town] !== SCENE.none) confirm({ field, by: to, town, cause });
  }
  // The office learns what the newcomers have seen.
  if (truth.scene[town] === SCENE.earthquake) tellOffice(field, town, true);
};
