/** The few things the benchmarks use of npm simjs, which has no types and leaves its classes on `window`. */
declare module "simjs";

interface SimjsRequest {
  done(callback: () => void, context?: object): this;
}

interface SimjsEntity {
  time(): number;
  setTimer(duration: number): SimjsRequest;
  useFacility(facility: object, duration: number): SimjsRequest;
}

interface Simjs {
  readonly Sim: new () => {
    time(): number;
    addEntity(type: new (simulation: object, name?: string) => SimjsEntity): SimjsEntity;
    simulate(endTime: number, mostEvents?: number): boolean;
  };
  readonly Facility: new (name: string) => object;
  readonly Entity: new (simulation: object, name?: string) => SimjsEntity;
}
