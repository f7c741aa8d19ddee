import type { FirstPicture } from "./first-picture.ts";
import { picturePolicies } from "./policies.ts";
import type { Candidates } from "./policies.ts";

/** How many candidates are ever put before the policy at once. */
const MOST = 64;

/** Candidates of one choice, in room that every choice uses anew. */
interface Room extends Candidates {
  count: number;
  /** Place of each in the list that it came from. */
  readonly at: Int32Array;
}

const room: Room = {
  count: 0,
  unit: new Int32Array(MOST),
  expectedS: new Float64Array(MOST),
  own: new Uint8Array(MOST),
  at: new Int32Array(MOST),
};

/** Begins a list of candidates. */
export const noCandidates = (): void => {
  room.count = 0;
};

/** Puts a unit before the policy; one too many is left out. */
export const addCandidate = (at: number, unit: number, expectedS: number, own: boolean): void => {
  if (room.count === MOST) return;
  const i = room.count++;
  room.at[i] = at;
  room.unit[i] = unit;
  room.expectedS[i] = expectedS;
  room.own[i] = own ? 1 : 0;
};

/** Takes the one whom the doctrine's policy asks out of the list; gives its `at`, -1 for none. */
export const takeChosen = ({ model }: FirstPicture): number => {
  const chosen = picturePolicies[model.policy](room);
  if (chosen < 0) return -1;
  const at = room.at[chosen];
  room.expectedS[chosen] = Infinity;
  return at;
};
