import type { SceneEventKind, SceneEvents } from "../../inputs/scene.ts";
import type { Text } from "../../inputs/text.ts";
import { kinds } from "../../kinds.ts";
import type { NameOf } from "../../trace/sentence.ts";
import type { Trace } from "../../trace/trace.ts";
import { formatAmount } from "../../trace/unit.ts";
import { packNumbers, packTimes } from "./pack.ts";

/** What nobody should miss. */
const first: ReadonlySet<string> = new Set([
  "situation/begins",
  "situation/levelDecided",
  "situation/levelEnded",
  "situation/helpRequested",
  "situation/calledOut",
  "hazards/earthquake/shock",
  "hazards/call-out/calledOut",
  "response/doctrine/leadersAtCentre",
  "response/doctrine/helpExhausted",
  "response/doctrine/frontCommandWorks",
  "response/field/first-picture/networkRestored",
  "response/field/contactBegins",
]);

/** What happens to towns and units. */
const second: ReadonlySet<string> = new Set([
  ...["earthquakeReported", "townNoticed", "silenceNoticed", "disasterVerified"].map(
    (name) => `situation/${name}`,
  ),
  ...["sent", "pictureOrdered", "linked", "powerLost", "networkLost", "roadLost"].map(
    (name) => `situation/${name}`,
  ),
  ...["struck", "collapsed", "dead", "trapped", "injured", "powerOut", "networkOut"].map(
    (name) => `hazards/earthquake/${name}`,
  ),
  ...["roadClosed", "bridgeClosed", "bridgeDamaged"].map((name) => `hazards/earthquake/${name}`),
  ...["mustered", "departed", "blockedRoad", "rerouted", "onFoot", "stuck", "arrived"].map(
    (name) => `response/field/${name}`,
  ),
  ...["backAtBase", "tookOff", "overTown", "landed", "satelliteCall", "unitAway"].map(
    (name) => `response/field/${name}`,
  ),
  "response/field/unitUnserviceable",
  "response/field/nobodyPresent",
  "response/field/first-picture/settled",
  "response/doctrine/actsFirst",
  "response/doctrine/leadersCalled",
  "response/doctrine/consultationEnds",
]);

const weightOf = (path: string, stage: string | undefined): 1 | 2 | 3 => {
  if (first.has(path)) return 1;
  return second.has(path) || stage === "firstPicture" ? 2 : 3;
};

/** Every kind of event that the scenes speak of, in the order in which they are met. */
export class EventKinds {
  private readonly rows = new Map<number, number>();
  readonly list: SceneEventKind[] = [];

  row(id: number): number {
    let row = this.rows.get(id);
    if (row === undefined) {
      const { label, sentence, path, stage } = kinds.byId(id);
      row = this.list.push({ label, sentence, weight: weightOf(path, stage) }) - 1;
      this.rows.set(id, row);
    }
    return row;
  }
}

/** Rows of a trace that are kept: all that weigh most, then the next, as many as there is room for. */
export const keptRows = ({ kind, length }: Trace, most: number): number[] => {
  const byWeight: number[][] = [[], [], []];
  const known = new Map<number, number>();
  for (let row = 0; row < length; row++) {
    let weight = known.get(kind[row]);
    if (weight === undefined) {
      const { path, stage } = kinds.byId(kind[row]);
      known.set(kind[row], (weight = weightOf(path, stage)));
    }
    byWeight[weight - 1].push(row);
  }
  return byWeight
    .flat()
    .slice(0, most)
    .sort((a, b) => a - b);
};

/** Words met so far, each once. */
class Words {
  private readonly rows = new Map<string, number>();
  readonly list: Text[] = [];

  row(text: Text): number {
    const key = `${text.zh}\n${text.en}`;
    let row = this.rows.get(key);
    if (row === undefined) {
      row = this.list.push(text) - 1;
      this.rows.set(key, row);
    }
    return row;
  }
}

/** What the names of events refer to. */
export interface NamedThings {
  readonly posts: number;
  readonly firstCounty: number;
  readonly firstCity: number;
  /** Place of a unit in the list of units of the scene, by its row; undefined where it has none. */
  readonly unitAt: ReadonlyMap<number, number>;
  readonly nameOf: NameOf;
}

/** The kept events with all that their sentences name. */
export const eventsOf = (
  trace: Trace,
  rows: readonly number[],
  eventKinds: EventKinds,
  things: NamedThings,
): SceneEvents => {
  const { posts, firstCounty, firstCity, unitAt, nameOf } = things;
  const names = new Words();
  const amounts = new Words();
  amounts.row({ zh: "", en: "" });
  const reference = (table: string, index: number): number => {
    if (index < 0) return 0;
    if (table === "town" || table === "post") return 1 + index;
    if (table === "county") return 1 + firstCounty + index;
    if (table === "city") return 1 + firstCity + index;
    const unit = table === "unit" ? unitAt.get(index) : undefined;
    if (unit !== undefined) return 1 + posts + unit;
    const name = (language: "zh" | "en"): string =>
      nameOf(table, index, language) ?? `${table} ${index}`;
    return 1 + posts + unitAt.size + names.row({ zh: name("zh"), en: name("en") });
  };
  const at = new Map(rows.map((row, i) => [row, i]));
  // The nearest cause that is kept.
  const causeOf = (row: number, i: number): number => {
    for (let back = trace.cause[row]; back !== -1; back = trace.cause[back]) {
      const kept = at.get(back);
      if (kept !== undefined) return i - kept;
    }
    return 0;
  };
  const column = (of: (row: number, i: number) => number): string => packNumbers(rows.map(of));
  const named = (name: "who" | "whom" | "where"): string =>
    column((row) => reference(kinds.byId(trace.kind[row]).tables[name], trace[name][row]));
  return {
    timeS: packTimes(rows.map((row) => Math.floor(trace.time[row]))),
    kind: column((row) => eventKinds.row(trace.kind[row])),
    who: named("who"),
    whom: named("whom"),
    where: named("where"),
    role: column((row) => reference("post", trace.role[row])),
    amount: column((row) => {
      const { amount, sentence } = kinds.byId(trace.kind[row]);
      if (amount === undefined || !sentence.zh.includes("{amount}")) return 0;
      const words = (language: "zh" | "en"): string =>
        formatAmount(trace.amount[row], amount, language);
      return amounts.row({ zh: words("zh"), en: words("en") });
    }),
    cause: column(causeOf),
    names: names.list,
    amounts: amounts.list,
    leftOut: trace.length - rows.length,
  };
};
