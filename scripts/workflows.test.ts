import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "./pipeline/repository.ts";
import { rootManifest } from "./release/published-packages.ts";

interface Step {
  readonly run?: string;
  readonly uses?: string;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(root, ".github/workflows");
const workflows = readdirSync(folder).map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }));

/** The pnpm commands that a workflow may run apart from the root scripts. */
const ofPnpm = new Set(["install", "exec", "audit"]);

describe.each(workflows)("the workflow $file", ({ text }) => {
  const workflow: Workflow = parse(text);
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  it("has read permission only, unless a job requests more", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
  });

  it("uses no secret", () => {
    expect(text).not.toMatch(/secrets\.|NODE_AUTH_TOKEN|NPM_TOKEN|_authToken/);
  });

  it("pins a version of every action", () => {
    for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/@(v\d+|[0-9a-f]{40})$/);
  });

  it("only runs existing commands", () => {
    const lines = steps.flatMap(({ run = "" }) => run.split("\n"));
    const commands = lines.flatMap((line) => /^npx -y pnpm@12 (\S+)/.exec(line)?.[1] ?? []);
    const unknown = commands.filter((command) => !ofPnpm.has(command) && !(command in (rootManifest.scripts ?? {})));
    expect(unknown).toEqual([]);
  });
});

it("checks for advisories every week, and whenever a dependency changes", () => {
  const { on, jobs } = parse(workflows.find(({ file }) => file === "audit.yml")?.text ?? "");
  expect(on).toMatchObject({
    schedule: [{ cron: expect.stringMatching(/ 1$/) }],
    pull_request: { paths: ["pnpm-lock.yaml"] },
  });
  expect(jobs.audit.steps.map(({ run }: Step) => run)).toContain("npx -y pnpm@12 audit --prod");
});

describe("the release", () => {
  const workflow: Workflow = parse(workflows.find(({ file }) => file === "release.yml")?.text ?? "");
  const publishes = (job: Job) => job.steps.some(({ run }) => run === "npx -y pnpm@12 release");
  const [job] = Object.values(workflow.jobs).filter(publishes);

  it("is a trusted publisher: only the job that publishes has an OIDC token", () => {
    const trusted = Object.values(workflow.jobs).filter(({ permissions }) => permissions?.["id-token"] === "write");
    expect(trusted).toEqual([job]);
  });

  it("audits and rehearses before it publishes", () => {
    const runs = job?.steps.flatMap(({ run }) => run ?? []) ?? [];
    const at = (command: string) => runs.indexOf(`npx -y pnpm@12 ${command}`);
    expect(at("audit --prod")).toBeGreaterThan(-1);
    expect(at("test --project release")).toBeGreaterThan(at("audit --prod"));
    expect(at("release")).toBeGreaterThan(at("test --project release"));
  });
});
