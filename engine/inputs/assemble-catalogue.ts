import type { OpenedFile } from "./assemble-region.ts";
import type { Catalogue, CatalogueFile, Kind, ReadinessFile } from "./catalogue.ts";

/** A catalogue that cannot be used for want of a file. */
export class CatalogueIncomplete extends Error {
  override readonly name = "CatalogueIncomplete";
}

/**
 * Gathers the files of a catalogue. Ids have been checked to be declared once.
 *
 * @throws CatalogueIncomplete without a file of readiness
 */
export const assembleCatalogue = (
  kinds: ReadonlyArray<OpenedFile>,
  readiness: OpenedFile | undefined,
): Catalogue => {
  if (readiness === undefined) {
    throw new CatalogueIncomplete("目录缺少 readiness.yaml · the catalogue has no readiness.yaml");
  }
  const all: Record<string, Kind> = {};
  for (const { value } of kinds) Object.assign(all, (value as CatalogueFile).kinds);
  return { kinds: all, readiness: readiness.value as ReadinessFile };
};
