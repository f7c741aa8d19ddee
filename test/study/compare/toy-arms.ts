import { AS_IT_STANDS } from "../../../engine/study/compare/compare.ts";
import type { ArmHead, ComparisonHead } from "../../../engine/study/compare/compare.ts";
import { playArms } from "../../../engine/study/compare/play-arms.ts";
import type { Arm, ComparisonRequest } from "../../../engine/study/compare/play-arms.ts";
import { Player } from "../../../engine/study/pool/block.ts";
import type { Pool } from "../../../engine/study/pool/pool.ts";
import { syntheticProgram } from "../synthetic-program.ts";
import type { Synthetic } from "../synthetic-program.ts";

/** Programs played in this thread. */
export const poolInThread = (data: readonly Synthetic[]): Pool => {
  const player = new Player(data.map(syntheticProgram));
  return {
    workers: 1,
    describe: async (program, assumptions) => player.describe(program, assumptions),
    play: async (block) => player.play(block),
    events: () => Promise.reject(new Error("nothing happened")),
    restarts: () => 0,
    close: async () => {},
  };
};

export const toyRequest: ComparisonRequest = {
  programs: [0, 1, 2, 3],
  seed: 5,
  replications: 8 * 60,
  sets: 8,
};

const arm = (id: string, yuan?: number): ArmHead => ({
  id,
  name: { zh: id, en: id },
  file: id === AS_IT_STANDS ? null : `${id}.yaml`,
  cost: yuan === undefined ? null : { yuan, mark: "assumed", source: ["x"] },
});

export const toyHead: ComparisonHead = {
  case: "toy",
  name: { zh: "玩具", en: "toy" },
  changes: [],
  arms: [arm(AS_IT_STANDS), arm("faster", 2e6), arm("half"), arm("copy")],
};

/**
 * A picture of two towns, each after an exponential time: as it stands, twice as fast, better in half of the
 * assumed range and worse in the other, and once more as it stands.
 */
export const toyArms = (): Promise<Arm[]> =>
  playArms(
    poolInThread([
      { below: 30, above: 30 },
      { below: 15, above: 15 },
      { below: 8, above: 120 },
      { below: 30, above: 30 },
    ]),
    toyRequest,
  );
