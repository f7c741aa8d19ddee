import type { Presenter } from "effect/cli/CliOutput";
import type { HelpDoc } from "effect/cli/HelpDoc";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";

import type { Text } from "../inputs/text.ts";
import { aligned, wrapped } from "./columns.ts";
import type { Say } from "./language.ts";
import { commonTexts } from "./settings.ts";
import type { Streams } from "./streams.ts";
import { usageError } from "./usage-error.ts";

const pageWidth = 96;

const heads = {
  usage: { zh: "用法", en: "Usage" },
  arguments: { zh: "参数", en: "Arguments" },
  flags: { zh: "选项", en: "Flags" },
  common: { zh: "通用选项", en: "Common flags" },
  commands: { zh: "命令", en: "Commands" },
  examples: { zh: "示例", en: "Examples" },
} satisfies Record<string, Text>;

type Row = readonly [term: string, words: string];

const section = (head: string, rows: ReadonlyArray<Row>): string[] => {
  if (rows.length === 0) return [];
  const terms = aligned(rows.map(([term]) => [`  ${term}`, ""]));
  const indent = Math.min(34, Math.max(...terms.map((term) => term.length)) + 2);
  const lines = ["", head];
  for (const [term, words] of rows) {
    const text = wrapped(words, pageWidth, " ".repeat(indent));
    const [first = "", ...rest] = text;
    const start = `  ${term}`;
    if (start.length + 2 > indent) lines.push(start, ...text);
    else lines.push(start.padEnd(indent) + first.trimStart(), ...rest);
  }
  return lines.map((line) => line.trimEnd());
};

const flagRows = (flags: HelpDoc["flags"], say: Say): Row[] =>
  flags.map(({ name, aliases, type, description }) => {
    const names = [...aliases, `--${name}`].join(", ");
    const words = Object.hasOwn(commonTexts, name)
      ? say(commonTexts[name])
      : Option.getOrElse(description, () => "");
    return [type === "boolean" ? names : `${names} ${type}`, words];
  });

/** effect/cli writes the placeholders in English. */
const usageLine = (usage: string, say: Say): string =>
  usage
    .replace("<subcommand>", say({ zh: "<命令>", en: "<command>" }))
    .replace("[flags]", say({ zh: "[选项]", en: "[flags]" }));

/** A help page in the reader's language. */
export const helpPage = (doc: HelpDoc, say: Say): string => {
  const subcommands = (doc.subcommands ?? []).flatMap(({ commands }) => commands);
  const lines = [
    ...wrapped(doc.description, pageWidth),
    "",
    `${say(heads.usage)}: ${usageLine(doc.usage, say)}`,
    ...section(
      say(heads.arguments),
      (doc.args ?? []).map(({ name, description, variadic }): Row => [
        variadic ? `${name}...` : name,
        Option.getOrElse(description, () => ""),
      ]),
    ),
    ...section(
      say(heads.commands),
      subcommands.map(({ name, shortDescription, description }): Row => [
        name,
        shortDescription ?? description,
      ]),
    ),
    ...section(say(heads.flags), flagRows(doc.flags, say)),
    ...section(say(heads.common), flagRows(doc.globalFlags ?? [], say)),
    ...section(
      say(heads.examples),
      (doc.examples ?? []).map(({ command, description }): Row => [command, description ?? ""]),
    ),
  ];
  return `${lines.join("\n")}\n`;
};

/** The words before the first argument, flag or placeholder of a usage line: the command itself. */
const commandOf = (usage: string): string => /^[^<[]*/u.exec(usage)?.[0].trim() ?? usage;

/** What follows a usage error: how the command is called, and where to read more. */
const shortUsage = ({ usage }: HelpDoc, say: Say): string => {
  const help = `${commandOf(usage)} --help`;
  const more = say({ zh: `详见 ${help}`, en: `see ${help}` });
  return `${say(heads.usage)}: ${usageLine(usage, say)}  (${more})\n`;
};

/**
 * Shows help and usage errors in the reader's language: help that was asked for is a result, a
 * line of usage after an error is not.
 */
export const presenter = (say: Say, streams: Streams): Presenter => ({
  present: (event) =>
    Effect.sync(() => {
      if (event._tag === "Version") {
        streams.out(`${event.name} ${event.version}\n`);
      } else if (event._tag === "InvalidInvocation") {
        const { flags, globalFlags = [] } = event.helpDoc;
        const names = [...flags, ...globalFlags].map(({ name }) => name);
        for (const error of event.errors) {
          streams.err(`muster: ${say(usageError(error, names))}\n`);
        }
        streams.err(shortUsage(event.helpDoc, say));
      } else {
        const write = event.reason === "Requested" ? streams.out : streams.err;
        write(helpPage(event.helpDoc, say));
      }
    }),
});
