import type { Cells } from "../cells.ts";

/** Paints cells, each in the colour (`#rrggbb`) of its town; undefined leaves it clear. */
export class CellPainter {
  private readonly cells: Cells;
  private readonly towns: number;
  private readonly image: ImageData;
  private readonly context: CanvasRenderingContext2D;
  readonly canvas: HTMLCanvasElement;

  constructor(cells: Cells, towns: number) {
    this.cells = cells;
    this.towns = towns;
    this.canvas = document.createElement("canvas");
    this.canvas.width = cells.columns;
    this.canvas.height = cells.rows;
    this.context = this.canvas.getContext("2d")!;
    this.image = this.context.createImageData(cells.columns, cells.rows);
  }

  paint(colourOf: (town: number) => string | undefined, opacity: number): void {
    const { cells, image, towns } = this;
    const pixels = new Uint32Array(image.data.buffer);
    const byTown = new Uint32Array(towns);
    const alpha = Math.round(255 * opacity);
    for (let town = 0; town < towns; town++) {
      const colour = colourOf(town);
      if (colour === undefined) continue;
      const value = Number.parseInt(colour.slice(1), 16);
      const [red, green, blue] = [value >> 16, (value >> 8) & 255, value & 255];
      byTown[town] = ((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0;
    }
    for (const at of cells.land) pixels[at] = byTown[cells.town[at]];
    this.context.putImageData(image, 0, 0);
  }
}
