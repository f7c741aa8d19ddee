import type { Controls } from "./controls.ts";
import { paintCells } from "./cells.ts";
import { drawGround } from "./draw-ground.ts";
import { drawLabels } from "./draw-labels.ts";
import { drawRoadStates, drawShocks, drawSite, drawTowns, siteIsShown } from "./draw-state.ts";
import { townLayer } from "./layers.ts";
import type { TownLayer } from "./layers.ts";
import type { PageState } from "./page-state.ts";
import { begin, scaleBar } from "./view.ts";
import type { View } from "./view.ts";
import { words } from "../words.ts";
import { tell } from "./page-state.ts";

const OPACITY = 0.82;

/** The four canvases, one over the other; each is drawn only when what it shows has changed. */
export class Painter {
  private readonly contexts: readonly CanvasRenderingContext2D[];
  private readonly state: PageState;
  private readonly view: View;
  private readonly controls: Controls;
  private layer: TownLayer | undefined;
  private cells: HTMLCanvasElement | undefined;
  private cellsOf = "";

  constructor(state: PageState, view: View, controls: Controls) {
    this.state = state;
    this.view = view;
    this.controls = controls;
    this.contexts = controls.canvases.map((canvas) => canvas.getContext("2d")!);
  }

  /** The layer of towns as it is now. */
  townLayer(): TownLayer {
    return (this.layer ??= townLayer(this.state));
  }

  /** What it says of towns has changed. */
  forget(): void {
    this.layer = undefined;
  }

  ground(): void {
    const { state, view, controls } = this;
    const [canvas] = controls.canvases;
    const [context] = this.contexts;
    begin(canvas, context, view);
    const picture = this.areas();
    const cells = picture === undefined ? undefined : state.cells();
    drawGround(
      context,
      state.open,
      state.ground(),
      view,
      state.colours,
      picture === undefined || cells === undefined
        ? undefined
        : (on) => {
            on.imageSmoothingEnabled = false;
            on.drawImage(
              picture,
              view.left,
              view.top,
              cells.columns * cells.stepKm * view.scale,
              cells.rows * cells.stepKm * view.scale,
            );
          },
      state.show.roads,
    );
    const { km, pixels } = scaleBar(view);
    controls.scale.style.width = `${pixels}px`;
    controls.scale.textContent = `${km} ${tell(state, words.scale)}`;
  }

  private areas(): HTMLCanvasElement | undefined {
    const { state } = this;
    const { areaOf } = this.townLayer();
    if (areaOf === undefined) return undefined;
    const key = [state.layer, state.target, state.replication, state.colours.sea].join(" ");
    if (this.cells === undefined || this.cellsOf !== key) {
      this.cells = paintCells(state.cells(), areaOf, OPACITY);
      this.cellsOf = key;
    }
    return this.cells;
  }

  marks(): void {
    const { state, view, controls } = this;
    const canvas = controls.canvases[1];
    const context = this.contexts[1];
    begin(canvas, context, view);
    const ground = state.ground();
    const { colours, timeS, show, open } = state;
    const watched = state.watched();
    if (watched !== undefined && show.roads) {
      drawRoadStates(context, ground, watched.open, timeS, view, colours);
    }
    const { looks, lookOf } = this.townLayer();
    drawTowns(context, ground, view, colours, looks, lookOf);
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
      const { projection } = open;
      drawShocks(
        context,
        watched.open,
        (lon, lat) => [projection.x(lon), projection.y(lat)],
        timeS,
        view,
        colours,
      );
    }
  }

  labels(family: string): void {
    const { state, view, controls } = this;
    const context = this.contexts[2];
    begin(controls.canvases[2], context, view);
    if (!state.show.labels) return;
    drawLabels(context, state.open, state.ground(), view, state.colours, state.language, family);
  }

  /** One frame of the units; returns how many were drawn. */
  units(times = 1): number {
    const { state, view, controls } = this;
    const context = this.contexts[3];
    begin(controls.canvases[3], context, view);
    const watched = state.watched();
    if (watched === undefined) return 0;
    watched.frames.moveTo(state.timeS);
    return state.show.units ? watched.frames.draw(context, view, state.colours, times) : 0;
  }

  /** Makes the browser finish what it was told to draw, for measuring. */
  finish(): void {
    for (const context of [this.contexts[1], this.contexts[3]]) context.getImageData(0, 0, 1, 1);
  }
}
