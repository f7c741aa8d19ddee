import type { LadderResult } from "../inputs/ladder-result.ts";
import { verdicts } from "../inputs/run-result.ts";
import type { TargetResult } from "../inputs/run-result.ts";
import { aligned, wrapped } from "./columns.ts";
import type { Say } from "./language.ts";
import { percent, valueText } from "./run-words.ts";
import { stepLines } from "./show-explanation.ts";
import { hangingLines, passText } from "./show-run.ts";

const WIDTH = 80;

type RungResult = LadderResult["rungs"][number];

const asItStands = ({ result }: RungResult): TargetResult | undefined =>
  result.targets.find(({ variant }) => variant === null);

const cells = (rung: RungResult | undefined, say: Say): string[] => {
  const target = rung === undefined ? undefined : asItStands(rung);
  if (target === undefined) return ["", "", ""];
  return [
    say(verdicts[target.verdict]),
    passText(target),
    target.verdict === "not tested" ? "" : valueText(target.value, target.unit, say),
  ];
};

const readingsMet = (rung: RungResult): string => {
  const tested = rung.result.targets.filter(({ verdict }) => verdict !== "not tested");
  const held = tested.filter(({ estimate, reliability }) => (estimate ?? 0) >= reliability);
  return tested.length === 0 ? "" : `${held.length}/${tested.length}`;
};

/** The ladder as a table: a row for each step, day beside night. */
const table = ({ rungs }: LadderResult, say: Say): string[] => {
  const steps = [...new Set(rungs.map(({ name }) => say(name)))];
  const day = say({ zh: "白天", en: "by day" });
  const night = say({ zh: "夜间", en: "by night" });
  const pass = say({ zh: "达标", en: "pass" });
  const median = say({ zh: "中位", en: "median" });
  const readings = say({ zh: "解释", en: "readings" });
  const header = ["", day, pass, median, night, pass, median, readings];
  const rows = steps.map((step) => {
    const own = rungs.filter(({ name }) => say(name) === step);
    const byDay = own.find(({ light }) => light === "day");
    const byNight = own.find(({ light }) => light === "night");
    return [
      step,
      ...cells(byDay, say),
      ...cells(byNight, say),
      byNight === undefined ? "" : readingsMet(byNight),
    ];
  });
  return aligned([header, ...rows], new Set([2, 3, 5, 6, 7]));
};

const breaking = (ladder: LadderResult, say: Say): string[] => {
  const rung = ladder.rungs.find(({ id }) => id === ladder.breaksAt);
  const swung = rung ?? ladder.rungs[ladder.rungs.length - 1];
  const target = asItStands(swung);
  const isOpen = target?.verdict === "undecided";
  const light = say(
    swung.light === "day" ? { zh: "白天", en: "by day" } : { zh: "夜间", en: "by night" },
  );
  const lines = wrapped(
    rung === undefined
      ? say({
          zh: "各级都守住了(就所见而言)。",
          en: "It was kept on every rung, as far as was seen.",
        })
      : say({
          zh: `守不住始于:${rung.name.zh},${light}${isOpen ? "(就所见而言,尚未定)" : ""}。`,
          en: `It breaks first at: ${rung.name.en}, ${light}${isOpen ? " (as far as was seen: not decided there)" : ""}.`,
        }),
    WIDTH,
  );
  const explanation = swung.result.explanations.find((one) => one.target === ladder.target);
  const steps = explanation === undefined ? [] : stepLines(explanation, say);
  return [
    ...lines,
    ...(steps.length === 0
      ? []
      : [
          say({
            zh: "未达时关键路径上每次的平均耗时:",
            en: "Mean minutes on the critical path of a failure there:",
          }),
          ...steps,
        ]),
    ...(target === undefined
      ? []
      : hangingLines({ targets: [target], swung: swung.result.swung }, say)),
  ];
};

const next = (folder: string, say: Say): string[] => {
  const run = "npm run -s muster -- run";
  const commands: ReadonlyArray<readonly [string, { zh: string; en: string }]> = [
    [
      `${run} scenarios/shandong/cases/heze-m6.5-winter-night.yaml`,
      { zh: "一个案例,全部承诺,更多次重复", en: "one case, every promise, more replications" },
    ],
    [
      `${run} scenarios/shandong/cases/visualisation-pull.yaml --place 371426 --at 22:40 --weather rain --without power`,
      {
        zh: "问一个县:雨夜停电,画面多久能到",
        en: "ask for one county: a rainy night without power",
      },
    ],
    [
      "npm run -s muster -- trace scenarios/shandong/cases/pingyuan-2023.yaml",
      { zh: "逐事件看一次推演", en: "one replication, event by event" },
    ],
    [
      "npm run -s muster -- check my-ledger.csv",
      { zh: "检查您自己的台账", en: "check a ledger of your own" },
    ],
  ];
  return [
    `${say({ zh: "结果在", en: "Results in" })} ${folder}/ (summary.json, measurements.csv, blind-spots.csv)`,
    say({ zh: "接下来可以试:", en: "Try next:" }),
    ...commands.flatMap(([command, words]) => [`  ${say(words)}`, `    ${command}`]),
  ];
};

/** The ladder for a terminal of 80 columns (commands to copy may be longer). */
export const ladderLines = (ladder: LadderResult, folder: string, say: Say): string[] => {
  const { result } = ladder.rungs[0];
  const target = asItStands(ladder.rungs[0]);
  const sure = percent(result.looks.confidence);
  return [
    ...(target === undefined
      ? []
      : wrapped(
          say({
            zh: `承诺:${target.name.zh}(自首报起,最重乡镇的现场画面;须在 90% 的灾害中做到)`,
            en: `The promise: ${target.name.en} (from the first report, a frame of the town hit worst; wanted in 90 % of disasters)`,
          }),
          WIDTH,
        )),
    ...wrapped(
      say({
        zh: `同一人口稠密县区,由拉动到 7.5 级,白天和夜间;每级 ${result.replications} 次重复、${result.assumptionSets} 套假设(少而固定,结论可能未定),种子 ${ladder.seed}。`,
        en: `A crowded county, from the call-out to magnitude 7.5, by day and by night; ${result.replications} replications and ${result.assumptionSets} sets of assumptions on each rung (few and fixed: a verdict may be undecided), seed ${ladder.seed}.`,
      }),
      WIDTH,
    ),
    "",
    ...table(ladder, say),
    "",
    ...wrapped(
      say({
        zh: `达标:做到的灾害百分比;方括号内为只含随机性的区间,每级 ${result.looks.rows} 种解释合计 ${sure}% 可信;中位:分钟;解释:夜间各种解释中见到做到的有几种。`,
        en: `pass: per cent of disasters in which it was kept; in brackets the range of chance alone, ${sure} % sure for all ${result.looks.rows} readings of a rung together; median: minutes; readings: how many readings of the promise were seen kept at night.`,
      }),
      WIDTH,
    ),
    "",
    ...breaking(ladder, say),
    "",
    ...next(folder, say),
  ];
};
