import { spawn } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { installPeers } from "@error-contract/testing";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { commandInFolder } from "../testing/command-in-folder.ts";
import { faulty } from "../testing/documents.ts";

const folder = commandInFolder({ "openapi.yaml": faulty });

const run = (...args: readonly string[]) => folder.run(args);
const lint = (...args: readonly string[]) => run("lint", "openapi.yaml", ...args);
const mended = faulty.replace('        "404": { $ref: "#/components/responses/BadRequest" }\n', "");

describe("error-contract lint", () => {
  it("shows contradictions before gaps, at file, line and column with an excerpt, and fails on errors", async () => {
    const { stdout, exitCode } = await lint();
    expect(stdout).toMatch(/^Contradictions\n.*openapi\.yaml:10:9 {2}error-status-match\n +10 \| +"404".*\nGaps\n/s);
    expect(exitCode).toBe(1);
  });

  it.each([
    [["--rule", "error-status-match=off"], 0],
    [["--rule", "error-status-match=off", "--fail-on", "warn"], 1],
    [["--rule", "error-status-match=warn"], 0],
    [["--preset", "strict", "--rule", "error-status-match=off"], 1],
  ])("%j exits with %i", async (args, exitCode) => {
    expect((await lint(...args)).exitCode).toBe(exitCode);
  });

  it.each([
    [["lint"], "lint needs a document."],
    [
      ["lint", "openapi.yaml", "--rule", "error-status-mach=off"],
      'Unknown rule "error-status-mach".\nDid you mean "error-status-match"?',
    ],
    [["lint", "openapi.yaml", "--rule", "error-status-match"], "has no valid severity."],
    [["lint", "openapi.yaml", "--fail-on", "new"], "--fail-on new needs something to compare with."],
    [["lint", "openapi.yaml", "--update-baseline"], "--update-baseline needs a file."],
    [["lint", "openapi.yaml", "--fromat", "json"], 'Did you mean "--format"?'],
    [["lnit", "openapi.yaml"], 'Did you mean "lint"?'],
    [["openapi.yaml"], "Try: error-contract lint openapi.yaml"],
    [[], "Usage: error-contract COMMAND"],
  ])("%j is wrong usage", async (args, message) => {
    const { stderr, exitCode } = await run(...args);
    expect(stderr).toContain(message);
    expect(exitCode).toBe(2);
  });

  it.each([[["--help"]], [["lint", "--help"]], [["help", "lint"]], [["lint", "-h"]]])(
    "%j shows the usage",
    async (args) => {
      expect(await run(...args)).toMatchObject({
        exitCode: 0,
        stderr: "",
        stdout: expect.stringMatching(/^Usage: error-contract/),
      });
    },
  );

  it.each([[["--version"]], [["lint", "--version"]]])("%j shows the version", async (args) => {
    expect(await run(...args)).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  });

  it("fails on a document with nothing to check", async () => {
    folder.write("openapi.yaml", "openapi: 3.1.0\ninfo: { title: None, version: '1' }\npaths: {}\n");
    const { stdout, exitCode } = await lint();
    expect(stdout).toContain("The document has no operations, so nothing was checked");
    expect(exitCode).toBe(1);
  });

  it("checks several documents, and continues after one that cannot be read", async () => {
    folder.write("broken.yaml", "openapi: [");
    const { stdout, exitCode } = await run("lint", "broken.yaml", "openapi.yaml", "--format", "json");
    const { findings, summary } = JSON.parse(stdout);
    expect(new Set(findings.map(({ file }: { file: string }) => file))).toEqual(
      new Set(["broken.yaml", "openapi.yaml"]),
    );
    expect(summary.documents).toBe(2);
    expect(exitCode).toBe(1);
  });
});

