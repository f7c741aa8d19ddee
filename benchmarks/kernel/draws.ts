import { exponentialQuantile } from "../../engine/random/exponential.ts";
import { hashName } from "../../engine/random/names.ts";
import { createStream } from "../../engine/random/stream.ts";

/** Exponential draws from a stream of their own: every contender of a comparison gets the same. */
export function exponentialDraws(name: string, mean: number): () => number {
  const stream = createStream(1, 0, hashName("benchmark"), hashName(name));
  return () => exponentialQuantile(stream.uniform(), mean);
}
