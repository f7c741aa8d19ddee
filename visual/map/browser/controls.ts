import { filled, layers, layerWords, roleWords, words } from "../words.ts";
import { element } from "./dom.ts";
import type { Labels } from "./dom.ts";
import { icon } from "./icons.ts";
import type { IconName } from "./icons.ts";
import type { PageState } from "../page-state.ts";

/** The canvases from below: land and lines; what the layer says; roads, sites; units; names. */
export const canvasNames = ["ground", "areas", "marks", "units", "labels"] as const;
export type CanvasName = (typeof canvasNames)[number];

/** Everything on the page that can be worked. */
export interface Controls {
  readonly replication: HTMLSelectElement;
  readonly layer: HTMLSelectElement;
  readonly target: HTMLSelectElement;
  readonly targetField: HTMLElement;
  readonly toggles: Readonly<Record<keyof PageState["show"], HTMLInputElement>>;
  readonly play: HTMLButtonElement;
  readonly previous: HTMLButtonElement;
  readonly next: HTMLButtonElement;
  readonly speed: HTMLSelectElement;
  readonly slider: HTMLInputElement;
  readonly clock: HTMLElement;
  readonly zoomIn: HTMLButtonElement;
  readonly zoomOut: HTMLButtonElement;
  readonly fit: HTMLButtonElement;
  readonly struck: HTMLButtonElement;
  readonly stage: HTMLElement;
  readonly canvases: Readonly<Record<CanvasName, HTMLCanvasElement>>;
  /** What is printed: all of them in one. */
  readonly paper: HTMLCanvasElement;
  readonly scale: HTMLElement;
  readonly tooltip: HTMLElement;
  readonly legend: HTMLElement;
  readonly events: HTMLElement;
  readonly levels: HTMLElement;
  readonly rule: HTMLElement;
  readonly status: HTMLElement;
  /** The row under the map, and the column beside it: nothing to say without a replication. */
  readonly timeBar: HTMLElement;
  readonly now: HTMLElement;
}

const speeds = [1, 10, 60, 120, 300, 600];

