import type { Procedure as Body } from "../../../kernel/index.ts";
import { hashName } from "../../../random/names.ts";
import { dateAt, hourAt } from "../../../situation/calendar.ts";
import { isDay } from "../../../world/inventory/presence.ts";
import type { Field } from "../field.ts";
import type { KindTimes } from "./kind-times.ts";
import { takePeople } from "./strength.ts";
import type { UnitTask } from "./unit-task.ts";

const MUSTER = hashName("muster");
const DUTY_PEOPLE = hashName("people on duty");

/**
 * A unit gets ready to roll, in the time of its kind by day or by night; returns how many people go.
 * Where only a look is wanted and the kind keeps some people on duty, these go, and sooner.
 */
export function* muster(field: Field, task: UnitTask, times: KindTimes): Body<number> {
  const { situation, strength } = field;
  const { stage, calendar, units } = situation;
  const { unit } = task;
  const who = units.id[unit];
  const purpose = task.send?.purpose;
  const duty =
    times.dutyMuster !== undefined && (purpose === "picture" || purpose === "assessment");
  const { now } = stage;
  const day = isDay({ month: dateAt(calendar, now).month, hour: hourAt(calendar, now) });
  const takes = duty ? times.dutyMuster : day ? times.musterDay : times.musterNight;
  if (takes !== undefined) yield stage.draw(takes, who, MUSTER);
  const people = takePeople(strength, situation, unit, times.recalls && !duty, task.share);
  if (!duty || times.dutyPeople === undefined) return people;
  return Math.min(people, Math.round(stage.draw(times.dutyPeople, who, DUTY_PEOPLE)));
}
