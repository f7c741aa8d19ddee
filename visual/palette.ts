import type { VerdictWord } from "../engine/inputs/run-result.ts";

/** Light paper or dark screen. */
export type Theme = "light" | "dark";

export const themes: readonly Theme[] = ["light", "dark"];

/** The colours of a page in one theme, as `#rrggbb`. */
export interface Palette {
  readonly background: string;
  /** A panel on the background. */
  readonly surface: string;
  readonly text: string;
  /** Second words: subtitles, units, notes. */
  readonly muted: string;
  /** Lines of grids and borders. */
  readonly line: string;
  /** What is not data but must be seen: a threshold, the wanted reliability. */
  readonly mark: string;
  /** Data without a meaning of its own. */
  readonly accent: string;
  /** Colours told apart by everybody, in the order in which to take them. */
  readonly series: readonly string[];
  /** From little to much, in even steps of lightness: none, then five shades. */
  readonly ramp: readonly string[];
  readonly lights: Readonly<Record<VerdictWord, string>>;
  /** Words on a light. */
  readonly onLights: Readonly<Record<VerdictWord, string>>;
}

/**
 * Colours that the colour-blind tell apart: the eight of Okabe and Ito (2008, "Color universal design"),
 * yellow left out on paper and black on the dark screen for want of contrast, both made lighter there.
 * A colour never stands alone for a verdict: `signs` or the word goes with it.
 */
export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    background: "#ffffff",
    surface: "#f6f7f8",
    text: "#1c2126",
    muted: "#5a636c",
    line: "#d9dde1",
    mark: "#b3261e",
    accent: "#0072b2",
    series: ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#000000"],
    ramp: ["#f6f7f8", "#fde3c8", "#f9b97f", "#ec8532", "#c8560a", "#833503"],
    lights: {
      met: "#00875f",
      "not met": "#c2410c",
      undecided: "#6b7280",
      depends: "#e69f00",
      "not tested": "#d1d5db",
    },
    onLights: {
      met: "#ffffff",
      "not met": "#ffffff",
      undecided: "#ffffff",
      depends: "#1c2126",
      "not tested": "#1c2126",
    },
  },
  dark: {
    background: "#14181c",
    surface: "#1e2429",
    text: "#e8ebee",
    muted: "#a3adb6",
    line: "#3a434b",
    mark: "#ff8a80",
    accent: "#56b4e9",
    series: ["#56b4e9", "#f0b93a", "#2fc79c", "#e29cc4", "#8fd0f5", "#ff8f4a", "#f0e442"],
    ramp: ["#1e2429", "#4b2c12", "#83430f", "#bd6214", "#ec8f3f", "#ffc68f"],
    lights: {
      met: "#2fc79c",
      "not met": "#ff8f4a",
      undecided: "#7f8a95",
      depends: "#f0d24a",
      "not tested": "#4b555e",
    },
    onLights: {
      met: "#14181c",
      "not met": "#14181c",
      undecided: "#14181c",
      depends: "#14181c",
      "not tested": "#e8ebee",
    },
  },
};

/** The sign that goes with a light where there is no room for its word. */
export const signs: Readonly<Record<VerdictWord, string>> = {
  met: "√",
  "not met": "×",
  undecided: "?",
  depends: "±",
  "not tested": "–",
};
