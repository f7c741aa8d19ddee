import type { KnownEvent, KnownFact } from "../../engine/inputs/known-event.ts";
import type { Language, Text } from "../../engine/inputs/text.ts";
import { numberText, unitText } from "../format.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import { both, inBoth, words } from "./bilingual.ts";

const plain = (value: number | null): Html =>
  value === null ? words("从未", "never") : html`${numberText(value)}`;

/** How far the median lies from the fact; nothing where the fact is only a limit that is kept. */
const errorText = ({ fact, atMost, p50 }: KnownFact): Html => {
  if (p50 === null) return words("从未", "never");
  const error = p50 - fact;
  if (atMost && error <= 0) return html`0`;
  const rounded = numberText(Math.abs(error));
  return html`${error > 0 ? "+" : error < 0 ? "−" : ""}${rounded}`;
};

const rangeText = ({ p10, p50, p90 }: KnownFact): Html =>
  p10 === p90 ? plain(p50) : html`${plain(p10)} / ${plain(p50)} / ${plain(p90)}`;

/** The unit of a fact apart from its words; a rank has none. */
const inUnit = ({ unit }: KnownFact, language: Language): string =>
  unit === "rank" ? "" : `· ${unitText(unit, language)}`;

/** How known events were missed: each fact beside what the model gives, misses as they are. */
export const missesSection = (events: readonly KnownEvent[]): Html =>
  html`${events.map(
    ({ title, source, asked, facts }) =>
      html`<h3>${both(title)}</h3>
        <div class="scroll">
          <table>
            <caption>
              ${both(asked)} · ${words("来源", "source")}: ${both(source)}
            </caption>
            <thead>
              <tr>
                <th scope="col">${words("事实", "Fact")}</th>
                <th scope="col" class="number">${words("实际", "Actual")}</th>
                <th scope="col" class="number">
                  ${words("模型 P10 / P50 / P90", "Model P10 / P50 / P90")}
                </th>
                <th scope="col" class="number">${words("中位误差", "Error of the median")}</th>
              </tr>
            </thead>
            <tbody>
              ${facts.map(
                (fact) =>
                  html`<tr>
                    <th scope="row">
                      ${both(fact.what)}
                      <span class="muted">${inBoth((language) => inUnit(fact, language))}</span>
                      ${fact.fitted ? html`<em class="muted">${words("(据此拟合,不算检验)", "(fitted to it: no test)")}</em>` : ""}
                    </th>
                    <td class="number">${fact.atMost ? "≤ " : ""}${plain(fact.fact)}</td>
                    <td class="number">${rangeText(fact)}</td>
                    <td class="number">${errorText(fact)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`,
  )}`;

/** What was not modelled. */
export const notModelledList = (texts: readonly Text[]): Html =>
  html`<ul class="plain">
    ${texts.map((text) => html`<li>${both(text)}</li>`)}
  </ul>`;

/** What a report must say of the run that it shows, so that it can be repeated. */
export interface Provenance {
  readonly muster: string;
  readonly node: string;
  /** The file of the case, as shown. */
  readonly file: string;
  readonly seed: number;
  readonly replications: number;
  readonly assumptionSets: number;
  readonly changes: readonly string[];
  readonly traceHash: string;
  /** SHA-256 of each input as decoded and changed. */
  readonly inputs: Readonly<Record<string, string>>;
}

const inputNames: Readonly<Record<string, Text>> = {
  case: { zh: "案例", en: "case" },
  region: { zh: "区域", en: "region" },
  inventory: { zh: "台账", en: "inventory" },
  catalogue: { zh: "种类目录", en: "catalogue" },
  doctrine: { zh: "预案规则", en: "doctrine" },
  earthquake: { zh: "地震规则", en: "earthquake rules" },
  weather: { zh: "天气规则", en: "weather rules" },
  targets: { zh: "目标", en: "targets" },
  shakemaps: { zh: "烈度图", en: "maps of shaking" },
};

/** Inputs with their hashes, seed, counts, versions. */
export const provenanceTable = (about: Provenance): Html => {
  const line = (name: Html, value: Html): Html =>
    html`<tr>
      <th scope="row">${name}</th>
      <td class="hash">${value}</td>
    </tr>`;
  return html`<div class="scroll">
    <table>
      <tbody>
        ${line(words("案例文件", "File of the case"), html`${about.file}`)}
        ${
          about.changes.length === 0
            ? ""
            : line(
                words("命令行改动", "Changes on the command line"),
                html`${about.changes.join(" ")}`,
              )
        }
        ${line(words("种子", "Seed"), html`${about.seed}`)}
        ${line(
          words("重复数 · 假设套数", "Replications · sets of assumptions"),
          html`${about.replications} · ${about.assumptionSets}`,
        )}
        ${line(words("事件记录散列值", "Hash of the traces"), html`${about.traceHash}`)}
        ${Object.entries(about.inputs).map(([name, hash]) =>
          line(both(inputNames[name] ?? { zh: name, en: name }), html`SHA-256 ${hash}`),
        )}
        ${line(words("版本", "Versions"), html`Muster ${about.muster} · Node ${about.node}`)}
      </tbody>
    </table>
  </div>`;
};
