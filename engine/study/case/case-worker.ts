import { caseProgram } from "./case-program.ts";
import type { CaseQuestion } from "./case-program.ts";
import { serve } from "../pool/serve.ts";

// The worker of a study: it compiles cases in sets of assumptions and plays their replications.
serve((data, shelf) =>
  (data as readonly CaseQuestion[]).map((question) => caseProgram(question, shelf)),
);
