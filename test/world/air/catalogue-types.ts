import type { CatalogueFile } from "../../../engine/inputs/catalogue.ts";
import {
  aircraftFromCatalogue,
  figuresIn,
  rulesFromCatalogue,
} from "../../../engine/world/air/air-catalogue.ts";
import type { AircraftType } from "../../../engine/world/air/aircraft.ts";
import type { FlightRules } from "../../../engine/world/air/flight-rules.ts";
import { medianAssumptions } from "../../../engine/world/assumptions.ts";
import type { Assumptions } from "../../../engine/world/assumptions.ts";
import { openFile } from "../shipped-region.ts";

/** The kinds of scenarios/catalogue/helicopters.yaml, decoded. */
export const { kinds } = openFile("scenarios/catalogue/helicopters.yaml").value as CatalogueFile;

export const figuresOf = (id: string, assumptions: Assumptions = medianAssumptions) =>
  figuresIn(kinds[id].figures ?? {}, assumptions, `kinds/${id}`);

/** A type of the catalogue; in the middle of what is assumed unless a set is given. */
export const catalogueType = (id: string, assumptions?: Assumptions): AircraftType =>
  aircraftFromCatalogue(
    id,
    kinds[id].name,
    figuresOf(id, assumptions),
    figuresOf("helicopter-operations", assumptions),
  );

export const catalogueRules = (): FlightRules =>
  rulesFromCatalogue(figuresOf("helicopter-operations"));
