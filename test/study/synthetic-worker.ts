import { serve } from "../../engine/study/pool/serve.ts";
import { syntheticProgram } from "./synthetic-program.ts";
import type { Synthetic } from "./synthetic-program.ts";

serve((data) => (data as readonly Synthetic[]).map(syntheticProgram));
