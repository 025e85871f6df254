import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../../..");
const shop = join(import.meta.dirname, "testing/tea-shop.yaml");
const bin = ["-C", "@error-contract/source", join(import.meta.dirname, "bin.ts")];

describe("the command", () => {
  it("runs on the oldest supported Node when compiled", async () => {
    await using folder = await temporaryFolder();
    await run(join(root, "node_modules/.bin/tsc"), ["--build", join(root, "packages/generator")]);
    const compiled = join(root, "packages/generator/dist/bin.js");
    const { stdout } = await run("npx", ["-y", "node@20", compiled, shop, join(folder.path, "generated")], {
      cwd: folder.path,
    });
    expect(stdout).toMatch(/3 error codes\n$/);
    expect(await readdir(join(folder.path, "generated"))).toEqual([
      "catalogue.ts",
      "client.ts",
      "errors.ts",
      "index.ts",
      "openapi.ts",
    ]);
  });

  it("exits with 130 on Ctrl-C, and leaves nothing behind", async () => {
    await using folder = await temporaryFolder();
    const pipe = join(folder.path, "endless.yaml");
    await run("mkfifo", [pipe]);
    const command = spawn(process.execPath, [...bin, pipe, join(folder.path, "generated")]);
    const writer = await open(pipe, "w"); // waits until the command reads
    const exit = once(command, "exit");
    command.kill("SIGINT");
    // Node only exits once its read of the pipe ends. The document is complete, so a command that kept running would write.
    await writer.writeFile(await readFile(shop));
    await writer.close();
    const [code] = await exit;
    expect(code).toBe(130);
    expect(await readdir(folder.path)).toEqual(["endless.yaml"]);
  });
});
