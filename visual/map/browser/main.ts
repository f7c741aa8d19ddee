import type { Scene } from "../../../engine/inputs/scene.ts";
import type { Theme } from "../../palette.ts";
import { mapColours } from "../colours.ts";
import { clockText, elapsedText } from "../names.ts";
import { countUpTo } from "../open-scene.ts";
import { layers, words } from "../words.ts";
import { buildControls } from "./controls.ts";
import { describe } from "./describe.ts";
import { element, Labels } from "./dom.ts";
import { icon } from "./icons.ts";
import { pageState, tell } from "../page-state.ts";
import { Painter } from "./painter.ts";
import { writeEvents, writeLegend, writeLevels, writeRule } from "./panel.ts";
import { pick } from "./pick.ts";
import type { Picked } from "./pick.ts";
import { listenToPointers } from "./pointers.ts";
import { fit, zoomAt } from "./view.ts";
import type { Extent, View } from "./view.ts";

/** What a page may ask of its map. */
export interface MusterMap {
  readonly play: () => void;
  readonly pause: () => void;
  /** Goes to a time, s. */
  readonly seek: (timeS: number) => void;
  readonly timeS: () => number;
  /** Where units are drawn now, km on the plane: for tests. */
  readonly units: () => ReadonlyArray<readonly [x: number, y: number]>;
  /** Draws many frames with at least so many units and says what one costs, ms of processor time here. */
  readonly benchmark: (units?: number, frames?: number) => Benchmark;
}

export interface Benchmark {
  /** Marks drawn in a frame, in the mean. */
  readonly units: number;
  readonly frames: number;
  /** A frame with everything that changed since the one before, drawn to the end. */
  readonly msPerFrame: number;
  /** The slowest of a hundred. */
  readonly p99: number;
}

const MINUTE = 60;
const PAN = 60;
/** Between two drawings of the areas while it plays, ms. */
const AREAS_MS = 120;

const darkScreen = matchMedia("(prefers-color-scheme: dark)");

const themeOf = (html: HTMLElement): Theme => {
  const said = html.dataset["theme"];
  if (said === "dark" || said === "light") return said;
  return darkScreen.matches ? "dark" : "light";
};

