import * as Result from "effect/Result";

import type { ShakemapGrid } from "../hazards/earthquake/shakemap-field.ts";
import type { Problem } from "../inputs/problem.ts";
import type { Text } from "../inputs/text.ts";
import { problemOf } from "./finding.ts";
import { shownValue, visible } from "./shown-value.ts";
import { nextTag } from "./xml.ts";
import type { XmlTag } from "./xml.ts";

/** More grid points than this are no ShakeMap: the largest published have about a million. */
const mostPoints = 4_000_000;
/** More numbers than this are refused before room is made for them. */
const mostValues = 80_000_000;
/** Faulty values told one by one; of more only the number. */
const mostValueProblems = 20;

const gPerPercent = 0.01 * 9.806_65;
const metresPerCentimetre = 0.01;

/** The columns that are read, the unit each must have and its factor to the unit of the engine. */
const columns = {
  LON: { unit: "dd", factor: 1 },
  LAT: { unit: "dd", factor: 1 },
  MMI: { unit: "intensity", factor: 1 },
  PGA: { unit: "pctg", factor: gPerPercent },
  PGV: { unit: "cms", factor: metresPerCentimetre },
  STDPGA: { unit: "ln(pctg)", factor: 1 },
} as const;
type ColumnName = keyof typeof columns;

const isColumn = (name: string): name is ColumnName => Object.hasOwn(columns, name);

/** A fault found while reading, at a character of the text. */
interface Fault {
  readonly offset: number;
  readonly found: Text;
  readonly allowed: Text;
}

const whole: Text = { zh: "完整的 ShakeMap grid.xml", en: "a complete ShakeMap grid.xml" };

/** Elements of the file in order, checked for nesting; the text between two tags is not looked at. */
const elementsOf = (text: string): XmlTag[] | Fault => {
  const tags: XmlTag[] = [];
  const open: string[] = [];
  let at = 0;
  for (;;) {
    const tag = nextTag(text, at);
    if (tag === undefined) break;
    if (!("kind" in tag)) return { ...tag, allowed: whole };
    at = tag.end;
    if (tag.kind === "close") {
      const expected = open.pop();
      if (expected !== tag.name) {
        return {
          offset: tag.offset,
          found: { zh: `</${tag.name}>`, en: `</${tag.name}>` },
          allowed:
            expected === undefined
              ? { zh: "没有多余的结束标签", en: "no closing tag too many" }
              : { zh: `</${expected}>`, en: `</${expected}>` },
        };
      }
    } else if (tag.kind === "open") {
      open.push(tag.name);
    }
    tags.push(tag);
  }
  const unclosed = open.pop();
  if (unclosed !== undefined) {
    return {
      offset: text.length,
      found: {
        zh: `文件在 <${unclosed}> 结束前中断`,
        en: `the end of the file inside <${unclosed}>`,
      },
      allowed: whole,
    };
  }
  return tags;
};

/** Reads the parts of one file; every fault is kept with its place. */
class GridReader {
  readonly faults: Fault[] = [];
  private readonly text: string;
  private readonly tags: readonly XmlTag[];

  constructor(text: string, tags: readonly XmlTag[]) {
    this.text = text;
    this.tags = tags;
  }

  fault(offset: number, found: Text, allowed: Text): undefined {
    this.faults.push({ offset, found, allowed });
    return undefined;
  }

  named(name: string): readonly XmlTag[] {
    return this.tags.filter((tag) => tag.kind !== "close" && tag.name === name);
  }

  /** The only element of a name. */
  one(name: string): XmlTag | undefined {
    const [first, second] = this.named(name);
    const allowed = { zh: `恰好一个 <${name}>`, en: `exactly one <${name}>` };
    if (first === undefined) {
      return this.fault(
        this.tags[0]?.offset ?? 0,
        { zh: `没有 <${name}>`, en: `no <${name}>` },
        allowed,
      );
    }
    if (second !== undefined) {
      this.fault(second.offset, { zh: `第二个 <${name}>`, en: `a second <${name}>` }, allowed);
    }
    return first;
  }

  number(tag: XmlTag, name: string, min: number, max: number, integer = false): number {
    const written = tag.attributes.get(name);
    const value = written === undefined || written.trim() === "" ? NaN : Number(written);
    if (value >= min && value <= max && (!integer || Number.isInteger(value))) return value;
    const shown =
      written === undefined
        ? { zh: `<${tag.name}> 缺少属性 ${name}`, en: `no attribute ${name} in <${tag.name}>` }
        : {
            zh: `<${tag.name}> 的 ${name} 为 ${shownValue(written).zh}`,
            en: `${name} of <${tag.name}>: ${shownValue(written).en}`,
          };
    this.fault(tag.offset, shown, {
      zh: `${name}:${min} 至 ${max} 的${integer ? "整数" : "数"}`,
      en: `${name}: a ${integer ? "whole " : ""}number from ${min} to ${max}`,
    });
    return NaN;
  }

