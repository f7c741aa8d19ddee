import { words } from "../words.ts";
import { ringsByColour } from "../areas.ts";
import type { Areas } from "../areas.ts";
import { canvasNames } from "./controls.ts";
import type { CanvasName, Controls } from "./controls.ts";
import { drawGround, trace } from "./draw-ground.ts";
import { drawLabels } from "./draw-labels.ts";
import { drawRoadStates, drawShocks, drawSite, siteIsShown } from "./draw-marks.ts";
import { coloursOfTowns, townLayer } from "../layers.ts";
import type { TownLayer } from "../layers.ts";
import { tell } from "../page-state.ts";
import type { PageState } from "../page-state.ts";
import { begin, scaleBar } from "./view.ts";
import type { View } from "./view.ts";

const OPACITY = 0.62;

/** The canvases, one over the other; each is drawn only when what it shows has changed. */
export class Painter {
  private readonly state: PageState;
  private readonly view: View;
  private readonly controls: Controls;
  private readonly contexts: Readonly<Record<CanvasName, CanvasRenderingContext2D>>;
  private layer: TownLayer | undefined;
  /** What the areas were last drawn of. */
  private drawn = "";
  private drawnOf: Areas | undefined;

  constructor(state: PageState, view: View, controls: Controls) {
    this.state = state;
    this.view = view;
    this.controls = controls;
    const context = (name: CanvasName) => controls.canvases[name].getContext("2d")!;
    this.contexts = {
      ground: context("ground"),
      areas: context("areas"),
      marks: context("marks"),
      units: context("units"),
      labels: context("labels"),
    };
  }

  /** The layer of towns as it is now. */
  townLayer(): TownLayer {
    return (this.layer ??= townLayer(this.state));
  }

  /** What it says of towns has changed. */
  forget(): void {
    this.layer = undefined;
  }

  private begin(name: CanvasName): CanvasRenderingContext2D {
    begin(this.controls.canvases[name], this.contexts[name], this.view);
    return this.contexts[name];
  }

  ground(): void {
    const { state, view, controls } = this;
    const context = this.begin("ground");
    drawGround(context, state.open, state.ground(), view, state.colours, state.show.roads);
    const { km, pixels } = scaleBar(view);
    controls.scale.style.width = `${pixels}px`;
    controls.scale.textContent = `${km} ${tell(state, words.scale)}`;
  }

  areas(): void {
    const { state, view } = this;
    const areas = state.areas();
    const colours = coloursOfTowns(state, this.townLayer());
    // Much turns with time that this layer says nothing of.
    const now = JSON.stringify([view, colours]);
    if (now === this.drawn && areas === this.drawnOf) return;
    this.drawn = now;
    this.drawnOf = areas;
    const context = this.begin("areas");
    for (const [colour, rings] of ringsByColour(areas, colours)) {
      context.beginPath();
      trace(context, areas, view, true, rings);
      context.fillStyle = colour;
      context.fill();
    }
    // Thinned as one, so that shapes of neighbours which overlap are no darker there.
    context.globalCompositeOperation = "destination-in";
    context.globalAlpha = OPACITY;
    context.fillRect(0, 0, view.width, view.height);
    context.globalCompositeOperation = "source-over";
    context.globalAlpha = 1;
  }

  marks(): void {
    const { state, view } = this;
    const context = this.begin("marks");
    const ground = state.ground();
    const { colours, timeS, show, open } = state;
    const watched = state.watched();
    if (watched !== undefined && show.roads) {
      drawRoadStates(context, ground, watched.open, timeS, view, colours);
    }
    if (show.sites) {
      const { sites } = ground;
      const { scale, left, top, width, height } = view;
      for (let row = 0; row < sites.x.length; row++) {
        const { id } = open.scene.siteKinds[sites.kind[row]];
        if (!siteIsShown(id, scale)) continue;
        const x = sites.x[row] * scale + left;
        const y = sites.y[row] * scale + top;
        if (x < -9 || y < -9 || x > width + 9 || y > height + 9) continue;
        drawSite(context, id, x, y, sites.synthetic[row] === 1, colours);
      }
    }
    if (watched !== undefined) {
      drawShocks(context, watched.open, open.projection, timeS, view, colours);
    }
  }

  labels(family: string): void {
    const { state, view } = this;
    const context = this.begin("labels");
    if (!state.show.labels) return;
    drawLabels(context, state.open, state.ground(), view, state.colours, state.language, family);
  }

  /** One frame of the units; returns how many were drawn. */
  units(times = 1): number {
    const { state, view } = this;
    const context = this.begin("units");
    const watched = state.watched();
    if (watched === undefined) return 0;
    watched.frames.moveTo(state.timeS);
    return state.show.units ? watched.frames.draw(context, view, state.colours, times) : 0;
  }

  /** All canvases in one, for paper: what is drawn while a page is laid out for it comes out in pieces. */
  paper(): void {
    const { paper, canvases } = this.controls;
    paper.width = canvases.ground.width;
    paper.height = canvases.ground.height;
    const context = paper.getContext("2d")!;
    for (const name of canvasNames) context.drawImage(canvases[name], 0, 0);
  }

  /** Makes the browser finish what it was told to draw, for measuring. */
  finish(withAreas: boolean): void {
    this.contexts.units.getImageData(0, 0, 1, 1);
    if (!withAreas) return;
    this.contexts.areas.getImageData(0, 0, 1, 1);
    this.contexts.marks.getImageData(0, 0, 1, 1);
  }
}
