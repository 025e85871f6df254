import { type CodeEntry, covers, type StatusKey } from "@error-contract/contract";
import { statusOfPhrase } from "../reason-phrases.ts";

/** A code that an example may show, and its status. */
export interface Shown {
  readonly code: CodeEntry["code"];
  readonly status: number;
}

/**
 * Finds the code that an example of a status shows. `default` and `5XX` are for unexpected errors, so their example
 * does not show the code of an expected error.
 *
 * @param codes - the codes of the body's envelope
 * @param status - the key of `responses` under which the body occurs
 * @returns the code, or `undefined` if none of them is known to mean this status
 */
export function codeFor(codes: readonly CodeEntry[], status: StatusKey): Shown | undefined {
  const shown = codes.flatMap((entry) =>
    statusesOf(entry).flatMap((one) => (covers(status, one) ? [{ code: entry.code, status: one }] : [])),
  );
  const isUnexpected = status.kind === "default" || (status.kind === "range" && status.hundreds === 5);
  if (!isUnexpected) return shown[0];
  return shown.find((one) => one.status === 500) ?? shown.find((one) => one.status > 500);
}

/** If the document does not say which status a code has, its name may. */
function statusesOf({ code, statuses }: CodeEntry): readonly number[] {
  if (statuses.length > 0) return statuses;
  const status = statusOfPhrase(String(code)) ?? (UNEXPECTED.test(String(code)) ? 500 : undefined);
  return status === undefined ? [] : [status];
}

/** `internal`, `INTERNAL_SERVER_ERROR`, `serverError`, `unexpected`, `api.unknown_error`. */
const UNEXPECTED =
  /^(internal|unexpected)$|(internal|unexpected|unhandled|unknown|server)[^a-z]?(server)?[^a-z]?(error|exception|fault|failure)$/i;
