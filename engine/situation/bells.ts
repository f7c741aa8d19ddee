import type { Shock } from "./truth.ts";

/**
 * How the field hears that something has happened to the truth: hazards ring when they have written
 * it. Doctrine has no bell; it waits for reports.
 */
export interface Bells {
  /** The ground has shaken; everything that follows from it at once is in the truth. */
  onShock: (shock: Shock) => void;
  /** Scenes `from` up to before `end` of `truth.scenes` are new. */
  onScenes: (from: number, end: number) => void;
}

const nobody = () => {};

export const silentBells = (): Bells => ({ onShock: nobody, onScenes: nobody });

export const muteBells = (bells: Bells): void => {
  bells.onShock = nobody;
  bells.onScenes = nobody;
};
