import { describe, expect, it } from "vitest";
import { resolveInContext } from "./resolve.ts";

const files: Readonly<Record<string, unknown>> = {
  "/api/openapi.yaml": { here: "entry" },
  "/api/paths/a b.yaml": { here: "path item", deep: { "x/y": 1 } },
  "/shared/errors.yaml": "text",
  "https://example.com/v1/errors.json": { here: "remote" },
};

const resolve = resolveInContext({
  document: { source: "/api/openapi.yaml", data: files["/api/openapi.yaml"] },
  documentInventory: {
    referencedDocuments: Object.fromEntries(
      Object.entries(files)
        .slice(1)
        .map(([source, data]) => [source, { source, data }]),
    ),
  },
});

describe("a reference among the files that Spectral has loaded", () => {
  it.each([
    ["#/here", "", "entry", ""],
    ["paths/a b.yaml#/here", "", "path item", "/api/paths/a b.yaml"],
    ["./paths/a b.yaml#/deep/x~1y", "", 1, "/api/paths/a b.yaml"],
    ["#/here", "/api/paths/a b.yaml", "path item", "/api/paths/a b.yaml"],
    ["../openapi.yaml#/here", "/api/paths/a b.yaml", "entry", ""],
    ["../../shared/errors.yaml", "/api/paths/a b.yaml", "text", "/shared/errors.yaml"],
    ["/shared/errors.yaml#", "", "text", "/shared/errors.yaml"],
    ["https://example.com/v1/errors.json#/here", "", "remote", "https://example.com/v1/errors.json"],
    ["./errors.json#/here", "https://example.com/v1/openapi.json", "remote", "https://example.com/v1/errors.json"],
  ])("%s in %j resolves to %j", (ref, base, value, file) => {
    expect(resolve(ref, base)).toMatchObject({ value, base: file });
  });

  it.each(["#/nowhere", "missing.yaml", "missing.yaml#/here", "paths/a b.yaml#here"])("%s does not resolve", (ref) => {
    expect(resolve(ref, "")).toBeUndefined();
  });
});
