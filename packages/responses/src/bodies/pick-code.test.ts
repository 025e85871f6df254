import type { CodeEntry } from "@error-contract/contract";
import { expect, test } from "vitest";
import { pickCode } from "./pick-code.ts";

/** Creates an entry with the statuses of a code. */
function entry(code: string, ...statuses: number[]): CodeEntry {
  // `pickCode` reads nothing else of an entry.
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
    "the one that the document gives the status, whatever it sounds like",
    405,
    ["bad_request", "server_error"],
    [entry("bad_request", 400), entry("server_error", 405)],
    "server_error",
    false,
  ],
  ["the only code, whatever it sounds like", 405, ["server_error"], [], "server_error", false],
  [
    "a bad request, in doubt, if only a server error may have any status",
    405,
    ["key_invalid", "parameter_missing", "server_error"],
    [entry("key_invalid", 401), entry("parameter_missing", 400)],
    "parameter_missing",
    true,
  ],
  [
    "a bad request, in doubt, rather than a code that sounds like another status",
    429,
    ["bad_request", "method_not_allowed", "server_error"],
    [entry("bad_request", 400)],
    "bad_request",
    true,
  ],
  [
    "some client error, in doubt, rather than a server error",
    405,
    ["card_declined", "server_error"],
    [entry("card_declined", 402)],
    "card_declined",
    true,
  ],
  [
    "some server error, in doubt, rather than a client error",
    503,
    ["bad_gateway", "not_found"],
    [entry("bad_gateway", 502)],
    "bad_gateway",
    true,
  ],
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
