import { signs, palettes } from "../palette.ts";
import type { Palette, Theme } from "../palette.ts";
import { fontFamily } from "../fonts/family.ts";
import { verdicts } from "../../engine/inputs/run-result.ts";
import type { VerdictWord } from "../../engine/inputs/run-result.ts";

const verdictWords = Object.keys(verdicts) as VerdictWord[];

/** The name of a verdict as a class: `not-met`. */
export const verdictClass = (verdict: VerdictWord): string => verdict.replaceAll(" ", "-");

/** The colours of a palette by the name of their variable. */
const namedColours = (palette: Palette): ReadonlyArray<readonly [name: string, colour: string]> => [
  ["background", palette.background],
  ["surface", palette.surface],
  ["text", palette.text],
  ["muted", palette.muted],
  ["line", palette.line],
  ["mark", palette.mark],
  ["accent", palette.accent],
  ...palette.series.map((colour, i) => [`series-${i}`, colour] as const),
  ...palette.ramp.map((colour, i) => [`ramp-${i}`, colour] as const),
  ...verdictWords.map((word) => [`light-${verdictClass(word)}`, palette.lights[word]] as const),
  ...verdictWords.map((word) => [`on-${verdictClass(word)}`, palette.onLights[word]] as const),
];

const variables = (theme: Theme): string =>
  namedColours(palettes[theme])
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(";");

/**
 * The colours of a picture drawn for light paper as variables of the page, so that it changes with the
 * theme. Colours that stand for several things follow the first that has them.
 */
export const themed = (svg: string): string => {
  const known = new Map<string, string>();
  for (const [name, colour] of namedColours(palettes.light)) {
    if (!known.has(colour)) known.set(colour, name);
  }
  return svg.replaceAll(
    /(fill|stroke)="(#[0-9a-f]{6}|white|black)"/giu,
    (whole, property, colour) => {
      const plain = colour === "white" ? "#ffffff" : colour === "black" ? "#000000" : colour;
      const name = known.get(String(plain).toLowerCase());
      return name === undefined ? whole : `${property}="var(--${name})"`;
    },
  );
};

const lightRules = verdictWords
  .map(
    (word) =>
      `.light.${verdictClass(word)}{background:var(--light-${verdictClass(word)});color:var(--on-${verdictClass(word)})}` +
      `.light.${verdictClass(word)}::before{content:"${signs[word]}"}`,
  )
  .join("\n");

