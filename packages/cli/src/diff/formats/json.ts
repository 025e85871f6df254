import { plainEvent } from "../plain-event.ts";
import type { Format } from "./format.ts";

/** For programs; `schemas/diff.schema.json` describes it. */
export const json: Format = ({ bump, events }) =>
  `${JSON.stringify({ bump, events: events.map(plainEvent) }, undefined, 2)}\n`;
