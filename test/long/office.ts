import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** LibreOffice, wherever it comes from. */
export interface Office {
  readonly convert: (bytes: Uint8Array, from: "docx" | "xlsx", to: string) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

const folder = join(import.meta.dirname, "libreoffice/node_modules/@matbee/libreoffice-converter");

interface Converter {
  convert: (
    bytes: Uint8Array,
    options: { inputFormat: string; outputFormat: string },
  ) => Promise<{ data: Uint8Array }>;
  destroy: () => Promise<void>;
}

const installed = (): Office => ({
  convert: async (bytes, from, to) => {
    const place = mkdtempSync(join(tmpdir(), "muster-office-"));
    try {
      writeFileSync(join(place, `in.${from}`), bytes);
      const { status, stderr } = spawnSync(
        "soffice",
        [
          `-env:UserInstallation=${pathToFileURL(join(place, "profile")).href}`,
          "--headless",
          "--convert-to",
          // UTF-8 where it is text.
          { txt: "txt:Text (encoded):UTF8", csv: "csv:Text - txt - csv (StarCalc):44,34,76" }[to] ??
            to,
          "--outdir",
          place,
          join(place, `in.${from}`),
        ],
        { encoding: "utf8", timeout: 300_000 },
      );
      const file = join(place, `in.${to}`);
      if (!existsSync(file)) throw new Error(`soffice wrote no ${to} (${status}): ${stderr}`);
      return new Uint8Array(readFileSync(file));
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  },
  close: () => Promise.resolve(),
});

const assembled = async (): Promise<Office> => {
  const server = (await import(pathToFileURL(join(folder, "dist/server.js")).href)) as {
    createSubprocessConverter: (options: { wasmPath: string }) => Promise<Converter>;
  };
  const converter = await server.createSubprocessConverter({ wasmPath: join(folder, "wasm") });
  return {
    convert: async (bytes, from, to) =>
      (await converter.convert(bytes, { inputFormat: from, outputFormat: to })).data,
    close: () => converter.destroy(),
  };
};

/**
 * Opens LibreOffice: `soffice` on the PATH, else the WebAssembly beside this file. Absent it throws, since
 * a test of documents never passes without an office.
 */
export const openOffice = async (): Promise<Office> => {
  const { error } = spawnSync("soffice", ["--version"], { encoding: "utf8" });
  if (error === undefined) return installed();
  if (existsSync(folder)) return assembled();
  throw new Error(
    "没有 LibreOffice:请 apt-get install libreoffice-writer-nogui libreoffice-calc-nogui,或 npm ci --prefix test/long/libreoffice --ignore-scripts · " +
      "no LibreOffice: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui, or npm ci --prefix test/long/libreoffice --ignore-scripts",
  );
};

/** Pages of a PDF, by its page objects. */
export const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString("latin1")
    .match(/\/Type\s*\/Page(?![a-zA-Z])/gu)?.length ?? 0;
