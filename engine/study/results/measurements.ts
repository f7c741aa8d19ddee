import { seasons, weathers } from "../../inputs/case.ts";
import { CONDITIONS } from "../pool/conditions.ts";
import { setOf } from "../ensemble/plan.ts";
import type { Study } from "../study.ts";
import { csvLine } from "./csv-line.ts";
import { parquetRows } from "./parquet-rows.ts";
import type { Column } from "./parquet-rows.ts";
import { finite, told, toldUnit } from "./summarise.ts";
import { textFile } from "./whole-file.ts";
import type { Wanted } from "./whole-file.ts";

/** The columns of the table of measurements: a row for each replication and target that speaks of somebody. */
export const measurementColumns = [
  {
    name: "replication",
    type: "INT32",
    nullable: false,
    text: { zh: "重复序号,从 0 起", en: "number of the replication, from 0" },
  },
  {
    name: "assumption_set",
    type: "INT32",
    nullable: false,
    text: { zh: "假设套号,从 0 起", en: "set of assumptions, from 0" },
  },
  {
    name: "hour",
    type: "FLOAT",
    nullable: false,
    text: { zh: "开始时刻,当地零时起的小时数", en: "hour of the day at the start, local time" },
  },
  {
    name: "season",
    type: "STRING",
    nullable: false,
    text: {
      zh: "开始时的季节:spring、summer、autumn、winter",
      en: "season at the start: spring, summer, autumn, winter",
    },
  },
  {
    name: "weather",
    type: "STRING",
    nullable: true,
    text: { zh: "开始时的天气;空为无", en: "weather at the start; null: none" },
  },
  {
    name: "magnitude",
    type: "FLOAT",
    nullable: true,
    text: {
      zh: "第一次地震的震级;空为没有地震",
      en: "magnitude of the first earthquake; null: none",
    },
  },
  {
    name: "place",
    type: "STRING",
    nullable: true,
    text: {
      zh: "受灾最重乡镇的代码;空为没有",
      en: "code of the town hit worst; null: none",
    },
  },
  {
    name: "target",
    type: "STRING",
    nullable: false,
    text: { zh: "目标", en: "target" },
  },
  {
    name: "variant",
    type: "STRING",
    nullable: true,
    text: { zh: "解释;空为原文", en: "the reading; null: the promise as it stands" },
  },
  {
    name: "value",
    type: "DOUBLE",
    nullable: true,
    text: { zh: "测量值;空为从未发生", en: "the measurement; null: it never happened" },
  },
  {
    name: "unit",
    type: "STRING",
    nullable: false,
    text: { zh: "测量值的单位", en: "unit of the measurement" },
  },
  {
    name: "passed",
    type: "BOOLEAN",
    nullable: false,
    text: { zh: "是否达标", en: "was the promise kept" },
  },
] as const satisfies readonly Column[];

type Measured = Pick<Study, "ensemble" | "description">;

type Row = readonly [
  replication: number,
  set: number,
  hour: number,
  season: string,
  weather: string | null,
  magnitude: number | null,
  place: string | null,
  target: string,
  variant: string | null,
  value: number | null,
  unit: string,
  passed: boolean,
];

/** Float32 as it was meant: 5.3, not 5.300000190734863. */
const short = (value: number): number => Number(value.toPrecision(7));

/** The rows in order of replication, then of target; where a target speaks of nobody there is none. */
function* rowsOf({ ensemble, description }: Measured): Generator<Row> {
  const { plan, values, passes, targets, conditions } = ensemble;
  const columns = description.targets.map((target) => ({ target, unit: toldUnit(target) }));
  for (let r = 0; r < plan.replications; r++) {
    const [hour, season, weather, magnitude, place] = conditions.subarray(
      r * CONDITIONS,
      (r + 1) * CONDITIONS,
    );
    for (let t = 0; t < targets; t++) {
      const pass = passes[r * targets + t];
      if (pass === -1) continue;
      const { target, unit } = columns[t];
      yield [
        r,
        setOf(r, plan.sets),
        short(hour),
        seasons[season],
        Number.isNaN(weather) ? null : weathers[weather],
        Number.isNaN(magnitude) ? null : short(magnitude),
        place === -1 ? null : description.places[place].code,
        target.id,
        target.variant,
        finite(told(values[r * targets + t], target)),
        unit,
        pass === 1,
      ];
    }
  }
}

/** Rows in a group of Parquet: about two megabytes in memory. */
const GROUP = 32_768;

function* inGroups<T>(rows: Iterable<T>, size: number): Generator<T[]> {
  let group: T[] = [];
  for (const row of rows) {
    group.push(row);
    if (group.length === size) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}

/** The measurements as `measurements.parquet`. */
export const measurementsParquet = (
  study: Measured,
  metadata: Readonly<Record<string, string>>,
): Wanted => ({
  name: "measurements.parquet",
  write: async (put) => {
    const table = parquetRows(measurementColumns, metadata, put);
    for (const group of inGroups(rowsOf(study), GROUP)) {
      await table.group(measurementColumns.map((_, i) => group.map((row) => row[i])));
    }
    await table.finish();
  },
});

/** Lines beyond this no spreadsheet shows. */
const SPREADSHEET_ROWS = 1_048_575;

const rowCount = ({ ensemble }: Measured): number =>
  ensemble.passes.reduce((sum, pass) => sum + (pass === -1 ? 0 : 1), 0);

function* csvPieces(study: Measured): Generator<string> {
  yield csvLine(measurementColumns.map(({ name }) => name));
  for (const group of inGroups(rowsOf(study), GROUP)) {
    yield group
      .map((row) =>
        csvLine(row.map((cell) => (typeof cell === "boolean" ? Number(cell) : (cell ?? "")))),
      )
      .join("");
  }
}

/**
 * The same rows as `measurements.csv`, for a spreadsheet: `passed` is 1 or 0, what is null there is empty
 * here. None where they are more than a spreadsheet holds.
 */
export const measurementsCsv = (study: Measured): Wanted | undefined =>
  rowCount(study) > SPREADSHEET_ROWS ? undefined : textFile("measurements.csv", csvPieces(study));
