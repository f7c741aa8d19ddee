import { kinds } from "../kinds.ts";
import { fieldKinds } from "../response/field/event-kinds.ts";
import { clockText } from "../study/timeline.ts";
import { situationKinds } from "../situation/event-kinds.ts";
import { postFor, TIER, tierOf } from "../situation/posts.ts";
import type { Situation } from "../situation/situation.ts";
import type { NameOf } from "../trace/sentence.ts";
import type { Trace } from "../trace/trace.ts";
import { formatAmount, formatDuration } from "../trace/unit.ts";
import type { Language } from "../trace/unit.ts";
import { blank, compact, deskOf, drillNames, magnitudeText } from "./drill-names.ts";
import { actionOf } from "./expected.ts";
import { fromDirectors, wayAndReason } from "./injects.ts";
import { toldByPost } from "./news.ts";
import type { Did, News } from "./news.ts";
import type { Rules } from "./rulings.ts";

/** Items told in one row, and names told in one action. */
export const ITEMS = 10;
const NAMES = 6;
/** Lines of reported numbers in one row: the last of them sums up the rest where they are more. */
const NUMBERS = ITEMS - 1;
/** Places told of one by one where much is to be said of each. */
const PLACES = 3;

export const distinct = (list: readonly string[]): string[] => Array.from(new Set(list));

/** When it was first said of a place that there is no picture, and by which ways. */
interface SaidOfPlace {
  readonly firstS: number;
  readonly ways: Set<string>;
}

/** Units of one kind that say the same. */
interface Counted {
  readonly unit: string;
  readonly label: string;
  /** "【待填】:不在位", not "到达:【待填】". */
  readonly labelLast: boolean;
  readonly measure: string;
  /** By unit. */
  readonly people: Map<number, number>;
  readonly firstS: number;
  lastS: number;
}

/** ① to ⑳, (21) and on. */
const ordinal = (at: number): string =>
  at < 20 ? String.fromCodePoint(0x2460 + at) : `(${at + 1})`;

/** Puts news and actions into words of one language. It reads rows of the trace and names, nothing else. */
export class Wording {
  private readonly situation: Situation;
  private readonly trace: Trace;
  private readonly rules: Rules;
  private readonly language: Language;
  private readonly nameOf: NameOf;
  /** When each post declared its first level. */
  private readonly inCommandS = new Map<number, number>();

  constructor(situation: Situation, trace: Trace, rules: Rules, language: Language) {
    this.situation = situation;
    this.trace = trace;
    this.rules = rules;
    this.language = language;
    this.nameOf = drillNames(situation.world, situation.posts);
    for (let row = 0; row < trace.length; row++) {
      const role = trace.role[row];
      if (trace.kind[row] === situationKinds.levelDecided.id && !this.inCommandS.has(role)) {
        this.inCommandS.set(role, trace.time[row]);
      }
    }
  }

  /** One of two words. */
  say(zh: string, en: string): string {
    return this.language === "zh" ? zh : en;
  }

  name(table: string, index: number): string {
    return this.nameOf(table, index, this.language) ?? `${table} ${index}`;
  }

  /** A place as it is called by those who answer for it: a town of one's own county without the county. */
  private place(post: number, among: readonly number[]): string {
    const { posts, world } = this.situation;
    if (tierOf(posts, post) !== TIER.town) return this.name("post", post);
    const county = postFor(posts, post, TIER.county);
    return among.length > 0 && among.every((each) => each === county)
      ? world.ground.names.towns[post].name[this.language]
      : this.name("post", post);
  }

  /** Names in a list, so many of them. */
  list(names: readonly string[], most = NAMES): string {
    const shown = names.slice(0, most).join(this.say("、", ", "));
    if (names.length <= most) return shown;
    return this.say(`${shown}等${names.length}个`, `${shown} and ${names.length - most} more`);
  }

  clock(timeS: number): string {
    return clockText(this.situation.calendar, timeS).slice(5, 16);
  }

  private hour(timeS: number): string {
    return this.clock(timeS).slice(6);
  }

