#!/usr/bin/env node
import { run } from "./cli.ts";

process.once("SIGINT", () => process.exit(130)); // never halfway through the files: see replaceFolder

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
