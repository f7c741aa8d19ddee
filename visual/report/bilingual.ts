import type { Language, Text } from "../../engine/inputs/text.ts";
import { typesetChinese } from "../../engine/inputs/typeset.ts";
import { html, trusted } from "../html.ts";
import type { Html, Part } from "../html.ts";

export const languages: readonly Language[] = ["zh", "en"];

/** Both languages, of which the page shows one: see the rules for `[lang]` in `style.ts`. */
export const both = (text: Text): Html =>
  text.zh === text.en
    ? html`<bdi>${typesetChinese(text.zh)}</bdi>`
    : html`<bdi lang="zh">${typesetChinese(text.zh)}</bdi><bdi lang="en">${text.en}</bdi>`;

/** The same made in each language. */
export const inBoth = (make: (language: Language) => Part): Html => {
  const [zh, en] = languages.map((language) => html`${make(language)}`);
  return zh.html === en.html
    ? html`<span>${zh}</span>`
    : html`<span lang="zh">${typesetParts(zh)}</span><span lang="en">${en}</span>`;
};

/** The texts between tags typeset. */
const typesetParts = ({ html: markup }: Html): Html =>
  trusted(markup.replaceAll(/(?<=^|>)[^<]+/gu, (text) => typesetChinese(text)));

/** Words of ours in both languages. */
export const words = (zh: string, en: string): Html => both({ zh, en });

/** Pictures in both languages. */
export const bothPictures = (zh: string, en: string): Html =>
  html`<div lang="zh">${trusted(zh)}</div>
    <div lang="en">${trusted(en)}</div>`;
