import { expect, it } from "vitest";
import { selfContained } from "./self-contained.ts";

it("inlines the badge that Redoc would load from its CDN", () => {
  const html = "src:e?`https://cdn.redoc.ly/redoc/logo-mini-full.svg`:`https://cdn.redoc.ly/redoc/logo-mini.svg`";
  expect(selfContained(html)).toMatch(/^src:e\?`data:image\/svg\+xml,[^`]+`:`data:image\/svg\+xml,[^`]+`$/);
});

it("keeps URLs from the document", () => {
  const html = '<a href="https://example.com/logo.svg">https://cdn.redoc.ly/</a>';
  expect(selfContained(html)).toBe(html);
});

it("prevents a request for an icon", () => {
  expect(selfContained("<head><title>API</title></head>")).toContain('<link rel="icon" href="data:,">');
});
