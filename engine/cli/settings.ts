import * as Flag from "effect/cli/Flag";
import * as GlobalFlag from "effect/cli/GlobalFlag";

import type { Text } from "../inputs/text.ts";
import type { Say } from "./language.ts";
import type { Streams } from "./streams.ts";

/** `--json`: one JSON document on standard output and nothing else. */
export const Json = GlobalFlag.Setting("json")({
  flag: Flag.Boolean("json").pipe(Flag.withDefault(false)),
});

/** `--quiet`: nothing on standard error but errors. */
export const Quiet = GlobalFlag.Setting("quiet")({
  flag: Flag.Boolean("quiet").pipe(Flag.withDefault(false)),
});

/** `--lang`: the language of everything a person reads. It is read before the commands are built. */
export const Lang = GlobalFlag.Setting("lang")({
  flag: Flag.Literals("lang", ["zh", "en"]).pipe(Flag.optional, Flag.withMetavar("zh|en")),
});

/** What the flags say that every command has, those of effect/cli among them. */
export const commonTexts: Readonly<Record<string, Text>> = {
  json: {
    zh: "结果为一个 JSON 文档,标准输出别无他物",
    en: "results as one JSON document, nothing else on standard output",
  },
  quiet: { zh: "不显示进度和提示", en: "no progress, no notes" },
  lang: { zh: "语言;缺省随系统", en: "language; the system's unless given" },
  help: { zh: "显示帮助", en: "show help" },
  version: { zh: "显示版本", en: "show the version" },
  completions: { zh: "输出命令行补全脚本", en: "print a completion script for a shell" },
};

/** What a command needs to speak to its reader. */
export interface Reader {
  readonly say: Say;
  readonly streams: Streams;
  /** Of the program, for manifests. */
  readonly version: string;
}
