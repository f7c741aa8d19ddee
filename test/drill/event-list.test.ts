import { describe, expect, it } from "vitest";

import { drillNames } from "../../engine/drill/drill-names.ts";
import { eventListOf } from "../../engine/drill/event-list.ts";
import type { EventList, EventListOptions } from "../../engine/drill/event-list.ts";
import { actionOf } from "../../engine/drill/expected.ts";
import { injectOf } from "../../engine/drill/injects.ts";
import { listSheet, notesSheet } from "../../engine/drill/list-sheets.ts";
import type { ListHead } from "../../engine/drill/list-sheets.ts";
import { playersOf } from "../../engine/drill/players.ts";
import type { PlayersAsked } from "../../engine/drill/players.ts";
import { kinds } from "../../engine/kinds.ts";
import { simulate } from "../../engine/simulate.ts";
import type { WorkerState } from "../../engine/simulate.ts";
import { traceHead } from "../../engine/study/timeline.ts";
import { Trace } from "../../engine/trace/trace.ts";
import { shippedState } from "../shipped-case.ts";
import { rulesOf } from "./rules-of.ts";

const pingyuan = "shandong/cases/pingyuan-2023";
const state = shippedState(pingyuan);
const rules = rulesOf(pingyuan);

/** A trace of its own: the state's is overwritten by the next replication. */
const copyOf = (played: Trace): Trace => Trace.from(played.transfer().buffers);
const trace = copyOf(simulate(state, 3));

const listFor = (
  asked: PlayersAsked = { roles: [], tiers: [] },
  options: Partial<EventListOptions> = {},
  of: { state: WorkerState; trace: Trace } = { state, trace },
): EventList => {
  const { world, posts } = of.state.situation;
  const players = playersOf(world, posts, of.trace, asked);
  if (!(players instanceof Set)) throw new Error("nobody plays");
  return eventListOf(of.state.situation, of.trace, {
    players,
    rules,
    language: "zh",
    compression: 1,
    most: 120,
    ...options,
  });
};

const list = listFor();

