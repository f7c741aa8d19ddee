import { describe, expect, it } from "vitest";

import { problemsOf } from "../small-scenario.ts";

const withDoctrine = (change: (text: string) => string): string[] =>
  problemsOf({ "doctrine.yaml": change });

describe("doctrines", () => {
  it("that hold", () => {
    expect(withDoctrine((text) => text)).toStrictEqual([]);
  });

  it("a policy that is in no register", () => {
    const [problem] = withDoctrine((text) => text.replace("nearest-in-time", "nearest-in-tiem"));
    expect(problem).toContain("policies.dispatch.policy: found the unknown policy nearest-in-tiem");
    expect(problem).toContain("nearest-in-time, by-level, capability-cover");
    expect(problem).toContain("Did you mean nearest-in-time?");
  });

  it("a skill that nobody can have", () => {
    const [problem] = withDoctrine((text) => text.replace("skill: search", "skill: serach"));
    expect(problem).toContain("mobilisation[0].skill: found the unknown skill serach");
    expect(problem).toContain("Did you mean search?");
  });

  it("a tier without posts", () => {
    const [problem] = withDoctrine((text) =>
      text.replace("hazard: earthquake\n    tier: city", "hazard: earthquake\n    tier: village"),
    );
    expect(problem).toContain("activation[0].tier: found the unknown tier that has posts village");
  });

  it("a step that the procedures take and the doctrine does not have", () => {
    const [problem] = withDoctrine((text) => text.replace(/ {2}handOver:.*\n/u, ""));
    expect(problem).toContain("figures: found no handOver");
  });

  it("no level for earthquakes, in a case with one: a warning", () => {
    const problems = withDoctrine((text) =>
      text.replace("- hazard: earthquake\n    tier: city", "- hazard: flood\n    tier: city"),
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("no level for earthquakes");
  });

  it("a level that is not declared", () => {
    const [problem] = withDoctrine((text) => text.replace("level: level-2", "level: level-7"));
    expect(problem).toContain("the unknown response level level-7");
  });
});
