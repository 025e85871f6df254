import { type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";
import type { ExitCode } from "../command-line/command-spec.ts";
import { endWhenIdle } from "../command-line/interrupt.ts";
import type { Terminal } from "../command-line/terminal.ts";

/** How long to wait for more changes, in milliseconds: an editor writes a file in several steps. */
const SETTLE = 100;

/**
 * Runs a task, and runs it again whenever a file that it has read changes, until the process is interrupted.
 *
 * @param once - the task; it returns the paths of the files that it has read
 * @param terminal - where to say that it is waiting
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

/** Watches folders rather than files, because an editor may replace a file with a new one. */
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
