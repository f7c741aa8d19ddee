import * as Schema from "effect/Schema";

import {
  figureField,
  figureFields,
  figureSchemas,
  kindClasses,
  requiredFigures,
} from "./catalogue-figures.ts";
import type { FigureName } from "./catalogue-figures.ts";
import { documentKind } from "./file-kind.ts";
import type { FileKind } from "./file-kind.ts";
import { count, duration, rate, share } from "./figure.ts";
import type { Figure } from "./figure.ts";
import { declares, Identifier, refersTo } from "./identifier.ts";
import { Mark } from "./mark.ts";
import { wrongAt } from "./problem.ts";
import { SourceIds } from "./source.ts";
import { ways } from "./stage.ts";
import { described, Prose, rule, Text, wholeBetween } from "./text.ts";

/** What a unit can do. Doctrine asks for skills, never for names of kinds. */
export const skills = {
  "structure-fire": { zh: "建筑火灾扑救", en: "fighting fires in buildings" },
  "collapse-rescue": { zh: "倒塌救援", en: "rescue from collapsed buildings" },
  search: { zh: "搜索", en: "search" },
  "water-rescue": { zh: "水域救援", en: "water rescue" },
  evacuation: { zh: "人员转移", en: "moving people to safety" },
  sheltering: { zh: "安置", en: "sheltering" },
  medical: { zh: "医疗救治", en: "medical care" },
  hazchem: { zh: "危化品处置", en: "hazardous chemicals" },
  mine: { zh: "矿山救援", en: "mine rescue" },
  drilling: { zh: "钻探", en: "drilling" },
  geology: { zh: "地质灾害处置", en: "geological hazards" },
  welding: { zh: "管道焊接抢修", en: "pipeline welding" },
  marine: { zh: "海上救援", en: "rescue at sea" },
  pumping: { zh: "排水", en: "pumping" },
  levee: { zh: "堤防抢险", en: "levee defence" },
  "forest-fire": { zh: "森林火灾扑救", en: "fighting forest fires" },
  "road-clearing": { zh: "道路抢通", en: "clearing roads" },
  power: { zh: "电力抢修", en: "restoring power" },
  communications: { zh: "通信保障", en: "communications" },
  reconnaissance: { zh: "侦察与图传", en: "reconnaissance and pictures" },
  logistics: { zh: "物资与后勤", en: "logistics" },
  command: { zh: "现场指挥", en: "command on the scene" },
} as const satisfies Record<string, Text>;

export type Skill = keyof typeof skills;

/** What must be there for a kind to work. */
export const conditions = {
  "passable-road": { zh: "道路可通行", en: "a passable road" },
  "mains-power": { zh: "市电", en: "mains power" },
  "public-network": { zh: "公网", en: "the public network" },
  "flying-weather": { zh: "可飞天气", en: "flying weather" },
  runway: { zh: "跑道", en: "a runway" },
} as const satisfies Record<string, Text>;

export type Condition = keyof typeof conditions;

const keys = <K extends string>(record: Readonly<Record<K, unknown>>): [K, ...K[]] =>
  Object.keys(record) as [K, ...K[]];

/** Ways to get a picture that a thing can be: not those of people, nor the order for one. */
const pictureWays = [
  "fixed-camera",
  "drone-nest",
  "town-terminal",
  "portable-satellite",
  "vehicle-satellite",
  "helicopter",
  "high-altitude",
] as const satisfies ReadonlyArray<keyof typeof ways>;

export type PictureWay = (typeof pictureWays)[number];

const optionalFigures = Object.fromEntries(
  Object.entries(figureSchemas).map(([name, schema]) => [name, Schema.optionalKey(schema)]),
) as unknown as { readonly [N in FigureName]: Schema.optionalKey<Schema.Codec<Figure, unknown>> };

