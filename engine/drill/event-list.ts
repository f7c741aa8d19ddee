import { tierOf } from "../situation/posts.ts";
import { situationKinds } from "../situation/event-kinds.ts";
import type { Situation } from "../situation/situation.ts";
import { formatElapsed } from "../trace/unit.ts";
import type { Language } from "../trace/unit.ts";
import type { Trace } from "../trace/trace.ts";
import { magnitudeText } from "./drill-names.ts";
import { actionsByNews, grouped, newsOf, splitByOwner, viaOf } from "./news.ts";
import type { Did, EventType, News, Window } from "./news.ts";
import { printed, rulingsFor, rulingsOfNews } from "./rulings.ts";
import type { Rules, Ruling } from "./rulings.ts";
import { Wording } from "./wording.ts";

/** A row of the master event list. */
export interface EventRow {
  readonly no: number;
  readonly type: EventType;
  /** First and last news of the row, seconds from the start of the case. */
  readonly fromS: number;
  readonly untilS: number;
  /** Local clock, "08-06 02:42" or "08-06 02:42—02:49". */
  readonly clock: string;
  /** Since the beginning of the exercise, "T+00:20:30". */
  readonly exercise: string;
  readonly from: string;
  readonly to: string;
  readonly via: string;
  readonly content: string;
  /** Empty where the news led to nothing new. */
  readonly expected: string;
  readonly limit: string;
  readonly basis: string;
  readonly evaluation: string;
  /** Posts that are told. */
  readonly receivers: readonly number[];
  /** Rows of the trace that the content tells, and those that the expected actions tell. */
  readonly facts: readonly number[];
  readonly actions: readonly number[];
}

export interface EventList {
  readonly rows: readonly EventRow[];
  readonly players: readonly { readonly post: number; readonly name: string }[];
  /** News under one heading to the same posts within it of the first shares a row. */
  readonly window: Window;
  /** Follow-ups left out because their number was the one known already. */
  readonly repeated: number;
}

export interface EventListOptions {
  readonly players: ReadonlySet<number>;
  readonly rules: Rules;
  readonly language: Language;
  /** Scenario seconds to a second of the exercise; 1 for the same. */
  readonly compression: number;
  /** At most so many rows, by widening the window, as far as that goes. */
  readonly most: number;
}

/**
 * Windows tried in turn until the list is short enough: so many minutes, or so large a part of the time
 * that has passed, whichever is longer. The first hour is told in detail, the second day in outline.
 */
const windows: readonly Window[] = [
  { minutes: 5, part: 0 },
  { minutes: 5, part: 0.1 },
  { minutes: 5, part: 0.2 },
  { minutes: 10, part: 0.2 },
  { minutes: 10, part: 0.35 },
  { minutes: 10, part: 0.5 },
  { minutes: 15, part: 0.75 },
  { minutes: 20, part: 1 },
  { minutes: 30, part: 1.5 },
  { minutes: 60, part: 2 },
  { minutes: 120, part: 4 },
  { minutes: 1440, part: 24 },
];

/**
 * The master event list of one replication for the posts that play. It reads what the posts have been
 * told and have done, rows of the trace with one of them as `role`, and nothing else of the world but
 * names: a fact nobody has reported cannot reach it. Expected actions are the rows whose chain of causes
 * comes first upon the news of the row.
 */
