import { counted } from "../text/counted.ts";
import type { Cause, CauseId } from "./causes.ts";

/** Something to do, and the points that it gains. */
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
 * @param causes - the causes, the costliest first
 * @returns an action for each cause, in the same order
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
      return [`${who} document${s} no error`, "Add the errors that each can return, or start with `default`."];
    case "no fallback":
      return [
        `${who} do${es} not describe unlisted errors`,
        "Add `4XX` and `5XX`, or `default` for both, with the shared body.",
      ];
    case "default alone":
      return [
        `${who} describe${s} expected errors only by \`default\``,
        "Add a separate response for each status that a caller can act on.",
      ];
    case "contradiction":
      return [
        `${who} ${has} responses that contradict the document`,
        "Fix the contradictions listed below: they mislead clients.",
      ];
    case "no body":
      return [`${who} ${has} errors without a body`, "Use the body of the other errors."];
    case "foreign body":
      return [
        `${who} ${has} errors in an envelope of ${count === 1 ? "its" : "their"} own`,
        "Use or extend the schema that most errors use.",
      ];
    case "no code":
      return [
        `${who} ${has} errors that no code tells apart`,
        "List the codes: a `const` or an `enum` in the schema, or an example for each status.",
      ];
    case "no description":
      return [`${who} ${has} errors without a meaningful description`, "Say when each error occurs."];
    case "no example":
      return [
        `${who} ${has} errors without an example`,
        "Add an example of the body; `error-contract fix` adds those that follow from the schema.",
      ];
    default: {
      const key = id.slice("missing ".length);
      if (key === "4XX" || key === "5XX") {
        const whose = key === "4XX" ? "client" : "server";
        return [
          `${who} do${es} not describe unlisted ${whose} errors`,
          `Add \`${key}\` with the shared body; \`error-contract fix\` does this if a shared one exists.`,
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
        `Add \`${key}\` to the responses; \`error-contract fix\` uses a shared one if it exists.`,
      ];
    }
  }
}

function singular(phrase: string, count: number): string {
  return count === 1 ? phrase.replace(/^have/, "has").replace(/^(take|check)/, "$1s") : phrase;
}
