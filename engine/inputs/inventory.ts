import * as Schema from "effect/Schema";

import { documentKind, fileOf, tableKind } from "./file-kind.ts";
import type { FileKind } from "./file-kind.ts";
import { declares, Identifier, refersTo, refersToPlace } from "./identifier.ts";
import { facilities, ownerLevels } from "./facilities.ts";
import { bounds } from "./facts.ts";
import { Mark } from "./mark.ts";
import { PrecisionKm } from "./position.ts";
import { wrongAt } from "./problem.ts";
import { SourceDate, SourceIds } from "./source.ts";
import { described, numberBetween, Prose, rule, Text, wholeBetween } from "./text.ts";
import { unknownsKind } from "./unknowns.ts";

export type { FacilityRow, OwnerLevel } from "./facilities.ts";

const totalId = Identifier.pipe(
  described("本清单 totals 中的标识", "id of a total of this inventory"),
);
const groupId = Identifier.pipe(
  described("本清单 groups 中的标识", "id of a group of this inventory"),
);

/** What one source says in one number, at one date, by one definition; rows sum to it. */
const Total = Schema.Struct({
  measure: Schema.Literals(["units", "people", "capacity"]).pipe(
    described("units 单位数、people 人数、capacity 容量", "units, people or capacity"),
  ),
  number: numberBetween(0, 1e12).pipe(described("数值", "the number")),
  bound: Schema.Literals(bounds).pipe(
    described("说法;下限按所述数值计", "how it is said; a lower bound is pinned to the number"),
  ),
  fact: refersTo("fact", "facts.csv 中的事实", "the fact in facts.csv"),
  definition: Text.pipe(described("口径", "what is counted")),
  withBelow: Schema.optionalKey(
    refersTo(
      "inventory",
      "下层清单标识:其同名合计已计入,本清单只补其余",
      "an inventory below this one whose total of the same id is among it: this one makes up the rest",
    ),
  ),
}).annotate({ title: "Total" });

export type Total = typeof Total.Type;

/** A number that nobody publishes, by its name in the file of unknowns. */
const unknownRef = Schema.Struct({
  unknown: refersTo("unknown", "unknowns.yaml 中的未知量", "an unknown of unknowns.yaml"),
  key: Schema.optionalKey(
    Identifier.pipe(described("其中的项;缺省 all", "its entry; `all` unless given")),
  ),
}).pipe(described("未知量", "an unknown"));

const oneOf = (names: ReadonlyArray<string>) =>
  rule<Readonly<Record<string, unknown>>>(
    { zh: `恰好写一个:${names.join("、")}`, en: `exactly one of ${names.join(", ")}` },
    (it) => names.filter((name) => it[name] !== undefined).length === 1,
  );

const amountForms = {
  number: Schema.optionalKey(
    wholeBetween(0, 1e9).pipe(
      described("总数", "how many in all, known rows of the group included"),
    ),
  ),
  upTo: Schema.optionalKey(
    totalId.pipe(described("补足到该合计", "what known rows and other groups leave of that total")),
  ),
  byCity: Schema.optionalKey(
    Schema.Record(refersToPlace("地级市代码", "code of the city"), wholeBetween(0, 1e9)).pipe(
      described("各市数量", "how many in each city"),
    ),
  ),
  perCity: Schema.optionalKey(unknownRef.pipe(described("每市数量", "how many to a city"))),
  perCounty: Schema.optionalKey(unknownRef.pipe(described("每县数量", "how many to a county"))),
  perTown: Schema.optionalKey(
    unknownRef.pipe(
      described(
        "每乡镇数量;小于1即持有比例",
        "how many to a town; below 1, the share that has one",
      ),
    ),
  ),
  perPerson: Schema.optionalKey(unknownRef.pipe(described("人均数量", "how many to a person"))),
} as const;

const Amount = Schema.Struct(amountForms).check(oneOf(Object.keys(amountForms)));

const shareForms = {
  number: Schema.optionalKey(
    numberBetween(0, 1e12).pipe(described("总数,按行分配", "the sum over the rows")),
  ),
  upTo: Schema.optionalKey(
    totalId.pipe(described("补足到该合计", "what known rows and other groups leave of that total")),
  ),
  byCity: Schema.optionalKey(
    Schema.Record(refersToPlace("地级市代码", "code of the city"), numberBetween(0, 1e12)).pipe(
      described("各市总数", "the sum in each city"),
    ),
  ),
  each: Schema.optionalKey(
    numberBetween(0, 1e12).pipe(described("每行相同", "the same in each row")),
  ),
  figure: Schema.optionalKey(
    Identifier.pipe(described("按种类的该参数", "the figure of the kind with this name, per unit")),
  ),
  unknown: Schema.optionalKey(unknownRef),
  perUrbanResident: Schema.optionalKey(
    unknownRef.pipe(described("按城镇人口", "per urban resident of the place")),
  ),
} as const;