export const eventListOf = (
  situation: Situation,
  trace: Trace,
  { players, rules, language, compression, most }: EventListOptions,
): EventList => {
  const { news, repeated } = newsOf(trace, players);
  const actions = actionsByNews(trace, players, news);
  const words = new Wording(situation, trace, rules, language);
  let window = windows[0];
  let groups: readonly (readonly News[])[] = [];
  for (window of windows) {
    groups = grouped(trace, news, window).flatMap((group) => splitByOwner(trace, group, actions));
    if (groups.length <= most) break;
  }
  const rowOf = (group: readonly News[]): Omit<EventRow, "no"> => {
    const { inject, type } = group[0];
    const facts = group.flatMap(({ rows }) => rows).sort((a, b) => a - b);
    const did = facts.flatMap((fact) => actions.get(fact) ?? []).sort((a, b) => a.row - b.row);
    const fromS = Math.min(...group.map(({ firstS }) => firstS));
    const untilS = Math.max(...group.map(({ lastS }) => lastS));
    const receivers = Array.from(new Set(group.flatMap((each) => Array.from(each.receivers)))).sort(
      (a, b) => b - a,
    );
    const { limit, basis, evaluation } = printed(
      rules,
      rulingsIn(situation, trace, rules, language, group, did),
      language,
    );
    const elapsed = (timeS: number): string => formatElapsed(timeS / compression);
    const [first, last] = [words.clock(fromS), words.clock(untilS)];
    const sameDay = first.slice(0, 5) === last.slice(0, 5);
    return {
      type,
      fromS,
      untilS,
      clock: first === last ? first : `${first}—${sameDay ? last.slice(6) : last}`,
      exercise: first === last ? elapsed(fromS) : `${elapsed(fromS)}—${elapsed(untilS).slice(2)}`,
      from: words.senders(group, players),
      to:
        inject.decided === true
          ? words.say("本级各成员单位和受影响地区", "its own members and the areas concerned")
          : words.list(receivers.map((post) => words.desk(post, fromS))),
      via: viaOf(trace, group[0])[language],
      content: words.content(group, receivers),
      expected: words.expected(did, receivers),
      limit,
      basis,
      evaluation: [...evaluation, ...contradiction(trace, group, words, language)].join("\n"),
      receivers,
      facts,
      actions: did.map(({ row }) => row),
    };
  };
  return {
    rows: groups
      .map(rowOf)
      .sort((a, b) => a.fromS - b.fromS || a.facts[0] - b.facts[0])
      .map((row, i) => ({ no: i + 1, ...row })),
    players: Array.from(players)
      .sort((a, b) => b - a)
      .map((post) => ({ post, name: words.name("post", post) })),
    window,
    repeated,
  };
};

/** The rules that a row touches: of its actions, and of when such news ought to be there. */
const rulingsIn = (
  situation: Situation,
  trace: Trace,
  rules: Rules,
  language: Language,
  news: readonly News[],
  did: readonly Did[],
): readonly Ruling[] => {
  const { unit } = situation.world.inventory.tables;
  const { kinds: unitKinds } = situation.world.inventory.catalogue;
  const seen = new Set<string>();
  const rulings: Ruling[] = [];
  const look = (row: number, of: typeof rulingsFor): void => {
    const kind = trace.kind[row];
    const tier = tierOf(situation.posts, trace.role[row]);
    const sends = kind === situationKinds.sent.id || kind === situationKinds.preMustered.id;
    const unitKind = sends ? unitKinds[unit.kind[trace.who[row]]].id : undefined;
    const at = {
      kind,
      tier,
      timeS: trace.time[row],
      calendar: situation.calendar,
      ...(unitKind === undefined ? {} : { unitKind }),
      rank: rankOf(trace, row),
      upwards: kind === situationKinds.told.id && tierOf(situation.posts, trace.who[row]) > tier,
    };
    const key = `${kind} ${tier} ${unitKind ?? ""} ${at.upwards}`;
    if (seen.has(key)) return;
    seen.add(key);
    rulings.push(...of(rules, at, language));
  };
  const [row] = news[0].rows;
  look(row, news[0].inject.decided === true ? rulingsFor : rulingsOfNews);
  for (const each of did) look(each.row, rulingsFor);
  return rulings;
};

/** The rank that a post has declared by a row of its own; 0 for none. */
const rankOf = (trace: Trace, row: number): number => {
  for (let at = row; at >= 0; at--) {
    if (trace.kind[at] === situationKinds.levelDecided.id && trace.role[at] === trace.role[row]) {
      return trace.amount[at];
    }
  }
  return 0;
};

/** Two magnitudes for one shock are something to be judged. */
const contradiction = (
  trace: Trace,
  news: readonly News[],
  words: Wording,
  language: Language,
): string[] => {
  const [row] = news[0].rows;
  if (trace.kind[row] !== situationKinds.earthquakeRevised.id) return [];
  const shown = (at: number): string => magnitudeText(trace.amount[at], language);
  for (let at = row - 1; at >= 0; at--) {
    const kind = trace.kind[at];
    const tells =
      kind === situationKinds.earthquakeReported.id || kind === situationKinds.earthquakeRevised.id;
    if (!tells || trace.role[at] !== trace.role[row]) continue;
    if (shown(at) === shown(row)) return [];
    return [
      words.say(
        `前后震级不一(${shown(at)}、${shown(row)}):是否按最新参数研判`,
        `two magnitudes (${shown(at)}, ${shown(row)}): is the later one acted upon`,
      ),
    ];
  }
  return [];
};
