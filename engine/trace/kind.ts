import { stageNames } from "./stage-name.ts";
import type { StageName } from "./stage-name.ts";
import { units } from "./unit.ts";
import type { UnitName } from "./unit.ts";
import { wayNames } from "./way-name.ts";
import type { WayName } from "./way-name.ts";

/** What a sentence may name. */
export const placeholders = ["who", "whom", "where", "role", "amount", "time"] as const;
export type Placeholder = (typeof placeholders)[number];

/** What a unit is at: called and mustering, ready, on its way, at the place, cut off, free again. */
export const unitPhases = ["called", "ready", "moving", "onScene", "stuck", "free"] as const;
export type UnitPhase = (typeof unitPhases)[number];

/** What a module says about a kind of event that it emits. */
export interface KindDeclaration {
  /** Stable number, 1 or more, unique over all rooms: stored traces refer to it. Never reuse one. */
  readonly id: number;
  /** The sentence, with {who} {whom} {where} {role} {amount} {time}; the same ones in both languages. */
  readonly zh: string;
  readonly en: string;
  /** Short name for tables and charts; the kind's own name where it is left out. */
  readonly label?: { readonly zh: string; readonly en: string };
  /** The table that the index in a column points into ("unit", "town", "post"), for names. */
  readonly who?: string;
  readonly whom?: string;
  readonly where?: string;
  /** How the amount is shown; the column holds it in SI. Needed where the sentence has {amount}. */
  readonly amount?: UnitName;
  /**
   * The stage of the clock that an event of this kind reaches for its `where` (a town, or every town
   * of a county, city or post) and, where the stage has a tier, at the post in `role`.
   */
  readonly stage?: StageName;
  /**
   * The way by which it does, where targets tell ways apart. On a kind without a stage: that way did not
   * succeed, and the label says in a few words why.
   */
  readonly way?: WayName;
  /** The phase that the unit in `who` enters with it, for the use of units over time. */
  readonly enters?: UnitPhase;
  /** Its `where` begins, or no longer goes on, to wait for a picture. */
  readonly waiting?: "begins" | "ends";
}

/** A kind of event. `id` is what goes into the trace. */
export interface Kind {
  readonly id: number;
  /** The room that emits it, for example "hazards/earthquake". */
  readonly room: string;
  readonly name: string;
  /** room/name, unique as well. */
  readonly path: string;
  readonly sentence: { readonly zh: string; readonly en: string };
  readonly label: { readonly zh: string; readonly en: string };
  readonly tables: {
    readonly who: string;
    readonly whom: string;
    readonly where: string;
    readonly role: string;
  };
  readonly amount: UnitName | undefined;
  readonly stage: StageName | undefined;
  readonly way: WayName | undefined;
  readonly enters: UnitPhase | undefined;
  readonly waiting: "begins" | "ends" | undefined;
}

/** A declaration that cannot be, or a number or name that no kind has. */
export class BadKind extends Error {
  override readonly name = "BadKind";
  /** room/name, or the number asked for. */
  readonly kind: string;
  readonly found: string;
  readonly allowed: { readonly zh: string; readonly en: string };

  constructor(kind: string, found: string, allowed: { readonly zh: string; readonly en: string }) {
    super(
      `event kind ${kind}: found ${found}, allowed: ${allowed.en} (事件种类 ${kind}:${found},允许:${allowed.zh})`,
    );
    this.kind = kind;
    this.found = found;
    this.allowed = allowed;
  }
}

/**
 * The kinds that a room emits, declared beside the code that emits them:
 *
 *     export const kinds = defineKinds("hazards/earthquake", {
 *       shock: { id: 1001, zh: "{where}发生{amount}地震", en: "{amount} earthquake at {where}",
 *                where: "county", amount: "magnitude" },
 *     });
 *     trace.append(now, kinds.shock.id, -1, -1, county, 5.7, -1, -1);
 *
 * Throws `BadKind` for a number that is no positive 32-bit integer or used twice, an empty sentence,
 * an unknown or unclosed placeholder, different placeholders in the two languages, and {amount}
 * without a unit.
 */
