import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

import { shownPath } from "../files/disk.ts";
import { couldNotWrite } from "./write-trouble.ts";

/** Writes a file and the folders it lies in. Throws `CouldNotWrite`. */
export const writeBytes = (file: string, content: string | Uint8Array): void => {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  } catch (error) {
    throw couldNotWrite(shownPath(file), error);
  }
};