describe("a master event list", () => {
  it("has between 30 and 120 rows for an earthquake of a day, in the order of time", () => {
    expect(list.rows.length).toBeGreaterThanOrEqual(30);
    expect(list.rows.length).toBeLessThanOrEqual(120);
    expect(list.rows.map(({ no }) => no)).toEqual(list.rows.map((_, i) => i + 1));
    for (const [i, row] of list.rows.entries()) {
      if (i > 0) expect(row.fromS).toBeGreaterThanOrEqual(list.rows[i - 1].fromS);
    }
  });

  it("tells only what its receivers have been told by then, and every row of the trace once", () => {
    const seen = new Set<number>();
    for (const row of list.rows) {
      expect(row.facts.length).toBeGreaterThan(0);
      for (const fact of row.facts) {
        expect(row.receivers).toContain(trace.role[fact]);
        expect(trace.time[fact]).toBeGreaterThanOrEqual(row.fromS);
        expect(trace.time[fact]).toBeLessThanOrEqual(row.untilS);
        expect(injectOf(trace.kind[fact])).toBeDefined();
        expect(seen.has(fact)).toBe(false);
        seen.add(fact);
      }
    }
    // And leaves out nothing but repeated numbers, roads told of already, and units that just leave.
    const left = Array.from({ length: trace.length }, (_, i) => i).filter(
      (i) =>
        list.players.some(({ post }) => post === trace.role[i]) &&
        injectOf(trace.kind[i]) !== undefined &&
        !seen.has(i),
    );
    const paths = new Set(left.map((i) => kinds.byId(trace.kind[i]).path));
    for (const path of paths) {
      expect([
        "situation/townFollowUp",
        "situation/roadReported",
        "response/field/mustered",
      ]).toContain(path);
    }
    const repeats = left.filter((i) => kinds.byId(trace.kind[i]).name === "townFollowUp");
    expect(repeats.length).toBe(list.repeated);
  });

  it("expects what a player did because of the news, and after it", () => {
    let actions = 0;
    for (const row of list.rows) {
      for (const action of row.actions) {
        actions++;
        expect(actionOf(trace.kind[action])).toBeDefined();
        let at = trace.cause[action];
        while (at >= 0 && !row.facts.includes(at)) at = trace.cause[at];
        expect(at).toBeGreaterThanOrEqual(0);
        expect(trace.time[action]).toBeGreaterThanOrEqual(trace.time[at]);
      }
      expect(row.expected === "").toBe(row.actions.length === 0);
    }
    expect(actions).toBeGreaterThan(100);
  });

  it("names no place that its rows of the trace do not name", () => {
    const { situation } = state;
    const nameOf = drillNames(situation.world, situation.posts);
    const places = situation.world.ground.names.towns.map((_, town) => nameOf("town", town, "zh"));
    for (const row of list.rows) {
      const meant = new Set<string | undefined>();
      for (const fact of row.facts) {
        const { tables } = kinds.byId(trace.kind[fact]);
        for (const [table, index] of [
          [tables.who, trace.who[fact]],
          [tables.where, trace.where[fact]],
        ] as const) {
          const name = index < 0 ? undefined : nameOf(table, index, "zh");
          if (name !== undefined) meant.add(name);
        }
      }
      const all = Array.from(meant).join(" ");
      for (const place of places) {
        if (place !== undefined && row.content.includes(place)) expect(all).toContain(place);
      }
    }
  });

  it("tells reported numbers, and never the true ones of a town that has not told them", () => {
    const told = list.rows.filter(({ content }) => content.startsWith("【灾情报告】"));
    expect(told.length).toBeGreaterThan(3);
    for (const row of told) {
      const amounts = new Set(row.facts.map((fact) => String(trace.amount[fact])));
      for (const [, number] of row.content.matchAll(/受伤(\d+)人/gu)) {
        expect(amounts).toContain(number);
      }
    }
  });

  it("leaves blank whatever stands for a published total, with its kind", () => {
    const text = list.rows.map(({ from, content, expected }) => from + content + expected).join("");
    expect(text).toMatch(/【待填】\([^)]+\)/u);
    expect(text).not.toContain("推定");
    const { names, tables } = state.situation.world.inventory;
    const known = names.names.flatMap((name) => name?.zh ?? []);
    expect(known.some((name) => text.includes(name))).toBe(true);
    expect(tables.unit.rows).toBeGreaterThan(known.length);
  });

  it("quotes limits and where they stand", () => {
    const text = list.rows.map(({ limit }) => limit).join("\n");
    expect(text).toContain("自首报收到起30分内首帧画面");
    const picture = list.rows.find(({ limit }) => limit.includes("首帧画面"));
    expect(picture?.basis).toContain("30分钟内灾害事故现场可视化:《山东省2023年应急管理工作回顾》");
    expect(picture?.evaluation).toContain("≤30分");
    // A promise whose minutes are ours says so.
    expect(text).toContain("自发生起30分内音视频连通〔假定〕");
  });

  it("says that two magnitudes for one shock contradict each other", () => {
    const revised = list.rows.find(({ content }) => content.startsWith("【地震参数修订】"));
    expect(revised?.content).toMatch(/震级修订为5\.\d级/u);
    expect(revised?.evaluation).toMatch(/前后震级不一/u);
  });

  it("shows silence as silence", () => {
    const silent = list.rows.find(({ via }) => via.startsWith("静默"));
    expect(silent?.content).toContain("多次呼叫无人应答");
    // Who passes it on speaks.
    const passedOn = list.rows.filter(
      ({ content, from }) => content.startsWith("【失联】") && from.includes("值班室"),
    );
    expect(passedOn.length).toBeGreaterThan(0);
    for (const { via } of passedOn) expect(via).toBe("电话");
  });

  it("reports upwards and notifies downwards, and times only reports", () => {
    const steps = list.rows.flatMap(({ expected }) => expected.split("\n"));
    const reports = steps.filter((step) => /向[^派]*报告/u.test(step));
    const notices = steps.filter((step) => step.includes("通知") && !step.includes("领导"));
    expect(reports.length).toBeGreaterThan(0);
    expect(notices.length).toBeGreaterThan(0);
    for (const step of reports) expect(step).not.toMatch(/[镇乡]|街道/u);
    for (const step of notices) expect(step).not.toContain("山东省");
    for (const { actions, limit } of list.rows) {
      const tells = actions.filter((row) => kinds.byId(trace.kind[row]).name === "told");
      const { posts } = state.situation;
      const upwards = tells.some((row) => trace.who[row] > trace.role[row]);
      expect(/县报市|市报省/u.test(limit)).toBe(
        upwards && tells.some((row) => trace.role[row] < posts.province),
      );
    }
  });

  it("gives each item of a row over several minutes its time, in order", () => {
    const several = list.rows.filter(
      ({ content, clock }) => content.startsWith("【灾情报告】") && clock.includes("—"),
    );
    expect(several.length).toBeGreaterThan(0);
    for (const { content } of several) {
      for (const item of content.replace("【灾情报告】", "").split(";")) {
        if (!item.startsWith("等共")) expect(item).toMatch(/\d\d:\d\d/u);
      }
    }
  });

  it("calls a magnitude, a desk and a level as they are called", () => {
    const jinan = "jinan/cases/jinan-m6-rush-hour";
    const rush = shippedState(jinan);
    const { rows } = listFor(
      undefined,
      { rules: rulesOf(jinan) },
      { state: rush, trace: simulate(rush, 0) },
    );
    const text = rows.map(({ to, content, expected }) => to + content + expected).join("\n");
    expect(text).toContain("震级修订为6.0级");
    expect(text).toContain("市中区(区应急局值班室)");
    expect(text).toContain("启动一级应急响应");
    expect(text).not.toContain("响应应急响应");
    expect(text).not.toMatch(/\d秒/u);
  });

  it("names the places with most injured where they are many, adds up the others, counts a unit once", () => {
    const heze = "shandong/cases/heze-m6.5-winter-night";
    const night = shippedState(heze);
    const played = simulate(night, 0);
    const { rows } = listFor(undefined, { rules: rulesOf(heze) }, { state: night, trace: played });
    // One aircraft over many towns is one aircraft.
    const text = rows.map(({ content }) => content).join("\n");
    expect(text).toMatch(/【待填】\(翼龙-2H 应急通信平台\)1架/u);
    expect(text).not.toMatch(/直升机[^;。]{0,12}支/u);
    const summed = rows.filter(({ content }) => content.includes("伤员合计"));
    expect(summed.length).toBeGreaterThan(0);
    for (const { content, facts } of summed) {
      const last = new Map(facts.map((fact) => [played.where[fact], played.amount[fact]]));
      const named = Array.from(content.matchAll(/受伤(\d+)人/gu), ([, number]) => Number(number));
      const rest = Number(/伤员合计(\d+)人/u.exec(content)?.[1]);
      const places = Number(/其余(\d+)处/u.exec(content)?.[1]);
      const amounts = Array.from(last.values()).sort((a, b) => b - a);
      expect(named.toSorted((a, b) => b - a)).toEqual(amounts.slice(0, 8));
      expect(rest).toBe(amounts.slice(8).reduce((sum, amount) => sum + amount, 0));
      expect(places).toBe(amounts.slice(8).filter((amount) => amount > 0).length);
    }
  });

  it("counts the ways that failed where many places have no picture", () => {
    const words = list.rows.filter(({ content }) => content.startsWith("【取图受阻】"));
    expect(words.some(({ content }) => /\)\d+处/u.test(content))).toBe(true);
    for (const { content } of words) expect(content.length).toBeLessThan(700);
  });

  it("is for whoever plays: a county alone, or the whole chain", () => {
    const county = listFor({ roles: [], tiers: ["county"] });
    expect(county.players.map(({ name }) => name)).toEqual(["平原县"]);
    expect(county.rows.every(({ receivers }) => receivers.length === 1)).toBe(true);
    // What the city tells a county that plays alone comes from outside.
    expect(county.rows.every(({ type, via }) => type === "inject" || via === "指挥部决定")).toBe(
      true,
    );
    const named = listFor({ roles: ["371426"], tiers: [] });
    expect(named.rows).toEqual(county.rows);
    const { world, posts } = state.situation;
    expect(playersOf(world, posts, trace, { roles: ["平原"], tiers: [] })).toMatchObject({
      unknown: "平原",
      allowed: ["371426 平原县"],
    });
  });

  it("merges more where fewer rows are wanted, and says over how long", () => {
    const short = listFor(undefined, { most: 60 });
    expect(short.rows.length).toBeLessThan(list.rows.length);
    expect(short.window.minutes).toBeGreaterThanOrEqual(list.window.minutes);
    const long = listFor(undefined, { most: 10_000 });
    expect(long.rows.length).toBeGreaterThan(list.rows.length);
    expect(long.window).toEqual({ minutes: 5, part: 0 });
  });

  it("runs the exercise clock faster where time is compressed", () => {
    const [plain, fast] = [1, 6].map((compression) => listFor(undefined, { compression }));
    expect(plain.rows[0].exercise).toBe("T+00:01:24");
    expect(fast.rows[0].exercise).toBe("T+00:00:14");
    expect(fast.rows.map(({ clock }) => clock)).toEqual(plain.rows.map(({ clock }) => clock));
  });

  it("is told in English as well", () => {
    const english = listFor(undefined, { language: "en" });
    expect(english.rows.length).toBe(list.rows.length);
    const text = english.rows.map((row) => Object.values(row).join(" ")).join("\n");
    expect(text).toContain("[to be filled in]");
    // What the ledger knows by a Chinese name only stays Chinese; our own words do not.
    expect(text).not.toMatch(/[待填启动派出受伤]{2}/u);
  });
});