  /** Position of each known column in a row of values, and the number of columns. */
  fields(): { place: Map<ColumnName, number>; count: number } {
    const place = new Map<ColumnName, number>();
    const tags = this.named("grid_field");
    const seen = new Set<number>();
    for (const tag of tags) {
      const index = this.number(tag, "index", 1, tags.length, true);
      if (Number.isNaN(index)) continue;
      if (seen.has(index)) {
        this.fault(
          tag.offset,
          { zh: `序号 ${index} 重复`, en: `the index ${index} twice` },
          { zh: "每列一个序号", en: "one index for each column" },
        );
      }
      seen.add(index);
      const name = tag.attributes.get("name") ?? "";
      if (!isColumn(name)) continue;
      const unit = tag.attributes.get("units") ?? "";
      const expected = columns[name].unit;
      if (unit !== expected) {
        this.fault(
          tag.offset,
          {
            zh: `${name} 的单位为 ${shownValue(unit).zh}`,
            en: `${name} in ${shownValue(unit).en}`,
          },
          { zh: `${name} 的单位为 ${expected}`, en: `${name} in ${expected}` },
        );
      }
      place.set(name, index - 1);
    }
    const needed: Text = {
      zh: "列 LON、LAT,以及 MMI、PGA、PGV 中至少一列",
      en: "the columns LON, LAT and at least one of MMI, PGA, PGV",
    };
    const some = place.has("MMI") || place.has("PGA") || place.has("PGV");
    if (!place.has("LON") || !place.has("LAT") || !some) {
      const names = [...place.keys()].join(", ");
      this.fault(
        tags[0]?.offset ?? this.tags[0]?.offset ?? 0,
        {
          zh: names === "" ? "没有可用的列" : `列 ${names}`,
          en: names === "" ? "no such columns" : `the columns ${names}`,
        },
        needed,
      );
    }
    return { place, count: tags.length };
  }

  /** The numbers between <grid_data> and </grid_data>; `nan` is a number that is not there. */
  values(tag: XmlTag, expected: number): Float64Array {
    const { text } = this;
    const close = tag.kind === "empty" ? tag.end : text.indexOf("<", tag.end);
    const values = new Float64Array(expected);
    let count = 0;
    let wrong = 0;
    let at = tag.end;
    for (;;) {
      while (at < close && text.charCodeAt(at) <= 32) at++;
      if (at >= close || tag.kind === "empty") break;
      let end = at;
      while (end < close && text.charCodeAt(end) > 32) end++;
      const word = text.slice(at, end);
      const value = Number(word);
      if (Number.isNaN(value) && word.toLowerCase() !== "nan") {
        wrong++;
        if (wrong <= mostValueProblems) {
          this.fault(at, shownValue(word), { zh: "一个数", en: "a number" });
        }
      }
      if (count < expected) values[count] = value;
      count++;
      at = end;
    }
    if (wrong > mostValueProblems) {
      this.fault(
        tag.offset,
        { zh: `共 ${wrong} 个值不是数`, en: `${wrong} values in all that are no numbers` },
        { zh: "只有数", en: "numbers only" },
      );
    }
    if (count !== expected) {
      this.fault(
        count < expected ? close : tag.offset,
        { zh: `${count} 个值`, en: `${count} values` },
        {
          zh: `${expected} 个值(nlon × nlat × 列数)`,
          en: `${expected} values (nlon times nlat times columns)`,
        },
      );
    }
    return values;
  }
}