/** A kind of unit, goods, need, task or rule, with its figures. */
export const Kind = Schema.Struct({
  name: Text.pipe(described("名称", "name")),
  class: Schema.Literals(keys(kindClasses)).pipe(
    described(
      `类别:${keys(kindClasses).join("、")}`,
      "class; it says which figures the kind may carry",
    ),
  ),
  skills: Schema.optionalKey(
    Schema.Array(Schema.Literals(keys(skills))).pipe(described("能承担的任务", "what it can do")),
  ),
  needs: Schema.optionalKey(
    Schema.Array(Schema.Literals(keys(conditions))).pipe(
      described("工作所需条件", "what must be there for it to work"),
    ),
  ),
  capacity: Schema.optionalKey(
    Schema.Struct({
      unit: Schema.Literals(["person", "each", "m2", "kg"]).pipe(
        described("容量的单位", "unit of the capacity of a row"),
      ),
      of: Text.pipe(described("容量的含义", "what the capacity of a row counts")),
    }),
  ),
  readiness: Schema.optionalKey(
    refersTo("readiness", "战备状态,见 readiness.yaml", "readiness profile, see readiness.yaml"),
  ),
  drivesAs: Schema.optionalKey(
    Identifier.pipe(
      described(
        "行车类别,见 roads.yaml 的 vehicles",
        "class of vehicle it drives as, see vehicles in roads.yaml",
      ),
    ),
  ),
  picture: Schema.optionalKey(
    Schema.Literals(pictureWays).pipe(
      described(
        `能传现场画面的,以何种方式:${pictureWays.map((way) => ways[way].zh).join("、")}`,
        "for what can show the scene: the way by which it gets a picture",
      ),
    ),
  ),
  figures: Schema.optionalKey(
    Schema.Struct(optionalFigures).pipe(described("参数", "figures by name")),
  ),
  equipment: Schema.optionalKey(
    Schema.Record(
      refersTo("kind", "装备种类", "kind of equipment"),
      count("每个单位的平均数量", "mean number carried by one unit"),
    ).pipe(described("随队装备", "equipment carried, by kind")),
  ),
  note: Schema.optionalKey(Prose.pipe(described("说明", "note"))),
})
  .check(
    Schema.makeFilter((kind) => {
      const given = Object.keys(kind.figures ?? {});
      const foreign = given.find((name) => figureField(name)?.of.includes(kind.class) === false);
      if (foreign !== undefined) {
        const own = keys(figureFields).filter((name) => figureField(name)?.of.includes(kind.class));
        return wrongAt(["figures", foreign], {
          zh: `类别 ${kind.class} 的参数:${own.join("、")}`,
          en: `a figure of the class ${kind.class}: ${own.join(", ")}`,
        });
      }
      const missing = (requiredFigures[kind.class] ?? []).find((name) => !given.includes(name));
      return missing === undefined
        ? undefined
        : wrongAt(["figures"], {
            zh: `类别 ${kind.class} 必须有参数 ${missing}`,
            en: `a ${kind.class} must have the figure ${missing}`,
          });
    }),
  )
  .annotate({ title: "Kind" });

export type Kind = typeof Kind.Type;

/** A file of the catalogue: kinds by their id. */
export const CatalogueFile = Schema.Struct({
  kinds: Schema.Record(declares("kind", "种类标识", "id of the kind"), Kind).pipe(
    described("种类", "kinds by their id"),
  ),
}).annotate({ title: "Catalogue" });

export type CatalogueFile = typeof CatalogueFile.Type;

/** The shares of a readiness profile. Absent: 0 away, 1 of everything else; off season as in season. */
const readinessFigures = {
  away: share("外出、维修、被占用的单位比例", "share of units away, under repair or lent"),
  presentDay: share("白天在岗比例", "share of the strength present by day"),
  presentNight: share("夜间在岗比例", "share of the strength present by night"),
  presentOffSeasonDay: share(
    "非季节白天在岗比例",
    "share of the strength present by day, out of season",
  ),
  presentOffSeasonNight: share(
    "非季节夜间在岗比例",
    "share of the strength present by night, out of season",
  ),
  serviceable: share("装备完好比例", "share of equipment fit for use"),
  recalled: share("召回到位比例", "share of the absent who come when all are called"),
  filled: share("在库比例", "stock present against the standard"),
} as const;