describe("a baseline", () => {
  const baseline = ["--baseline", "known.json"] as const;

  it("hides known faults, shows new ones, reports fixed ones, and forgets those when updated", async () => {
    expect((await lint(...baseline)).stderr).toContain("There is no such baseline.");
    expect(await lint(...baseline, "--update-baseline")).toMatchObject({
      exitCode: 0,
      stderr: "Wrote known.json.",
    });
    expect((await lint(...baseline)).stdout).toMatch(/^No new findings in 1 document; \d+ known faults not shown\.$/);

    folder.write(
      "openapi.yaml",
      faulty.replace(
        "  /teas/{id}:\n",
        "  /cups:\n    get: { responses: { '500': { description: Broken. } } }\n  /teas/{id}:\n",
      ),
    );
    const added = await lint(...baseline);
    expect(added.stdout).toContain("GET /cups");
    expect(added.stdout).not.toContain("error-status-match");
    expect(added.exitCode).toBe(1);

    folder.write("openapi.yaml", mended);
    const after = await lint(...baseline);
    expect(after.stdout).toMatch(/fixed {2}GET \/teas 404 {2}error-status-match/);
    expect(after.exitCode).toBe(0);
    await lint(...baseline, "--update-baseline");
    expect(folder.read("known.json")).not.toContain("error-status-match");
    expect((await lint(...baseline, "--update-baseline")).stderr).toBe("known.json is up to date.");
  });

  it("is the same for a renamed file whose lines have moved", async () => {
    await lint(...baseline, "--update-baseline");
    folder.write("api/other.yaml", faulty.replace("paths:", "# moved\n\n\npaths:"));
    expect((await run("lint", "api/other.yaml", ...baseline)).stdout).toMatch(/^No new findings/);
  });

  it("keeps its faults while the document cannot be read, and reports none as fixed", async () => {
    await lint(...baseline, "--update-baseline");
    const before = folder.read("known.json");
    folder.write("openapi.yaml", "openapi: 3.1.0\npaths: {");
    const { stdout, stderr, exitCode } = await lint(...baseline, "--update-baseline");
    expect(stdout).toContain("unreadable-document");
    expect(stdout).not.toContain("fixed");
    expect(stderr).toBe("known.json is up to date.");
    expect(exitCode).toBe(1);
    expect(folder.read("known.json")).toBe(before);
  });

  it("never covers a file that cannot be read", async () => {
    folder.write("openapi.yaml", faulty.replaceAll("#/components/responses/BadRequest", "bad.yaml"));
    await lint(...baseline, "--update-baseline");
    const { stdout, exitCode } = await lint(...baseline);
    expect(stdout).toContain("cannot be read: there is no such file.");
    expect(exitCode).toBe(1);
  });

  it("may not be a missing version", async () => {
    const { stderr, exitCode } = await lint("--against", "gone.yaml");
    expect(stderr).toContain("error: gone.yaml: There is no such file.");
    expect(exitCode).toBe(1);
  });

  it("may be another version of the document", async () => {
    folder.write("old.yaml", mended);
    const { stdout, exitCode } = await lint("--against", "old.yaml");
    expect(stdout).toContain("error-status-match");
    expect(stdout).not.toContain("GET /teas/{id}");
    expect(exitCode).toBe(1);
    expect((await run("lint", "old.yaml", "--against", "openapi.yaml")).exitCode).toBe(0);
  });
});

