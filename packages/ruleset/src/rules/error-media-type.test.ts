import { testRule } from "../../test/support/table.ts";
import { rule } from "./error-media-type.ts";

const NOT_FOUND = "components responses NotFound content";

testRule(rule, [
  {
    name: "flags a response of another type",
    change: ({ copy, set, drop }) => {
      set(`${NOT_FOUND} application/problem+json`, copy(`${NOT_FOUND} application/json`));
      drop(`${NOT_FOUND} application/json`);
    },
    errors: [
      [
        "#/components/responses/NotFound/content/application~1problem+json",
        "The shared response NotFound has a body of type application/problem+json, but other error bodies are application/json; change the media type.",
      ],
    ],
  },
  {
    name: "flags a second type",
    change: ({ set }) => set(`${NOT_FOUND} text/html`, { schema: { type: "string" } }),
    errors: [["#/components/responses/NotFound/content/text~1html", "text/html"]],
  },
  {
    name: "flags a wildcard",
    change: ({ copy, set }) => set(`${NOT_FOUND} */*`, copy(`${NOT_FOUND} application/json`)),
    errors: [["#/components/responses/NotFound/content/*~1*", "*/*"]],
  },
  {
    name: "flags it in ranges and in default, and where the norm is inferred",
    norm: "inferred",
    change: ({ set }) => {
      set("components responses AnyClientError content", { "text/plain": {} });
      set("components responses AnyServerError content", { "text/plain": {} });
      set("paths /pets get responses default", { description: "Else.", content: { "text/plain": {} } });
    },
    errors: [
      ["#/components/responses/AnyClientError/content/text~1plain", "AnyClientError"],
      ["#/components/responses/AnyServerError/content/text~1plain", "AnyServerError"],
      ["#/paths/~1pets/get/responses/default/content/text~1plain", "The default response of GET /pets"],
    ],
  },
  {
    name: "reports it once when nothing is problem+json under problem-details",
    preset: "problem-details",
    norm: "inferred",
    change: () => {},
    errors: [["#/paths", "are not application/problem+json"]],
  },
  {
    name: "passes a second type beside that of the others, where the norm is inferred",
    norm: "inferred",
    change: ({ set }) => set("components responses AnyClientError content text/plain", {}),
    errors: [],
  },
  {
    name: "passes a media type with a parameter and in another letter case",
    change: ({ copy, set, drop }) => {
      set(`${NOT_FOUND} Application/JSON;charset=utf-8`, copy(`${NOT_FOUND} application/json`));
      drop(`${NOT_FOUND} application/json`);
    },
    errors: [],
  },
  {
    name: "passes the error page of an operation that returns a page, but no other page, where the norm is inferred",
    norm: "inferred",
    change: ({ set }) => {
      const page = () => ({ description: "A page.", content: { "text/html": { schema: { type: "string" } } } });
      set("paths /authorize", { get: { responses: { 200: page(), default: page() } } });
      set("paths /pets get responses 418", page());
    },
    errors: [["#/paths/~1pets/get/responses/418/content/text~1html", "The 418 response of GET /pets"]],
  },
  {
    name: "passes successes of any type",
    change: ({ set }) => set("paths /pets get responses 200 content", { "application/x-ndjson": {}, "text/csv": {} }),
    errors: [],
  },
  {
    name: "passes a second type that most errors have",
    norm: "inferred",
    change: ({ set }) => {
      for (const name of ["BadRequest", "Unauthorized", "Forbidden", "AnyClientError", "AnyServerError"]) {
        set(`components responses ${name} content application/xml`, {});
      }
    },
    errors: [],
  },
]);
