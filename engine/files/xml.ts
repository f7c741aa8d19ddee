import type { Text } from "../inputs/text.ts";

/** One tag of an XML text, with the offset of its first character. */
export interface XmlTag {
  readonly kind: "open" | "close" | "empty";
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly offset: number;
  /** Offset of the character after the tag. */
  readonly end: number;
}

/** What keeps a text from being read as XML, and where. */
export interface XmlFault {
  readonly offset: number;
  readonly found: Text;
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** A reference such as `&amp;` or `&#20013;` as its letter; undefined when there is no such letter. */
const letterOf = (body: string): string | undefined => {
  const number = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/iu.exec(body);
  if (number === null) return Object.hasOwn(entities, body) ? entities[body] : undefined;
  const code = number[1] === undefined ? Number(number[2]) : parseInt(number[1], 16);
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined;
};

const attributeForm = /\s+([\p{L}_:][\p{L}\p{N}_:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy;
const nameForm = /[\p{L}_:][\p{L}\p{N}_:.-]*/uy;
const tagEnd = /\s*(\/?)>/uy;

const stickyAt = (form: RegExp, text: string, at: number): RegExpExecArray | null => {
  form.lastIndex = at;
  return form.exec(text);
};

/**
 * The next tag at or after an offset, over the text before it; undefined at the end of the text.
 * Declarations and comments are passed over. Of XML it reads elements, attributes and the letters
 * `&amp;` `&lt;` `&gt;` `&quot;` `&apos;` `&#n;`; a document type or CDATA section is a fault, so a
 * file can define nothing that grows when it is read.
 */
export const nextTag = (text: string, from: number): XmlTag | XmlFault | undefined => {
  let at = from;
  for (;;) {
    const offset = text.indexOf("<", at);
    if (offset === -1) return undefined;
    const closer = text.startsWith("<!--", offset)
      ? "-->"
      : text.startsWith("<?", offset)
        ? "?>"
        : undefined;
    if (closer !== undefined) {
      const closes = text.indexOf(closer, offset + 2);
      if (closes === -1) {
        return {
          offset,
          found: { zh: "没有结束的注释或声明", en: "a comment or declaration without end" },
        };
      }
      at = closes + closer.length;
      continue;
    }
    if (text.startsWith("<!", offset)) {
      return {
        offset,
        found: { zh: "文档类型定义或 CDATA 段", en: "a document type or CDATA section" },
      };
    }
    return tagAt(text, offset);
  }
};

const tagAt = (text: string, offset: number): XmlTag | XmlFault => {
  const closing = text[offset + 1] === "/";
  const name = stickyAt(nameForm, text, offset + (closing ? 2 : 1));
  if (name === null) {
    return { offset, found: { zh: "“<”后没有元素名", en: "no element name after <" } };
  }
  let at = nameForm.lastIndex;
  const attributes = new Map<string, string>();
  for (;;) {
    const attribute = stickyAt(attributeForm, text, at);
    if (attribute === null) break;
    const [, key, double, single] = attribute;
    const raw = double ?? single;
    let unknown: string | undefined;
    const value = raw.replace(/&([^;&\s]{0,10});?/gu, (whole, body: string) => {
      const letter = whole.endsWith(";") ? letterOf(body) : undefined;
      if (letter === undefined) unknown ??= whole;
      return letter ?? whole;
    });
    if (unknown !== undefined) {
      return {
        offset: at,
        found: { zh: `未知的字符引用 ${unknown}`, en: `the unknown reference ${unknown}` },
      };
    }
    if (attributes.has(key)) {
      return { offset: at, found: { zh: `重复的属性 ${key}`, en: `the attribute ${key} twice` } };
    }
    attributes.set(key, value);
    at = attributeForm.lastIndex;
  }
  const end = stickyAt(tagEnd, text, at);
  if (end === null || (closing && (attributes.size > 0 || end[1] === "/"))) {
    return {
      offset: at,
      found: { zh: `元素 ${name[0]} 的标签写法有误`, en: `a malformed tag of ${name[0]}` },
    };
  }
  return {
    kind: closing ? "close" : end[1] === "/" ? "empty" : "open",
    name: name[0],
    attributes,
    offset,
    end: tagEnd.lastIndex,
  };
};
