import type { CaseComparison, DifferenceResult } from "../../engine/inputs/comparison-result.ts";
import { differenceWords } from "../../engine/inputs/comparison-result.ts";
import type { HangsOn, RunResult, TargetResult } from "../../engine/inputs/run-result.ts";
import type { SolveResult } from "../../engine/inputs/solve-result.ts";
import { assumedText, numberText, percentText, valueText } from "../format.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import { both, inBoth, words } from "./bilingual.ts";
import { light } from "./lights.ts";

/** A difference of shares in points with its sign. */
const points = (share: number | null): string => {
  if (share === null) return "∞";
  const rounded = Math.round(100 * share);
  return rounded > 0 ? `+${rounded}` : String(rounded);
};

const solved = (solves: readonly SolveResult[]): Html =>
  html`<ul class="plain">
    ${solves.map(
      ({ sentence, target, figure }) =>
        html`<li>
          ${both(sentence)}
          <span class="muted">(${both(target.name)} · ${both(figure.name)})</span>
        </li>`,
    )}
  </ul>`;

/** By how much the measurement is shown to change where the promise itself may be kept no oftener. */
const measuredChange = ({ measured }: DifferenceResult, unit: string): Html => {
  const { word, mean } = measured;
  if ((word !== "better" && word !== "worse") || mean.estimate === null) return html``;
  const change = mean.estimate;
  const sign = change > 0 ? "+" : "−";
  return html`<div class="muted">
    ${inBoth((language) => {
      const size =
        unit === "share"
          ? `${Math.round(100 * Math.abs(change))} ${language === "zh" ? "个百分点" : "points"}`
          : valueText(Math.abs(change), unit, language);
      const shown = differenceWords[word][language];
      return language === "zh"
        ? `量值 ${sign}${size},${shown}`
        : `measured ${sign}${size}, ${shown}`;
    })}
  </div>`;
};