describe("a format", () => {
  it("is written to a file, and chosen by the file's name", async () => {
    const { stdout } = await lint("-o", "findings.json");
    expect(stdout).toBe("");
    expect(JSON.parse(folder.read("findings.json")).findings).not.toEqual([]);
  });

  it("cannot be written to a missing folder", async () => {
    const { stderr, exitCode } = await lint("-o", "none/findings.json");
    expect(stderr).toContain("none/findings.json: This file cannot be written");
    expect(exitCode).toBe(1);
  });

  it.skipIf(process.platform !== "linux")("sarif is valid according to Microsoft's own validator", async () => {
    const peers = await installPeers({ "@microsoft/sarif-multitool-linux": "5.7.0" });
    const tool = join(peers, "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool");
    chmodSync(tool, 0o755); // as its install script would
    const validate = async (file: string): Promise<string> => {
      const options = ["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning"];
      const env = { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" };
      const { all } = await execa(tool, ["validate", file, ...options], {
        cwd: folder.path,
        all: true,
        reject: false,
        env,
      });
      return all;
    };
    await lint("-o", "lint.sarif");
    const verdict = await validate("lint.sarif");
    expect(verdict).toContain("Analysis completed successfully");
    expect(verdict).not.toMatch(/: (error|warning) /);
    folder.write("bad.sarif", folder.read("lint.sarif").replaceAll("startLine", "begin"));
    expect(await validate("bad.sarif")).toMatch(/: error /); // otherwise it does not check anything
  });
});

describe("the configuration", () => {
  it("sets documents, preset, severities and baseline; the command line takes precedence", async () => {
    folder.write("error-contract.config.yaml", "documents: [openapi.yaml]\nrules: { error-status-match: off }\n");
    expect((await run("lint")).exitCode).toBe(0);
    expect((await run("lint", "--rule", "error-status-match=error")).exitCode).toBe(1);
  });

  it.each([
    ["an unknown setting", "documnts: []\n", '1:1: Unknown setting "documnts".', 'Did you mean "documents"?'],
    ["an unknown rule", "rules:\n  error-404: off\n", '2:3: Unknown rule "error-404".', ""],
    ["an unknown severity", "rules:\n  error-headers: maybe\n", '2:3: "maybe" is not a severity.', ""],
    ["an unknown preset", "preset: strickt\n", '1:1: Unknown preset "strickt".', 'Did you mean "strict"?'],
    ["a document that is not a path", "documents:\n  - [a]\n", "2:5: documents.0 must be a path.", ""],
  ])("is rejected at its line: %s", async (_, text, message, remedy) => {
    folder.write("error-contract.config.yaml", text);
    const { stderr, exitCode } = await run("lint");
    expect(stderr).toContain(`error: error-contract.config.yaml:${message}`);
    expect(stderr).toContain(remedy);
    expect(exitCode).toBe(1);
  });
});

describe("the terminal", () => {
  it("is colored only if colors are wanted", async () => {
    const colored = (env: Record<string, string>) => folder.run(["lint", "openapi.yaml"], { env });
    const sequence = "\u001b[";
    expect((await colored({ FORCE_COLOR: "1" })).stdout).toContain(sequence);
    expect((await colored({ FORCE_COLOR: "1", NO_COLOR: "1" })).stdout).not.toContain(sequence);
    expect((await colored({ FORCE_COLOR: "", NO_COLOR: "" })).stdout).not.toContain(sequence);
  });

  it("may close a pipe early: without a message, and with the exit status of the findings", async () => {
    const paths = Array.from(
      { length: 3000 },
      (_, index) => `  /a${index}:\n    get: { responses: { "404": { $ref: "#/components/responses/BadRequest" } } }\n`,
    );
    folder.write("openapi.yaml", faulty.replace("paths:\n", `paths:\n${paths.join("")}`));
    const script = `set -o pipefail; "${process.execPath}" "${folder.bin}" lint openapi.yaml --format json | head -n 1`;
    const { exitCode, stdout, stderr } = await execa("bash", ["-c", script], { cwd: folder.path, reject: false });
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 1, stdout: "{", stderr: "" });
  });

  it("watches until Ctrl-C, and exits with 130", async () => {
    const child = spawn(process.execPath, [folder.bin, "lint", "openapi.yaml", "--watch"], { cwd: folder.path });
    let output = "";
    const until = async (text: string | RegExp): Promise<void> => {
      for (let waited = 0; !output.match(text); waited += 50) {
        if (waited > 20_000) throw new Error(`never came: ${text} in ${output}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      output = "";
    };
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    await until(/error-status-match.*Waiting for changes/s);
    folder.write("openapi.yaml", mended);
    await until(/Waiting for changes/);
    folder.write("openapi.yaml", faulty);
    await until(/error-status-match.*Waiting for changes/s);
    const ended = new Promise((resolve) => child.once("exit", (code) => resolve(code)));
    child.kill("SIGINT");
    expect(await ended).toBe(130);
  });
});
