/** The part of the plane (km) that is seen, on so many pixels. */
export interface View {
  /** Pixels (of the page) to the km. */
  scale: number;
  /** Where the origin of the plane stands on the page. */
  left: number;
  top: number;
  width: number;
  height: number;
  /** Pixels of the canvas to one of the page. */
  ratio: number;
}

export interface Extent {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

const MARGIN = 14;
export const MOST_SCALE = 60;

/** Shows an extent of the plane as large as it goes. */
export const fit = (view: View, { west, north, east, south }: Extent): void => {
  const inner = (pixels: number): number => Math.max(20, pixels - 2 * MARGIN);
  view.scale = Math.min(
    MOST_SCALE,
    inner(view.width) / Math.max(1, east - west),
    inner(view.height) / Math.max(1, south - north),
  );
  view.left = view.width / 2 - ((west + east) / 2) * view.scale;
  view.top = view.height / 2 - ((north + south) / 2) * view.scale;
};

/** Zooms about a point of the page, which stays where it is. */
export const zoomAt = (view: View, x: number, y: number, factor: number, least: number): void => {
  const scale = Math.min(MOST_SCALE, Math.max(least, view.scale * factor));
  const by = scale / view.scale;
  view.left = x - (x - view.left) * by;
  view.top = y - (y - view.top) * by;
  view.scale = scale;
};

/** Lengths of scale bars, km. */
const lengths = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** The longest round length of at most so many pixels. */
export const scaleBar = (
  view: View,
  most = 120,
): { readonly km: number; readonly pixels: number } => {
  const km = lengths.findLast((length) => length * view.scale <= most) ?? lengths[0];
  return { km, pixels: km * view.scale };
};

/** Draws into a canvas in pixels of the page from here on; the canvas is cleared. */
export const begin = (
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  { width, height, ratio }: View,
): void => {
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  } else {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, wide, high);
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
};