/** Builds the page inside `root`. Every word is a label, so that it follows the language of the page. */
export const buildControls = (root: HTMLElement, state: PageState, labels: Labels): Controls => {
  const { scene } = state.open;
  const field = (
    text: { readonly zh: string; readonly en: string },
    control: HTMLElement,
  ): HTMLElement => {
    const name = element("span");
    labels.put(name, text);
    return element("label", { class: "mm-field" }, name, control);
  };
  const option = (value: string, words: () => string): HTMLOptionElement => {
    const made = element("option", { value });
    labels.put(made, words);
    return made;
  };
  const button = (sign: IconName, text: { readonly zh: string; readonly en: string }) => {
    const made = element("button", { type: "button", class: "mm-button" }, icon(sign));
    labels.put(made, text, "aria-label");
    labels.put(made, text, "title");
    return made;
  };
  const replication = element("select");
  scene.replications.forEach(({ roles, replication: n }, i) => {
    replication.append(
      option(String(i), () => {
        const names = roles.map((role) => roleWords[role][labels.language]).join(" / ");
        return `${names} · ${filled(words.number[labels.language], { n })}`;
      }),
    );
  });
  replication.append(
    option("-1", () => `${words.all[labels.language]} (${scene.replicationsPlayed})`),
  );
  const layer = element("select");
  for (const name of layers) {
    if (name === "share" && scene.ensemble.length === 0) continue;
    layer.append(option(name, () => layerWords[name][labels.language]));
  }
  const target = element("select");
  scene.ensemble.forEach(({ name }, i) => {
    target.append(option(String(i), () => name[labels.language]));
  });
  const toggle = (name: keyof PageState["show"]): HTMLInputElement => {
    const box = element("input", { type: "checkbox" });
    box.checked = state.show[name];
    return box;
  };
  const toggles = {
    roads: toggle("roads"),
    units: toggle("units"),
    sites: toggle("sites"),
    labels: toggle("labels"),
  };
  const shown = element("fieldset", { class: "mm-toggles" });
  const shownName = element("legend");
  labels.put(shownName, words.show);
  shown.append(shownName);
  for (const name of ["units", "sites", "roads", "labels"] as const) {
    const text = element("span");
    labels.put(text, words[name]);
    shown.append(element("label", {}, toggles[name], text));
  }
  const targetField = field(words.target, target);

  const canvas = (): HTMLCanvasElement => element("canvas", { "aria-hidden": "true" });
  const canvases = {
    ground: canvas(),
    areas: canvas(),
    marks: canvas(),
    units: canvas(),
    labels: canvas(),
  };
  const paper = element("canvas", { class: "mm-paper", "aria-hidden": "true" });
  const scale = element("div", { class: "mm-scale", "aria-hidden": "true" });
  const note = element("div", { class: "mm-note" });
  labels.put(note, scene.boundaryNote);
  const tooltip = element("div", { class: "mm-tooltip", role: "tooltip" });
  tooltip.hidden = true;
  const stage = element(
    "div",
    { class: "mm-stage", tabindex: "0", role: "application" },
    ...canvasNames.map((name) => canvases[name]),
    paper,
  );
  labels.put(
    stage,
    () => `${words.map[labels.language]}: ${words.keys[labels.language]}`,
    "aria-label",
  );
  const zoomIn = button("plus", words.zoomIn);
  const zoomOut = button("minus", words.zoomOut);
  const fit = button("whole", words.fit);
  const struck = button("target", words.struck);
  const corner = element("div", { class: "mm-corner" }, zoomIn, zoomOut, fit, struck);
  const frame = element("div", { class: "mm-frame" }, stage, corner, scale, note, tooltip);

  const play = button("play", words.play);
  play.classList.add("mm-play");
  const previous = button("previous", words.previousEvent);
  const next = button("next", words.nextEvent);
  const speed = element("select");
  for (const times of speeds) speed.append(option(String(times), () => `×${times}`));
  speed.value = String(state.speed);
  const slider = element("input", {
    type: "range",
    min: "0",
    max: String(scene.horizonS),
    step: "1",
    value: "0",
  });
  labels.put(slider, words.time, "aria-label");
  const clock = element("span", { class: "mm-clock" });
  const timeBar = element(
    "div",
    { class: "mm-time" },
    previous,
    play,
    next,
    field(words.speed, speed),
    slider,
    clock,
  );

  const heading = (text: { readonly zh: string; readonly en: string }): HTMLElement => {
    const made = element("h3");
    labels.put(made, text);
    return made;
  };
  const legend = element("ul", { class: "mm-legend" });
  const levels = element("p", { class: "mm-levels" });
  const events = element("ol", { class: "mm-events" });
  labels.put(events, words.happening, "aria-label");
  const rule = element("p", { class: "mm-rule" });
  const status = element("div", { class: "mm-hidden", role: "status", "aria-live": "polite" });
  const now = element("div", {}, heading(words.levels), levels, heading(words.happening), events);
  const side = element("div", { class: "mm-side" }, heading(words.legend), legend, now);
  root.append(
    element(
      "div",
      { class: "mm-bar" },
      field(words.replication, replication),
      field(words.colour, layer),
      targetField,
      shown,
    ),
    element(
      "div",
      { class: "mm-body" },
      element("div", { class: "mm-main" }, frame, timeBar),
      side,
    ),
    rule,
    status,
  );
  return {
    replication,
    layer,
    target,
    targetField,
    toggles,
    play,
    previous,
    next,
    speed,
    slider,
    clock,
    zoomIn,
    zoomOut,
    fit,
    struck,
    stage,
    canvases,
    paper,
    scale,
    tooltip,
    legend,
    events,
    levels,
    rule,
    status,
    timeBar,
    now,
  };
};
