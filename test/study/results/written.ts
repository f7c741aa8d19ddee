import type { Wanted } from "../../../engine/study/results/whole-file.ts";

/** The bytes that a file is made of. */
export const written = async ({ write }: Wanted): Promise<Uint8Array<ArrayBuffer>> => {
  const pieces: Uint8Array[] = [];
  await write(async (bytes) => {
    pieces.push(bytes);
  });
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

export const asText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
