import * as Schema from "effect/Schema";

import { described, rule } from "./text.ts";

/**
 * What identifiers can name. A check over all files gathers the declared ones and reports every
 * reference that nothing declares.
 */
export const namedThings = [
  "source",
  "place",
  "kind",
  "facility",
  "region",
  "inventory",
  "doctrine",
  "targets",
  "target",
  "event",
  "case",
  "role",
  "level",
  "fact",
  "readiness",
  "unknown",
] as const;

export type NamedThing = (typeof namedThings)[number];

const pattern = /^[a-z0-9]+([._-][a-z0-9]+)*$/u;

/** Lower-case words and digits joined by hyphens, full stops or underscores: `fire-station`, `370102`. */
export const Identifier = Schema.String.check(
  Schema.isMaxLength(80),
  Schema.isPattern(pattern, {
    allowed: {
      zh: "小写字母或数字,以连字符相连,例如 fire-station",
      en: "lower-case letters or digits joined by hyphens, such as fire-station",
    },
  }),
);

/** An identifier that this record declares: no other record of the same thing may carry it. */
export const declares = (thing: NamedThing, zh: string, en: string) =>
  Identifier.pipe(described(zh, en)).annotate({ "x-declares": thing });

/** An identifier that some record, here or in another file, must declare. */
export const refersTo = (thing: NamedThing, zh: string, en: string) =>
  Identifier.pipe(described(zh, en)).annotate({ "x-refers-to": thing });

/** The code of a province, city, county (6 digits) or town (9 digits), as in GB/T 2260 and the statistical codes. */
export const PlaceCode = Schema.String.check(
  rule({ zh: "6 位或 9 位行政区划代码", en: "an administrative code of 6 or 9 digits" }, (code) =>
    /^[1-9][0-9]{5}([0-9]{3})?$/u.test(code),
  ),
);

/** A place code that this record declares. */
export const declaresPlace = (zh: string, en: string) =>
  PlaceCode.pipe(described(zh, en)).annotate({ "x-declares": "place" });

/** A place code that the region must contain. */
export const refersToPlace = (zh: string, en: string) =>
  PlaceCode.pipe(described(zh, en)).annotate({ "x-refers-to": "place" });
