/** The package brings no types; only what is used here is declared. */
declare module "subset-font" {
  export default function subsetFont(
    font: Uint8Array,
    text: string | null,
    options: {
      readonly targetFormat: "sfnt" | "woff" | "woff2";
      readonly keepFeatures?: readonly string[];
      readonly noLayoutClosure?: boolean;
      readonly keepAllGlyphs?: boolean;
    },
  ): Promise<Buffer>;
}
