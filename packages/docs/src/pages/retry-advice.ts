import type { ListItem } from "./block.ts";
import type { DictionaryEntry, MethodKind } from "./dictionary-entry.ts";

const KINDS: readonly MethodKind[] = ["safe", "idempotent", "other"];

/** The advice for each kind of method if a retry may succeed. */
const WHEN_RETRYABLE: Readonly<Record<MethodKind, string>> = {
  safe: "retry after a pause. These requests change nothing.",
  idempotent: "retry after a pause. Sending the request twice has the same effect as sending it once.",
  other: "the first attempt may have taken effect. Check the resource before you send the request again.",
};

/** The advice for each kind if the server failed and a retry is not expected to help. */
const AFTER_A_FAILURE: Readonly<Record<MethodKind, string>> = {
  safe: "nothing was changed. Do not retry in a loop.",
  idempotent: "the change may have been made. Read the resource; repeating the request does no further harm.",
  other: "the change may have been made. Read the resource before you send the request again.",
};

/**
 * Advises whether to retry a request, depending on the effect of a repetition.
 *
 * @param entry - the code
 * @returns a sentence for all requests, and one item for each kind of method that can fail with the code
 */
export function retryAdvice(entry: DictionaryEntry): { readonly text: string; readonly items: readonly ListItem[] } {
  const { retryable, retryAfter } = entry;
  const wait = retryAfter ? " Wait for as many seconds as the `Retry-After` header says." : "";
  if (retryable === undefined) {
    return { text: retryAfter ? `The response has a \`Retry-After\` header.${wait}` : "", items: [] };
  }
  const serverFailed = entry.statuses.some((status) => status >= 500);
  if (retryable) {
    const pause = retryAfter ? wait : " Double the pause with each attempt, vary it at random, and stop after a few.";
    return { text: `Yes, a later attempt can succeed.${pause}`, items: itemsOf(entry, WHEN_RETRYABLE) };
  }
  return serverFailed
    ? {
        text: "Not expected to help: the same request will most likely fail again.",
        items: itemsOf(entry, AFTER_A_FAILURE),
      }
    : {
        text: "No. Sent again unchanged, the request fails the same way, whatever its method. Change it first.",
        items: [],
      };
}

function itemsOf(entry: DictionaryEntry, advice: Readonly<Record<MethodKind, string>>): readonly ListItem[] {
  return KINDS.flatMap((kind) => {
    const methods = new Set(
      entry.occurrences.filter(({ methodKind }) => methodKind === kind).map(({ method }) => method),
    );
    if (methods.size === 0) return [];
    return [{ markdown: `**${[...methods].map((method) => `\`${method}\``).join(", ")}**: ${advice[kind]}` }];
  });
}
