import * as fc from "fast-check";

/** Changes a text somewhere: `at` and `to` are shares of its length, from 0 to 1. */
type Mutation = (text: string, at: number, to: number) => string;

const place = (text: string, share: number): number => Math.floor(share * text.length);

const lines =
  (change: (all: string[], i: number, j: number) => string[]): Mutation =>
  (text, at, to) => {
    const all = text.split("\n");
    return change(all, Math.floor(at * all.length), Math.floor(to * all.length)).join("\n");
  };

/** Replaces the first match at or after a place, or before it if there is none after. */
const replaced =
  (pattern: RegExp, replacement: (found: string, to: number) => string): Mutation =>
  (text, at, to) => {
    const from = place(text, at);
    const global = new RegExp(pattern.source, "gu");
    global.lastIndex = from;
    const found = global.exec(text) ?? new RegExp(pattern.source, "u").exec(text);
    if (found === null) return text;
    return (
      text.slice(0, found.index) +
      replacement(found[0], to) +
      text.slice(found.index + found[0].length)
    );
  };

const oneOf = (words: ReadonlyArray<string>, share: number): string =>
  words[Math.min(words.length - 1, Math.floor(share * words.length))];

const numbers = [
  "-1",
  "1e308",
  "1e999",
  "-1e18",
  "NaN",
  ".nan",
  ".inf",
  "0",
  "999999999999999999999",
  "1,5",
  "twelve",
  "",
  "null",
  "true",
  "[]",
  "{}",
  "0x7f",
  "1_000",
  "+3",
  "--3",
  "1e-320",
  "٣",
];

const units = ["min", "km", "furlong", "kg", "share", "%", "M", "person", "", "m/s2", "°C"];

const strange = [
  "\u0000",
  "\u0007",
  "\u001b[31m",
  "\u202e",
  "\ufeff",
  "\r",
  "\t",
  '"',
  "'",
  "{",
  "}",
  "[",
  "]",
  ":",
  ",",
  ";",
  "#",
  "&a ",
  "*a",
  "!!int ",
  "<<: ",
  "---\n",
  "...\n",
  "? ",
  "- ",
  "|\n",
  "%YAML 9\n",
  "\ud800",
  "😀",
  "__proto__",
];

/** What can go wrong with a file, by name. */
export const mutations: Readonly<Record<string, Mutation>> = {
  "a line deleted": lines((all, i) => [...all.slice(0, i), ...all.slice(i + 1)]),
  "a line doubled": lines((all, i) => [...all.slice(0, i + 1), ...all.slice(i)]),
  "two lines swapped": lines((all, i, j) => {
    const changed = [...all];
    [changed[i], changed[j]] = [all[j] ?? "", all[i] ?? ""];
    return changed;
  }),
  "a line indented": lines((all, i) => all.map((line, k) => (k === i ? `  ${line}` : line))),
  "cut short": (text, at) => text.slice(0, place(text, at)),
  "a part deleted": (text, at, to) => {
    const start = place(text, at);
    return text.slice(0, start) + text.slice(start + Math.floor(to * 40) + 1);
  },
  "a part doubled": (text, at, to) => {
    const start = place(text, at);
    const end = start + Math.floor(to * 40) + 1;
    return text.slice(0, end) + text.slice(start, end) + text.slice(end);
  },
  "a strange letter": (text, at, to) =>
    text.slice(0, place(text, at)) + oneOf(strange, to) + text.slice(place(text, at)),
  "a number changed": replaced(/-?\d+(\.\d+)?/u, (_, to) => oneOf(numbers, to)),
  "a unit changed": replaced(/(?<=unit: )[^,}\n]+/u, (_, to) => oneOf(units, to)),
  "a word misspelt": replaced(/[a-z]{4,}/u, (word, to) => {
    const i = Math.min(word.length - 2, Math.floor(to * (word.length - 1)));
    return word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2);
  }),
  "a word left out": replaced(/[a-zA-Z_]+/u, () => ""),
  "a value of another type": replaced(/(?<=[:,] ?)[\w"]+/u, (_, to) =>
    oneOf(["[]", "{}", "[1, 2]", '""', "3", "true", "~", "{a: 1}"], to),
  ),
  "a mark changed": replaced(/certain|likely|assumed|synthetic/u, () => "sure"),
  nothing: (text) => text,
};

/** A mutation by name with where it strikes. */
export const mutation = fc.record({
  name: fc.constantFrom(...Object.keys(mutations)),
  at: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
  to: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
});

/** The text after some mutations, one after the other. */
export const mutated = (
  text: string,
  changes: ReadonlyArray<{ readonly name: string; readonly at: number; readonly to: number }>,
): string => changes.reduce((now, { name, at, to }) => mutations[name](now, at, to), text);
