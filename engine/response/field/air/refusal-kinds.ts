import { defineKinds } from "../../../trace/kind.ts";
import type { KindDeclaration } from "../../../trace/kind.ts";
import type { RefusalReason } from "../../../world/air/refusal.ts";

/** Why a helicopter does not fly, one kind to a reason, numbers for ever. */
const reasons: Readonly<Record<RefusalReason, readonly [id: number, zh: string, en: string]>> = {
  unserviceable: [2150, "飞机不可用", "no aircraft fit to fly"],
  notInTime: [2151, "赶不上时限", "it would come too late"],
  outOfRange: [2152, "超出航程", "out of range"],
  payloadTooHeavy: [2153, "载重过大", "load too heavy"],
  tooManyPersons: [2154, "人数过多", "too many persons"],
  noLandingPoint: [2155, "没有合适起降点", "no landing point"],
  noExternalLoad: [2156, "不能吊挂", "nothing can be hung on it"],
  noBucket: [2157, "不能挂吊桶", "no bucket"],
  noWaterPoint: [2158, "没有取水点", "no water point"],
  noDownlink: [2159, "没有图传设备", "it sends no pictures"],
  noSlot: [2160, "起降点没有机位", "no free slot"],
  flightHours: [2161, "机组飞行时间已满", "the crew has flown its hours"],
  dutyHours: [2162, "机组值勤时间已满", "the crew has been on duty too long"],
  thunderstorm: [2163, "雷暴", "thunderstorm"],
  icing: [2164, "结冰", "icing"],
  wind: [2165, "风大", "wind"],
  gust: [2166, "阵风大", "gusts"],
  headwind: [2167, "逆风大", "head wind"],
  visibility: [2168, "能见度低", "poor visibility"],
  ceiling: [2169, "云底低", "low cloud"],
  night: [2170, "夜间不能飞", "not by night"],
  unlit: [2171, "起降点没有灯光", "no lights to land by"],
};

/** Kinds by reason: `{who}` does not fly to `{where}`, and why. */
export const refusalKinds = defineKinds(
  "response/field/air",
  Object.fromEntries(
    Object.entries(reasons).map(([reason, [id, zh, en]]): [string, KindDeclaration] => [
      reason,
      {
        id,
        zh: `{who}不能飞往{where}:${zh}`,
        en: `{who} does not fly to {where}: ${en}`,
        label: { zh, en },
        who: "unit",
        where: "town",
      },
    ]),
  ) as Readonly<Record<RefusalReason, KindDeclaration>>,
);
