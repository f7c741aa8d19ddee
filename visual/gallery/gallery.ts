import type { Language, Text } from "../../engine/inputs/text.ts";
import type { Chart } from "../charts/chart-list.ts";
import { renderSvg } from "../charts/render.ts";
import { fontFamily } from "../fonts/family.ts";
import { fontFaces } from "../fonts/fonts.ts";
import { escapeHtml } from "../html.ts";
import { themes } from "../palette.ts";

const words = {
  title: { zh: "图集", en: "Charts" },
  note: {
    zh: "每张图都有中文和英文、浅色和深色;文件名为 <图名>.<语言>.svg",
    en: "every chart in Chinese and English, light and dark; files are called <name>.<language>.svg",
  },
} satisfies Record<string, Text>;

/** A page with every chart in both languages and both themes: one file that needs nothing else. */
export const galleryPage = async (
  charts: readonly Chart[],
  language: Language,
): Promise<string> => {
  const sections: string[] = [];
  for (const { name, about, specOf } of charts) {
    const pictures: string[] = [];
    for (const theme of themes) {
      for (const own of ["zh", "en"] as const) {
        const svg = await renderSvg(specOf({ language: own, theme }));
        pictures.push(`<figure class="${theme}" lang="${own}">${svg}</figure>`);
      }
    }
    sections.push(
      `<section><h2>${escapeHtml(about[language])} <code>${escapeHtml(name)}</code></h2><div class="pictures">${pictures.join("")}</div></section>`,
    );
  }
  const body = `<h1>${words.title[language]}</h1><p>${escapeHtml(words.note[language])}</p>${sections.join("\n")}`;
  const faces = await fontFaces(body.replaceAll(/<[^>]*>/gu, " "));
  const style = `${faces}
body{font-family:"${fontFamily}",sans-serif;margin:24px;background:#fff;color:#1c2126}
h1,h2{font-weight:400}h2{font-size:1.1rem;margin-top:2rem}code{color:#5a636c;font-size:.85em}
.pictures{display:flex;flex-wrap:wrap;gap:16px}figure{margin:0;border:1px solid #d9dde1;padding:0}
.dark{background:#14181c}svg{max-width:100%;height:auto;display:block}`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words.title[language]}</title><style>${style}</style></head><body>${body}</body></html>\n`;
};