const startMap = (root: HTMLElement, scene: Scene): MusterMap => {
  const html = document.documentElement;
  const state = pageState(scene);
  const labels = new Labels();
  const controls = buildControls(root, state, labels);
  const view: View = { scale: 1, left: 0, top: 0, width: 1, height: 1, ratio: 1 };
  const painter = new Painter(state, view, controls);
  const { projection } = state.open;
  const whole: Extent = { west: 0, north: 0, east: projection.width, south: projection.height };
  const dirty = {
    ground: true,
    areas: true,
    marks: true,
    labels: true,
    units: true,
    panel: true,
    legend: true,
  };
  let requested = false;
  let lastFrame = 0;
  let townTurn = -1;
  let markTurn = -1;
  let areasAt = 0;
  let told = 0;
  let touched = false;
  let printing = false;
  let pinned: Picked | undefined;

  const everything = (): void => {
    painter.forget();
    for (const name of Object.keys(dirty) as (keyof typeof dirty)[]) dirty[name] = true;
    request();
  };
  const request = (): void => {
    if (requested) return;
    requested = true;
    requestAnimationFrame(frame);
  };
  const moved = (): void => {
    dirty.ground = dirty.areas = dirty.marks = dirty.labels = true;
    dirty.units = dirty.legend = true;
    hideTooltip();
    request();
  };
  const leastScale = (): number =>
    0.7 * Math.min(view.width / projection.width, view.height / projection.height);

  /** The towns that are struck, with room around them; the whole where none is. */
  const struckExtent = (): Extent => {
    const watched = state.watched();
    if (watched === undefined) return whole;
    const { towns } = watched.open.ground;
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    const { severity, occursS } = watched.open;
    const worst = Math.max(...severity);
    for (let town = 0; town < occursS.length; town++) {
      if (occursS[town] === Infinity || severity[town] < Math.min(7, worst - 1)) continue;
      west = Math.min(west, towns.x[town]);
      east = Math.max(east, towns.x[town]);
      north = Math.min(north, towns.y[town]);
      south = Math.max(south, towns.y[town]);
    }
    if (west > east) return whole;
    return { west: west - 15, north: north - 15, east: east + 15, south: south + 15 };
  };

  /** Where something small has happened, that is where to look. */
  const firstExtent = (): Extent => {
    const struck = struckExtent();
    const wide = struck.east - struck.west;
    return wide < 0.5 * projection.width ? struck : whole;
  };

  const resize = (): void => {
    const { clientWidth, clientHeight } = controls.stage;
    if (clientWidth === 0 || clientHeight === 0) return;
    const first = view.width <= 1;
    const [x, y] = [view.width / 2, view.height / 2];
    view.left += clientWidth / 2 - x;
    view.top += clientHeight / 2 - y;
    view.width = clientWidth;
    view.height = clientHeight;
    view.ratio = Math.min(2, devicePixelRatio);
    // On paper the drawing keeps its shape.
    controls.stage.style.setProperty("--mm-ratio", String(clientWidth / clientHeight));
    if (first) fit(view, firstExtent());
    everything();
  };

  const seek = (timeS: number): void => {
    touched = true;
    state.timeS = Math.min(scene.horizonS, Math.max(0, timeS));
    dirty.units = dirty.panel = true;
    request();
  };
  const setPlaying = (playing: boolean): void => {
    if (playing && state.replication < 0) return;
    // What has run to its end, or was never begun, begins at the beginning.
    if (playing && (!touched || state.timeS >= scene.horizonS)) seek(0);
    state.playing = playing;
    lastFrame = 0;
    controls.play.replaceChildren(icon(playing ? "pause" : "play"));
    const name = tell(state, playing ? words.pause : words.play);
    controls.play.setAttribute("aria-label", name);
    controls.play.title = name;
    dirty.panel = true;
    request();
  };

  const hideTooltip = (): void => {
    controls.tooltip.hidden = true;
    pinned = undefined;
  };
  const showTooltip = (picked: Picked, x: number, y: number): void => {
    const { title, lines } = describe(state, picked);
    const { tooltip } = controls;
    tooltip.replaceChildren(
      element("strong", {}, title),
      ...lines.map((line) => element("p", {}, line)),
    );
    tooltip.hidden = false;
    const { offsetWidth, offsetHeight } = tooltip;
    tooltip.style.left = `${Math.max(4, Math.min(view.width - offsetWidth - 4, x + 12))}px`;
    const below = y + 14;
    const above = y - offsetHeight - 10;
    const top = below + offsetHeight > view.height && above > 0 ? above : below;
    tooltip.style.top = `${Math.max(4, Math.min(top, view.height - offsetHeight - 4))}px`;
  };

  /** Says to screen readers what the list shows, not more often than can be listened to. */
  const speak = (now: number): void => {
    if (state.playing && now - told < 6000) return;
    told = now;
    const first = controls.events.firstElementChild?.textContent ?? "";
    const text = `${elapsedText(state.timeS)}. ${first}`;
    if (controls.status.textContent !== text) controls.status.textContent = text;
  };

  const writePanel = (now: number): void => {
    const watched = state.watched();
    const clock =
      watched === undefined
        ? ""
        : `${elapsedText(state.timeS)} · ${clockText(watched.open.of.startLocalS, state.timeS)}`;
    controls.clock.textContent = clock;
    controls.slider.value = String(Math.round(state.timeS));
    controls.slider.setAttribute("aria-valuetext", clock);
    writeEvents(controls.events, state);
    writeLevels(controls.levels, state);
    speak(now);
  };

  let panelAt = 0;
  const frame = (now: number): void => {
    requested = false;
    if (view.width <= 1) return;
    if (state.playing) {
      if (lastFrame > 0) {
        const seconds = Math.min(0.25, (now - lastFrame) / 1000);
        seek(state.timeS + seconds * state.speed);
      }
      lastFrame = now;
      if (state.timeS >= scene.horizonS) setPlaying(false);
      else request();
    }
    const watched = state.watched();
    if (watched !== undefined) {
      const towns = countUpTo(watched.open.townTurnS, state.timeS);
      if (towns !== townTurn) {
        townTurn = towns;
        dirty.areas ||= painter.townLayer().moves;
        painter.forget();
      }
      const marks = countUpTo(watched.open.markTurnS, state.timeS);
      if (marks !== markTurn) {
        markTurn = marks;
        dirty.marks = true;
      }
    }
    // Towns change so often that a few times a second is enough for them.
    const areasWait = dirty.areas && !dirty.ground && state.playing && now - areasAt < AREAS_MS;
    if (dirty.ground) painter.ground();
    if (dirty.areas && !areasWait) {
      areasAt = now;
      painter.areas();
    }
    if (dirty.marks) painter.marks();
    if (dirty.labels) painter.labels(getComputedStyle(root).fontFamily);
    if (dirty.units) painter.units();
    if (dirty.legend) {
      writeLegend(controls.legend, state, painter.townLayer().legend, view.scale, view.ratio);
    }
    const readable = !state.playing || now - panelAt > 200;
    if (dirty.panel && readable) {
      panelAt = now;
      writePanel(now);
    }
    const panelWaits = dirty.panel && !readable;
    for (const name of Object.keys(dirty) as (keyof typeof dirty)[]) dirty[name] = false;
    dirty.panel = panelWaits;
    dirty.areas = areasWait;
    if ((panelWaits || areasWait) && !state.playing) request();
  };

  const showReplication = (row: number): void => {
    state.replication = row;
    const none = row < 0;
    if (none) {
      setPlaying(false);
      if (state.layer !== "air" && state.layer !== "road") state.layer = "share";
      if (scene.ensemble.length === 0 && state.layer === "share") state.layer = "air";
    } else if (state.layer === "share") state.layer = "picture";
    controls.layer.value = state.layer;
    for (const option of controls.layer.options) {
      option.disabled = none && ["picture", "intensity", "services"].includes(option.value);
    }
    controls.timeBar.hidden = none;
    controls.now.hidden = none;
    controls.struck.disabled = none;
    showLayer();
    townTurn = -1;
    markTurn = -1;
    writeRule(controls.rule, state);
    hideTooltip();
    everything();
  };
  const showLayer = (): void => {
    controls.targetField.hidden = state.layer !== "share";
  };

  /** To the next or the last event of the list. */
  const step = (by: 1 | -1): void => {
    const watched = state.watched();
    if (watched === undefined) return;
    const { timeS } = watched.open.events;
    const times = watched.told.map((event) => timeS[event]);
    const at = by === 1 ? countUpTo(times, state.timeS) : countUpTo(times, state.timeS - 0.5) - 1;
    setPlaying(false);
    seek(times[at] ?? (by === 1 ? scene.horizonS : 0));
  };

  const timeKey = (event: KeyboardEvent): boolean => {
    const wide = event.key === "PageUp" || event.key === "PageDown" ? 10 : 1;
    switch (event.key) {
      case " ":
        setPlaying(!state.playing);
        return true;
      case "ArrowLeft":
      case "ArrowDown":
      case "PageDown":
        seek(state.timeS - wide * MINUTE);
        return true;
      case "ArrowRight":
      case "ArrowUp":
      case "PageUp":
        seek(state.timeS + wide * MINUTE);
        return true;
      case "Home":
        seek(0);
        return true;
      case "End":
        seek(scene.horizonS);
        return true;
      default:
        return false;
    }
  };
  const mapKey = (event: KeyboardEvent): boolean => {
    const pans: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [PAN, 0],
      ArrowRight: [-PAN, 0],
      ArrowUp: [0, PAN],
      ArrowDown: [0, -PAN],
    };
    const pan = pans[event.key];
    if (
      pan !== undefined &&
      (event.shiftKey || event.key.endsWith("Up") || event.key.endsWith("Down"))
    ) {
      view.left += pan[0];
      view.top += pan[1];
      moved();
      return true;
    }
    if (event.key === "+" || event.key === "=") zoomBy(1.5);
    else if (event.key === "-" || event.key === "_") zoomBy(1 / 1.5);
    else if (event.key === "0") showExtent(whole);
    else if (event.key === "Escape") hideTooltip();
    else return timeKey(event);
    return true;
  };
  const zoomBy = (factor: number): void => {
    zoomAt(view, view.width / 2, view.height / 2, factor, leastScale());
    moved();
  };
  const showExtent = (extent: Extent): void => {
    fit(view, extent);
    moved();
  };

  controls.replication.addEventListener("change", () => {
    showReplication(Number(controls.replication.value));
  });
  controls.layer.addEventListener("change", () => {
    state.layer = layers.find((layer) => layer === controls.layer.value) ?? "picture";
    showLayer();
    everything();
  });
  controls.target.addEventListener("change", () => {
    state.target = Number(controls.target.value);
    everything();
  });
  for (const name of ["roads", "units", "sites", "labels"] as const) {
    controls.toggles[name].addEventListener("change", () => {
      state.show[name] = controls.toggles[name].checked;
      everything();
    });
  }
  controls.play.addEventListener("click", () => {
    setPlaying(!state.playing);
  });
  controls.previous.addEventListener("click", () => {
    step(-1);
  });
  controls.next.addEventListener("click", () => {
    step(1);
  });
  controls.speed.addEventListener("change", () => {
    state.speed = Number(controls.speed.value);
  });
  controls.slider.addEventListener("input", () => {
    seek(Number(controls.slider.value));
  });
  controls.slider.addEventListener("keydown", (event) => {
    if (timeKey(event)) event.preventDefault();
  });
  controls.stage.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.altKey && !event.metaKey && mapKey(event)) event.preventDefault();
  });
  controls.zoomIn.addEventListener("click", () => {
    zoomBy(1.5);
  });
  controls.zoomOut.addEventListener("click", () => {
    zoomBy(1 / 1.5);
  });
  controls.fit.addEventListener("click", () => {
    showExtent(whole);
  });
  controls.struck.addEventListener("click", () => {
    showExtent(struckExtent());
  });
  listenToPointers(controls.stage, view, {
    moved,
    leastScale,
    pointed: (at) => {
      if (pinned !== undefined) return;
      const picked = at === undefined ? undefined : pick(state, view, at.x, at.y, at.finger);
      if (at === undefined || picked === undefined) controls.tooltip.hidden = true;
      else showTooltip(picked, at.x, at.y);
    },
    tapped: (at) => {
      const picked = pick(state, view, at.x, at.y, at.finger);
      hideTooltip();
      if (picked === undefined) return;
      showTooltip(picked, at.x, at.y);
      pinned = picked;
    },
  });

  const follow = (): void => {
    state.language = html.dataset["lang"] === "en" ? "en" : "zh";
    state.colours = mapColours[printing ? "light" : themeOf(html)];
    labels.speak(state.language);
    const name = tell(state, state.playing ? words.pause : words.play);
    controls.play.setAttribute("aria-label", name);
    controls.play.title = name;
    writeRule(controls.rule, state);
    hideTooltip();
    everything();
  };
  new MutationObserver(follow).observe(html, {
    attributes: true,
    attributeFilter: ["data-lang", "data-theme"],
  });
  darkScreen.addEventListener("change", follow);
  // Paper is light; what is drawn for it must be there before the page is laid out.
  for (const [event, now] of [
    ["beforeprint", true],
    ["afterprint", false],
  ] as const) {
    addEventListener(event, () => {
      printing = now;
      follow();
      frame(performance.now());
      if (now) painter.paper();
    });
  }
  new ResizeObserver(() => {
    if (!printing) resize();
  }).observe(controls.stage);
  // Words drawn before the font was there are drawn again.
  void document.fonts.ready.then(everything);
  showReplication(state.replication);
  // The first look is at a moment that says something.
  state.timeS = Math.min(scene.horizonS, 30 * MINUTE);
  follow();
  resize();

  const benchmark = (wanted = 2000, frames = 200): Benchmark => {
    const times: number[] = [];
    let drawn = 0;
    const untilS = Math.min(scene.horizonS, 12 * 3600);
    for (let i = 0; i < frames; i++) {
      state.timeS = (untilS * (i + 1)) / frames;
      const watched = state.watched();
      watched?.frames.moveTo(state.timeS);
      const there = watched?.frames.look.reduce((sum, look) => sum + (look >= 0 ? 1 : 0), 0) ?? 0;
      const again = there === 0 ? 1 : Math.max(1, Math.ceil(wanted / there));
      const begun = performance.now();
      // As often as it does while it plays at sixty frames a second.
      if (i % 8 === 0) {
        painter.forget();
        painter.areas();
      }
      if (i % 30 === 0) painter.marks();
      drawn += painter.units(again);
      painter.finish(i % 8 === 0);
      times.push(performance.now() - begun);
    }
    times.sort((a, b) => a - b);
    everything();
    return {
      units: drawn / frames,
      frames,
      msPerFrame: times.reduce((sum, ms) => sum + ms, 0) / frames,
      p99: times[Math.floor(frames * 0.99)],
    };
  };

  return {
    play: () => {
      setPlaying(true);
    },
    pause: () => {
      setPlaying(false);
    },
    seek,
    timeS: () => state.timeS,
    units: () => {
      const frames = state.watched()?.frames;
      if (frames === undefined) return [];
      return Array.from(frames.x, (x, unit) => [x, frames.y[unit]] as const);
    },
    benchmark,
  };
};

declare global {
  interface Window {
    musterMap?: MusterMap;
  }
}

for (const root of document.querySelectorAll<HTMLElement>("[data-muster-map]")) {
  const data = document.getElementById(root.dataset["musterMap"] ?? "");
  if (data !== null && root.childElementCount === 0) {
    window.musterMap = startMap(root, JSON.parse(data.textContent) as Scene);
  }
}
