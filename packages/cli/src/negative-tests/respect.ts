import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { InputError } from "../command-line/error.ts";
import { endWhenIdle } from "../command-line/interrupt.ts";
import type { Inputs } from "./inputs.ts";

/** How to run the tests. */
export interface RespectOptions {
  /** The file of the Redocly CLI. */
  readonly redocly: string;
  /** The folder with `errors.arazzo.json` and what it refers to. */
  readonly folder: string;
  readonly server: string;
  readonly inputs: Inputs;
  /** The maximum number of requests. */
  readonly steps: number;
  /** Called when a test begins. */
  readonly onTest: () => void;
}

/** The result of a test. */
export interface Ran {
  /** The last response; `undefined` if there was none. */
  readonly response: { readonly statusCode: number; readonly body: unknown } | undefined;
  /** What was wrong with the responses; empty if the test passed. */
  readonly problems: readonly string[];
  /** Whether a request could not be sent. */
  readonly unreachable: boolean;
}

interface Check {
  readonly name: string;
  readonly passed: boolean;
  readonly message: string;
  readonly condition?: string;
  readonly severity: string;
}

interface Results {
  readonly files: Readonly<Record<string, { readonly executedWorkflows: readonly ExecutedWorkflow[] }>>;
}

interface ExecutedWorkflow {
  readonly workflowId: string;
  readonly executedSteps: readonly {
    readonly stepId: string;
    readonly response?: { readonly statusCode: number; readonly body?: unknown };
    readonly checks: readonly Check[];
  }[];
}

/**
 * Runs tests with `redocly respect`.
 *
 * @param options - the tests and the server
 * @returns the result of each test, by its name
 * @throws {InputError} if it cannot run at all
 */
export async function runRespect({
  redocly,
  folder,
  server,
  inputs,
  steps,
  onTest,
}: RespectOptions): Promise<ReadonlyMap<string, Ran>> {
  const args = [
    ...["respect", "errors.arazzo.json", "--server", JSON.stringify({ api: server })],
    // It does not support ranges such as 4XX, and the conditions of the tests include the status.
    ...["--severity", "STATUS_CODE_CHECK=off", "--json-output", "results.json", "--max-steps", String(steps)],
  ];
  const env = {
    ...process.env,
    // Not on the command line, where other users of the machine could see it.
    REDOCLY_CLI_RESPECT_INPUT: JSON.stringify(inputs),
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    NO_COLOR: "1",
  };
  endWhenIdle();
  const child = spawn(process.execPath, [redocly, ...args], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  const stop = (): void => void child.kill();
  process.once("exit", stop); // Ctrl-C ends this process, and the child with it
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      output.push(line);
      if (line.includes("Running workflow")) onTest();
    });
  }
  await new Promise((resolve, reject) => child.once("close", resolve).once("error", reject));
  process.off("exit", stop);
  return readResults(folder, output);
}

function readResults(folder: string, output: readonly string[]): ReadonlyMap<string, Ran> {
  let results: Results;
  try {
    results = JSON.parse(readFileSync(join(folder, "results.json"), "utf8"));
  } catch {
    const said = output
      .filter((line) => line.trim() !== "")
      .slice(-5)
      .join("\n");
    throw new InputError(`redocly respect could not run the tests:\n${said}`, {
      remedy: "Version 2 or later is required.",
    });
  }
  const workflows = Object.values(results.files).flatMap(({ executedWorkflows }) => executedWorkflows);
  return new Map(workflows.map((workflow) => [workflow.workflowId, readWorkflow(workflow)]));
}

function readWorkflow({ executedSteps }: ExecutedWorkflow): Ran {
  const failed = executedSteps.flatMap(({ stepId, checks }) =>
    checks.filter(({ passed, severity }) => !passed && severity === "error").map((check) => ({ stepId, check })),
  );
  const response = executedSteps.at(-1)?.response;
  return {
    response: response && { statusCode: response.statusCode, body: response.body },
    problems: failed.map(({ stepId, check }) => problemOf(check, executedSteps.length > 1 ? `${stepId}: ` : "")),
    unreachable: failed.some(({ check }) => check.name === "failed network request"),
  };
}

function problemOf({ name, condition, message }: Check, step: string): string {
  if (condition !== undefined && name === "success criteria check") return `${step}${condition} does not hold`;
  return `${step}${name}: ${message.replaceAll(/\s+/g, " ").trim()}`;
}