/** The style of the report: screen, narrow screen, dark, paper. */
export const reportStyle = `
:root{color-scheme:light;${variables("light")}}
html[data-theme="dark"]{color-scheme:dark;${variables("dark")}}
html[data-lang="zh"] :is(span,bdi,div,p)[lang="en"],html[data-lang="en"] :is(span,bdi,div,p)[lang="zh"]{display:none}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:3.5rem}
body{margin:0;background:var(--background);color:var(--text);font:16px/1.55 "${fontFamily}",system-ui,sans-serif;overflow-wrap:anywhere}
bdi[lang="zh"]{word-break:normal}
a{color:var(--accent)}
.bar{position:sticky;top:0;z-index:20;display:flex;gap:.5rem 1rem;align-items:center;padding:.4rem 1rem;background:var(--surface);border-bottom:1px solid var(--line)}
.bar nav{flex:1;display:flex;gap:.1rem 1rem;overflow-x:auto;white-space:nowrap;scrollbar-width:none}
.bar nav a{color:var(--text);text-decoration:none;font-size:.9rem;padding:.15rem 0}
.bar nav a:hover{text-decoration:underline}
button,select,input{font:inherit;color:inherit}
.bar button{background:var(--background);border:1px solid var(--line);border-radius:.3rem;padding:.15rem .6rem;cursor:pointer;white-space:nowrap}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
main{max-width:70rem;margin:0 auto;padding:1rem}
header.title{padding:1rem 0 .5rem}
h1{font-size:1.7rem;line-height:1.3;margin:.2rem 0;font-weight:600}
h2{font-size:1.3rem;margin:2.2rem 0 .6rem;padding-bottom:.2rem;border-bottom:2px solid var(--line);font-weight:600}
h3{font-size:1.05rem;margin:1.4rem 0 .4rem;font-weight:600}
.classification{font-size:.95rem;letter-spacing:.1em}
.muted,.note{color:var(--muted)}
.note{font-size:.88rem;margin:.4rem 0}
th .note{font-size:.95em;font-weight:400;margin:.1rem 0}
.conclusion{font-size:1.25rem;line-height:1.5;padding:1rem 1.2rem;border-left:.4rem solid var(--light-undecided);background:var(--surface);margin:.8rem 0}
${verdictWords.map((word) => `.conclusion.${verdictClass(word)}{border-color:var(--light-${verdictClass(word)})}`).join("\n")}
.light{display:inline-flex;gap:.35em;align-items:center;justify-content:center;border-radius:1em;padding:.05em .7em;font-size:.9rem;white-space:nowrap;min-width:5.2em}
.light::before{font-weight:700}
${lightRules}
table{border-collapse:collapse;width:100%;font-size:.93rem}
caption{text-align:left;color:var(--muted);font-size:.88rem;padding:.2rem 0}
th,td{padding:.35rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);overflow-wrap:break-word}
th[scope="row"]{min-width:9rem}
th{font-weight:600;color:var(--muted);font-size:.85rem}
td.number,th.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
tr.reading td:first-child,tr.reading th:first-child{padding-left:1.6rem}
.scroll{overflow-x:auto}
.interval{display:block;width:9rem;height:1.1rem}
.narrow{display:none;color:var(--muted);font-size:.85rem}
.sets{display:inline-flex;height:.7rem;width:6rem;border:1px solid var(--line);vertical-align:middle}
.sets i{display:block;height:100%}
details{margin:.5rem 0}
summary{cursor:pointer;color:var(--accent);padding:.2rem 0}
figure{margin:1rem 0;overflow-x:auto}
figure svg{max-width:100%;height:auto;display:block}
ol.plain,ul.plain{padding-left:1.3rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:.8rem}
.card{border:1px solid var(--line);border-radius:.4rem;padding:.7rem .9rem;background:var(--surface)}
code,.hash{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.82rem;word-break:break-all}
footer{color:var(--muted);font-size:.85rem;margin:2.5rem 0 1rem;border-top:1px solid var(--line);padding-top:.6rem}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:.4rem;background:var(--background);padding:.3rem .6rem;z-index:30}
@media (max-width:640px){
body{font-size:15px}
main{padding:.6rem}
.bar{padding:.35rem .6rem}
table.stacks thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
table.stacks tr{display:block;border-bottom:2px solid var(--line);padding:.4rem 0}
table.stacks td,table.stacks th{display:block;border:0;padding:.1rem .2rem;text-align:left;min-width:0}
table.stacks .narrow{display:inline}
table.stacks tr.reading{padding-left:1rem}
table.stacks tr.reading td:first-child,table.stacks tr.reading th:first-child{padding-left:.2rem}
}
@media print{
@page{size:A4;margin:14mm 12mm}
:root,html[data-theme="dark"]{color-scheme:light;${variables("light")}}
body{font-size:10.5pt;background:#fff}
.bar,.skip,.screen-only,details:not([open]){display:none!important}
main{max-width:none;padding:0}
.scroll,figure{overflow:visible}
table{font-size:8.5pt}
.note{font-size:8.5pt}
th,.light{font-size:8pt}
th,td{padding:.25rem .3rem}
th.number{white-space:normal}
.light{min-width:0}
.interval{width:5rem;height:.7rem;margin-left:auto}
.sets{width:3rem}
h2{break-after:avoid}
h3{break-after:avoid}
figure,.card,tr,.conclusion,.mm-stage{break-inside:avoid}
a{color:inherit;text-decoration:none}
.light,.sets i,.conclusion{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
