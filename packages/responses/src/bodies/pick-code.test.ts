import type { CodeEntry } from "@error-contract/contract";
import { expect, test } from "vitest";
import { pickCode } from "./pick-code.ts";

/** What the document says of a code's statuses. */
function entry(code: string, ...statuses: number[]): CodeEntry {
  // Nothing else of an entry is looked at.
  return { code, statuses } as unknown as CodeEntry;
}

test.each<[string, number, readonly (string | number)[], readonly CodeEntry[], unknown, boolean]>([
  ["the only one", 404, ["gone"], [], "gone", false],
  ["the one that the document gives the status", 404, ["not_found", "lost"], [entry("lost", 404)], "lost", false],
  ["one that sounds like the status", 404, ["card_declined", "resource_missing"], [], "resource_missing", false],
  ["one that is the status", 404, [400, 404], [], 404, false],
  ["a server error for a status without a name", 503, ["card_declined", "internal_error"], [], "internal_error", false],
  ["none of another status", 404, ["unknown_key", "lost"], [entry("unknown_key", 401)], "lost", false],
  ["the first, in doubt", 404, ["a", "b"], [], "a", true],
  [
    "the first of two that sound alike, in doubt",
    404,
    ["x", "user_not_found", "pet_not_found"],
    [],
    "user_not_found",
    true,
  ],
])("%s is picked", (_, status, codes, entries, code, doubtful) => {
  expect(pickCode(status, codes, entries)).toEqual({ code, doubtful });
});