export function defineKinds<const N extends string>(
  room: string,
  declarations: Readonly<Record<N, KindDeclaration>>,
): Readonly<Record<N, Kind>> {
  const kinds: Partial<Record<N, Kind>> = {};
  const names = new Map<number, string>();
  for (const name of Object.keys(declarations) as N[]) {
    const declaration = declarations[name];
    const path = `${room}/${name}`;
    const { id } = declaration;
    if ((id | 0) !== id || id < 1) {
      throw new BadKind(path, `number ${id}`, {
        zh: "正整数编号",
        en: "a positive 32-bit integer",
      });
    }
    const other = names.get(id);
    if (other !== undefined) throw usedTwice(path, id, other);
    names.set(id, path);
    checkSentences(path, declaration);
    checkStage(path, declaration);
    kinds[name] = Object.freeze({
      id,
      room,
      name,
      path,
      sentence: { zh: declaration.zh, en: declaration.en },
      label: declaration.label ?? { zh: name, en: name },
      tables: {
        who: declaration.who ?? "who",
        whom: declaration.whom ?? "whom",
        where: declaration.where ?? "where",
        role: "post",
      },
      amount: declaration.amount,
      stage: declaration.stage,
      way: declaration.way,
      enters: declaration.enters,
      waiting: declaration.waiting,
    });
  }
  return Object.freeze(kinds as Record<N, Kind>);
}

function checkStage(path: string, { stage, way }: KindDeclaration): void {
  if (way !== undefined && !wayNames.includes(way)) {
    throw new BadKind(path, `the way ${way as string}`, {
      zh: wayNames.join("、"),
      en: wayNames.join(", "),
    });
  }
  if (stage !== undefined && !stageNames.includes(stage)) {
    throw new BadKind(path, `the stage ${stage as string}`, {
      zh: stageNames.join("、"),
      en: stageNames.join(", "),
    });
  }
}

/** The placeholders of a sentence in their order. Throws `BadKind` for an unknown or unclosed one. */
export function placeholdersIn(path: string, sentence: string): Placeholder[] {
  const found: Placeholder[] = [];
  const rest = sentence.replace(/\{(\w*)\}/g, (whole, word: string) => {
    const known = placeholders.find((p) => p === word);
    if (known === undefined) throw badPlaceholder(path, whole);
    found.push(known);
    return "";
  });
  if (/[{}]/.test(rest)) throw badPlaceholder(path, `a lone brace in "${sentence}"`);
  return found;
}

/** The error for a number that two kinds claim. */
export function usedTwice(path: string, id: number, other: string): BadKind {
  return new BadKind(path, `number ${id}, which ${other} has`, {
    zh: "尚未使用的编号",
    en: "a number of its own",
  });
}

function checkSentences(path: string, declaration: KindDeclaration): void {
  const { zh, en, amount } = declaration;
  if (zh.trim() === "" || en.trim() === "") {
    throw new BadKind(path, "an empty sentence", {
      zh: "中文与英文各一句",
      en: "a sentence in Chinese and one in English",
    });
  }
  const inChinese = sameOrder(placeholdersIn(path, zh));
  const inEnglish = sameOrder(placeholdersIn(path, en));
  if (inChinese.join() !== inEnglish.join()) {
    throw new BadKind(
      path,
      `[${inChinese.join(" ")}] in Chinese, [${inEnglish.join(" ")}] in English`,
      { zh: "两种语言用同样的占位符", en: "the same placeholders in both languages" },
    );
  }
  if (inEnglish.includes("amount") && amount === undefined) {
    throw new BadKind(path, "{amount} without a unit", {
      zh: `amount: ${Object.keys(units).join("、")} 之一`,
      en: `amount: one of ${Object.keys(units).join(", ")}`,
    });
  }
}

/** Each placeholder once, in the order of the list above. */
function sameOrder(found: readonly Placeholder[]): Placeholder[] {
  return placeholders.filter((p) => found.includes(p));
}

function badPlaceholder(path: string, found: string): BadKind {
  const list = placeholders.map((p) => `{${p}}`).join(" ");
  return new BadKind(path, found, { zh: list, en: list });
}
