import * as Command from "effect/cli/Command";
import * as Effect from "effect/Effect";

import { meanInterval } from "../statistics/mean-interval.ts";
import { Tally } from "../statistics/tally.ts";
import { aligned } from "./columns.ts";
import { erlangWaitS, simulateDesk } from "./duty-desk.ts";
import { Json } from "./settings.ts";
import type { Reader } from "./settings.ts";

const DAYS = 200;
const SEED = 1;

/** `npm start`. */
export const start = ({ say, streams }: Reader) =>
  Command.make("start", {}, () =>
    Effect.gen(function* () {
      const asJson = yield* Json;
      const rows = [2, 3, 4].map((operators) => {
        const desk = { operators, callsPerHour: 30, talkMinutes: 3, hours: 24 };
        const wait = new Tally();
        const p95 = new Tally();
        const used = new Tally();
        for (let day = 0; day < DAYS; day++) {
          const result = simulateDesk(desk, SEED, day);
          wait.record(result.meanWaitS);
          p95.record(result.p95WaitS);
          used.record(result.utilisation);
        }
        const { low, high } = meanInterval(wait, 0.95);
        return {
          operators,
          meanWaitS: wait.mean,
          low,
          high,
          p95WaitS: p95.mean,
          utilisation: used.mean,
          formulaWaitS: erlangWaitS(desk),
        };
      });
      if (asJson) {
        streams.out(`${JSON.stringify({ example: "duty-desk", seed: SEED, days: DAYS, rows })}\n`);
        return;
      }
      const s = (value: number) => value.toFixed(1);
      streams.out(
        [
          say({
            zh: "还没有可推演的案例,先看一个小小的排队例子:值班电话每小时 30 个来电,每通 3 分钟。",
            en: "No case to play yet. A small queueing example instead: a duty desk, 30 calls an hour, 3 minutes each.",
          }),
          say({
            zh: `各推演 ${DAYS} 天(种子 ${SEED}),等待时间以秒计,与厄兰公式对照:`,
            en: `${DAYS} days each (seed ${SEED}), waits in seconds, beside Erlang's formula:`,
          }),
          "",
          ...aligned(
            [
              [
                say({ zh: "接线员", en: "operators" }),
                say({ zh: "平均等待", en: "mean wait" }),
                say({ zh: "95% 区间", en: "95 % interval" }),
                say({ zh: "公式", en: "formula" }),
                say({ zh: "P95 等待", en: "P95 wait" }),
                say({ zh: "忙碌率", en: "busy" }),
              ],
              ...rows.map((row) => [
                String(row.operators),
                s(row.meanWaitS),
                `${s(row.low)}-${s(row.high)}`,
                s(row.formulaWaitS),
                s(row.p95WaitS),
                `${(row.utilisation * 100).toFixed(0)} %`,
              ]),
            ],
            new Set([0, 1, 2, 3, 4, 5]),
          ),
          "",
        ].join("\n"),
      );
    }),
  ).pipe(
    Command.withShortDescription(
      say({ zh: "主要任务;目前是一个排队例子", en: "the main job; for now a queueing example" }),
    ),
  );
