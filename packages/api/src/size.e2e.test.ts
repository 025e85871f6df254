import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addedSize } from "./testing/bundle-size.ts";

// Raise a limit only on purpose.
const ceilings = [
  {
    quoted: "1.5 kB with everything",
    atMost: 1_500,
    exports: "createClient, unwrap, paginate, ApiError, isApiError, retry",
  },
  { quoted: "1.25 kB without `retry`", atMost: 1_250, exports: "createClient, unwrap, paginate, ApiError, isApiError" },
  { quoted: "1 kB for `createClient` alone", atMost: 1_000, exports: "createClient" },
];

describe("on top of openapi-fetch, minified and gzipped, the client of this API with its error codes is at most", () => {
  it.each(ceilings)("$quoted", async ({ exports, atMost }) => {
    expect(await addedSize(exports)).toBeLessThanOrEqual(atMost);
  });

  it("what the README quotes", async () => {
    const readme = await readFile(join(import.meta.dirname, "../README.md"), "utf8");
    for (const { quoted } of ceilings) expect(readme).toContain(quoted);
  });
});
