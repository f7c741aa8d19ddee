import type { Language } from "../../../engine/inputs/text.ts";
import type { MapColours } from "../colours.ts";
import type { OpenGround, OpenScene } from "../open-scene.ts";
import type { View } from "./view.ts";

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels to the km from which names of counties, and of towns, stand on the map. */
const COUNTIES_FROM = 3.2;
const TOWNS_FROM = 10;

const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Names, the more the nearer one looks; none over another, those of higher levels first. */
export const drawLabels = (
  context: CanvasRenderingContext2D,
  open: OpenScene,
  { towns }: OpenGround,
  view: View,
  colours: MapColours,
  language: Language,
  family: string,
): void => {
  const { places } = open.scene;
  const { scale, left, top, width, height } = view;
  const placed: Box[] = [];
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const put = (name: string, atX: number, atY: number, size: number, bold: boolean): void => {
    const x = atX * scale + left;
    const y = atY * scale + top;
    if (x < 0 || y < 0 || x > width || y > height) return;
    context.font = `${bold ? "600 " : ""}${size}px ${family}`;
    const wide = context.measureText(name).width + 6;
    // Beside the dot of the place, not on it.
    const box = { x: x - wide / 2, y: y - size - 8, width: wide, height: size + 4 };
    if (box.x < 2 || box.x + box.width > width - 2 || box.y < 2) return;
    if (placed.some((other) => meets(box, other))) return;
    placed.push(box);
    context.lineWidth = 3;
    context.strokeStyle = colours.land;
    context.strokeText(name, x, y - size / 2 - 6);
    context.fillStyle = colours.label;
    context.fillText(name, x, y - size / 2 - 6);
  };
  const shorten = (name: string): string =>
    language === "zh" ? name.replace(/(?<=..)(?:市|县|区)$/u, "") : name;
  const cities = places.cities;
  for (let i = 0; i < cities; i++) {
    const seat = places.counties + i;
    const name = shorten(places[language][places.towns + places.counties + i]);
    put(name, open.seats.x[seat], open.seats.y[seat], 12, true);
  }
  if (scale >= COUNTIES_FROM || cities <= 1) {
    for (let i = 0; i < places.counties; i++) {
      put(places[language][places.towns + i], open.seats.x[i], open.seats.y[i], 11, false);
    }
  }
  if (scale >= TOWNS_FROM) {
    for (let i = 0; i < places.towns; i++) {
      put(places[language][i], towns.x[i], towns.y[i], 10, false);
    }
  }
};
