import type { Text } from "../inputs/text.ts";
import { kinds } from "../kinds.ts";
import { fieldKinds } from "../response/field/event-kinds.ts";
import { situationKinds } from "../situation/event-kinds.ts";
import type { Trace } from "../trace/trace.ts";
import { actionOf } from "./expected.ts";
import { injectOf } from "./injects.ts";
import type { Inject } from "./injects.ts";

/** An inject comes from outside the players; an expected row is what one player tells or decides. */
export type EventType = "inject" | "expected";

/** One piece of news with everybody who hears it. */
export interface News {
  readonly inject: Inject;
  readonly type: EventType;
  /** Rows of the trace, one for each that hears it, the first to hear first. */
  readonly rows: number[];
  readonly receivers: Set<number>;
  readonly firstS: number;
  lastS: number;
}

/** Something that a player did, and how long after the news that led to it. */
export interface Did {
  readonly row: number;
  readonly afterS: number;
}

/** Two posts hear the same news when they hear it within a second, or, spread by telephone, 20 minutes. */
const SAME_S = 1;
const SPREAD_S = 1200;

/** Told by another post, which the column `who` names. */
export const toldByPost = (trace: Trace, row: number): boolean =>
  kinds.byId(trace.kind[row]).tables.who === "post" &&
  trace.who[row] >= 0 &&
  trace.who[row] !== trace.role[row];

/** The way by which a row of news comes: silence is heard by whoever calls, and passed on by telephone. */
export const viaOf = (trace: Trace, { inject, rows: [row] }: News): Text =>
  (toldByPost(trace, row) ? inject.passedOnBy : undefined) ?? inject.via;

/**
 * Said by another row to the same post: a road found blocked is on the map by the word of the unit that
 * found it; a unit that leaves the moment it has mustered only leaves.
 */
const saidAnyway = (trace: Trace, row: number): boolean => {
  const kind = trace.kind[row];
  const cause = trace.cause[row];
  if (kind === situationKinds.roadReported.id) {
    return (
      cause >= 0 &&
      trace.kind[cause] === fieldKinds.blockedRoad.id &&
      trace.role[cause] === trace.role[row]
    );
  }
  if (kind !== fieldKinds.mustered.id) return false;
  for (let at = row + 1; at < trace.length && trace.time[at] === trace.time[row]; at++) {
    if (trace.kind[at] === fieldKinds.departed.id && trace.cause[at] === row) return true;
  }
  return false;
};

/**
 * Everything that reaches a player, the same news to several of them put together; follow-ups that say
 * the number known already are only counted.
 */
export const newsOf = (
  trace: Trace,
  players: ReadonlySet<number>,
): { readonly news: readonly News[]; readonly repeated: number } => {
  const news: News[] = [];
  const open = new Map<string, News>();
  const known = new Map<string, number>();
  let repeated = 0;
  for (let row = 0; row < trace.length; row++) {
    const role = trace.role[row];
    const kind = trace.kind[row];
    const inject = injectOf(kind);
    if (inject === undefined || !players.has(role)) continue;
    if (saidAnyway(trace, row)) continue;
    const amount = trace.amount[row];
    const time = trace.time[row];
    if (kind === situationKinds.townReported.id || kind === situationKinds.townFollowUp.id) {
      const about = `${role} ${trace.where[row]}`;
      const before = known.get(about);
      known.set(about, amount);
      if (kind === situationKinds.townFollowUp.id && before === amount) {
        repeated++;
        continue;
      }
    }
    const spreads = inject.spreads === true;
    const key = `${kind} ${trace.who[row]} ${spreads ? "" : trace.where[row]} ${amount}`;
    const same = open.get(key);
    if (
      same !== undefined &&
      !same.receivers.has(role) &&
      time - same.lastS <= (spreads ? SPREAD_S : SAME_S)
    ) {
      same.rows.push(row);
      same.receivers.add(role);
      same.lastS = time;
      continue;
    }
    const among = toldByPost(trace, row) && players.has(trace.who[row]);
    const fresh: News = {
      inject,
      type: inject.decided === true || among ? "expected" : "inject",
      rows: [row],
      receivers: new Set([role]),
      firstS: time,
      lastS: time,
    };
    open.set(key, fresh);
    news.push(fresh);
  }
  return { news, repeated };
};

