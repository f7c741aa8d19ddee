import { duration, number, share } from "./figure.ts";

/**
 * Every figure a procedure can take from a doctrine, by name. The order of a procedure is code; how
 * long its steps take and how often they succeed is data. A new figure is one line here.
 */
export const procedureFigures = {
  // learning
  autoReport: duration("自动速报时延", "automatic report of an earthquake"),
  finalSolution: duration("正式测定时延", "final solution of an earthquake"),
  firstEstimateError: number("首报震级误差(标准差)", "error of the first magnitude, sd", {
    min: 0,
    max: 2,
  }),
  callTaking: duration("接警与定位", "taking a call and locating it"),
  verification: duration("第二来源核实", "verifying by a second source"),
  villageToTownDay: duration("村到乡镇电话报告,白天", "village to town by telephone, by day"),
  villageToTownNight: duration("村到乡镇电话报告,夜间", "village to town by telephone, by night"),
  townToCounty: duration("乡镇到县报告", "town to county"),
  countyToCity: duration("县到市报告", "county to city"),
  cityToProvince: duration("市到省报告", "city to province"),
  videoLink: duration("音视频连通", "linking up by audio and video"),
  answerDay: share("白天一次呼叫接通率", "a call is answered, by day"),
  answerNight: share("夜间一次呼叫接通率", "a call is answered, by night"),
  retryAfter: duration("再次呼叫间隔", "time until a call is tried again"),
  // deciding
  dutyOfficer: duration("值班员处置并报告", "the duty officer acts and reports"),
  leadersOfficeHours: duration("工作时间领导到指挥中心", "leaders to the centre in office hours"),
  leadersNight: duration("夜间领导到指挥中心", "leaders to the centre at night"),
  consultation: duration("会商研判并定级", "consultation and decision of the level"),
  order: duration("下达指令", "giving an order"),
  assetChoice: duration("选定取图力量", "choosing what gets the picture"),
  higherRequest: duration("向上级请求支援", "asking the next level for help"),
  frontCommand: duration("前方指挥部开始工作", "the front command works"),
  handOver: duration("现场交接", "hand-over at the scene"),
  // the picture
  cameraSearch: duration("检索固定监控", "searching fixed cameras"),
  streamRegistration: duration("视频接入平台", "registering a stream on the platform"),
  newDeviceRegistration: duration("首次接入设备另加", "more for a device never registered"),
  pictureAccepted: duration("值班员确认画面可用", "the duty officer accepts the picture"),
  citizenVideo: duration("群众或信息员发来视频", "a citizen or information officer sends video"),
} as const;

export type ProcedureFigureName = keyof typeof procedureFigures;
