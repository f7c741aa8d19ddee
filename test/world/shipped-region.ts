import { readFileSync } from "node:fs";

import * as Result from "effect/Result";

import { decodeFile } from "../../engine/files/decode-file.ts";
import { recognise } from "../../engine/files/recognise.ts";
import { assembleRegion } from "../../engine/inputs/assemble-region.ts";
import type { OpenedFile, Region } from "../../engine/inputs/assemble-region.ts";

/** Decodes one file by its path from the project's folder. */
export const openFile = (path: string): OpenedFile => {
  const text = readFileSync(path, "utf8");
  const kind = recognise(path, text);
  if (typeof kind !== "object") throw new Error(`${path}: kind ${kind}`);
  const file = decodeFile(path, text, kind);
  if (Result.isFailure(file)) throw new Error(file.failure.map((p) => p.message.en).join("\n"));
  return file.success;
};

const regions = new Map<string, Region>();

/** A region of scenarios/, decoded and assembled; a problem throws. */
export const shippedRegion = (id: "shandong" | "anhui" | "jinan"): Region => {
  const known = regions.get(id);
  if (known !== undefined) return known;
  const { region, problems } = assembleRegion(`scenarios/${id}/region.yaml`, openFile);
  if (region === undefined || problems.length > 0)
    throw new Error(problems.map((p) => `${p.file}:${p.line} ${p.message.en}`).join("\n"));
  regions.set(id, region);
  return region;
};