  /** The place and its desk: 平原县(县应急局值班室). */
  desk(post: number, timeS: number): string {
    const { posts } = this.situation;
    const inCommand = (this.inCommandS.get(post) ?? Infinity) <= timeS;
    const place = this.name("post", post);
    const desk = deskOf(this.rules.doctrine, posts, post, inCommand, place, this.language);
    if (desk === undefined) return place;
    return this.say(`${place}(${desk})`, `${place} (${desk})`);
  }

  senders(news: readonly News[], players: ReadonlySet<number>): string {
    const { trace } = this;
    const names = news.map(({ inject: { from }, rows: [row], firstS }) => {
      if (toldByPost(trace, row)) {
        const post = trace.who[row];
        return players.has(post) ? this.desk(post, firstS) : this.name("post", post);
      }
      if (typeof from !== "string") return from[this.language];
      if (from === "role") return this.desk(trace.role[row], firstS);
      const { tables } = kinds.byId(trace.kind[row]);
      if (from === "where") return this.name(tables.where, trace.where[row]);
      const who = trace.who[row];
      return who < 0 ? fromDirectors[this.language] : this.name(tables.who, who);
    });
    return this.list(distinct(names), 3);
  }

  /** 【heading】what is told, each with its time where there are several. */
  content(news: readonly News[], receivers: readonly number[]): string {
    const { inject } = news[0];
    const items = this.items(news, receivers);
    const heading = inject.heading[this.language];
    const rest =
      items.length > ITEMS ? this.say(`;等共${items.length}条`, `; ${items.length} in all`) : "";
    const shown = items.slice(0, ITEMS);
    return this.say(
      `【${heading}】${shown.join(";")}${rest}。`,
      `${heading}: ${shown.join("; ")}${rest}.`,
    );
  }

  private items(news: readonly News[], receivers: readonly number[]): string[] {
    switch (news[0].inject.told) {
      case "places":
        return this.lists(news, receivers);
      case "ways":
        return this.ways(news, receivers);
      case "latest": {
        const last = new Map<number, News>();
        for (const each of news) last.set(this.trace.where[each.rows[0]], each);
        const latest = Array.from(last.values()).sort((a, b) => a.firstS - b.firstS);
        const nothing = latest.filter((each) => this.saysNothing(each));
        const something = latest.filter((each) => !this.saysNothing(each));
        // A number that is left of several, or stands among many towns, came later than the row began.
        const timed = this.isTimed(news);
        return [
          ...this.numbers(something, receivers, timed),
          ...this.lists(nothing, receivers, timed),
        ];
      }
      case "units":
        return news.length > ITEMS ? this.counts(news) : this.oneByOne(news, receivers);
      case undefined:
      default:
        return this.oneByOne(news, receivers);
    }
  }

  /** Does it come minute by minute, so that each item needs its time? */
  private isTimed(news: readonly News[]): boolean {
    return new Set(news.map(({ firstS }) => this.hour(firstS))).size > 1;
  }

  private oneByOne(
    news: readonly News[],
    receivers: readonly number[],
    timed = this.isTimed(news),
  ): string[] {
    const told = new Map<string, number>();
    for (const each of news) {
      const item = this.item(each, receivers);
      if (!told.has(item)) told.set(item, each.firstS);
    }
    return Array.from(told, ([item, timeS]) => (timed ? `${this.hour(timeS)} ${item}` : item));
  }

  /** Numbers of places: where they are many the highest, and the sum of the others. */
  private numbers(news: readonly News[], receivers: readonly number[], timed: boolean): string[] {
    if (news.length <= NUMBERS) return this.oneByOne(news, receivers, timed);
    const amount = ({ rows: [row] }: News): number => this.trace.amount[row];
    const high = new Set([...news].sort((a, b) => amount(b) - amount(a)).slice(0, NUMBERS - 1));
    const others = news.filter((each) => !high.has(each));
    const sum = others.reduce((all, each) => all + amount(each), 0);
    const places = others.length;
    const [first, last] = [others[0], others[places - 1]].map(({ firstS }) => this.hour(firstS));
    const when = !timed ? "" : first === last ? `${first} ` : `${first}—${last} `;
    const rest = this.say(
      `${when}其余${places}处伤员合计${sum}人`,
      `${when}${places} other places: ${sum} injured in all`,
    );
    const shown = news.filter((each) => high.has(each));
    return [...this.oneByOne(shown, receivers, timed), rest];
  }

