import { caseKinds } from "./case.ts";
import { catalogueKinds } from "./catalogue.ts";
import { doctrineKinds } from "./doctrine.ts";
import { factKinds } from "./facts.ts";
import { earthquakeKinds } from "./earthquake-rules.ts";
import { documentKind } from "./file-kind.ts";
import type { FileKind } from "./file-kind.ts";
import { inventoryKinds } from "./inventory.ts";
import { regionKinds } from "./region.ts";
import { SourcesFile } from "./source.ts";
import { targetKinds } from "./targets.ts";
import { variantKinds } from "./variant.ts";
import { weatherKinds } from "./weather-rules.ts";

/**
 * Every kind of file there is. A module that declares an input exports its kinds and is listed here:
 * decoding, checking, `muster schema`, the JSON Schemas and the field lists all start from this list.
 */
export const fileKinds: ReadonlyArray<FileKind> = [
  documentKind({
    kind: "sources",
    zh: "出处",
    en: "sources",
    names: [/(^|\/)sources\.ya?ml$/u],
    schema: SourcesFile,
  }),
  ...catalogueKinds,
  ...earthquakeKinds,
  ...weatherKinds,
  ...factKinds,
  ...regionKinds,
  ...inventoryKinds,
  ...doctrineKinds,
  ...targetKinds,
  ...caseKinds,
  ...variantKinds,
];

/** The kind of that name. */
export const fileKind = (name: string): FileKind | undefined =>
  fileKinds.find((kind) => kind.kind === name);
