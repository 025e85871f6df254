#!/usr/bin/env node
import { run } from "./cli.ts";

process.once("SIGINT", () => process.exit(130)); // before or after the files are written, never halfway: see replaceFolder

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
