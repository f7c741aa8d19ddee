import type { View } from "./view.ts";
import { zoomAt } from "./view.ts";

export interface PointerActions {
  /** The view has been moved or zoomed. */
  readonly moved: () => void;
  /** A place is pointed at; undefined when the pointer has left. */
  readonly pointed: (at: { x: number; y: number; finger: boolean } | undefined) => void;
  /** A place was clicked or tapped. */
  readonly tapped: (at: { x: number; y: number; finger: boolean }) => void;
  readonly leastScale: () => number;
}

/** Moved further than this a press is a drag, pixels. */
const SLACK = 5;

/** Wheel, mouse and fingers on the map: drag to move, pinch or wheel to zoom, tap to ask. */
export const listenToPointers = (stage: HTMLElement, view: View, actions: PointerActions): void => {
  const down = new Map<number, { x: number; y: number }>();
  let travelled = 0;
  const at = (event: MouseEvent): { x: number; y: number } => {
    const { left, top } = stage.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  stage.addEventListener(
    "wheel",
    (event) => {
      // The page scrolls on, unless the map has the focus or a key says that it is meant.
      if (!event.ctrlKey && document.activeElement !== stage) return;
      event.preventDefault();
      const { x, y } = at(event);
      zoomAt(view, x, y, Math.exp(-event.deltaY * 0.0016), actions.leastScale());
      actions.moved();
    },
    { passive: false },
  );
  stage.addEventListener("pointerdown", (event) => {
    stage.setPointerCapture(event.pointerId);
    down.set(event.pointerId, at(event));
    if (down.size === 1) travelled = 0;
  });
  stage.addEventListener("pointermove", (event) => {
    const to = at(event);
    const from = down.get(event.pointerId);
    if (from === undefined) {
      actions.pointed({ ...to, finger: event.pointerType === "touch" });
      return;
    }
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    if (other === undefined) {
      travelled += Math.hypot(to.x - from.x, to.y - from.y);
      if (travelled > SLACK) {
        view.left += to.x - from.x;
        view.top += to.y - from.y;
        actions.moved();
      }
    } else {
      travelled = Infinity;
      const before = Math.hypot(from.x - other.x, from.y - other.y);
      const after = Math.hypot(to.x - other.x, to.y - other.y);
      view.left += (to.x - from.x) / 2;
      view.top += (to.y - from.y) / 2;
      const factor = before > 0 ? after / before : 1;
      zoomAt(view, (to.x + other.x) / 2, (to.y + other.y) / 2, factor, actions.leastScale());
      actions.moved();
    }
    down.set(event.pointerId, to);
  });
  const up = (event: PointerEvent): void => {
    if (!down.delete(event.pointerId)) return;
    if (event.type === "pointerup" && travelled <= SLACK) {
      actions.tapped({ ...at(event), finger: event.pointerType === "touch" });
    }
  };
  stage.addEventListener("pointerup", up);
  stage.addEventListener("pointercancel", up);
  stage.addEventListener("pointerleave", () => {
    actions.pointed(undefined);
  });
  stage.addEventListener("dblclick", (event) => {
    const { x, y } = at(event);
    zoomAt(view, x, y, 2, actions.leastScale());
    actions.moved();
  });
};
