import { counted } from "../text/counted.ts";
import type { Cause, CauseId } from "./causes.ts";

/** Something to do, and what it gains. */
export interface Action {
  readonly cause: CauseId;
  /** A sentence: what is wrong, in how many operations. */
  readonly problem: string;
  /** A sentence: what to do. */
  readonly remedy: string;
  /** The points that it gains. */
  readonly points: number;
  readonly operations: readonly string[];
}

/**
 * Says what to do about each cause of missing points.
 *
 * @param causes - the causes, the one that costs most first
 * @returns an action for each, in their order
 */
export function actionsOf(causes: readonly Cause[]): readonly Action[] {
  return causes.map(({ id, points, operations }) => {
    const [problem, remedy] = advise(id, operations.length);
    return { cause: id, problem, remedy, points, operations };
  });
}

function advise(id: CauseId, count: number): readonly [problem: string, remedy: string] {
  const who = counted(count, "operation");
  const s = count === 1 ? "s" : "";
  const es = count === 1 ? "es" : "";
  const has = count === 1 ? "has" : "have";
  const it = count === 1 ? "it" : "they";
  switch (id) {
    case "undocumented":
      return [`${who} document${s} no error`, "Add the errors that each can answer with, or `default` to begin with."];
    case "no fallback":
      return [
        `${who} do${es} not say what errors look like that ${it} do${es} not list`,
        "Add `4XX` and `5XX`, or `default` for both, with the shared body.",
      ];
    case "default alone":
      return [
        `${who} describe${s} expected errors by \`default\` alone`,
        "Give the statuses that a caller can act on a response of their own.",
      ];
    case "contradiction":
      return [
        `${who} answer${s} with something that contradicts the rest`,
        "Mend the contradictions listed below: they mislead clients.",
      ];
    case "no body":
      return [`${who} ${has} errors without a body`, "Give each the body that the other errors have."];
    case "foreign body":
      return [
        `${who} ${has} errors in an envelope of ${count === 1 ? "its" : "their"} own`,
        "Use, or extend, the schema that most errors have.",
      ];
    case "no code":
      return [
        `${who} ${has} errors that no code tells apart`,
        "List the codes: a `const` or an `enum` in the schema, or an example for each status.",
      ];
    case "no description":
      return [`${who} ${has} errors whose description says nothing`, "Say when each error occurs."];
    case "no example":
      return [
        `${who} ${has} errors without an example`,
        "Add an example of the body; `error-contract fix` writes those that the schema determines.",
      ];
    default: {
      const key = id.slice("missing ".length);
      if (key === "4XX" || key === "5XX") {
        const whose = key === "4XX" ? "client" : "server";
        return [
          `${who} do${es} not say what ${whose} errors look like that ${it} do${es} not list`,
          `Add \`${key}\` with the shared body; \`error-contract fix\` does it where one is shared.`,
        ];
      }
      const why: Readonly<Record<string, string>> = {
        "400": "take input",
        "401": "check credentials",
        "403": "check credentials",
        "404": "have a path parameter",
        "409": "have a unique constraint",
      };
      return [
        `${who} should describe ${key}${why[key] ? `: ${it} ${singular(why[key], count)}` : ""}`,
        `Add \`${key}\` to the responses; \`error-contract fix\` refers to a shared one where there is one.`,
      ];
    }
  }
}

function singular(phrase: string, count: number): string {
  return count === 1 ? phrase.replace(/^have/, "has").replace(/^(take|check)/, "$1s") : phrase;
}