export type ReadinessFigure = keyof typeof readinessFigures;

const months = Schema.NonEmptyArray(wholeBetween(1, 12));

/** What is really there when it begins. */
export const ReadinessProfile = Schema.Struct({
  name: Text.pipe(described("名称", "name")),
  season: Schema.optionalKey(
    Schema.Struct({
      months: months.pipe(described("月份,1 至 12", "months, 1 to 12")),
      name: Text.pipe(described("季节名称", "name of the season")),
    }).pipe(described("季节;缺省为全年", "the season; the whole year unless given")),
  ),
  figures: Schema.Struct(
    Object.fromEntries(
      Object.entries(readinessFigures).map(([name, schema]) => [name, Schema.optionalKey(schema)]),
    ) as unknown as {
      readonly [N in ReadinessFigure]: Schema.optionalKey<Schema.Codec<Figure, unknown>>;
    },
  ),
  note: Schema.optionalKey(Prose.pipe(described("说明", "note"))),
}).annotate({ title: "Readiness" });

export type ReadinessProfile = typeof ReadinessProfile.Type;

const weights = (size: number, zh: string, en: string) =>
  Schema.Struct({
    weights: Schema.Array(Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0))).check(
      rule(
        { zh: `${size} 个非负数,和大于 0`, en: `${size} numbers from 0 on, not all 0` },
        (values) => values.length === size && values.some((value) => value > 0),
      ),
    ),
    mark: Mark,
    source: SourceIds,
    note: Schema.optionalKey(Prose.pipe(described("说明", "note"))),
  }).pipe(described(zh, en));

/** Calls of every day that keep crews busy. */
export const Routine = Schema.Struct({
  name: Text.pipe(described("名称", "name")),
  readiness: refersTo(
    "readiness",
    "占用哪类力量,见 profiles",
    "the readiness profile of the units it keeps busy",
  ),
  of: Schema.Literals(["province", "person"]).pipe(
    described("callRate 指全省还是每人", "does callRate speak of the province or of one person"),
  ),
  callRate: rate("接警频率", "calls in a time"),
  crews: count("每次占用组数", "crews bound by one call"),
  busy: duration("每次占用时长", "time one call binds them"),
  byHour: weights(24, "各小时权重,自 0 时起", "weights by hour, from midnight"),
  byMonth: weights(12, "各月权重", "weights by month"),
}).annotate({ title: "Routine" });

export type Routine = typeof Routine.Type;

/** `readiness.yaml`: profiles and routine calls. */
export const ReadinessFile = Schema.Struct({
  profiles: Schema.Record(declares("readiness", "战备标识", "id of the profile"), ReadinessProfile),
  routine: Schema.Record(Schema.String, Routine).pipe(described("日常警情", "routine calls")),
}).annotate({ title: "Readiness" });

export type ReadinessFile = typeof ReadinessFile.Type;

/** The catalogue of one or several files, checked. */
export interface Catalogue {
  readonly kinds: Readonly<Record<string, Kind>>;
  readonly readiness: ReadinessFile;
}

export const catalogueKinds: ReadonlyArray<FileKind> = [
  documentKind({
    kind: "catalogue",
    zh: "种类目录",
    en: "catalogue of kinds",
    names: [
      /(^|\/)catalogue\/(teams|vehicles|boats-and-pumps|plant|helicopters|drones|satellites-and-communications|cameras|stores|shelters|medical|needs|work)\.ya?ml$/u,
    ],
    schema: CatalogueFile,
  }),
  documentKind({
    kind: "readiness",
    zh: "战备状态",
    en: "readiness at the start",
    names: [/(^|\/)catalogue\/readiness\.ya?ml$/u],
    schema: ReadinessFile,
  }),
];
