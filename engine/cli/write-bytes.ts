import { mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { Stats } from "node:fs";
import { basename, dirname, join } from "node:path";

import { shownPath } from "../files/disk.ts";
import { couldNotWrite } from "./write-trouble.ts";

const statOf = (path: string): Stats | undefined => statSync(path, { throwIfNoEntry: false });

/**
 * Makes a folder and those it lies in, one at a time: where none can be made though nothing is there
 * (/proc), making them all at once never comes back.
 */
const makeFolders = (folder: string): void => {
  if (statOf(folder) !== undefined) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolders(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been quicker.
    if (statOf(folder)?.isDirectory() !== true) throw error;
  }
};

/**
 * Writes a file, whole or not at all, and the folders it lies in: what stood there before stays until
 * the new one is on the disk. Throws `CouldNotWrite`.
 */
export const writeBytes = (file: string, content: string | Uint8Array): void => {
  try {
    makeFolders(dirname(file));
    const there = statOf(file);
    // A pipe or a device is written to, not replaced.
    if (there !== undefined && !there.isFile()) {
      writeFileSync(file, content);
      return;
    }
    const real = there === undefined ? file : realpathSync(file);
    const partial = join(dirname(real), `.${basename(real)}.${process.pid}.part`);
    try {
      writeFileSync(partial, content);
      renameSync(partial, real);
    } catch (error) {
      rmSync(partial, { force: true });
      throw error;
    }
  } catch (error) {
    throw couldNotWrite(shownPath(file), error);
  }
};
