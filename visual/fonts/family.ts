/** The family of every picture and page of ours: Noto Sans SC, Regular. */
export const fontFamily = "Noto Sans SC";
