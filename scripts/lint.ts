import { redoclyEnvironment } from "@error-contract/docs/redocly-environment";
import { execa } from "execa";
import { makeRuleset } from "./pipeline/build-stages.ts";
import { command } from "./pipeline/command.ts";
import { root } from "./pipeline/repository.ts";
import { runTool } from "./pipeline/run-tool.ts";
import { unnamedFiles } from "./pipeline/unnamed-files.ts";

const help = `pnpm lint

Looks for files of the specification that nothing refers to, lints it with Spectral and Redocly, then the code with Biome, looks with knip for files,
exports and dependencies that nothing uses and with jscpd for more than ten lines that stand twice, and compares each api.md with
what its package exports. All run, whatever the others find; a warning counts.

Exit codes: 0 nothing found, 1 something found, 2 wrong argument.`;

const linters = [
  ["spectral", "lint", "spec/openapi.yaml", "--fail-severity", "warn", "--quiet"],
  ["redocly", "lint", "spec/openapi.yaml"],
  ["biome", "check", "."],
  ["knip", "--no-config-hints"],
  ["jscpd", "--config", ".jscpd.json", "packages", "scripts", "docs", "spec"],
  ["node", "-C", "@error-contract/source", "scripts/api-report.ts", "--check"],
] as const;

await command(help, async () => {
  // The linters load the bundled ruleset, which goes stale when its source is edited.
  await runTool(makeRuleset, { tree: root });
  const unnamed = await unnamedFiles(root);
  for (const sentence of unnamed) console.error(sentence);
  let exitCode = unnamed.length > 0 ? 1 : 0;
  for (const [tool, ...args] of linters) {
    const { failed } = await execa(tool, args, {
      cwd: root,
      stdio: "inherit",
      preferLocal: true,
      localDir: import.meta.dirname,
      reject: false,
      env: redoclyEnvironment,
    });
    if (failed) exitCode = 1;
  }
  return exitCode;
});
