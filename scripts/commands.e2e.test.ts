import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { expect, it } from "vitest";
import { root } from "./pipeline/repository.ts";

const readme = await readFile(join(root, "README.md"), "utf8");
const commands = [...readme.matchAll(/^\| `((?:run )?[\w-]+)` \|/gm)].flatMap(([, command]) => command ?? []);

/** The version output of the tools behind two of the commands. */
const tools: Readonly<Record<string, RegExp>> = { test: /^vitest\//m, typecheck: /^tsc: / };

// Starting npx for each command takes ten times as long as the command.
const { stdout: pnpm } = await execa("npx", ["-y", "-p", "pnpm@12", "-c", "command -v pnpm"]);

// pnpm has its own commands, and a new one would hide a script of the same name.
it.each(commands)("`pnpm %s`, as the README spells it, runs our command and not one of pnpm's", async (command) => {
  const { stdout } = await execa(pnpm, ["--silent", ...command.split(" "), "--help"], { cwd: root });
  expect(stdout).toMatch(tools[command] ?? new RegExp(`^(?:Usage: )?pnpm ${command}\\b`, "m"));
});
