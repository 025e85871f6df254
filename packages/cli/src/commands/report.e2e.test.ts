import { join } from "node:path";
import axe from "axe-core";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { corpusFiles } from "../../test/edit/corpus.ts";
import type { Report } from "../report/report.ts";
import { commandInFolder } from "../testing/command-in-folder.ts";
import { faulty } from "../testing/documents.ts";

const folder = commandInFolder({ "openapi.yaml": faulty });

const run = (...args: readonly string[]) => folder.run(args);
const written = (file: string): string => folder.read(file);
const json = async (document: string, ...args: readonly string[]): Promise<Report> =>
  JSON.parse((await run("report", document, "--format", "json", ...args)).stdout);

describe("error-contract report", () => {
  it("shows in 80 columns, without colors, the score, what to do, and where the contradiction is", async () => {
    const { stdout, stderr, exitCode } = await run("report", "openapi.yaml");
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    expect(stdout).toMatch(/^Tea shop 1, OpenAPI 3\.1\.0 +\d+ of 100\nBoth operations say how they can fail/);
    expect(stdout).toContain("What to do first");
    expect(stdout).toContain("GET /teas/{id}");
    expect(stdout).toMatch(/openapi\.yaml:10:9 {2}error-status-match/);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stdout).not.toContain("\u001b[");
  });

  it("is colored if colors are wanted, with the same layout", async () => {
    const plain = await run("report", "openapi.yaml");
    const colored = await folder.run(["report", "openapi.yaml"], { env: { FORCE_COLOR: "1" } });
    expect(colored.stdout).toContain("\u001b[");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colors.
    expect(colored.stdout.replaceAll(/\u001b\[\d+m/g, "")).toBe(plain.stdout);
  });

  it.each([
    ["report.html", /^<!doctype html>/],
    ["report.md", /^# Errors of Tea shop 1: \d+ of 100\n/],
    ["report.json", /^\{\n {2}"version": 1,/],
    ["report.txt", /^Tea shop 1, OpenAPI 3\.1\.0/],
  ])("writes %s in the format that its name implies", async (file, begins) => {
    expect(await run("report", "openapi.yaml", "-o", file)).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
    expect(written(file)).toMatch(begins);
  });

  it("writes a badge whose score is the report's", async () => {
    await run("report", "openapi.yaml", "-o", "report.json", "--badge", "errors.svg");
    const { score } = JSON.parse(written("report.json")) as Report;
    expect(written("errors.svg")).toContain(`aria-label="error contract: ${score.points} / 100"`);
  });

  it("shows what changed since another version: faults, score, and the events of diff", async () => {
    const wrong = '        "404": { $ref: "#/components/responses/BadRequest" }\n';
    folder.write("old.yaml", faulty.replaceAll("bad_request", "invalid"));
    folder.write("openapi.yaml", faulty.replace(wrong, ""));
    const { changes } = await json("openapi.yaml", "--against", "old.yaml");
    expect(changes).toMatchObject({
      against: "old.yaml",
      added: [],
    });
    const diff = await run("diff", "old.yaml", "openapi.yaml", "--format", "json");
    expect({ bump: changes?.bump, events: changes?.events }).toEqual(JSON.parse(diff.stdout));
    expect(changes?.events).toContainEqual(expect.objectContaining({ kind: "code-renamed" }));
    expect(changes?.mended).toContainEqual({ rule: "error-status-match", operation: "GET /teas", status: "404" });
    expect(changes?.score.after).toBeGreaterThan(changes?.score.before ?? 100);
    const { stdout } = await run("report", "openapi.yaml", "--against", "old.yaml");
    expect(stdout).toMatch(/Since old\.yaml\n {2}score +rose from \d+ to \d+\n/);
    expect(stdout).toMatch(
      /\n {2}for callers +major bump: .*\n {4}major +The code invalid was renamed to bad_request\./,
    );
  });

  it.each([
    [[], "report needs a document.", 2],
    [["a.yaml", "b.yaml"], "report takes one document.\nTry: error-contract report a.yaml --against b.yaml", 2],
    [["none.yaml"], "error: none.yaml: There is no such file.", 1],
    [["openapi.yaml", "-o", "none/report.html"], "none/report.html: This file cannot be written", 1],
    [["openapi.yaml", "--against", "none.yaml"], "error: none.yaml: There is no such file.", 1],
  ])("%j is rejected: %s", async (args, message, exitCode) => {
    const ended = await run("report", ...args);
    expect(ended.stderr).toContain(message);
    expect(ended.exitCode).toBe(exitCode);
  });

  it("has nothing to report on a document without operations, and scores it 0", async () => {
    folder.write("empty.yaml", "openapi: 3.1.0\ninfo: { title: None, version: '1' }\npaths: {}\n");
    const report = await json("empty.yaml");
    expect(report.score.points).toBe(0);
    expect(report.verdict).toBe("The document has no operation, so there is nothing to report on.");
  });

  it.each(corpusFiles)(
    "%s: its points and those of all causes add up to 100, and every operation is in the matrix",
    async (path) => {
      const report = await json(path);
      const gains = report.actions.reduce((sum, { points }) => sum + points, 0);
      expect(report.score.exact + gains).toBeCloseTo(100, 1);
      expect(report.score.parts.reduce((sum, { points }) => sum + points, 0)).toBe(report.score.points);
      const rows = report.matrix.groups.flatMap((group) => group.rows);
      expect(rows.length).toBe(report.counts.operations);
      expect(rows.every(({ cells }) => cells.length === report.matrix.columns.length)).toBe(true);
      const { stdout } = await run("report", path);
      const wide = stdout.split("\n").filter((line) => line.length > 80 && !/:\d+:\d+ {2}/.test(line)); // the place of a finding is not wrapped
      expect(wide).toEqual([]);
    },
  );
});

describe("the page", () => {
  let browser: Browser;
  beforeAll(async () => {
    const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
    const args = [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
    ];
    browser = await chromium.launch({ executablePath, args });
  });
  afterAll(() => browser.close());

  const unlike = corpusFiles.filter((path) => /(box|komga|museum|twilio)\.|digitalocean\.yaml/.test(path));
  it.each(["openapi.yaml", ...unlike])(
    "%s: works without scripts, loads nothing, fits every width, and has no axe violations in either theme",
    async (document) => {
      folder.write("old.yaml", faulty.replaceAll("bad_request", "invalid"));
      const against = document === "openapi.yaml" ? ["--against", "old.yaml"] : [];
      await run("report", document, "-o", "report.html", ...against);
      const content = written("report.html");
      expect(content).not.toMatch(/<script|<link|@import|url\(/);
      const page = await browser.newPage({ bypassCSP: true });
      const requests: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      await page.goto(`file://${join(folder.path, "report.html")}`);
      expect(requests).toHaveLength(1);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        for (const width of [1440, 768, 390]) {
          await page.setViewportSize({ width, height: 900 });
          const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
          expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
        }
      }
      await page.evaluate(
        "[...document.querySelectorAll('details')].slice(0, 3).forEach((each) => { each.open = true; })",
      );
      await page.evaluate(axe.source);
      for (const [colorScheme, width] of [
        ["light", 1440],
        ["dark", 390],
      ] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        const violations = await page.evaluate(
          "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))",
        );
        expect(violations, `${colorScheme}, ${width} px`).toEqual([]);
      }
      expect(requests).toHaveLength(1);
      await page.close();
    },
  );

  it("is under 1 MB for 1,200 operations of 12 statuses, and prints on a few pages", async () => {
    const statuses = [400, 401, 403, 404, 405, 409, 410, 413, 422, 429, 500, 503];
    const responses = statuses.map((status) => `"${status}": { $ref: "#/components/responses/BadRequest" }`).join(", ");
    const paths = Array.from(
      { length: 1200 },
      (_, index) =>
        `  /organizations/{organization}/resource${index % 50}/${index}:\n    get: { responses: { "200": { description: Good. }, ${responses} } }\n`,
    );
    folder.write("large.yaml", faulty.replace("paths:\n", `paths:\n${paths.join("")}`));
    await run("report", "large.yaml", "-o", "large.html");
    expect(Buffer.byteLength(written("large.html"))).toBeLessThan(1_000_000);
    const page = await browser.newPage();
    await page.goto(`file://${join(folder.path, "large.html")}`);
    expect(await page.locator("tbody th").count()).toBeGreaterThan(1200);
    const pdf = await page.pdf({ format: "A4" });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(0);
    expect(pages).toBeLessThanOrEqual(8);
    await page.close();
  });
});