const Shared = Schema.Struct({
  ...shareForms,
  times: Schema.optionalKey(unknownRef.pipe(described("乘以该未知量", "times this unknown"))),
  perPlace: Schema.optionalKey(
    Schema.Boolean.pipe(
      described(
        "figure 指每市(县)之和,由其各行分摊",
        "the figure is the sum of a place, shared by the rows in it",
      ),
    ),
  ),
  atLeast: Schema.optionalKey(
    numberBetween(0, 1e12).pipe(
      described(
        "每个单位至少;不用于分配总数的形式",
        "at least so many of each unit; not where a total is shared out",
      ),
    ),
  ),
  spread: Schema.optionalKey(
    numberBetween(0, 2).pipe(
      described(
        "各行之间的对数标准差,缺省 0",
        "standard deviation of the logarithm between rows, 0 unless given",
      ),
    ),
  ),
})
  .check(oneOf(Object.keys(shareForms)))
  .check(
    rule(
      {
        zh: "atLeast 只与 each、figure、unknown、perUrbanResident 连用,不与 perPlace 连用",
        en: "atLeast only with each, figure, unknown or perUrbanResident, and not with perPlace",
      },
      (it: Readonly<Record<string, unknown>>) =>
        it["atLeast"] === undefined ||
        (it["number"] ?? it["upTo"] ?? it["byCity"] ?? it["perPlace"]) === undefined,
    ),
  );

/** What a place weighs: shares of people, area and so on, mixed. */
const weightNames = ["population", "urban", "rural", "area", "towns", "hilly", "equal"] as const;

export type WeightName = (typeof weightNames)[number];

const weight = numberBetween(0, 1);

const Place = Schema.Struct({
  over: Schema.Literals(["city", "county", "town", "units"]).pipe(
    described(
      "逐市、县、乡镇分配,或分到已有单位(units)",
      "shared over cities, counties, towns, or over units that stand already",
    ),
  ),
  units: Schema.optionalKey(
    refersTo(
      "kind",
      "over 为 units 时:分到该种类的各行",
      "with over: units, the kind whose rows get them",
    ),
  ),
  unitLevels: Schema.optionalKey(
    Schema.NonEmptyArray(Schema.Literals(ownerLevels)).pipe(
      described("其中只取这些隶属", "of those only the ones of these owner levels"),
    ),
  ),
  weights: Schema.optionalKey(
    Schema.Struct(
      Object.fromEntries(weightNames.map((name) => [name, Schema.optionalKey(weight)])) as {
        readonly [N in WeightName]: Schema.optionalKey<typeof weight>;
      },
    )
      .check(
        rule<Readonly<Record<string, number | undefined>>>(
          { zh: "各权重之和为 1", en: "weights that sum to 1" },
          (it) =>
            Math.abs(Object.values(it).reduce<number>((sum, w) => sum + (w ?? 0), 0) - 1) < 1e-9,
        ),
      )
      .pipe(
        described(
          "权重:人口、城镇人口、乡村人口、面积、乡镇数、丘陵面积、均等;缺省均等",
          "weights: residents, urban, rural, area, number of towns, hilly area, equal; equal unless given",
        ),
      ),
  ),
  minimum: Schema.optionalKey(
    wholeBetween(0, 1e6).pipe(described("每处至少", "at least so many in each")),
  ),
  maximum: Schema.optionalKey(
    wholeBetween(1, 1e6).pipe(described("每处至多", "at most so many in each")),
  ),
  spread: Schema.optionalKey(
    numberBetween(0, 2).pipe(
      described(
        "权重在各套假设间的对数标准差(分布本身未公布),缺省 0",
        "how far weights differ between sets of assumptions, as a standard deviation of the logarithm, 0 unless given",
      ),
    ),
  ),
  cities: Schema.optionalKey(
    Schema.NonEmptyArray(refersToPlace("地级市代码", "code of a city")).pipe(
      described("只在这些市", "only in these cities"),
    ),
  ),
  hillyAtLeast: Schema.optionalKey(
    numberBetween(0, 1).pipe(
      described("只在丘陵占比不低于此值的县", "only in counties at least so hilly"),
    ),
  ),
  at: Schema.Literals(["seat", "towns", "anywhere", "apart", "hills", "unit"]).pipe(
    described(
      "位置:seat 驻地附近、towns 乡镇、anywhere 县内随机、apart 县内尽量分散、hills 县内偏高处、unit 与所属单位同址",
      "where: near the seat, at towns, anywhere in the county, far apart in it, on its higher ground, at the unit it belongs to",
    ),
  ),
}).annotate({ title: "Place" });

