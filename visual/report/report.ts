import type { CaseComparison } from "../../engine/inputs/comparison-result.ts";
import type { KnownEvent } from "../../engine/inputs/known-event.ts";
import type { RunResult } from "../../engine/inputs/run-result.ts";
import type { SolveResult } from "../../engine/inputs/solve-result.ts";
import type { Text } from "../../engine/inputs/text.ts";
import { conclusionOf, leadingPromise, testedPromises } from "../conclusion.ts";
import { fontFaces } from "../fonts/fonts.ts";
import { escapeHtml, html, insideScript, trusted } from "../html.ts";
import type { Html } from "../html.ts";
import type { MapParts } from "../map/map.ts";
import { both, bothPictures, words } from "./bilingual.ts";
import { assumptionsTable, leversSection } from "./levers.ts";
import { targetTable } from "./lights.ts";
import { missesSection, notModelledList, provenanceTable } from "./provenance.ts";
import type { Provenance } from "./provenance.ts";
import { reportStyle, themed, verdictClass } from "./style.ts";
import { explainedIn, placesTable, stepsTable, worstWhen } from "./where.ts";

/** A picture as SVG in both languages, drawn for light paper. */
export interface Picture {
  readonly zh: string;
  readonly en: string;
  /** What it shows, for those who do not see it. */
  readonly about: Text;
}

/** The pictures that the report asks for; those of a promise by its id. */
export interface ReportPictures {
  readonly curves: Readonly<Record<string, Picture>>;
  readonly waterfalls: Readonly<Record<string, Picture>>;
  readonly when: Readonly<Record<string, Picture>>;
  readonly matrices: Readonly<Record<string, Picture>>;
  readonly swings: Readonly<Record<string, Picture>>;
  readonly differences: Picture | undefined;
  readonly use: Picture | undefined;
  readonly gantt: Picture | undefined;
}

/** Everything that a report says: results and the words around them. */
export interface ReportInputs {
  readonly result: RunResult;
  readonly comparison: CaseComparison | undefined;
  readonly solves: readonly SolveResult[];
  readonly knownEvents: readonly KnownEvent[];
  readonly notModelled: readonly Text[];
  /** 密级 as the case states it; undefined where it states none. */
  readonly classification: string | undefined;
  readonly provenance: Provenance;
  readonly pictures: ReportPictures;
  readonly map: MapParts | undefined;
  /** What the page does itself: language, theme, printing; JavaScript. */
  readonly script: string;
}

/** Its marks are nameless to a screen reader: the picture has one name as a whole. */
const pictureParts = ({ zh, en, about }: Picture): [zh: string, en: string] => [
  themed(named(zh, about.zh)),
  themed(named(en, about.en)),
];

const named = (svg: string, name: string): string =>
  svg
    .replaceAll(/ (?:role|aria-[a-z]+)="[^"]*"/gu, "")
    .replace("<svg", `<svg role="img" aria-label="${escapeHtml(name)}"`);

const figure = (picture: Picture | undefined): Html =>
  picture === undefined ? html`` : html`<figure>${bothPictures(...pictureParts(picture))}</figure>`;

/** Names inside the pictures of a page (clips, gradients) made those of one picture each. */
const apart = (page: string): string => {
  let pictures = 0;
  return page.replaceAll(/<svg\b.*?<\/svg>/gsu, (svg) => {
    const own = `p${pictures++}-`;
    return svg
      .replaceAll(/\bid="([^"]+)"/gu, `id="${own}$1"`)
      .replaceAll(/url\(#([^)]+)\)/gu, `url(#${own}$1)`)
      .replaceAll(/href="#([^"]+)"/gu, `href="#${own}$1"`);
  });
};

interface Section {
  readonly id: string;
  readonly title: Text;
  readonly body: Html;
}

const whySection = ({ result, pictures: shown }: ReportInputs, ids: readonly string[]): Html => {
  const [first, ...others] = explainedIn(result, ids);
  if (first === undefined) {
    return html`<p>${words("没有逐地解释的目标。", "No promise is explained place by place.")}</p>`;
  }
  const nameOf = (id: string): Text =>
    result.targets.find((target) => target.id === id)?.name ?? { zh: id, en: id };
  const one = (explanation: (typeof others)[number]): Html =>
    html`${figure(shown.waterfalls[explanation.target])} ${stepsTable(explanation)}`;
  return html`<h3>${both(nameOf(first.target))}</h3>
    ${one(first)}
    ${others.map(
      (explanation) =>
        html`<details>
          <summary>${both(nameOf(explanation.target))}</summary>
          ${one(explanation)}
        </details>`,
    )}`;
};

const whereSection = (
  { result, pictures: shown, map }: ReportInputs,
  ids: readonly string[],
): Html => {
  const [first, ...others] = explainedIn(result, ids);
  const nameOf = (id: string): Text =>
    result.targets.find((target) => target.id === id)?.name ?? { zh: id, en: id };
  return html`${map === undefined ? "" : trusted(map.markup)}
  ${
    first === undefined
      ? ""
      : html`<h3>${both(nameOf(first.target))}</h3>
          ${placesTable(first)} ${figure(shown.matrices[first.target])}`
  }
  ${others.map(
    (explanation) =>
      html`<details>
        <summary>${both(nameOf(explanation.target))}</summary>
        ${placesTable(explanation)} ${figure(shown.matrices[explanation.target])}
      </details>`,
  )}`;
};

