import { anyOf, Delay } from "../../../kernel/index.ts";
import type { Procedure } from "../../../kernel/index.ts";
import type { FirstPicture } from "./first-picture.ts";
import type { Want } from "./want.ts";

/**
 * Waits so many seconds, or until the race is over if that is sooner: the loser withdraws by itself.
 * True when the time is up and the race still on.
 */
export function* unlessSettled(
  { situation }: FirstPicture,
  { settled }: Want,
  seconds: number,
): Procedure<boolean> {
  if (settled.hasFired) return false;
  const delay = new Delay(situation.stage.simulation, seconds);
  const race = anyOf(delay, settled);
  yield race;
  return race.winner === delay;
}