  /** What is said of each place: "龙门街道:固定监控(断电)、直升机图传(夜间不能飞)". */
  private ways(news: readonly News[], receivers: readonly number[]): string[] {
    const said = new Map<string, SaidOfPlace>();
    for (const each of news) {
      const place = this.fill("{where}", each, receivers);
      const way = this.fill("{way}", each, receivers);
      const known = said.get(place);
      if (known === undefined) said.set(place, { firstS: each.firstS, ways: new Set([way]) });
      else known.ways.add(way);
    }
    const colon = this.say(":", ": ");
    if (said.size > PLACES) return this.waysOfMany(said);
    return Array.from(
      said,
      ([place, { firstS, ways }]) =>
        `${said.size > 1 ? `${this.hour(firstS)} ` : ""}${place}${colon}${Array.from(ways).join(this.say("、", ", "))}`,
    );
  }

  /** Many places: which they are, and then each way with how many of them it failed. */
  private waysOfMany(said: ReadonlyMap<string, SaidOfPlace>): string[] {
    const failed = new Map<string, number>();
    const names = Array.from(said, ([place, { firstS, ways }]) => {
      for (const way of ways) failed.set(way, (failed.get(way) ?? 0) + 1);
      return this.say(`${place}(${this.hour(firstS)})`, `${place} (${this.hour(firstS)})`);
    });
    const reasons = Array.from(failed)
      .sort(([, a], [, b]) => b - a)
      .map(([way, places]) => this.say(`${way}${places}处`, `${way} ${places}×`));
    return [this.list(names, ITEMS + 2), reasons.join(this.say("、", ", "))];
  }

  /**
   * Many units: those with a name by it, the others by kind, with how many people they have reported. One
   * that is heard of several times is one.
   */
  private counts(news: readonly News[]): string[] {
    const { trace } = this;
    const byKind = new Map<string, Counted>();
    for (const { inject, rows, firstS } of news) {
      const [row] = rows;
      const kind = kinds.byId(trace.kind[row]);
      const people = kind.amount === "persons" ? trace.amount[row] : 0;
      const who = trace.who[row];
      const label = kind.label[this.language];
      const labelLast = inject.item.zh.includes("{label}");
      const unit = this.unitWord(who);
      const key = `${label} ${unit}`;
      const known = byKind.get(key);
      if (known === undefined) {
        const measure = this.measure(who, trace.kind[row]);
        const persons = new Map([[who, people]]);
        byKind.set(key, {
          unit,
          label,
          labelLast,
          measure,
          people: persons,
          firstS,
          lastS: firstS,
        });
      } else {
        known.lastS = firstS;
        known.people.set(who, Math.max(people, known.people.get(who) ?? 0));
      }
    }
    const { names } = this.situation.world.inventory.names;
    const colon = this.say(":", ": ");
    return Array.from(byKind.values())
      .sort((a, b) => b.people.size - a.people.size)
      .map(({ unit, label, labelLast, measure, people, firstS, lastS }) => {
        const units = people.size;
        const total = Array.from(people.values()).reduce((sum, each) => sum + each, 0);
        const crowd = total === 0 ? "" : this.say(`${total}人`, `, ${total} people`);
        const named = Array.from(people.keys()).every((who) => names[who] !== undefined);
        const number = named ? "" : this.say(`${units}${measure}`, `, ${units}`);
        const what = `${unit}${number}${crowd}`;
        const [first, last] = [this.hour(firstS), this.hour(lastS)];
        const when = first === last ? first : `${first}—${last}`;
        return `${when} ${labelLast ? `${what}${colon}${label}` : `${label}${colon}${what}`}`;
      });
  }

  /** Aircraft are counted as such. */
  private measure(unit: number, kind: number): string {
    const { catalogue, tables } = this.situation.world.inventory;
    const flies =
      kind === fieldKinds.tookOff.id ||
      kind === fieldKinds.overTown.id ||
      catalogue.kinds[tables.unit.kind[unit]].class === "helicopter";
    return flies ? "架" : "支";
  }