/**
 * What the players did, by the row of the news that led to it: going back along the causes of an action,
 * the first row that is news to a player. An action that no news led to is nobody's reaction.
 */
export const actionsByNews = (
  trace: Trace,
  players: ReadonlySet<number>,
  news: readonly News[],
): ReadonlyMap<number, readonly Did[]> => {
  const isNews = new Set(news.flatMap(({ rows }) => rows));
  const actions = new Map<number, Did[]>();
  for (let row = 0; row < trace.length; row++) {
    if (!players.has(trace.role[row]) || actionOf(trace.kind[row]) === undefined) continue;
    let at = trace.cause[row];
    while (at >= 0 && !isNews.has(at)) at = trace.cause[at];
    if (at < 0) continue;
    const did: Did = { row, afterS: trace.time[row] - trace.time[at] };
    const list = actions.get(at);
    if (list === undefined) actions.set(at, [did]);
    else list.push(did);
  }
  return actions;
};

/** How long news shares a row: minutes, or a part of the time that has passed since the start. */
export interface Window {
  readonly minutes: number;
  readonly part: number;
}

/**
 * News under one heading to the same posts within a window of the first, as one row of the list. What
 * comes in by the dozen shares a window three times as long.
 */
export const grouped = (
  trace: Trace,
  news: readonly News[],
  window: Window,
): readonly (readonly News[])[] => {
  const groups: News[][] = [];
  const open = new Map<string, News[]>();
  for (const each of news) {
    const { inject, type, receivers, rows, lastS } = each;
    const to = Array.from(receivers).sort((a, b) => a - b);
    const sender = type === "expected" ? trace.who[rows[0]] : "";
    const key = `${type} ${inject.heading.en} ${viaOf(trace, each).en} ${to.join("+")} ${sender}`;
    const group = open.get(key);
    if (
      group !== undefined &&
      inject.decided !== true &&
      lastS - group[0].firstS <= lengthS(window, group[0]) * (inject.routine === true ? 3 : 1)
    ) {
      group.push(each);
      continue;
    }
    const fresh = [each];
    open.set(key, fresh);
    groups.push(fresh);
  }
  return groups;
};

const lengthS = ({ minutes, part }: Window, { firstS }: News): number =>
  Math.max(minutes * 60, part * firstS);

/**
 * The same news as rows of its own for each post, where several posts act upon it: an inject has one owner,
 * and what one of them is expected to do stands beside it alone.
 */
export const splitByOwner = (
  trace: Trace,
  group: readonly News[],
  actions: ReadonlyMap<number, readonly Did[]>,
): readonly (readonly News[])[] => {
  const acting = new Set(
    group
      .flatMap(({ rows }) => rows)
      .flatMap((fact) => actions.get(fact) ?? [])
      .map(({ row }) => trace.role[row]),
  );
  const receivers = new Set(group.flatMap((each) => Array.from(each.receivers)));
  const owners = Array.from(receivers).filter((post) => acting.has(post));
  if (receivers.size < 2 || owners.length < 2) return [group];
  return Array.from(receivers)
    .sort((a, b) => b - a)
    .map((post) =>
      group.flatMap((each): News[] => {
        const rows = each.rows.filter((row) => trace.role[row] === post);
        if (rows.length === 0) return [];
        const [first, last] = [rows[0], rows[rows.length - 1]];
        return [
          {
            ...each,
            rows,
            receivers: new Set([post]),
            firstS: trace.time[first],
            lastS: trace.time[last],
          },
        ];
      }),
    );
};