const readGrid = (reader: GridReader): ShakemapGrid | undefined => {
  const root = reader.one("shakemap_grid");
  const event = reader.one("event");
  const specification = reader.one("grid_specification");
  const data = reader.one("grid_data");
  const { place, count } = reader.fields();
  if (root === undefined || event === undefined) return undefined;
  if (specification === undefined || data === undefined) return undefined;
  const west = reader.number(specification, "lon_min", -180, 180);
  const east = reader.number(specification, "lon_max", -180, 180);
  const south = reader.number(specification, "lat_min", -90, 90);
  const north = reader.number(specification, "lat_max", -90, 90);
  const nlon = reader.number(specification, "nlon", 2, mostPoints, true);
  const nlat = reader.number(specification, "nlat", 2, mostPoints, true);
  const quake = {
    id: visible(event.attributes.get("event_id") ?? root.attributes.get("event_id") ?? ""),
    magnitude: reader.number(event, "magnitude", -2, 10),
    depthKm: reader.number(event, "depth", -10, 1000),
    lonDeg: reader.number(event, "lon", -180, 180),
    latDeg: reader.number(event, "lat", -90, 90),
    time: visible(event.attributes.get("event_timestamp") ?? ""),
  };
  if (!(east > west) || !(north > south)) {
    reader.fault(
      specification.offset,
      {
        zh: `经度 ${west} 至 ${east},纬度 ${south} 至 ${north}`,
        en: `longitude ${west} to ${east}, latitude ${south} to ${north}`,
      },
      { zh: "由小到大的范围", en: "ranges from less to more" },
    );
  }
  const points = nlon * nlat;
  if (points > mostPoints || points * count > mostValues) {
    reader.fault(
      specification.offset,
      { zh: `${points} 个格点、${count} 列`, en: `${points} grid points of ${count} columns` },
      {
        zh: `至多 ${mostPoints} 个格点、${mostValues} 个值`,
        en: `at most ${mostPoints} grid points and ${mostValues} values`,
      },
    );
  }
  if (reader.faults.length > 0) return undefined;

  const values = reader.values(data, points * count);
  if (reader.faults.length > 0) return undefined;
  const lonStep = (east - west) / (nlon - 1);
  const latStep = (north - south) / (nlat - 1);
  const column = (name: ColumnName): Float64Array | undefined => {
    const at = place.get(name);
    if (at === undefined) return undefined;
    const { factor } = columns[name];
    return Float64Array.from({ length: points }, (_, i) => values[i * count + at] * factor);
  };
  const lon = column("LON") ?? new Float64Array(points);
  const lat = column("LAT") ?? new Float64Array(points);
  for (let i = 0; i < points; i++) {
    const expectedLon = west + (i % nlon) * lonStep;
    const expectedLat = north - Math.floor(i / nlon) * latStep;
    const near =
      Math.abs(lon[i] - expectedLon) <= lonStep / 2 &&
      Math.abs(lat[i] - expectedLat) <= latStep / 2;
    if (!near) {
      const shown = (x: number, y: number): string => `${x.toFixed(4)}, ${y.toFixed(4)}`;
      reader.fault(
        data.offset,
        {
          zh: `第 ${i + 1} 个格点位于 ${shown(lon[i], lat[i])}`,
          en: `grid point ${i + 1} at ${shown(lon[i], lat[i])}`,
        },
        {
          zh: `${shown(expectedLon, expectedLat)}(由北向南、每行由西向东)`,
          en: `${shown(expectedLon, expectedLat)} (from north to south, each row from west to east)`,
        },
      );
      return undefined;
    }
  }
  const intensity = column("MMI");
  const pga = column("PGA");
  const pgv = column("PGV");
  const sigmaLnPga = column("STDPGA");
  for (const [name, field, most] of [
    ["MMI", intensity, 13],
    ["PGA", pga, 100],
    ["PGV", pgv, 100],
  ] as const) {
    const bad = field?.findIndex((value) => value < 0 || value > most) ?? -1;
    if (bad >= 0) {
      const { factor, unit } = columns[name];
      const written = values[bad * count + (place.get(name) ?? 0)];
      reader.fault(
        data.offset,
        {
          zh: `第 ${bad + 1} 个格点的 ${name} 为 ${written}`,
          en: `${name} of grid point ${bad + 1}: ${written}`,
        },
        {
          zh: `0 至 ${Math.round(most / factor)} ${unit}`,
          en: `0 to ${Math.round(most / factor)} ${unit}`,
        },
      );
    }
  }
  return {
    event: quake,
    westDeg: west,
    northDeg: north,
    lonStepDeg: lonStep,
    latStepDeg: latStep,
    columns: nlon,
    rows: nlat,
    ...(intensity === undefined ? {} : { intensity }),
    ...(pga === undefined ? {} : { pga }),
    ...(pgv === undefined ? {} : { pgv }),
    ...(sigmaLnPga === undefined ? {} : { sigmaLnPga }),
  };
};

/** Line and column of a character, counted from 1. */
const placeOf = (text: string, offset: number): { line: number; column: number } => {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) {
    line++;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
};

/**
 * Reads a ShakeMap `grid.xml` (USGS ShakeMap 3.5 and 4, and what writes the same form): the event, the
 * grid and its columns MMI, PGA (pctg), PGV (cms) and STDPGA, in the units of the engine. Other
 * columns and elements are passed over. Every fault is told with its line.
 */
export const parseShakemap = (
  file: string,
  text: string,
): Result.Result<ShakemapGrid, Problem[]> => {
  const told = (faults: readonly Fault[]): Problem[] =>
    faults.map(({ offset, found, allowed }) =>
      problemOf({ path: [], found, allowed }, file, placeOf(text, offset)),
    );
  const tags = elementsOf(text);
  if (!Array.isArray(tags)) return Result.fail(told([tags]));
  const reader = new GridReader(text, tags);
  const grid = readGrid(reader);
  return grid === undefined || reader.faults.length > 0
    ? Result.fail(told(reader.faults))
    : Result.succeed(grid);
};
