import { verdicts } from "../../engine/inputs/run-result.ts";
import type { RunResult, TargetResult, VerdictWord } from "../../engine/inputs/run-result.ts";
import type { Text } from "../../engine/inputs/text.ts";
import { countText, percentText, shareText, valueText } from "../format.ts";
import { html, trusted } from "../html.ts";
import type { Html } from "../html.ts";
import { both, inBoth, words } from "./bilingual.ts";
import { verdictClass } from "./style.ts";

/** A verdict as a light with its sign and its word. */
export const light = (verdict: VerdictWord): Html =>
  html`<span class="light ${verdictClass(verdict)}">${both(verdicts[verdict])}</span>`;

/** The words of a threshold: `≤ 30 min`. */
export const thresholdText = (
  { threshold: { sense, value, unit } }: Pick<TargetResult, "threshold">,
  language: keyof Text,
): string => `${sense === "atMost" ? "≤" : "≥"} ${valueText(value, unit, language)}`;

/** The share that passes with its interval on a line of 0 to 1, the wanted reliability marked. */
const intervalPicture = ({ estimate, low, high, reliability }: TargetResult): Html => {
  if (estimate === null || low === null || high === null) return html``;
  const x = (share: number): string => (4 + 142 * share).toFixed(1);
  const words = `${shareText(estimate, low, high)} / ${percentText(reliability)}`;
  return html`<svg class="interval" viewBox="0 0 150 18" role="img" aria-label="${words}">
    ${trusted(
      `<line x1="4" x2="146" y1="9" y2="9" stroke="var(--line)" stroke-width="2"/>` +
        `<line x1="${x(low)}" x2="${x(high)}" y1="9" y2="9" stroke="var(--accent)" stroke-width="5"/>` +
        `<circle cx="${x(estimate)}" cy="9" r="4.5" fill="var(--accent)"/>` +
        `<line x1="${x(reliability)}" x2="${x(reliability)}" y1="1" y2="17" stroke="var(--mark)" stroke-width="2"/>`,
    )}
  </svg>`;
};

/** Sets of assumptions: shown to hold, open, shown to fail. */
const setsPicture = ({ sets, assumptionShare }: TargetResult): Html => {
  const all = sets.holding + sets.failing + sets.open;
  if (all === 0 || assumptionShare === null) return html`–`;
  const piece = (n: number, colour: string): Html =>
    n === 0
      ? html``
      : html`<i style="width:${((100 * n) / all).toFixed(2)}%;background:var(--${colour})"></i>`;
  return html`<span class="sets" aria-hidden="true"
      >${piece(sets.holding, "light-met")}${piece(sets.open, "light-not-tested")}${piece(
        sets.failing,
        "light-not-met",
      )}</span
    >
    ${percentText(assumptionShare)}`;
};

/** How the readings of a promise come out, in words: so many of each verdict. */
const readingsNote = (target: TargetResult, all: readonly TargetResult[]): Html => {
  if (target.variant !== null) return html``;
  const own = all.filter(
    ({ id, variant, verdict }) => id === target.id && variant !== null && verdict !== "not tested",
  );
  if (own.length === 0) return html``;
  const counts = (Object.keys(verdicts) as VerdictWord[]).flatMap((word) => {
    const n = own.filter(({ verdict }) => verdict === word).length;
    return n === 0 ? [] : [{ word, n }];
  });
  return html`<div class="note">
    ${words(
      `${own.length} 种解释:${counts.map(({ word, n }) => `${verdicts[word].zh} ${n}`).join("、")}`,
      `${own.length} ${own.length === 1 ? "reading" : "readings"}: ${counts.map(({ word, n }) => `${n} ${verdicts[word].en}`).join(", ")}`,
    )}
  </div>`;
};

