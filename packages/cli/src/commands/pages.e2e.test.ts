import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { corpusFiles } from "../../test/edit/corpus.ts";
import { commandInFolder } from "../testing/command-in-folder.ts";
import { faulty } from "../testing/documents.ts";

const folder = commandInFolder({ "openapi.yaml": faulty });

const pages = (...args: readonly string[]) => folder.run(["pages", ...args]);
const base = ["--base-url", "https://docs.example.com"] as const;

describe("error-contract pages", () => {
  it("writes a page for each code and says how many", async () => {
    const { stdout, stderr, exitCode } = await pages("openapi.yaml", "-o", "public", ...base);
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    expect(stdout).toMatch(/^\d+ files in public: 1 code\. Open public\/errors\/index\.html$/);
    const page = folder.read("public/errors/bad_request.html");
    expect(page).toContain("https://docs.example.com/errors/bad_request");
  });

  it("says which URL it used if none is given", async () => {
    const { stderr } = await pages("openapi.yaml", "-o", "public");
    expect(stderr).toBe(
      "The pages assume that they are published at http://localhost/errors/. Use --base-url to change that.",
    );
  });

  it("replaces its earlier output completely, and leaves nothing next to it", async () => {
    await pages("openapi.yaml", "-o", "public", ...base);
    folder.write("openapi.yaml", faulty.replaceAll("bad_request", "invalid"));
    expect((await pages("openapi.yaml", "-o", "public", ...base)).exitCode).toBe(0);
    expect(existsSync(join(folder.path, "public/errors/bad_request.html"))).toBe(false);
    expect(existsSync(join(folder.path, "public/errors/invalid.html"))).toBe(true);
    expect(readdirSync(folder.path).sort()).toEqual(["openapi.yaml", "public"]);
  });

  it("keeps pages for codes that only an earlier version has", async () => {
    folder.write("old.yaml", faulty.replaceAll("bad_request", "invalid"));
    await pages("openapi.yaml", "-o", "public", "--against", "old.yaml", ...base);
    expect(folder.read("public/errors/invalid.md")).toMatch(/retired/i);
  });

  it.each(["public/notes.txt", "public/errors/mine.html"])(
    "rejects a folder with %s, and leaves it unchanged",
    async (file) => {
      await pages("openapi.yaml", "-o", "public", ...base);
      folder.write(file, "mine");
      const { stderr, exitCode } = await pages("openapi.yaml", "-o", "public", ...base);
      expect(stderr).toContain(`did not write: ${file.slice("public/".length)}.`);
      expect(exitCode).toBe(1);
      expect(folder.read(file)).toBe("mine");
    },
  );

  it("keeps the old pages if the document cannot be read", async () => {
    await pages("openapi.yaml", "-o", "public", ...base);
    folder.write("openapi.yaml", "openapi: [");
    expect((await pages("openapi.yaml", "-o", "public", ...base)).exitCode).toBe(1);
    expect(existsSync(join(folder.path, "public/errors/bad_request.html"))).toBe(true);
  });

  it.each([
    [["openapi.yaml"], "pages needs a document and a folder.", 2],
    [["-o", "public"], "pages needs a document and a folder.", 2],
    [["openapi.yaml", "-o", "public", "--base-url", "docs"], "--base-url docs is not a URL.", 2],
    [["openapi.yaml", "-o", "openapi.yaml"], "openapi.yaml: This is not a folder.", 1],
    [["openapi.yaml", "-o", "."], "did not write: openapi.yaml.", 1],
  ])("%j is rejected: %s", async (args, message, exitCode) => {
    const ended = await pages(...args);
    expect(ended.stderr).toContain(message);
    expect(ended.exitCode).toBe(exitCode);
  });

  it.each(corpusFiles)("%s: as many pages as reported", async (path) => {
    const { stdout, exitCode } = await pages(path, "-o", "public", ...base);
    expect(exitCode).toBe(0);
    const files = readdirSync(join(folder.path, "public"), { recursive: true, withFileTypes: true });
    const count = files.filter((file) => file.isFile()).length - 1; // not counting the manifest
    expect(stdout).toMatch(new RegExp(`^${count.toLocaleString("en-US")} files in public`));
    expect(existsSync(join(folder.path, "public/errors/index.html"))).toBe(true);
  });
});
