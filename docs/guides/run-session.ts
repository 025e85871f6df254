import { execa } from "execa";
import { isShownTruly } from "./shown-truly.ts";

/** Where commands run, and what they find. */
export interface Workplace {
  readonly folder: string;
  /** Folders in which programs are looked for first. */
  readonly path: readonly string[];
}

/** A command of a guide, with the output that the guide shows. */
interface Step {
  readonly command: string;
  readonly shown: readonly string[];
}

const mark = "--- the next command ---";
const person = { NAME: "You", EMAIL: "you@example.com" };

/**
 * Runs the commands of a block in one shell, and gives the block as it should be: each command with what it prints.
 * `npx` looks into the project's `node_modules/.bin` first, so `npx error-contract` is the program of that name there.
 *
 * @param lines - the block; lines that begin with `$ ` are commands, those that follow are output
 * @param workplace - where they run
 * @returns the block; output that it showed truly, with `…` for what it left out, is as it was
 */
export async function runSession(lines: readonly string[], { folder, path }: Workplace): Promise<string[]> {
  const steps = stepsOf(lines);
  const script = steps.map(({ command }) => `${local(command)}\nstatus=$?; echo; echo '${mark}'; (exit $status)`);
  const { all } = await execa("bash", ["-c", ["exec 2>&1", "true", ...script].join("\n")], {
    cwd: folder,
    all: true,
    reject: false,
    stdin: "ignore",
    extendEnv: false,
    env: {
      PATH: [...path, process.env["PATH"]].join(":"),
      HOME: folder,
      NO_COLOR: "1",
      GIT_CONFIG_NOSYSTEM: "1",
      ...Object.fromEntries(
        Object.entries(person).flatMap(([key, value]) => [
          [`GIT_AUTHOR_${key}`, value],
          [`GIT_COMMITTER_${key}`, value],
        ]),
      ),
    },
  });
  const outputs = all.split(mark);
  return steps.flatMap(({ command, shown }, index) => {
    const printed = linesOf(outputs[index] ?? "");
    return [`$ ${command}`, ...(isShownTruly(shown, printed) ? shown : printed)];
  });
}

function stepsOf(lines: readonly string[]): readonly Step[] {
  const starts = lines.flatMap((line, index) => (line.startsWith("$ ") ? [index] : []));
  return starts.map((start, index) => ({
    command: (lines[start] ?? "").slice(2),
    shown: lines.slice(start + 1, starts[index + 1]),
  }));
}

/** The command as it runs here: `npx` finds its program on the path, and programs find this repository's packages by their sources. */
function local(command: string): string {
  return command.replaceAll(/\bnpx (?=[a-z@])/g, "").replaceAll(/^node /g, "node -C @error-contract/source ");
}

/** Without the empty lines around it, and without spaces that no reader sees. */
function linesOf(output: string): string[] {
  const text = output.replaceAll(/[ \t]+$/gm, "").replaceAll(/^\n+|\n+$/g, "");
  return text === "" ? [] : text.split("\n");
}
