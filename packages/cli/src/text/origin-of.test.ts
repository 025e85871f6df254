import { expect, test } from "vitest";
import { originOf } from "./origin-of.ts";

const oauth = { id: "rfc6749", name: "RFC 6749" } as const;

test.each([
  ["of the API itself", { name: "Error", standard: undefined, excused: false }, ""],
  [
    "that a standard prescribes",
    { name: "TokenError", standard: oauth, excused: true },
    "prescribed by RFC 6749 and left alone",
  ],
  ["named after its standard", { name: oauth.name, standard: oauth, excused: true }, "left alone"],
])("An envelope %s", (_, envelope, origin) => {
  expect(originOf(envelope)).toBe(origin);
});