describe("a replication in which nothing has happened", () => {
  it("gives a list without rows, for the province alone", () => {
    const nothing = listFor(undefined, {}, { state, trace: new Trace() });
    expect(nothing.rows).toEqual([]);
    expect(nothing.players.map(({ name }) => name)).toEqual(["山东省"]);
  });
});

describe("the sheets", () => {
  const head: ListHead = {
    report: traceHead(state, 3, trace),
    name: { zh: "平原", en: "Pingyuan" },
    changes: ["--place 371426"],
    compression: 1,
    horizonH: 24,
  };

  it("follow the house layout, with the exercise clock only where it differs", () => {
    const titles = listSheet(list, head, "zh").columns.map(({ title }) => title);
    expect(titles).toEqual([
      "序号",
      "类型",
      "情景时间",
      "发送方",
      "接收方",
      "方式",
      "注入内容",
      "预期行动",
      "时限",
      "依据",
      "评估要点",
    ]);
    const compressed = listSheet(list, { ...head, compression: 6 }, "zh");
    expect(compressed.columns.map(({ title }) => title)).toContain("演练时间");
    expect(compressed.rows[0].length).toBe(titles.length + 1);
  });

  it("say what was played and what is simplified", () => {
    const notes = notesSheet(list, head, "zh")
      .rows.map((row) => row.join(" "))
      .join("\n");
    expect(notes).toContain(trace.hash());
    expect(notes).toContain("种子 1");
    expect(notes).toContain("--place 371426");
    expect(notes).toContain("合并规则");
    expect(notesSheet(list, head, "en").rows.length).toBe(notesSheet(list, head, "zh").rows.length);
  });
});

describe("a call-out", () => {
  it("begins with the order to show a picture and names the place called out", () => {
    const callOut = "shandong/cases/visualisation-pull";
    const narrowing = { place: "371426", at: "22:40" };
    const own = shippedState(callOut, narrowing);
    const drawn = simulate(own, 2);
    const made = listFor(
      undefined,
      { rules: rulesOf(callOut, narrowing) },
      { state: own, trace: drawn },
    );
    expect(made.players.map(({ name }) => name)).toEqual(["山东省", "德州市", "平原县"]);
    expect(made.rows[0].content).toContain("【可视化拉动】");
    expect(made.rows[0].from).toBe("导调组");
    expect(
      made.rows.some(({ type, from }) => type === "expected" && from.startsWith("山东省")),
    ).toBe(true);
  });
});