/** Units that are known to exist and not where, or not even how many: made by rule for each set of assumptions. */
const Group = Schema.Struct({
  name: Text.pipe(described("名称", "name")),
  kinds: Schema.Record(refersTo("kind", "种类", "a kind"), numberBetween(0, 1e6)).pipe(
    described("种类及其权重", "kinds, with the weight of each"),
  ),
  level: Schema.Literals(ownerLevels).pipe(described("隶属", "owner level")),
  countedIn: Schema.optionalKey(
    Schema.Array(totalId).pipe(described("计入的合计", "totals its rows count in")),
  ),
  amount: Amount.pipe(described("数量", "how many")),
  as: Schema.optionalKey(
    Schema.Literals(["rows", "numbers"]).pipe(
      described(
        "rows 每个单位一行;numbers 每处一行、以 number 计数。缺省 rows",
        "rows: one row for each unit; numbers: one row for each place with its number. rows unless given",
      ),
    ),
  ),
  people: Schema.optionalKey(Shared.pipe(described("人数", "people"))),
  capacity: Schema.optionalKey(Shared.pipe(described("容量", "capacity"))),
  partOf: Schema.optionalKey(
    groupId.pipe(
      described(
        "由该组同市单位抽组:人员含在其中",
        "formed out of rows of that group in the same city: its people are among theirs",
      ),
    ),
  ),
  place: Place.pipe(described("放置规则", "where its rows are placed")),
  readiness: Schema.optionalKey(
    refersTo(
      "readiness",
      "战备状态,缺省按种类",
      "readiness profile, that of the kind unless given",
    ),
  ),
  mark: Mark,
  source: SourceIds,
  note: Schema.optionalKey(Prose.pipe(described("说明", "note"))),
}).annotate({ title: "Group" });

export type Group = typeof Group.Type;

/** Sources that say how many but not which: a choice made for each set of assumptions. */
const Choice = Schema.Struct({
  name: Text.pipe(described("名称", "name")),
  of: Schema.NonEmptyArray(refersTo("facility", "行标识", "id of a row")).pipe(
    described("候选的行", "the rows to choose from"),
  ),
  choose: wholeBetween(0, 1000).pipe(described("选几个", "how many of them stand")),
  always: Schema.optionalKey(
    Schema.Array(refersTo("facility", "行标识", "id of a row")).pipe(
      described("必选的行", "those that stand in any case"),
    ),
  ),
  mark: Mark,
  source: SourceIds,
  note: Schema.optionalKey(Prose.pipe(described("说明", "note"))),
}).annotate({ title: "Choice" });

export type Choice = typeof Choice.Type;

/** Sources that contradict each other, and what this inventory does about it. */
const Contradiction = Schema.Struct({
  about: Text.pipe(described("事项", "what about")),
  claims: Schema.NonEmptyArray(
    Schema.Struct({
      says: Prose.pipe(described("说法", "what it says")),
      fact: Schema.optionalKey(refersTo("fact", "facts.csv 中的事实", "the fact in facts.csv")),
    }),
  ).pipe(described("各方说法", "what each says")),
  use: Text.pipe(described("本清单的取法", "what this inventory uses")),
}).annotate({ title: "Contradiction" });

export type Contradiction = typeof Contradiction.Type;

/** An inventory that is laid over another takes the place of these rows of it. */
const Replaces = Schema.Struct({
  cities: Schema.optionalKey(
    Schema.NonEmptyArray(refersToPlace("地级市代码", "code of a city")).pipe(
      described("只在这些市", "only in these cities"),
    ),
  ),
  kinds: Schema.NonEmptyArray(refersTo("kind", "种类", "a kind")).pipe(
    described("取代的种类", "the kinds it takes the place of"),
  ),
  levels: Schema.optionalKey(
    Schema.NonEmptyArray(Schema.Literals(ownerLevels)).pipe(
      described("只取代这些隶属", "only of these owner levels"),
    ),
  ),
}).annotate({ title: "Replaces" });

export type Replaces = typeof Replaces.Type;

