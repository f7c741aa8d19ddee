import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";

/** How files are reached. Tests put their own in its place. */
export interface Disk {
  /** The bytes of a file. Throws as node:fs does. */
  readonly read: (path: string) => Uint8Array;
  /** The names in a folder, sorted; undefined if it is no folder. */
  readonly list: (path: string) => ReadonlyArray<string> | undefined;
  readonly isFile: (path: string) => boolean;
}

export const disk: Disk = {
  read: (path) => readFileSync(path),
  list: (path) => {
    // A linked folder is not entered: it could lead back here.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return undefined;
    return readdirSync(path).sort();
  },
  isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true,
};

const isScenarioFile = (name: string): boolean => /\.(ya?ml|csv|geojson)$/iu.test(name);

const isLink = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

/** The scenario files in a folder and below it, in the order of their names. */
export const scenarioFilesIn = (folder: string, from: Disk): string[] =>
  (from.list(folder) ?? [])
    .filter((name) => !name.startsWith(".") && name !== "node_modules")
    .flatMap((name) => {
      const path = join(folder, name);
      if (isScenarioFile(name)) return [path];
      return from.list(path) === undefined || isLink(path) ? [] : scenarioFilesIn(path, from);
    });

/** The folders around a path, nearest first, up to the one that holds a project, six at most. */
export const foldersAround = (path: string, from: Disk): string[] => {
  const folders: string[] = [];
  let folder = dirname(resolve(path));
  while (folders.length < 6 && !folders.includes(folder)) {
    folders.push(folder);
    if (from.isFile(join(folder, "package.json"))) break;
    folder = dirname(folder);
  }
  return folders;
};

/** A path as shown to the reader: from where they stand, unless that leads far away. */
export const shownPath = (path: string): string => {
  const here = relative(process.cwd(), path);
  return here === "" || here.startsWith(join("..", "..")) ? path : here;
};

/** The path of a file named in another one, relative to that one. */
export const pathBeside = (path: string, target: string): string => resolve(dirname(path), target);

export const fileName = basename;