const whenSection = ({ result, pictures: shown }: ReportInputs, ids: readonly string[]): Html => {
  const [first, ...others] = explainedIn(result, ids);
  if (first === undefined) return html`<p>–</p>`;
  const nameOf = (id: string): Text =>
    result.targets.find((target) => target.id === id)?.name ?? { zh: id, en: id };
  return html`<h3>${both(nameOf(first.target))}</h3>
    ${worstWhen(first)} ${figure(shown.when[first.target])} ${figure(shown.curves[first.target])}
    ${others.map(
      (explanation) =>
        html`<details>
          <summary>${both(nameOf(explanation.target))}</summary>
          ${worstWhen(explanation)} ${figure(shown.when[explanation.target])}
          ${figure(shown.curves[explanation.target])}
        </details>`,
    )}`;
};

const sectionsOf = (inputs: ReportInputs): Section[] => {
  const { result, comparison, solves, pictures: shown } = inputs;
  const lead = leadingPromise(result);
  const ids = [
    ...(lead === undefined ? [] : [lead.id]),
    ...testedPromises(result)
      .map(({ id }) => id)
      .filter((id) => id !== lead?.id),
  ];
  return [
    {
      id: "targets",
      title: { zh: "各项承诺", en: "The promises" },
      body: targetTable(result),
    },
    {
      id: "where",
      title: { zh: "在哪里守不住", en: "Where it fails" },
      body: whereSection(inputs, ids),
    },
    {
      id: "when",
      title: { zh: "什么时候守不住", en: "When it fails" },
      body: whenSection(inputs, ids),
    },
    { id: "why", title: { zh: "为什么", en: "Why" }, body: whySection(inputs, ids) },
    {
      id: "levers",
      title: { zh: "怎样才能变绿", en: "What would turn it green" },
      body: html`${leversSection(result, comparison, solves)} ${figure(shown.differences)}`,
    },
    {
      id: "forces",
      title: { zh: "力量使用", en: "Units in use" },
      body: html`${figure(shown.use)} ${figure(shown.gantt)}`,
    },
    {
      id: "assumptions",
      title: { zh: "最要紧的假设", en: "Assumptions that matter most" },
      body: html`${lead === undefined ? "" : figure(shown.swings[lead.id])}
      ${assumptionsTable(result)}`,
    },
    {
      id: "not-modelled",
      title: { zh: "没有模拟的", en: "What was not modelled" },
      body: notModelledList(inputs.notModelled),
    },
    {
      id: "misses",
      title: { zh: "与真实事件差多少", en: "How far known events are missed" },
      body: missesSection(inputs.knownEvents),
    },
    {
      id: "inputs",
      title: { zh: "输入与重现", en: "Inputs, and how to repeat it" },
      body: provenanceTable(inputs.provenance),
    },
  ];
};

/**
 * The report as one file that needs nothing else: fonts, pictures and scripts are inside, both languages
 * too. No network is asked: a policy in the page forbids it.
 */
export const reportPage = async (inputs: ReportInputs): Promise<string> => {
  const { result, map, classification } = inputs;
  const sections = sectionsOf(inputs);
  const lead = leadingPromise(result);
  const body = html`<a class="skip" href="#targets">${words("跳到正文", "Skip to the answer")}</a>
    <div class="bar">
      <nav aria-label="${result.name.zh}">
        ${sections.map(({ id, title: name }) => html`<a href="#${id}">${both(name)}</a>`)}
      </nav>
      <button type="button" id="language">中文 / EN</button>
      <button type="button" id="theme" aria-label="深浅 / dark or light">◐</button>
    </div>
    <main>
      <header class="title">
        <div class="classification">
          ${words("密级:", "Classification: ")}${
            classification === undefined
              ? words("【待定】", "[to be stated]")
              : html`<bdi>${classification}</bdi>`
          }
        </div>
        <h1>${both(result.name)}</h1>
        ${result.place === null ? "" : html`<p>${both(result.place.name)}</p>`}
        <p class="conclusion ${lead === undefined ? "" : verdictClass(lead.verdict)}">
          ${both(result.answer ?? conclusionOf(result))}
        </p>
        <p class="note">
          ${words(
            `${result.replications} 次重复,${result.assumptionSets} 套假设。数值以实有台账和预案规则推演得出,不是预报。`,
            `${result.replications} replications in ${result.assumptionSets} sets of assumptions. Figures come of playing the plan with the inventory as published; they are no forecast.`,
          )}
        </p>
        ${result.warnings.map((warning) => html`<p class="note">${both(warning)}</p>`)}
      </header>
      ${sections.map(
        ({ id, title: name, body: content }) =>
          html`<section id="${id}" aria-labelledby="${id}-title">
            <h2 id="${id}-title">${both(name)}</h2>
            ${content}
          </section>`,
      )}
      <footer>
        ${words(
          "由 Muster 生成。地图为示意图,不作划界依据;空心者为按规则布设的位置。",
          "Made by Muster. Maps are schematic and no boundary reference; hollow marks are positions placed by rule.",
        )}
      </footer>
    </main>`;
  const fonts = await fontFaces(`${body.html}${lettersOf(map)}${inputs.script}${ascii}`);
  return html`<!doctype html>
    <html lang="zh-CN" data-lang="zh">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:; img-src data: blob:"
        />
        <title>${result.name.zh} · ${result.name.en}</title>
        <style>
          ${trusted(`${fonts}\n${reportStyle}\n${map?.styles ?? ""}`)}
        </style>
      </head>
      <body>
        ${trusted(apart(body.html))}
        <script>
          ${insideScript(inputs.script)};
        </script>
        ${
          map === undefined
            ? ""
            : html`<script type="application/json" id="${map.dataId}">
                  ${trusted(map.data)}
                </script>
                <script>
                  ${trusted(map.script)};
                </script>`
        }
      </body>
    </html> `.html;
};

/** Letters that scripts may write whatever the results are. */
const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("");

/** Letters that the map may show: each once, since its data are long. */
const lettersOf = (map: MapParts | undefined): string =>
  map === undefined ? "" : [...new Set(`${map.data}${map.script}`)].join("");
