import { unitStates } from "../../../engine/inputs/scene.ts";
import type { UnitGroup } from "../../../engine/inputs/scene.ts";
import type { MapColours } from "../colours.ts";
import type { OpenScene, OpenUnits } from "../open-scene.ts";
import type { View } from "./view.ts";

const groups: readonly UnitGroup[] = ["other", "rescue", "fire", "link", "drone", "air"];

/** How a state is shown: not at all, waiting (small and pale), at work, on its way, held up. */
const lookOfState: Readonly<Record<(typeof unitStates)[number], number>> = {
  base: -1,
  unavailable: -1,
  ordered: 0,
  mustered: 0,
  onScene: 1,
  moving: 2,
  onFoot: 2,
  returning: 2,
  stuck: 3,
};
const looks = unitStates.map((state) => lookOfState[state]);
const LOOKS = 4;
const sizes = [1.7, 2.4, 3.6, 3.6];

const SIDE = 15;

/** The shape of a group as a path about the origin. */
const shape = (context: CanvasRenderingContext2D, group: UnitGroup, r: number): void => {
  context.beginPath();
  if (group === "air") {
    context.moveTo(0, -r * 1.4);
    context.lineTo(r * 1.3, r);
    context.lineTo(-r * 1.3, r);
    context.closePath();
  } else if (group === "drone") {
    context.moveTo(0, -r * 1.3);
    context.lineTo(r * 1.3, 0);
    context.lineTo(0, r * 1.3);
    context.lineTo(-r * 1.3, 0);
    context.closePath();
  } else if (group === "link") context.rect(-r * 0.9, -r * 0.9, r * 1.8, r * 1.8);
  else context.arc(0, 0, r, 0, 2 * Math.PI);
};

/** One mark of a unit. */
export const drawMark = (
  context: CanvasRenderingContext2D,
  group: UnitGroup,
  hollow: boolean,
  look: number,
  colours: MapColours,
): void => {
  const colour = colours.units[group];
  const r = sizes[look] + (group === "air" ? 1.5 : 0);
  context.globalAlpha = look === 0 ? 0.55 : 1;
  shape(context, group, r);
  context.fillStyle = hollow ? colours.land : colour;
  context.fill();
  context.strokeStyle = colour;
  context.lineWidth = look === 2 ? 1.7 : look === 0 ? 0.9 : 1.2;
  context.stroke();
  if (look === 3) {
    context.beginPath();
    context.moveTo(-5, -5);
    context.lineTo(5, 5);
    context.moveTo(5, -5);
    context.lineTo(-5, 5);
    context.strokeStyle = colours.palette.mark;
    context.stroke();
  }
  context.globalAlpha = 1;
};

/** Marks drawn once and then copied: by group, hollow or filled, and look. */
const spritesOf = (colours: MapColours, ratio: number): HTMLCanvasElement => {
  const sheet = document.createElement("canvas");
  const side = Math.ceil(SIDE * ratio);
  sheet.width = side * LOOKS * 2;
  sheet.height = side * groups.length;
  const context = sheet.getContext("2d")!;
  groups.forEach((group, row) => {
    for (let look = 0; look < LOOKS; look++) {
      for (const hollow of [0, 1]) {
        context.setTransform(
          ratio,
          0,
          0,
          ratio,
          (2 * look + hollow) * side + side / 2,
          row * side + side / 2,
        );
        drawMark(context, group, hollow === 1, look, colours);
      }
    }
  });
  return sheet;
};

/**
 * Units of one replication as they are drawn frame by frame. Each keeps its place in its lists of points
 * and changes, so that a frame a little later costs a step and no search.
 */
export class UnitFrames {
  private readonly units: OpenUnits;
  private readonly point: Int32Array;
  private readonly change: Int32Array;
  private readonly row: Uint8Array;
  private atS = -Infinity;
  private sheet: HTMLCanvasElement | undefined;
  private sheetOf: MapColours | undefined;
  private sheetRatio = 0;
  /** Where each unit was drawn last, on the plane; what it was drawn as, -1 not at all. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly look: Int8Array;

  constructor(units: OpenUnits, { scene }: OpenScene) {
    this.units = units;
    this.point = new Int32Array(units.count);
    this.change = new Int32Array(units.count);
    this.x = new Float32Array(units.count);
    this.y = new Float32Array(units.count);
    this.look = new Int8Array(units.count).fill(-1);
    this.row = Uint8Array.from(units.kind, (kind) =>
      groups.indexOf(scene.unitKinds[kind]?.group ?? "other"),
    );
  }

  /** Works out where everybody is and how they stand. */
  moveTo(timeS: number): void {
    const { units, point, change, x, y, look } = this;
    const { firstPoint, pointS, way, firstChange, changeS, state, home } = units;
    if (timeS < this.atS) {
      point.fill(0);
      change.fill(0);
    }
    this.atS = timeS;
    for (let unit = 0; unit < units.count; unit++) {
      const changes = firstChange[unit + 1];
      let c = firstChange[unit] + change[unit];
      while (c < changes && changeS[c] <= timeS) c++;
      change[unit] = c - firstChange[unit];
      look[unit] = change[unit] === 0 ? -1 : looks[state[c - 1]];
      const first = firstPoint[unit];
      const end = firstPoint[unit + 1];
      if (first === end) {
        x[unit] = home.x[unit];
        y[unit] = home.y[unit];
        continue;
      }
      let p = first + point[unit];
      while (p < end && pointS[p] <= timeS) p++;
      point[unit] = p - first;
      if (p === first || p === end) {
        const at = p === first ? first : end - 1;
        x[unit] = way.x[at];
        y[unit] = way.y[at];
        continue;
      }
      const share = (timeS - pointS[p - 1]) / (pointS[p] - pointS[p - 1]);
      x[unit] = way.x[p - 1] + (way.x[p] - way.x[p - 1]) * share;
      y[unit] = way.y[p - 1] + (way.y[p] - way.y[p - 1]) * share;
    }
  }

  /** Draws everybody who does something; returns how many. `times` draws them again, for measuring. */
  draw(context: CanvasRenderingContext2D, view: View, colours: MapColours, times = 1): number {
    const { units, x, y, look, row } = this;
    if (this.sheet === undefined || this.sheetOf !== colours || this.sheetRatio !== view.ratio) {
      this.sheet = spritesOf(colours, view.ratio);
      this.sheetOf = colours;
      this.sheetRatio = view.ratio;
    }
    const { sheet } = this;
    const { scale, left, top, width, height, ratio } = view;
    const side = Math.ceil(SIDE * ratio);
    context.setTransform(1, 0, 0, 1, 0, 0);
    let drawn = 0;
    for (let again = 0; again < times; again++) {
      // Those who wait lie under those who move.
      for (let pass = 0; pass < LOOKS; pass++) {
        for (let unit = 0; unit < units.count; unit++) {
          if (look[unit] !== pass) continue;
          const px = x[unit] * scale + left;
          const py = y[unit] * scale + top;
          if (px < -8 || py < -8 || px > width + 8 || py > height + 8) continue;
          drawn++;
          context.drawImage(
            sheet,
            (2 * pass + units.synthetic[unit]) * side,
            row[unit] * side,
            side,
            side,
            Math.round(px * ratio - side / 2),
            Math.round(py * ratio - side / 2),
            side,
            side,
          );
        }
      }
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    return drawn;
  }
}

/** What a unit is drawn as. */
export const groupAt = (scene: OpenScene["scene"], kind: number): UnitGroup =>
  scene.unitKinds[kind]?.group ?? "other";
export const legendGroups = groups.toReversed();
