import { asTable } from "./table.ts";

/** `npm run -s bench -- NAME [--json] [--small]` */

interface Benchmark {
  readonly says: string;
  readonly run: (small: boolean) => Promise<unknown>;
}

/** A new benchmark adds its line here. Each is loaded only when it is asked for. */
const benchmarks: Readonly<Record<string, Benchmark>> = {
  kernel: {
    says: "events per second of the kernel against a bare loop and npm peers",
    run: async (small) => (await import("./kernel.ts")).benchKernel({ small }),
  },
  trace: {
    says: "cost of a row: append, hash, transfer",
    run: async (small) => (await import("./trace.ts")).benchTrace(small ? 20_000 : 1_000_000),
  },
  random: {
    says: "nanoseconds of streams and draws",
    run: async (small) => {
      const { benchRandom } = await import("./random.ts");
      return small ? benchRandom(1_000, 1_000) : benchRandom();
    },
  },
  ground: {
    says: "compiling the ground, ways and look-ups, against ngraph.path and turf",
    run: async (small) => (await import("./ground.ts")).benchGround(small ? 1 : 7),
  },
  inventory: {
    says: "reading, compiling and printing an inventory",
    run: async (small) => (await import("./inventory.ts")).benchInventory(small ? 1 : 9),
  },
  air: {
    says: "flights planned per second",
    run: async (small) => (await import("./air.ts")).benchAir(small ? 10 : 500),
  },
  replication: {
    says: "CPU milliseconds of a replication of each case, by stage",
    run: async (small) =>
      (await import("./replication.ts")).benchReplication(...(small ? [2, 2] : [])),
  },
  ensemble: {
    says: "replications per second of each case with one and two workers, memory, start-up",
    run: async (small) => (await import("./ensemble.ts")).benchEnsemble(small),
  },
  earthquake: {
    says: "milliseconds of an earthquake over all towns",
    run: async (small) => (await import("./earthquake.ts")).benchEarthquake(small ? 2 : 30),
  },
};

const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith("--"));
const unknownWord = words.find(
  (word) => word.startsWith("--") && word !== "--json" && word !== "--small",
);
const benchmark = names.length === 1 ? benchmarks[names[0]] : undefined;

if (benchmark === undefined || unknownWord !== undefined) {
  const list = Object.entries(benchmarks).map(([name, { says }]) => `  ${name.padEnd(12)}${says}`);
  const complaint =
    unknownWord === undefined
      ? `one NAME is wanted, found: ${names.join(" ") || "none"}`
      : `unknown option ${unknownWord}`;
  process.stderr.write(
    `${complaint}\nusage: npm run -s bench -- NAME [--json] [--small]\n${list.join("\n")}\n`,
  );
  process.exitCode = 2;
} else {
  const isSmall = words.includes("--small");
  const results = await benchmark.run(isSmall);
  const isJson = words.includes("--json");
  process.stdout.write(`${isJson ? JSON.stringify(results, undefined, 2) : asTable(results)}\n`);
  if (isSmall) process.stderr.write("A small run: it shows that all works, and nothing else.\n");
}
