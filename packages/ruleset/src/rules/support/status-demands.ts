import { demand as demand400 } from "../error-400-declared.ts";
import { demand as demand401 } from "../error-401-declared.ts";
import { demand as demand403 } from "../error-403-declared.ts";
import { demand as demand404 } from "../error-404-declared.ts";
import type { StatusDemand } from "./declared.ts";

/** The statuses that an operation needs because of what it takes, by status. */
export const statusDemands: readonly StatusDemand[] = [demand400, demand401, demand403, demand404];
