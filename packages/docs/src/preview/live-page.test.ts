import { describe, expect, it } from "vitest";
import { blank, livePage, withRendering } from "./live-page.ts";

describe("the preview's state", () => {
  const good = withRendering(blank, { ok: true, html: "<body>good</body>" });

  it("keeps the last good page when an edit breaks the document", () => {
    expect(withRendering(good, { ok: false, problem: "line 3" })).toEqual({
      html: "<body>good</body>",
      problem: "line 3",
    });
  });

  it("forgets the problem with the next good page", () => {
    const broken = withRendering(good, { ok: false, problem: "line 3" });
    expect(withRendering(broken, { ok: true, html: "<body>mended</body>" })).toEqual({
      html: "<body>mended</body>",
      problem: undefined,
    });
  });

  it("adds its script at the end of the page's own body, not at one that a script mentions", () => {
    const page = livePage({ html: '<body><script>"</body>"</script>end</body></html>', problem: undefined });
    expect(page).toMatch(/^<body><script>"<\/body>"<\/script>end<script>[\s\S]*<\/script><\/body><\/html>$/);
  });
});
