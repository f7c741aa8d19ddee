import { palettes } from "../palette.ts";
import type { Palette } from "../palette.ts";
import { mapColours } from "./colours.ts";

const variables = ({ background, surface, text, muted, line, accent }: Palette, sea: string) =>
  `--mm-back:${background};--mm-surface:${surface};--mm-text:${text};--mm-muted:${muted};--mm-line:${line};--mm-accent:${accent};--mm-sea:${sea}`;

const light = variables(palettes.light, mapColours.light.sea);
const dark = variables(palettes.dark, mapColours.dark.sea);

/** The look of the map and its controls. Follows `html[data-theme]`, else what the reader's screen prefers. */
export const mapStyles = `
.muster-map{${light};color:var(--mm-text);background:var(--mm-back);font-size:14px;line-height:1.45}
@media (prefers-color-scheme:dark){html:not([data-theme=light]) .muster-map{${dark}}}
html[data-theme=dark] .muster-map{${dark}}
.muster-map *{box-sizing:border-box}
.muster-map [hidden]{display:none!important}
.mm-bar{display:flex;flex-wrap:wrap;gap:8px 14px;align-items:end;padding:8px 0}
.mm-field{display:flex;flex-direction:column;gap:2px;font-size:12px;color:var(--mm-muted)}
.muster-map select,.mm-button{font:inherit;font-size:14px;color:var(--mm-text);background:var(--mm-surface);border:1px solid var(--mm-line);border-radius:5px;min-height:34px;padding:3px 8px;max-width:100%}
.mm-button{min-width:36px;cursor:pointer;display:inline-flex;align-items:center;justify-content:center}
.mm-button:disabled,.muster-map select:disabled{opacity:.45;cursor:default}
.muster-map :focus-visible{outline:3px solid var(--mm-accent);outline-offset:1px}
.mm-toggles{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:2px 12px;font-size:13px}
.mm-toggles legend{float:left;color:var(--mm-muted);font-size:12px;padding:0;margin-right:10px}
.mm-toggles label{display:inline-flex;gap:4px;align-items:center}
.mm-body{display:grid;grid-template-columns:minmax(0,1fr) 270px;gap:14px;align-items:start}
.mm-frame{position:relative;border:1px solid var(--mm-line);border-radius:6px;overflow:hidden;background:var(--mm-sea)}
.mm-stage{position:relative;height:clamp(360px,64vh,680px);touch-action:none;cursor:grab;user-select:none}
.mm-stage:active{cursor:grabbing}
.mm-stage canvas{position:absolute;inset:0;width:100%;height:100%;pointer-events:none}
.mm-stage canvas.mm-paper{display:none}
.mm-corner{position:absolute;top:8px;right:8px;display:flex;flex-direction:column;gap:4px}
.mm-scale{position:absolute;left:10px;bottom:8px;border:2px solid var(--mm-text);border-top:0;height:7px;font-size:11px;line-height:11px;text-align:center;color:var(--mm-text);white-space:nowrap;pointer-events:none;display:flex;align-items:end;justify-content:center;padding-bottom:5px}
.mm-note{position:absolute;right:8px;bottom:6px;font-size:11px;padding:1px 6px;border-radius:4px;background:var(--mm-back);color:var(--mm-muted);pointer-events:none}
.mm-tooltip{position:absolute;z-index:2;max-width:min(320px,88%);padding:7px 10px;border-radius:6px;border:1px solid var(--mm-line);background:var(--mm-back);color:var(--mm-text);font-size:12.5px;box-shadow:0 2px 10px #0003;pointer-events:none;overflow-wrap:anywhere}
.mm-tooltip strong{display:-webkit-box;-webkit-line-clamp:3;-webkit-box-orient:vertical;overflow:hidden}
.mm-tooltip p{margin:3px 0 0;display:-webkit-box;-webkit-line-clamp:4;-webkit-box-orient:vertical;overflow:hidden}
.mm-time{display:flex;flex-wrap:wrap;align-items:center;gap:8px;padding:8px 0}
.mm-time .mm-field{flex-direction:row;align-items:center;gap:5px}
.mm-time input[type=range]{flex:1 1 220px;min-width:120px;height:34px;margin:0;accent-color:var(--mm-accent)}
.mm-clock{font-variant-numeric:tabular-nums;white-space:nowrap;min-width:168px}
.mm-side h3{margin:10px 0 4px;font-size:13px}
.mm-side>h3:first-child{margin-top:0}
.mm-legend{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:1fr;gap:1px;font-size:12.5px}
.mm-legend li{display:flex;gap:7px;align-items:center}
.mm-swatch{width:18px;height:18px;flex:none}
.mm-levels{margin:0;font-size:12.5px}
.mm-events{margin:0;padding:0;list-style:none;font-size:12.5px;min-height:150px}
.mm-events li{margin:3px 0;padding-top:3px;border-top:1px solid var(--mm-line);overflow-wrap:anywhere;display:-webkit-box;-webkit-line-clamp:3;-webkit-box-orient:vertical;overflow:hidden}
.mm-events time{color:var(--mm-muted);font-variant-numeric:tabular-nums}
.mm-rule{margin:6px 0;font-size:12px;color:var(--mm-muted)}
.mm-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:760px){.mm-body{grid-template-columns:minmax(0,1fr)}.mm-stage{height:min(62vh,440px)}.mm-legend{grid-template-columns:1fr 1fr}.mm-bar .mm-field{flex:1 1 45%}.mm-bar select{width:100%}}
@media print{html .muster-map,html[data-theme=dark] .muster-map{${light}}.mm-bar,.mm-corner,.mm-time>:not(.mm-clock){display:none}.mm-body{grid-template-columns:minmax(0,1fr) 190px}.mm-stage{height:auto;aspect-ratio:var(--mm-ratio,1.6)}.muster-map .mm-stage canvas{display:none}.muster-map .mm-stage canvas.mm-paper{display:block}.mm-events li{-webkit-line-clamp:2}}
`;