const row = (target: TargetResult, all: readonly TargetResult[]): Html => {
  const isReading = target.variant !== null;
  const tested = target.verdict !== "not tested";
  const name = isReading && target.variantName !== null ? target.variantName : target.name;
  const measured = (value: number | null): Html =>
    tested ? inBoth((language) => valueText(value, target.unit, language)) : html`–`;
  return html`<tr class="${isReading ? "reading" : "promise"}">
    <th scope="row">
      ${both(name)} ${readingsNote(target, all)}
      ${target.reason === null ? "" : html`<div class="note">${both(target.reason)}</div>`}
      ${target.warnings.map((warning) => html`<div class="note">${both(warning)}</div>`)}
    </th>
    <td>${light(target.verdict)}</td>
    <td class="number">
      ${tested ? shareText(target.estimate, target.low, target.high) : "–"}
      ${intervalPicture(target)}
    </td>
    <td class="number">
      <span class="narrow">${words("重复数", "replications")} </span>${countText(target.n)}
    </td>
    <td class="number">
      <span class="narrow">${words("中位", "median")} </span>${measured(target.value)}
    </td>
    <td class="number">
      <span class="narrow">${words("不利的九成", "bad 90 %")} </span>${measured(target.p90)}
    </td>
    <td class="number">
      <span class="narrow">${words("限值", "limit")} </span
      >${inBoth((language) => thresholdText(target, language))}
    </td>
    <td class="number">
      <span class="narrow">${words("假设套数", "sets")} </span>${setsPicture(target)}
    </td>
  </tr>`;
};

/** The promises as they stand, each with the ways to read it below. */
export const targetTable = ({ targets, looks }: RunResult): Html => {
  const ids = [...new Set(targets.map(({ id }) => id))];
  const tested = ids.filter((id) =>
    targets.some((target) => target.id === id && target.verdict !== "not tested"),
  );
  const untested = ids.filter((id) => !tested.includes(id));
  const head = html`<thead>
    <tr>
      <th scope="col">${words("承诺与解释", "Promise and reading")}</th>
      <th scope="col">${words("结论", "Verdict")}</th>
      <th scope="col" class="number">${words("达标的灾害 [区间]", "Disasters kept [interval]")}</th>
      <th scope="col" class="number">n</th>
      <th scope="col" class="number">P50</th>
      <th scope="col" class="number">P90</th>
      <th scope="col" class="number">${words("限值", "Limit")}</th>
      <th scope="col" class="number">${words("达标的假设套数", "Sets of assumptions")}</th>
    </tr>
  </thead>`;
  const table = (rows: readonly TargetResult[]): Html =>
    html`<div class="scroll">
      <table class="stacks">
        ${head}
        <tbody>
          ${rows.map((target) => row(target, targets))}
        </tbody>
      </table>
    </div>`;
  const rowsOf = (wanted: readonly string[], only: (target: TargetResult) => boolean) =>
    wanted.flatMap((id) => targets.filter((target) => target.id === id && only(target)));
  const readings = rowsOf(tested, ({ variant }) => variant !== null);
  return html`${tested.length > 0 ? table(rowsOf(tested, ({ variant }) => variant === null)) : ""}
    <p class="note">
      ${words(
        `区间为随机性(灾害、时刻、天气各次不同)所致,全部 ${looks.rows} 行合计 ${percentText(looks.confidence)} 把握;红线为要求的可靠度。最右一列为无知所致:多大比例的假设套数下守得住,绿为已断定守住,橙红为已断定守不住。P90 取不利一侧;P50、P90 为百分比者,是达到限值的地方所占的比例。`,
        `Intervals are of chance alone (each disaster at another hour, in other weather), all ${looks.rows} rows together with ${percentText(looks.confidence)} confidence; the red line is the reliability asked for. The last column is ignorance: in what share of the sets of assumptions it holds; green: shown to hold, orange: shown to fail. P90 is on the bad side; where P50 and P90 are per cent, they are the share of places within the limit.`,
      )}
    </p>
    ${
      readings.length === 0
        ? ""
        : html`<details id="readings">
            <summary>
              ${words(
                `${readings.length} 种解释逐一的结论:从何时起算、什么算数、哪些地方`,
                readings.length === 1
                  ? "The other reading"
                  : `The ${readings.length} readings one by one: since when, what counts, which places`,
              )}
            </summary>
            ${table(rowsOf(tested, () => true))}
          </details>`
    }
    ${
      untested.length === 0
        ? ""
        : html`<details>
            <summary>
              ${words(`未检验的 ${untested.length} 项`, `${untested.length} not tested here`)}
            </summary>
            ${table(rowsOf(untested, () => true))}
          </details>`
    }`;
};
