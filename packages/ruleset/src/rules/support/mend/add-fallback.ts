import type { Operation } from "@error-contract/contract";
import type { MendContext, Mender } from "../../../rule/edit.ts";
import type { Subject } from "../../../rule/subject.ts";
import { fallbacks, lacksFallback, prefersRanges } from "../fallback.ts";
import { responseAdder } from "./add-response.ts";

/**
 * Adds missing fallbacks: the range, or one `default` if it meets the demands for both client and server errors.
 *
 * @param subject - the document
 * @param context - what else a fix needs
 * @returns the mender
 */
export function fallbackAdder(subject: Subject, context: MendContext): Mender {
  const byDefault = !prefersRanges(subject);
  const lacksBoth = (operation: Operation): boolean =>
    lacksFallback(subject, operation, fallbacks.client) && lacksFallback(subject, operation, fallbacks.server);
  return responseAdder(subject, context, (operation, range) => (byDefault && lacksBoth(operation) ? "default" : range));
}
