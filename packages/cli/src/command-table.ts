import type { Command } from "./command-line/command.ts";

/** A subcommand in the table. Its code is only loaded when it runs. */
export interface TableEntry {
  readonly summary: string;
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** Every subcommand, in the order of `--help`. */
export const table: Readonly<Record<string, TableEntry>> = {
  lint: {
    summary: "check the errors that a document describes",
    load: () => import("./commands/lint.ts"),
  },
  report: {
    summary: "show how an API fails: a score, a matrix, what to do first",
    load: () => import("./commands/report.ts"),
  },
  fix: {
    summary: "fix what can be fixed: as a diff, in place, or as an overlay",
    load: () => import("./commands/fix.ts"),
  },
  diff: {
    summary: "show what changed for callers, and the version bump it requires",
    load: () => import("./commands/diff.ts"),
  },
  init: {
    summary: "show what is recognized, and set up a baseline, a configuration and CI",
    load: () => import("./commands/init.ts"),
  },
  generate: {
    summary: "write TypeScript: types, errors by code, a client",
    load: () => import("./commands/generate.ts"),
  },
  test: {
    summary: "test that a server's errors match its document",
    load: () => import("./commands/test.ts"),
  },
  coverage: {
    summary: "compare the errors that are documented, tested and seen in a log",
    load: () => import("./commands/coverage.ts"),
  },
  explain: {
    summary: "explain an error code: causes, remedies, operations",
    load: () => import("./commands/explain.ts"),
  },
  pages: {
    summary: "write the error dictionary: a page for every code",
    load: () => import("./commands/pages.ts"),
  },
};
