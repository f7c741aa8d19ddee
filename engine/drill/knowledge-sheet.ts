import type { Sheet } from "../inputs/sheet.ts";
import { namesOf } from "../situation/names.ts";
import { situationKinds } from "../situation/event-kinds.ts";
import type { Situation } from "../situation/situation.ts";
import { clockText } from "../study/timeline.ts";
import type { Trace } from "../trace/trace.ts";
import type { Language } from "../trace/unit.ts";
import type { EventList } from "./event-list.ts";

/** What a post can know of a place, in the order of the columns. */
const known = [
  { kinds: [situationKinds.silenceNoticed.id], zh: "得知失联", en: "silent" },
  {
    kinds: [situationKinds.townReported.id, situationKinds.townFollowUp.id],
    zh: "首次得到报告",
    en: "first report",
  },
  { kinds: [situationKinds.verified.id], zh: "核实", en: "second source" },
  { kinds: [situationKinds.pictureSeen.id], zh: "看到画面", en: "picture" },
] as const;

/**
 * Who knows what of which place since when: for every place that reached a player, the first time that
 * each player heard it was silent, had a report, a second source, a picture. Places in the order in which
 * they first came up.
 */
export const knowledgeSheet = (
  { world, posts, calendar }: Situation,
  trace: Trace,
  { players }: Pick<EventList, "players">,
  language: Language,
): Sheet => {
  const columnOf = new Map(players.map(({ post }, at) => [post, at * known.length]));
  const rows = new Map<number, (string | null)[]>();
  for (let row = 0; row < trace.length; row++) {
    const first = columnOf.get(trace.role[row]);
    const what = known.findIndex(({ kinds }) => kinds.some((kind) => kind === trace.kind[row]));
    const town = trace.where[row];
    if (first === undefined || what === -1 || town < 0 || town >= posts.firstCounty) continue;
    let cells = rows.get(town);
    if (cells === undefined) {
      cells = Array.from({ length: players.length * known.length }, () => null);
      rows.set(town, cells);
    }
    cells[first + what] ??= clockText(calendar, trace.time[row]).slice(5, 16);
  }
  const nameOf = namesOf(world, posts);
  const zh = language === "zh";
  return {
    name: zh ? "知情表" : "Who knows what",
    title: zh
      ? "知情表:各参演方首次得知各地情况的时间(空白为一直不知道)"
      : "Who knows what since when (blank: never)",
    columns: [
      { title: zh ? "地方" : "Place", width: 24 },
      ...players.flatMap(({ name }) =>
        known.map((what) => ({
          title: `${name}\n${what[language]}`,
          width: 12,
          align: "center" as const,
        })),
      ),
    ],
    rows: Array.from(rows, ([town, cells]) => [nameOf("town", town, language) ?? "", ...cells]),
  };
};