const compared = ({ arms, targets, replications }: CaseComparison): Html => {
  const variants = arms.filter(({ file }) => file !== null);
  const rows = targets.filter(
    ({ variant, differences }) =>
      variant === null && differences.some(({ word }) => word !== "not tested"),
  );
  return html`${variants.map(
      ({ name, cost, kept }) =>
        html`<p>
          <strong>${both(name)}</strong>${
            cost === null
              ? ""
              : html` ·
                ${inBoth((language) =>
                  language === "zh"
                    ? `费用 ${numberText(cost.yuan / 10_000)} 万元`
                    : `cost ${numberText(cost.yuan / 10_000)} × 10,000 yuan`,
                )}`
          }
          · ${words("每场灾害守住的承诺平均", "promises kept in a disaster, mean")}
          ${percentText(kept)}
        </p>`,
    )}
    <div class="scroll">
      <table>
        <caption>
          ${words(
            `同样的 ${replications} 场灾害,成对比较;百分点之差及其区间(已按目标数与方案数校正)`,
            `The same ${replications} disasters, in pairs; difference in points with its interval, corrected for targets and arms`,
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words("承诺", "Promise")}</th>
            <th scope="col">${words("现状", "As it stands")}</th>
            ${variants.map(({ name }) => html`<th scope="col">${both(name)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (target) =>
              html`<tr>
                <th scope="row">${both(target.name)}</th>
                <td>${percentText(target.arms[0].estimate)}</td>
                ${variants.map(({ id }) => {
                  const difference = target.differences.find(({ arm }) => arm === id);
                  if (difference === undefined || difference.word === "not tested")
                    return html`<td>–</td>`;
                  const { estimate, low, high } = difference.passShare;
                  return html`<td>
                    ${points(estimate)} ${low === high ? "" : `[${points(low)} … ${points(high)}]`}
                    ${both(differenceWords[difference.word])}
                    ${measuredChange(difference, target.unit)}
                  </td>`;
                })}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
};

/** What a promise comes to at the better end of one assumption. */
const leverOf = (
  target: TargetResult,
  one: HangsOn,
  { replications }: RunResult["swung"],
): Html | undefined => {
  const { passLow, passHigh } = one;
  // Nobody sets how the ground shakes or how towns were built: that is to be known, not to be changed.
  if (one.path.startsWith("earthquake.") || passLow === null || passHigh === null) return undefined;
  // One disaster more or less tells nothing; the terminal says so too.
  if (Math.abs(passHigh - passLow) * replications <= 1.5) return undefined;
  const better = passHigh > passLow ? "high" : "low";
  const pass = Math.max(passLow, passHigh);
  return html`<li>
    ${both(target.name)}:
    ${inBoth((language) => {
      const value = assumedText(one[better], one.unit, language);
      const other = percentText(Math.min(passLow, passHigh));
      const most = percentText(pass);
      const enough = pass >= target.reliability;
      return language === "zh"
        ? `“${one.name.zh}”若为 ${value},达标比例由另一端的 ${other} 升至 ${most}${enough ? ",够了" : ",仍不够"}`
        : `with "${one.name.en}" at ${value}, ${most} pass, against ${other} at the other end: ${enough ? "enough" : "still not enough"}`;
    })}
  </li>`;
};

/** What would turn lights green: what was solved and compared, else what the assumptions let hope. */
export const leversSection = (
  { targets, swung }: RunResult,
  comparison: CaseComparison | undefined,
  solves: readonly SolveResult[],
): Html => {
  const open = targets.filter(
    ({ variant, verdict }) => variant === null && verdict !== "met" && verdict !== "not tested",
  );
  const hopes = open.flatMap((target) =>
    target.hangsOn.slice(0, 1).flatMap((one) => leverOf(target, one, swung) ?? []),
  );
  return html`${
    solves.length > 0
      ? html`<h3>${words("盈亏平衡点", "Where it starts to hold")}</h3>
          ${solved(solves)}`
      : ""
  }
  ${
    comparison === undefined
      ? ""
      : html`<h3>${words("比较过的方案", "Variants compared")}</h3>
          ${compared(comparison)}`
  }
  ${
    hopes.length > 0
      ? html`<h3>${words("一个假设单独能改变多少", "How much one assumption alone may change")}</h3>
          <ul class="plain">
            ${hopes}
          </ul>
          <p class="note">
            ${words(
              `每端仅 ${swung.replications} 场同样的灾害,其余假设取中值:指出该查什么,不是承诺的比例。`,
              `Of only ${swung.replications} disasters at each end, the same ones, all else in the middle: a hint at what to look into, no share to count on.`,
            )}
          </p>`
      : ""
  }
  ${
    solves.length === 0 && comparison === undefined
      ? html`<p class="note">
          ${words(
            "尚未比较方案,也未求平衡点:muster compare … --with 变体 与 muster solve … --target … --figure … 的结果会出现在这里。",
            "No variant was compared and nothing solved: the results of muster compare … --with VARIANT and muster solve … --target … --figure … will stand here.",
          )}
        </p>`
      : ""
  }`;
};

/** The assumptions that matter most: how far each alone moves each promise. */
export const assumptionsTable = ({ targets, swung }: RunResult): Html => {
  const rows = targets
    .filter(({ variant }) => variant === null)
    .flatMap((target) => target.hangsOn.filter(changesAnything).map((one) => ({ target, one })))
    .toSorted((a, b) => moved(b.one) - moved(a.one));
  if (rows.length === 0) {
    return html`<p class="note">
      ${words("没有一个摆动过的假设影响结论。", "No assumption that was swung moves a verdict.")}
    </p>`;
  }
  const end = (one: HangsOn, which: "low" | "high", pass: number | null, unit: string): Html =>
    html`${inBoth((language) => assumedText(one[which], one.unit, language))} → ${percentText(pass)}
      <div class="muted">
        ${words("中位", "median")}
        ${inBoth((language) =>
          valueText(which === "low" ? one.valueLow : one.valueHigh, unit, language),
        )}
      </div>`;
  return html`<div class="scroll">
      <table class="stacks">
        <thead>
          <tr>
            <th scope="col">${words("假设", "Assumption")}</th>
            <th scope="col">${words("承诺", "Promise")}</th>
            <th scope="col">${words("取低端 → 达标", "At its low end → kept")}</th>
            <th scope="col">${words("取高端 → 达标", "At its high end → kept")}</th>
            <th scope="col">${words("翻转处", "Flips at")}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ target, one }) =>
              html`<tr>
                <th scope="row">${both(one.name)}</th>
                <td>${both(target.name)} ${light(target.verdict)}</td>
                <td>${end(one, "low", one.passLow, target.unit)}</td>
                <td>${end(one, "high", one.passHigh, target.unit)}</td>
                <td>
                  ${
                    one.flipsAt === null
                      ? "–"
                      : inBoth((language) => assumedText(one.flipsAt ?? 0, one.unit, language))
                  }
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="note">
      ${words(
        `共 ${swung.of} 个不确定数值,单独摆动了 ${swung.assumptions} 个,每端 ${swung.replications} 次重复,其余取中值。`,
        `${swung.assumptions} of ${swung.of} unknown figures were swung alone, ${swung.replications} replications at each end, all others in the middle.`,
      )}
    </p>`;
};

/** An assumption whose two ends give the same figures is no news. */
const changesAnything = ({ passLow, passHigh, valueLow, valueHigh }: HangsOn): boolean =>
  passLow !== passHigh || valueLow !== valueHigh;

const moved = ({ passLow, passHigh }: HangsOn): number =>
  passLow === null || passHigh === null ? 0 : Math.abs(passHigh - passLow);
