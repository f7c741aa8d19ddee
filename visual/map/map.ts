import type { Scene } from "../../engine/inputs/scene.ts";
import type { Language } from "../../engine/inputs/text.ts";
import { escapeHtml, jsonInside } from "../html.ts";
import { palettes } from "../palette.ts";
import type { Palette } from "../palette.ts";
import { mapScript } from "./bundle.ts";
import { mapStyles } from "./styles.ts";
import { words } from "./words.ts";

/** The parts of a map, for a page that puts its styles and scripts together itself. */
export interface MapParts {
  readonly styles: string;
  /** Where the map is to be. */
  readonly markup: string;
  /** The scene as JSON that can stand between script tags. */
  readonly data: string;
  /** Id under which the data must stand, in a script of type application/json. */
  readonly dataId: string;
  readonly script: string;
}

/** The parts of the map of a scene. The script runs after the markup and the data. */
export const mapParts = async (scene: Scene): Promise<MapParts> => ({
  styles: mapStyles,
  markup: `<section class="muster-map" data-muster-map="muster-scene"></section><noscript><p lang="zh">${words.noScript.zh}</p><p lang="en">${words.noScript.en}</p></noscript>`,
  data: jsonInside(scene).html,
  dataId: "muster-scene",
  script: await mapScript(),
});

/**
 * The map of a scene as a piece of HTML: styles, place, data and script, nothing from elsewhere. It follows
 * `html[data-lang]` and `html[data-theme]`. One on a page.
 */
export const mapHtml = async (scene: Scene): Promise<string> => {
  const { styles, markup, data, dataId, script } = await mapParts(scene);
  return `<style>${styles}</style>${markup}<script type="application/json" id="${dataId}">${data}</script><script>${script}</script>`;
};

const colours = ({ background, text }: Palette): string => `background:${background};color:${text}`;
const pageColours = `body{${colours(palettes.light)}}@media (prefers-color-scheme:dark){html:not([data-theme=light]) body{${colours(palettes.dark)}}}html[data-theme=dark] body{${colours(palettes.dark)}}`;

export interface PageOptions {
  readonly language?: Language;
  readonly theme?: "light" | "dark";
  /** Styles that bring a font. */
  readonly fontStyles?: string;
}

/** A page with nothing but the map, and buttons for language and theme. */
export const mapPage = async (
  scene: Scene,
  { language = "zh", theme, fontStyles = "" }: PageOptions = {},
): Promise<string> => {
  const toggle = (attribute: string, one: string, other: string): string =>
    `var h=document.documentElement;h.dataset.${attribute}=h.dataset.${attribute}==='${one}'?'${other}':'${one}'`;
  return `<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}" data-lang="${language}"${theme === undefined ? "" : ` data-theme="${theme}"`}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(scene.case.name[language])}</title>
<style>${fontStyles}
html{color-scheme:light dark}html[data-theme=light]{color-scheme:light}html[data-theme=dark]{color-scheme:dark}
${pageColours}body{margin:0;padding:10px 14px;font-family:"Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif}
header{display:flex;gap:10px;align-items:center}h1{font-size:18px;margin:0;flex:1;min-width:0}
html[data-lang=zh] [lang=en],html[data-lang=en] [lang|=zh]{display:none}</style></head>
<body><header><h1><span lang="zh">${escapeHtml(scene.case.name.zh)}</span><span lang="en">${escapeHtml(scene.case.name.en)}</span></h1>
<button type="button" id="language">中文 / English</button><button type="button" id="theme">◐</button></header>
${await mapHtml(scene)}
<script>document.getElementById('language').onclick=function(){${toggle("lang", "en", "zh")};h.lang=h.dataset.lang==='zh'?'zh-CN':'en'};document.getElementById('theme').onclick=function(){${toggle("theme", "dark", "light")}}</script>
</body></html>
`;
};