export const InventoryDocument = Schema.Struct({
  id: declares("inventory", "清单标识", "id of the inventory"),
  name: Text.pipe(described("名称", "name")),
  date: SourceDate.pipe(described("清单所指时间", "the time the inventory speaks of")),
  region: refersTo("region", "所在区域", "the region it lies in"),
  tables: Schema.Array(fileOf("facilities", "清单表", "a table of rows")).pipe(
    described("已知单位的表", "tables of the known rows"),
  ),
  facts: Schema.optionalKey(fileOf("facts", "事实表", "the table of facts")),
  coverage: Schema.optionalKey(
    fileOf("facts-coverage", "事实去向表", "where the countable facts went"),
  ),
  unknowns: Schema.optionalKey(fileOf("unknowns", "未知量", "the unknowns")),
  totals: Schema.optionalKey(
    Schema.Record(Identifier, Total).pipe(described("合计", "totals the rows sum to")),
  ),
  groups: Schema.optionalKey(
    Schema.Record(Identifier, Group).pipe(
      described("按规则生成的单位,按此次序生成", "units made by rule, in this order"),
    ),
  ),
  choices: Schema.optionalKey(
    Schema.Record(Identifier, Choice).pipe(described("未知的取舍", "choices nobody published")),
  ),
  over: Schema.optionalKey(
    fileOf(
      "inventory",
      "叠加在其上的清单:本清单未提及的仍取自它",
      "the inventory it is laid over: what this one does not speak of is taken from there",
    ),
  ),
  replaces: Schema.optionalKey(
    Schema.Array(Replaces).pipe(
      described(
        "叠加时取代的部分;缺省:本清单所列各县的各种类",
        "what it takes the place of; unless given, each kind it has in each county where it has it",
      ),
    ),
  ),
  contradictions: Schema.optionalKey(
    Schema.Array(Contradiction).pipe(described("资料之间的矛盾", "contradictions between sources")),
  ),
  precision: Schema.optionalKey(
    Schema.Struct({
      citySeat: PrecisionKm.pipe(
        described("只知所在市时的位置精度", "precision where only the city is known"),
      ),
      countySeat: PrecisionKm.pipe(
        described("只知所在县时的位置精度", "precision where only the county is known"),
      ),
    }),
  ),
  note: Schema.optionalKey(Prose.pipe(described("说明", "note"))),
})
  .check(
    Schema.makeFilter((document) => {
      const totals = Object.keys(document.totals ?? {});
      const groups = Object.entries(document.groups ?? {});
      const seen: string[] = [];
      for (const [name, group] of groups) {
        const named = [
          ...(group.countedIn ?? []).map((total, i) => [["countedIn", i], total] as const),
          ...(["amount", "people", "capacity"] as const).flatMap((part) => {
            const total = group[part]?.upTo;
            return total === undefined ? [] : [[[part, "upTo"], total] as const];
          }),
        ];
        const wrong = named.find(([, total]) => !totals.includes(total));
        if (wrong !== undefined) {
          return wrongAt(["groups", name, ...wrong[0]], {
            zh: `totals 中的标识:${totals.join("、")}`,
            en: `an id of totals: ${totals.join(", ")}`,
          });
        }
        if (group.partOf !== undefined && !seen.includes(group.partOf)) {
          return wrongAt(["groups", name, "partOf"], {
            zh: `排在前面的组:${seen.join("、")}`,
            en: `a group that stands before it: ${seen.join(", ")}`,
          });
        }
        if (group.place.over === "units" && group.place.units === undefined) {
          return wrongAt(["groups", name, "place"], {
            zh: "over 为 units 时须给出 units",
            en: "units, since over is units",
          });
        }
        seen.push(name);
      }
      const choice = Object.entries(document.choices ?? {}).find(
        ([, it]) =>
          it.choose > it.of.length || (it.always ?? []).some((row) => !it.of.includes(row)),
      );
      return choice === undefined
        ? undefined
        : wrongAt(["choices", choice[0]], {
            zh: "choose 不多于候选数,always 都在候选之中",
            en: "choose at most as many as there are, and always only of those",
          });
    }),
  )
  .annotate({ title: "Inventory" });

export type InventoryDocument = typeof InventoryDocument.Type;

export const inventoryKinds: ReadonlyArray<FileKind> = [
  documentKind({
    kind: "inventory",
    zh: "救援力量清单",
    en: "inventory",
    names: [/(^|\/)inventory[^/]*\.ya?ml$/u],
    schema: InventoryDocument,
  }),
  tableKind(facilities),
  unknownsKind,
];
