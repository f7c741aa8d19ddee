import type { Disk } from "../../engine/files/disk.ts";

/** A disk in memory: full paths with `/` between folders, to text or bytes. */
export const memoryDisk = (files: Readonly<Record<string, string | Uint8Array>>): Disk => {
  const isFile = (path: string): boolean => Object.hasOwn(files, path);
  return {
    isFile,
    read: (path) => {
      if (!isFile(path)) throw new Error(`ENOENT: ${path}`);
      const content = files[path];
      return typeof content === "string" ? new TextEncoder().encode(content) : content;
    },
    list: (path) => {
      const prefix = path.endsWith("/") ? path : `${path}/`;
      const names = Object.keys(files)
        .filter((file) => file.startsWith(prefix))
        .map((file) => file.slice(prefix.length).split("/")[0]);
      return names.length === 0 ? undefined : Array.from(new Set(names)).sort();
    },
  };
};
