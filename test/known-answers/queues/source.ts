import { compileDistribution } from "../../../engine/random/distribution.ts";
import type { Distribution, Variate } from "../../../engine/random/distribution.ts";
import { hashName } from "../../../engine/random/names.ts";
import { createStream } from "../../../engine/random/stream.ts";
import type { Stream } from "../../../engine/random/stream.ts";

/**
 * Draws of one kind in one replication, that also keep account of how they happened to fall: sums
 * of (draw - mean), (draw - mean) x, (draw - mean) y and (draw^2 - mean of squares), where x and y
 * describe the state of the system before the draw. Their expectation is 0 whatever becomes of the
 * draw, so that they can serve as control variates (see estimate.ts) without knowing anything of
 * the engine under test: it may be as wrong as it likes and the controls still have mean 0.
 *
 * Why weights of the state: in a single queue the later effect of one second more of service grows
 * with the number behind it, and near saturation linearly (Poisson's equation of reflected Brownian
 * motion), so that number times surprise accounts for most of the variance.
 */
export class Source {
  private readonly stream: Stream;
  private readonly variate: Variate;
  private readonly mean: number = 0;
  private readonly meanSquare: number = 0;
  private plain = 0;
  private byX = 0;
  private byY = 0;
  private squares = 0;

  constructor(seed: number, replication: number, name: string, distribution: Distribution) {
    this.stream = createStream(seed, replication, hashName(name), hashName("known answer"));
    this.variate = compileDistribution(distribution);
    this.mean = this.variate.mean;
    this.meanSquare = this.variate.variance + this.mean * this.mean;
  }

  /** The next draw. `x` and `y`: anything known before it. */
  draw(x = 0, y = 0): number {
    const value = this.variate.quantile(this.stream.uniform());
    const surprise = value - this.mean;
    this.plain += surprise;
    this.byX += surprise * x;
    this.byY += surprise * y;
    this.squares += value * value - this.meanSquare;
    return value;
  }

  /** Begins the account anew, at the end of the warm-up. */
  forget(): void {
    this.plain = 0;
    this.byX = 0;
    this.byY = 0;
    this.squares = 0;
  }

  /** The four sums, each of expectation 0. */
  get controls(): readonly number[] {
    return [this.plain, this.byX, this.byY, this.squares];
  }
}

export function exponential(mean: number): Distribution {
  return { kind: "exponential", mean };
}

export function constant(value: number): Distribution {
  return { kind: "constant", value };
}
