import { describe, expect, it } from "vitest";
import { blank, livePage, withRendering } from "./live-page.ts";

const site = (html: string) =>
  new Map([
    ["index.html", html],
    ["errors/not_found.html", html],
  ]);

describe("the preview's state", () => {
  const good = withRendering(blank, { ok: true, files: site("<body>good</body>"), findings: undefined });

  it("keeps the last good page when an edit breaks the document", () => {
    expect(withRendering(good, { ok: false, problem: "line 3" })).toEqual({
      files: site("<body>good</body>"),
      problem: "line 3",
    });
  });

  it("clears the problem with the next good page", () => {
    const broken = withRendering(good, { ok: false, problem: "line 3" });
    expect(withRendering(broken, { ok: true, files: site("<body>mended</body>"), findings: undefined })).toEqual({
      files: site("<body>mended</body>"),
      problem: undefined,
    });
  });

  it("shows the linter's findings over the new page", () => {
    const found = withRendering(good, { ok: true, files: site("<body>new</body>"), findings: "openapi.yaml: 1 error" });
    expect(found).toEqual({ files: site("<body>new</body>"), problem: "openapi.yaml: 1 error" });
  });

  it("finds the page of a code with and without its extension, and none for an unknown code", () => {
    expect(livePage(good, "/errors/not_found")).toBe(livePage(good, "/errors/not_found.html"));
    expect(livePage(good, "/errors/not_found")).toContain("good");
    expect(livePage(good, "/errors/other")).toBeUndefined();
  });

  it("adds its script at the end of the page's body, not at a `</body>` inside a script", () => {
    const page = livePage(
      { files: site('<body><script>"</body>"</script>end</body></html>'), problem: undefined },
      "/",
    );
    expect(page).toMatch(/^<body><script>"<\/body>"<\/script>end<script>[\s\S]*<\/script><\/body><\/html>$/);
  });
});
