import { Signal } from "../../../kernel/index.ts";
import type { Incident } from "./incident.ts";
import { wayRow, ways } from "./ways.ts";
import type { Way } from "./ways.ts";

/** A place that wants a picture, and the race of the ways towards it. */
export class Want {
  readonly town: number;
  /** Where the thing to be shown is. */
  readonly site: Incident;
  /** The post that wants it. */
  readonly by: number;
  /** The row that says that it is sought; before it is, the row that led to it. */
  row: number;
  soughtS: number;
  /** Fires with the row that ends the race. */
  readonly settled = new Signal<number>("first picture");
  /** Fires when the town has power and network again; another takes its place. */
  served = new Signal<number>("services back");
  /** When its services are looked at again; Infinity for never. */
  lookAgainS = Infinity;
  /** Have its ways been set going? Not if somebody came with a set before anybody asked. */
  isSought = false;
  /** Ways under way: neither through, nor lost, nor held up. */
  private racing = 0;
  /** Ways held up by something that may pass. */
  private held = 0;
  /** By way: the number of the reason last recorded, 0 for none; the unit that is under way, -1 none. */
  private readonly reason = new Int32Array(ways.length);
  private readonly unit = new Int32Array(ways.length).fill(-1);

  constructor(town: number, site: Incident, by: number, row: number, soughtS: number) {
    this.town = town;
    this.site = site;
    this.by = by;
    this.row = row;
    this.soughtS = soughtS;
  }

  /** A way is on its way, with a unit or without. */
  begin(way: Way, unit = -1): void {
    const at = wayRow(way);
    this.racing |= 1 << at;
    this.held &= ~(1 << at);
    this.unit[at] = unit;
  }

  /** A way goes on that was held up. */
  goOn(way: Way): void {
    this.begin(way, this.unit[wayRow(way)]);
  }

  /** A way has its frame, or has lost for good. */
  end(way: Way): void {
    this.racing &= ~(1 << wayRow(way));
    this.held &= ~(1 << wayRow(way));
  }

  /** A way waits for something to pass. True if this reason is news. */
  hold(way: Way, reason: number): boolean {
    const at = wayRow(way);
    this.racing &= ~(1 << at);
    this.held |= 1 << at;
    const isNews = this.reason[at] !== reason;
    this.reason[at] = reason;
    return isNews;
  }

  isRacing(way: Way): boolean {
    return (this.racing & (1 << wayRow(way))) !== 0;
  }

  isHeld(way: Way): boolean {
    return (this.held & (1 << wayRow(way))) !== 0;
  }

  /** The unit of a way, -1 for none. */
  unitOf(way: Way): number {
    return this.unit[wayRow(way)];
  }
}
