import { describe, expect, it } from "vitest";
import { dumpLines, dumpRecords } from "../../engine/trace/dump.ts";
import { BadKind, defineKinds } from "../../engine/trace/kind.ts";
import { gatherKinds } from "../../engine/trace/register.ts";
import { Trace } from "../../engine/trace/trace.ts";

const shop = defineKinds("shop", {
  arrived: { id: 1, zh: "{who}到店", en: "{who} arrives", who: "customer" },
  served: {
    id: 2,
    zh: "{who}等候{amount}后接受服务",
    en: "{who} is served after {amount}",
    who: "customer",
    amount: "duration",
  },
});
const kinds = gatherKinds(shop);

function twoCustomers(): Trace {
  const trace = new Trace();
  const first = trace.append(10, shop.arrived.id, 0, -1, -1, 0, -1, -1);
  trace.append(10, shop.served.id, 0, -1, -1, 0, first, -1);
  const second = trace.append(12.5, shop.arrived.id, 1, -1, -1, 0, -1, -1);
  trace.append(95, shop.served.id, 1, -1, -1, 82.5, second, 3);
  return trace;
}

describe("a readable dump", () => {
  it("is a line an event: time | kind | sentence", () => {
    const trace = twoCustomers();
    expect([...dumpLines(trace, kinds, { language: "en" })]).toEqual([
      "T+00:00:10 | shop/arrived | customer 0 arrives",
      "T+00:00:10 | shop/served | customer 0 is served after 0 s",
      "T+00:00:12 | shop/arrived | customer 1 arrives",
      "T+00:01:35 | shop/served | customer 1 is served after 1 min 23 s",
    ]);
    const nameOf = (_: string, index: number): string => `顾客${index}`;
    expect([...dumpLines(trace, kinds, { language: "zh", nameOf }, { from: 3 })]).toEqual([
      "T+00:01:35 | shop/served | 顾客1等候1 分 23 秒后接受服务",
    ]);
  });

  it("is an object an event that survives JSON", () => {
    const records = [...dumpRecords(twoCustomers(), kinds, { language: "en" }, { from: 2, to: 9 })];
    expect(JSON.parse(JSON.stringify(records))).toEqual([
      {
        row: 2,
        time: 12.5,
        kind: "shop/arrived",
        who: 1,
        whom: -1,
        where: -1,
        amount: 0,
        unit: null,
        cause: -1,
        role: -1,
        whoName: "customer 1",
        whomName: null,
        whereName: null,
        roleName: null,
        sentence: "customer 1 arrives",
      },
      {
        row: 3,
        time: 95,
        kind: "shop/served",
        who: 1,
        whom: -1,
        where: -1,
        amount: 82.5,
        unit: "s",
        cause: 2,
        role: 3,
        whoName: "customer 1",
        whomName: null,
        whereName: null,
        roleName: "post 3",
        sentence: "customer 1 is served after 1 min 23 s",
      },
    ]);
  });

  it("is empty for an empty trace, and stops at a kind that nobody declared", () => {
    const trace = new Trace();
    expect([...dumpLines(trace, kinds, { language: "zh" })]).toEqual([]);
    trace.append(0, 77, -1, -1, -1, 0, -1, -1);
    expect(() => [...dumpLines(trace, kinds, { language: "zh" })]).toThrow(BadKind);
  });
});
