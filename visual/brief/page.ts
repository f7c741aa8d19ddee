import { fontFamily } from "../fonts/family.ts";
import { html, trusted } from "../html.ts";
import type { Html } from "../html.ts";
import { palettes, signs } from "../palette.ts";
import type { BriefContent } from "./content.ts";
import { briefWords } from "./words.ts";

/** A picture of the places that fail, as SVG that we made, and what stands below it. */
export interface BriefPicture {
  readonly svg: string;
  readonly caption: string;
}

const colours = palettes.light;

const style = (fonts: readonly string[]): string => `
${fonts
  .map(
    (font) =>
      `@font-face{font-family:"${fontFamily}";src:url(data:font/woff2;base64,${font}) format("woff2")}`,
  )
  .join("\n")}
@page{size:A4 portrait;margin:0}
*{box-sizing:border-box}
html,body{margin:0;background:#e5e7ea}
body{font:9.5pt/1.38 "${fontFamily}","FangSong","仿宋","SimSun",serif;color:${colours.text};
-webkit-print-color-adjust:exact;print-color-adjust:exact}
.page{width:210mm;height:297mm;margin:0 auto;padding:11mm 14mm 9mm;background:#fff;overflow:hidden;
display:flex;flex-direction:column;gap:1.7mm;overflow-wrap:anywhere}
.top{display:flex;justify-content:space-between;font-size:9pt}
h1,h2,th,.strong{font-family:"${fontFamily}","SimHei","黑体",sans-serif}
h1{font-size:15pt;line-height:1.2;text-align:center;margin:0}
h2{font-size:10.5pt;margin:0 0 .8mm;border-left:1.2mm solid ${colours.accent};padding-left:2mm;line-height:1.25}
p{margin:0}
.conclusion{border:.4mm solid ${colours.text};padding:1.8mm 3mm;font-size:11pt;font-weight:bold}
.numbers{display:grid;grid-template-columns:repeat(3,1fr);gap:3mm}
.number{border:.2mm solid ${colours.line};border-top:1.4mm solid var(--light);padding:1.5mm 2.5mm}
.number b{display:block;font-size:13.5pt;line-height:1.2}
.number i{font-style:normal;background:var(--light);color:var(--on);padding:0 1.6mm;border-radius:1mm;font-size:9pt}
.number small,.note{color:${colours.muted};font-size:8pt;line-height:1.3}
.where{display:grid;grid-template-columns:var(--columns);gap:4mm;align-items:start}
.where svg{width:100%;height:auto;max-height:64mm;display:block}
table{border-collapse:collapse;width:100%;font-size:8.6pt;line-height:1.3}
th,td{border:.2mm solid ${colours.line};padding:.6mm 1.4mm;text-align:left;vertical-align:top}
th{background:${colours.surface}}
td.n,th.n{text-align:right;white-space:nowrap}
ol,ul{margin:0;padding-left:5mm}
footer{margin-top:auto;border-top:.2mm solid ${colours.line};padding-top:1mm;font-size:7.4pt;color:${colours.muted}}
@media print{html,body{background:#fff}.page{margin:0}}
`;

const light = (verdict: BriefContent["numbers"][number]["verdict"]): string =>
  `--light:${colours.lights[verdict]};--on:${colours.onLights[verdict]}`;

const placesTable = (content: BriefContent, say: (key: keyof typeof briefWords) => string): Html =>
  html`<table>
    <thead>
      <tr>
        <th scope="col">${say("place")}</th>
        <th scope="col" class="n">${say("fails")}</th>
        <th scope="col" class="n">${say("median")}</th>
        <th scope="col">${say("reason")}</th>
      </tr>
    </thead>
    <tbody>
      ${content.places.map(
        ({ name, failed, median, reason }) =>
          html`<tr>
            <td>${name}</td>
            <td class="n">${failed}</td>
            <td class="n">${median}</td>
            <td>${reason}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

/**
 * The brief as one self-contained page of A4.
 *
 * @param fonts the letters of the page as WOFF2 in base64, see `fontSubset`
 */
export const briefPage = (
  content: BriefContent,
  picture: BriefPicture | undefined,
  fonts: readonly string[],
): string => {
  const { language } = content;
  const say = (key: keyof typeof briefWords): string => briefWords[key][language];
  const body = html`<main class="page">
    <div class="top">
      <span>${say("classification")}${content.classification}</span>
      <span>${say("date")}${content.date}</span>
    </div>
    <h1>${content.title}</h1>
    <p class="conclusion">${content.conclusion}</p>
    ${
      content.numbers.length === 0
        ? ""
        : html`<section class="numbers" aria-label="${say("numbers")}">
            ${content.numbers.map(
              ({ name, verdict, word, share, note }) =>
                html`<div class="number" style="${light(verdict)}">
                  <span class="strong">${name}</span>
                  <b>${share} <i>${signs[verdict]} ${word}</i></b>
                  <small>${note}</small>
                </div>`,
            )}
          </section>`
    }
    ${
      content.places.length === 0 && picture === undefined
        ? ""
        : html`<section>
            <h2>${content.placesTitle}</h2>
            <div class="where" style="--columns:${picture === undefined ? "1fr" : "86mm 1fr"}">
              ${
                picture === undefined
                  ? ""
                  : html`<figure style="margin:0">
                      ${trusted(picture.svg)}
                      <figcaption class="note">${picture.caption}</figcaption>
                    </figure>`
              }
              ${content.places.length === 0 ? "" : placesTable(content, say)}
            </div>
          </section>`
    }
    ${
      content.gaps.length === 0
        ? ""
        : html`<section>
            <h2>${say("gaps")}</h2>
            <table>
              <thead>
                <tr>
                  <th scope="col" style="width:7mm">${say("no")}</th>
                  <th scope="col">${say("problem")}</th>
                  <th scope="col" style="width:54mm">${say("fix")}</th>
                  <th scope="col" style="width:24mm">${say("owner")}</th>
                  <th scope="col" style="width:16mm">${say("cost")}</th>
                  <th scope="col" style="width:16.5mm">${say("deadline")}</th>
                </tr>
              </thead>
              <tbody>
                ${content.gaps.map(
                  ({ problem, fix, owner, cost, deadline }, i) =>
                    html`<tr>
                      <td>${i + 1}</td>
                      <td>${problem}</td>
                      <td>${fix}</td>
                      <td>${owner}</td>
                      <td>${cost}</td>
                      <td>${deadline}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </section>`
    }
    ${
      content.assumptions.length === 0
        ? ""
        : html`<section>
            <h2>${say("assumptions")}</h2>
            <ol>
              ${content.assumptions.map((each) => html`<li>${each}</li>`)}
            </ol>
          </section>`
    }
    <section>
      <h2>${say("next")}</h2>
      <p>${content.next}</p>
    </section>
    <footer>${content.provenance}</footer>
  </main>`;
  return `<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html`${content.title}`.html}</title>
<style>${style(fonts)}</style>
</head>
<body>${body.html}</body>
</html>
`;
};
