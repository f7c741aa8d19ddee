import type { Problem } from "../inputs/problem.ts";
import { problemOf } from "./finding.ts";
import type { Finding } from "./finding.ts";

/** One change: where in which inputs, and what is to stand there. */
export interface Change {
  /** As the reader wrote it, to be named in problems. */
  readonly said: string;
  readonly path: readonly string[];
  readonly value: unknown;
  /** Keys beside the last one that give way. */
  readonly instead?: readonly string[];
  /** The value is a list that joins what stands there. */
  readonly joins?: boolean;
}

/** A change that cannot be made. */
export class ChangeRefused extends Error {
  override readonly name = "ChangeRefused";
  readonly problem: Problem;

  constructor(said: string, finding: Omit<Finding, "path">) {
    const problem = problemOf({ path: [], ...finding }, said, {});
    super(problem.message.en);
    this.problem = problem;
  }
}
