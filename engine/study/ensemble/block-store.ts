import type { Block, BlockResult } from "../pool/block.ts";

/**
 * Blocks played before, by what they asked for. A store belongs to one program with one set of inputs:
 * whoever opens it sees to that. Blocks are cut by plan and looks alone, so what one run has kept
 * another finds, whatever its workers.
 */
export interface BlockStore {
  /** The result of the same replications in the same assumptions, explained if that is asked for. */
  readonly find: (block: Block) => BlockResult | undefined;
  /** Called once for each block that had to be played, in the order in which they finish. */
  readonly keep: (block: Block, result: BlockResult) => void | Promise<void>;
}
