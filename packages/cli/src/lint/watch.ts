import { type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";
import type { ExitCode } from "../command-line/command-spec.ts";
import { endWhenIdle } from "../command-line/interrupt.ts";
import type { Terminal } from "../command-line/terminal.ts";

/** An editor writes a file in several steps. */
const SETTLE = 100;

/**
 * Does something once, and again whenever a file changes that it has read, until the process is interrupted.
 *
 * @param once - what to do; it gives the paths of the files that it has read
 * @param terminal - where it says that it waits
 * @returns never
 */
export async function watchFiles(
  once: () => Promise<{ readonly files: readonly string[] }>,
  terminal: Terminal,
): Promise<ExitCode> {
  for (;;) {
    if (terminal.out.isTerminal) terminal.out.write("\u001b[2J\u001b[H");
    const { files } = await once();
    terminal.err.write(terminal.err.style.dim("Waiting for changes. Press Ctrl-C to stop.\n"));
    endWhenIdle();
    await changeOf(files);
  }
}

/** Folders are watched, not files: an editor may put a new file in the place of the old one. */
function changeOf(files: readonly string[]): Promise<void> {
  const folders = new Map<string, Set<string>>();
  for (const file of files) folders.set(dirname(file), (folders.get(dirname(file)) ?? new Set()).add(basename(file)));
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const watchers: FSWatcher[] = [...folders].map(([folder, names]) =>
      watch(folder, (_, name) => {
        if (name !== null && !names.has(name)) return;
        clearTimeout(timer);
        timer = setTimeout(() => {
          for (const watcher of watchers) watcher.close();
          resolve();
        }, SETTLE);
      }),
    );
  });
}
