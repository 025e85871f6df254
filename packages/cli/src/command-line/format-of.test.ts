import { describe, expect, it } from "vitest";
import { UsageError } from "./error.ts";
import { formatOf } from "./format-of.ts";

const byExtension = { html: "html", md: "markdown", json: "json" } as const;
const of = (output: string | undefined, format?: "html" | "markdown" | "json" | "text") =>
  formatOf<"html" | "markdown" | "json" | "text">({ format, output }, byExtension, "text");

describe("the format of an output", () => {
  it.each([
    [undefined, "text"],
    ["out.json", "json"],
    ["SUMMARY.MD", "markdown"],
    ["out.txt", "text"],
    ["out", "text"],
    ["a.b/out", "text"],
    [".hidden", "text"],
    ["/dev/stdout", "text"],
    ["report.2026.html", "html"],
  ])("of -o %s is %s", (output, format) => expect(of(output)).toBe(format));

  it("is the requested one, whatever the file's name", () => {
    expect(of("out.xyz", "html")).toBe("html");
  });

  it.each(["out.xyz", "out.jsn", "out.constructor"])("is rejected for the file name %s", (output) => {
    expect(() => of(output)).toThrow(UsageError);
    expect(() => of(output)).toThrow(
      expect.objectContaining({ remedy: "Use .html, .md, .json, .txt, or add --format NAME." }),
    );
  });
});
