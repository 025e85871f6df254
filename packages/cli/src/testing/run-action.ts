import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { load } from "js-yaml";

const root = join(import.meta.dirname, "../../../..");

interface Action {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

interface Step {
  readonly id: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

/** The results of an action in a job. */
export interface ActionRun {
  readonly exitCode: number;
  /** Everything its steps printed. */
  readonly log: string;
  /** What they wrote to the job summary. */
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Runs `action.yml` as a GitHub runner does: evaluates inputs and outputs as expressions, and runs each step in a bash
 * of its own, with the environment files of GitHub Actions. Stops at the first step that fails.
 *
 * @param inputs - the inputs of the step that uses the action
 * @param job - the workspace, and the payload of the event
 * @returns how it ended
 */
export async function runAction(
  inputs: Readonly<Record<string, string>>,
  job: { readonly workspace: string; readonly event: object },
): Promise<ActionRun> {
  const action = load(readFileSync(join(root, "action.yml"), "utf8")) as Action;
  const temporary = mkdtempSync(join(tmpdir(), "runner-"));
  const file = (name: string, content = ""): string => {
    const path = join(temporary, name);
    writeFileSync(path, content);
    return path;
  };
  const values = new Map<string, string>();
  for (const [name, { required, default: value }] of Object.entries(action.inputs)) {
    if (required && inputs[name] === undefined) throw new Error(`the input ${name} is required`);
    values.set(`inputs.${name}`, inputs[name] ?? value ?? "");
  }
  const evaluate = (text: string): string =>
    text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => values.get(expression) ?? "");

  const summary = file("summary.md");
  let log = "";
  let exitCode = 0;
  try {
    for (const [index, step] of action.runs.steps.entries()) {
      if (step.shell !== "bash" || step.run.includes("${{")) throw new Error(`step ${step.id} would run an expression`);
      const output = file(`output-${index}`);
      const ended = await execa(
        "bash",
        ["--noprofile", "--norc", "-eo", "pipefail", file(`step-${index}.sh`, step.run)],
        {
          cwd: job.workspace,
          all: true,
          stripFinalNewline: false,
          reject: false,
          env: {
            ...Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, evaluate(value)])),
            CI: "true",
            GITHUB_ACTIONS: "true",
            GITHUB_EVENT_PATH: file("event.json", JSON.stringify(job.event)),
            GITHUB_OUTPUT: output,
            GITHUB_STEP_SUMMARY: summary,
            GITHUB_WORKSPACE: job.workspace,
            RUNNER_TEMP: temporary,
          },
        },
      );
      log += ended.all;
      for (const line of readFileSync(output, "utf8").split("\n")) {
        const [, name, value] = /^(.*?)=(.*)$/.exec(line) ?? [];
        if (name !== undefined) values.set(`steps.${step.id}.outputs.${name}`, value ?? "");
      }
      exitCode = ended.exitCode ?? 1;
      if (exitCode !== 0) break;
    }
    const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, evaluate(value)] as const);
    const sarif = values.get("steps.check.outputs.sarif");
    return {
      exitCode,
      log,
      summary: readFileSync(summary, "utf8"),
      outputs: { ...Object.fromEntries(outputs), ...(sarif && { sarifContent: readFileSync(sarif, "utf8") }) },
    };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
