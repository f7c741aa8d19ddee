import type { Streams } from "../../random/streams.ts";

/**
 * One uniform number for each of many things, drawn when first asked for and kept through the
 * replication: what breaks at one shock is judged by the same number at the next.
 */
export class Luck {
  private readonly id: Int32Array;
  private readonly what: number;
  private readonly known: Float64Array;

  /** @param id the names of the things as integers; `what` names the purpose. */
  constructor(id: Int32Array, what: number) {
    this.id = id;
    this.what = what;
    this.known = new Float64Array(id.length).fill(NaN);
  }

  /** Forgets everything, for the next replication. */
  reset(): void {
    this.known.fill(NaN);
  }

  of(streams: Streams, row: number): number {
    let u = this.known[row];
    if (Number.isNaN(u)) {
      u = streams.get(this.id[row], this.what).uniform();
      this.known[row] = u;
    }
    return u;
  }
}
