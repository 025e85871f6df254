import { ref } from "../../test/support/document.ts";
import { testRule } from "../../test/support/table.ts";
import { rule } from "./error-contract-valid.ts";

testRule(rule, [
  {
    name: "flags an unknown key, and suggests the intended one",
    change: ({ set }) => set("x-error-contract respones", {}),
    errors: [["#/x-error-contract/respones", 'Did you mean "responses"?']],
  },
  {
    name: "flags a pointer that no error body has, at its key",
    change: ({ set }) => set("x-error-contract fields", { code: "/error/code", status: "status" }),
    errors: [["#/x-error-contract/fields/code", "/error/code"]],
  },
  {
    name: "flags an envelope that does not exist",
    change: ({ set }) => set("x-error-contract envelope", ref("schemas", "Nothing")),
    errors: [["#/x-error-contract/envelope", "does not resolve"]],
  },
  {
    name: "flags a response that is not an error",
    change: ({ set }) => set("x-error-contract responses 200", ref("responses", "NotFound")),
    errors: [["#/x-error-contract/responses/200", "is not the response of an error"]],
  },
  {
    name: "flags a value of the wrong type",
    change: ({ set }) => set("x-error-contract policy", "ajar"),
    errors: [["#/x-error-contract/policy", '"open" or "closed"']],
  },
  {
    name: "leaves a key that is not a status, and a response that does not exist, to other rules",
    change: ({ set }) => {
      set("x-error-contract responses 4xx", ref("responses", "AnyClientError"));
      set("x-error-contract responses 409", ref("responses", "Nowhere"));
    },
    errors: [],
  },
  {
    name: "passes pointers, plain names and extensions",
    change: ({ set }) => {
      set("x-error-contract fields", { code: "code", status: "/status", message: "/message" });
      set("x-error-contract x-owner", "pets");
    },
    errors: [],
  },
]);
