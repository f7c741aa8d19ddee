/** Signs of buttons as outlines in a square of 16: no font need have them. */
const outlines = {
  play: "M4 2.5v11l9-5.5z",
  pause: "M4 2.5h3v11H4zM9.5 2.5h3v11h-3z",
  previous: "M3 3h2v10H3zM13 3v10L6 8z",
  next: "M11 3h2v10h-2zM3 3v10l7-5z",
  plus: "M7 3h2v4h4v2H9v4H7V9H3V7h4z",
  minus: "M3 7h10v2H3z",
  whole: "M2 2h5v2H4v3H2zM9 2h5v5h-2V4H9zM2 9h2v3h3v2H2zM12 9h2v5H9v-2h3z",
  target:
    "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM8 3.3a4.7 4.7 0 1 1 0 9.4a4.7 4.7 0 1 1 0-9.4zM8 6a2 2 0 1 0 0 4a2 2 0 1 0 0-4z",
} as const;

export type IconName = keyof typeof outlines;

const SVG = "http://www.w3.org/2000/svg";

export const icon = (name: IconName): SVGSVGElement => {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of [
    ["viewBox", "0 0 16 16"],
    ["width", "16"],
    ["height", "16"],
    ["aria-hidden", "true"],
    ["fill", "currentColor"],
    ["fill-rule", "evenodd"],
  ]) {
    svg.setAttribute(key, value);
  }
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", outlines[name]);
  svg.append(path);
  return svg;
};