  /** A unit by its name, or as a blank of its kind wherever it stands. */
  private unitWord(unit: number): string {
    const { inventory } = this.situation.world;
    if (inventory.names.names[unit] !== undefined) return this.name("unit", unit);
    const kind = inventory.catalogue.kinds[inventory.tables.unit.kind[unit]];
    return this.say(`${blank.zh}(${kind.name.zh})`, `${blank.en} (${kind.name.en})`);
  }

  private saysNothing({ inject, rows: [row] }: News): boolean {
    return inject.none !== undefined && this.trace.amount[row] === 0;
  }

  /** One sentence for several places, each with its time: "龙门街道(02:46)、桃园街道(02:50)情况属实". */
  private lists(
    news: readonly News[],
    receivers: readonly number[],
    timed = this.isTimed(news),
  ): string[] {
    const byTemplate = new Map<string, News[]>();
    for (const each of news) {
      const template = (this.saysNothing(each) ? each.inject.none : undefined) ?? each.inject.item;
      const text = template[this.language];
      const list = byTemplate.get(text);
      if (list === undefined) byTemplate.set(text, [each]);
      else list.push(each);
    }
    return Array.from(byTemplate, ([template, same]) => {
      const word = template.includes("{who}") ? "{who}" : "{where}";
      const names = same.map((each) => {
        const name = this.fill(word, each, receivers);
        const hour = this.hour(each.firstS);
        if (!timed) return name;
        return this.say(`${name}(${hour})`, `${name} (${hour})`);
      });
      const rest = names.length > ITEMS + 2 ? names.length : 0;
      const shown = names.slice(0, ITEMS + 2).join(this.say("、", ", "));
      const all = rest === 0 ? shown : this.say(`${shown}等${rest}处`, `${shown} (${rest} in all)`);
      if (template.includes(word)) return template.replace(word, all);
      return timed ? `${this.hour(same[0].firstS)} ${template}` : template;
    });
  }

  private item(each: News, receivers: readonly number[]): string {
    const { inject } = each;
    const template = (this.saysNothing(each) ? inject.none : undefined) ?? inject.item;
    return template[this.language].replace(/\{\w+\}/gu, (word) => this.fill(word, each, receivers));
  }

  private fill(word: string, { rows: [row] }: News, receivers: readonly number[]): string {
    const { trace } = this;
    const kind = kinds.byId(trace.kind[row]);
    switch (word) {
      case "{who}":
        return kind.tables.who === "post"
          ? this.place(trace.who[row], receivers)
          : this.name(kind.tables.who, trace.who[row]);
      case "{where}": {
        const where = trace.where[row];
        if (where < 0) return this.say("本地区", "the area");
        return ["town", "post"].includes(kind.tables.where)
          ? this.place(where, receivers)
          : this.name(kind.tables.where, where);
      }
      case "{amount}":
        if (kind.amount === "duration") return this.minutes(trace.amount[row]);
        if (kind.amount === "magnitude") return magnitudeText(trace.amount[row], this.language);
        return compact(formatAmount(trace.amount[row], kind.amount ?? "count", this.language));
      case "{level}":
        return this.level(trace.amount[row]);
      case "{way}":
        return wayAndReason(kind.id, this.language);
      default:
        return kind.label[this.language];
    }
  }

  /** A time as it is read aloud: to the minute, never none. */
  private minutes(durationS: number): string {
    return compact(formatDuration(Math.max(1, Math.round(durationS / 60)) * 60, this.language));
  }

  private level(rank: number): string {
    const level = Object.values(this.rules.doctrine.levels).find((each) => each.rank === rank);
    // The sentence says 应急响应 itself; some plans call the level 一级响应.
    const name = level?.name[this.language].replace(/(?<=级)(?:应急)?响应$/u, "");
    return name ?? this.say(`${rank}级`, `level ${rank}`);
  }

