import type { Explanation, PlaceResult, RunResult } from "../../engine/inputs/run-result.ts";
import { usualReasons } from "../../engine/inputs/usual-reasons.ts";
import { minutesText, percentText } from "../format.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import { both, inBoth, words } from "./bilingual.ts";

/** How many places are listed before the rest is only counted. */
const LISTED = 20;

const failures = ({ failed, selected }: PlaceResult): number => failed * selected;

const placeRow = (place: PlaceResult): Html => {
  const [winner] = place.won;
  const reason = usualReasons(place.lost).find(({ way }) => way !== winner?.way);
  return html`<tr>
    <th scope="row">
      ${both(place.name)}
      ${place.within.zh === "" ? "" : html`<span class="muted">${both(place.within)}</span>`}
    </th>
    <td class="number">${percentText(place.failed)}</td>
    <td class="number">${place.selected}</td>
    <td class="number">${inBoth((language) => minutesText(place.p50, language))}</td>
    <td class="number">${inBoth((language) => minutesText(place.p90, language))}</td>
    <td>${winner === undefined ? words("从未", "never") : both(winner.label)}</td>
    <td>${reason === undefined ? "–" : both(reason.label)}</td>
  </tr>`;
};

/** The places of one promise that fail most often. */
export const placesTable = ({ places }: Explanation): Html => {
  const failing = places.filter((place) => failures(place) > 0);
  if (failing.length === 0) {
    return html`<p>${words("没有一处未达标。", "No place fails.")}</p>`;
  }
  const shown = failing.slice(0, LISTED);
  const rest = failing.length - shown.length;
  return html`<div class="scroll">
      <table>
        <caption>
          ${words(
            `${places.length} 处涉及,${failing.length} 处曾未达标;按未达标次数排列`,
            `${places.length} places spoken of, ${failing.length} of them failed at times; by how often`,
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words("地方", "Place")}</th>
            <th scope="col" class="number">${words("未达标", "Fails")}</th>
            <th scope="col" class="number">n</th>
            <th scope="col" class="number">P50</th>
            <th scope="col" class="number">P90</th>
            <th scope="col">${words("多由何者实现", "Mostly by")}</th>
            <th scope="col">${words("其余途径多因", "Other ways mostly")}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(placeRow)}
        </tbody>
      </table>
    </div>
    ${rest === 0 ? "" : html`<p class="note">${words(`另有 ${rest} 处,见地图。`, `${rest} more, see the map.`)}</p>`}`;
};

/** An interval of a share by Wilson's score, at so many standard deviations. */
const shareInterval = (failed: number, n: number, z: number): readonly [number, number] => {
  const p = failed / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return [middle - half, middle + half];
};

/** 95 % for all 32 bands of hours and seasons at once: the normal quantile of 1 - 0.05 / 64. */
const ALL_BANDS_Z = 3.16;

/**
 * The season and hours in which a promise fails most, in words. The worst of many bands always looks
 * bad: they are named only where their intervals, widened for all bands, lie apart. Undefined where
 * there are not two bands to tell apart.
 */
export const worstWhen = ({ when }: Explanation): Html | undefined => {
  const heard = when.filter(({ n }) => n >= 5);
  if (heard.length < 2) return undefined;
  const share = ({ failed, n }: { failed: number; n: number }): number => failed / n;
  const worst = heard.reduce((a, b) => (share(b) > share(a) ? b : a));
  const best = heard.reduce((a, b) => (share(b) < share(a) ? b : a));
  const [leastOfWorst] = shareInterval(worst.failed, worst.n, ALL_BANDS_Z);
  const [, mostOfBest] = shareInterval(best.failed, best.n, ALL_BANDS_Z);
  if (leastOfWorst <= mostOfBest) {
    return html`<p>
      ${words(
        "各季节、各时段之间的差别未超出随机性:不能说哪个时段更难。",
        "Seasons and hours differ by no more than chance: none is shown to be harder than another.",
      )}
    </p>`;
  }
  const seasonWords = { spring: "春", summer: "夏", autumn: "秋", winter: "冬" } as const;
  const two = (hour: number): string => String(hour).padStart(2, "0");
  return html`<p>
    ${words(
      `最难的时段:${seasonWords[worst.season]}季 ${two(worst.fromHour)}–${two(worst.fromHour + 3)} 时(未达标 ${percentText(share(worst))},n=${worst.n});最好的:${seasonWords[best.season]}季 ${two(best.fromHour)}–${two(best.fromHour + 3)} 时(${percentText(share(best))},n=${best.n})。`,
      `Hardest: ${worst.season}, ${two(worst.fromHour)}–${two(worst.fromHour + 3)} h (${percentText(share(worst))} fail, n=${worst.n}); easiest: ${best.season}, ${two(best.fromHour)}–${two(best.fromHour + 3)} h (${percentText(share(best))}, n=${best.n}).`,
    )}
  </p>`;
};

/** The steps that took the minutes of failures, in words and numbers; the chart says the same. */
export const stepsTable = ({ steps }: Explanation): Html =>
  steps.length === 0
    ? html`<p class="note">
        ${words(
          "未达标的都从未实现,没有可分解的分钟数。",
          "What failed never happened at all: there are no minutes to share out.",
        )}
      </p>`
    : html`<details>
        <summary>${words("各环节分钟数", "Minutes by step")}</summary>
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">${words("环节", "Step")}</th>
                <th scope="col">${words("耗时者", "Who spent them")}</th>
                <th scope="col" class="number">${words("平均分钟", "Mean minutes")}</th>
              </tr>
            </thead>
            <tbody>
              ${steps.map(
                ({ label, who, minutes }) =>
                  html`<tr>
                    <th scope="row">${both(label)}</th>
                    <td>${both(who)}</td>
                    <td class="number">${minutes.toFixed(1)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>`;

/** The explanations worth a section, in the order of the promises given. */
export const explainedIn = (
  { explanations }: Pick<RunResult, "explanations">,
  ids: readonly string[],
): Explanation[] =>
  ids.flatMap((id) =>
    explanations.filter(({ target, places }) => target === id && places.length > 0),
  );
