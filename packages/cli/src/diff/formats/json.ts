import { describeEvent } from "@error-contract/contract";
import type { Format } from "./format.ts";

/** For programs: what distinguishes the kinds of events is in `change`. */
export const json: Format = ({ bump, events }) => {
  const data = {
    bump,
    events: events.map(({ event, file, line, column, pointer }) => {
      const { kind, verdict, operations, side, place: _, ...change } = event;
      return { kind, verdict, message: describeEvent(event), change, operations, side, file, line, column, pointer };
    }),
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
};
