import type { Language, Text } from "../../../engine/inputs/text.ts";
import { typesetChinese } from "../../../engine/inputs/typeset.ts";

type Child = Node | string;

/** An element with attributes and children; words are text, never markup. */
export const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

/** Words on the page that change with its language. */
export class Labels {
  private readonly list: (() => void)[] = [];
  language: Language = "zh";

  /** The text of a node, or one of its attributes, in the language of the page. */
  put(node: Element, text: Text | (() => string), attribute?: string): void {
    const show = (): void => {
      const plain = typeof text === "function" ? text() : text[this.language];
      const words = this.language === "zh" ? typesetChinese(plain) : plain;
      if (attribute === undefined) node.textContent = words;
      else node.setAttribute(attribute, words);
    };
    this.list.push(show);
    show();
  }

  speak(language: Language): void {
    this.language = language;
    for (const show of this.list) show();
  }
}