  /** What the players did upon it, post by post, each with the time since the news. */
  expected(did: readonly Did[], receivers: readonly number[]): string {
    const { trace } = this;
    const byPost = new Map<number, Map<number, Did[]>>();
    for (const each of did) {
      const post = trace.role[each.row];
      const kind = trace.kind[each.row];
      const step = this.isDownwards(each.row) ? -kind : kind;
      let byKind = byPost.get(post);
      if (byKind === undefined) byPost.set(post, (byKind = new Map<number, Did[]>()));
      const same = byKind.get(step);
      if (same === undefined) byKind.set(step, [each]);
      else same.push(each);
    }
    const posts = Array.from(byPost).sort(([a], [b]) => b - a);
    const alone = posts.length === 1 && receivers.length === 1 && receivers[0] === posts[0][0];
    return posts
      .map(([post, byKind]) => {
        const steps = Array.from(byKind.values(), (same) => this.step(post, same));
        const lines = steps.length === 1 ? steps : steps.map((step, at) => `${ordinal(at)}${step}`);
        const head = alone
          ? ""
          : this.say(`${this.name("post", post)}:`, `${this.name("post", post)}: `);
        return `${head}${head !== "" && lines.length > 1 ? "\n" : ""}${lines.join("\n")}`;
      })
      .join("\n");
  }

  /** One post tells another that is not above it: no report, whatever the kind is called. */
  private isDownwards(row: number): boolean {
    const { trace, situation } = this;
    if (actionOf(trace.kind[row])?.downwards === undefined) return false;
    const { posts } = situation;
    return tierOf(posts, trace.who[row]) <= tierOf(posts, trace.role[row]);
  }

  private step(post: number, same: readonly Did[]): string {
    const { trace } = this;
    const kind = trace.kind[same[0].row];
    const action = actionOf(kind);
    if (action === undefined) return "";
    const { tables } = kinds.byId(kind);
    const rows = same.map(({ row }) => row);
    let list = "";
    if (action.of === "who" && tables.who === "unit") list = this.units(rows);
    else if (action.of !== undefined) {
      const column = action.of === "who" ? trace.who : trace.where;
      const table = action.of === "who" ? tables.who : tables.where;
      list = this.list(
        distinct(
          rows.map((row) => {
            if (column[row] < 0) return this.say("本地区", "the area");
            return table === "town" || table === "post"
              ? this.place(column[row], [post])
              : this.name(table, column[row]);
          }),
        ),
      );
    }
    if (action.to === "where") {
      const places = distinct(
        rows
          .filter((row) => trace.where[row] >= 0)
          .map((row) => this.place(trace.where[row], [post])),
      );
      if (places.length > 0) list += this.say("赴", " to ") + this.list(places, 4);
    }
    const words = this.isDownwards(rows[0]) ? (action.downwards ?? action.text) : action.text;
    const text = words[this.language]
      .replace("{list}", () => list)
      .replace("{level}", () => this.level(trace.amount[rows[0]]));
    const { afterS } = same[0];
    const after = afterS < 60 ? this.say("1分内", "within 1 min") : `+${this.minutes(afterS)}`;
    return this.say(`${text}(${after})`, `${text} (${after})`);
  }

  /** Units: those with a name by it, the others as blanks of their kind, counted. */
  private units(rows: readonly number[]): string {
    const { trace } = this;
    const { inventory } = this.situation.world;
    const known: string[] = [];
    const blanks = new Map<string, number[]>();
    for (const unit of new Set(rows.map((row) => trace.who[row]))) {
      if (inventory.names.names[unit] !== undefined) {
        known.push(this.name("unit", unit));
        continue;
      }
      const kind = inventory.catalogue.kinds[inventory.tables.unit.kind[unit]];
      const what = kind.name[this.language];
      const same = blanks.get(what);
      if (same === undefined) blanks.set(what, [unit]);
      else same.push(unit);
    }
    const counted = Array.from(blanks, ([what, units]) => {
      if (units.length === 1) return this.name("unit", units[0]);
      const word = blank[this.language];
      const measure = this.measure(units[0], trace.kind[rows[0]]);
      return this.say(
        `${word}(${what})${units.length}${measure}`,
        `${word} (${units.length} × ${what})`,
      );
    });
    return this.list([...known, ...counted]);
  }
}
