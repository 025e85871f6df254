import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { runStages, upTo } from "./run-stages.ts";
import { type Stage, StageFailure } from "./stage.ts";

const signal = new AbortController().signal;

function stage(name: string, needs: readonly string[], run: Stage["run"] = async () => undefined): Stage {
  return { name, reads: needs.map((need) => `dist/${need}`), produces: [`dist/${name}`], run };
}

describe("runStages", () => {
  it("starts a stage only when all its dependencies are done", async () => {
    const log: string[] = [];
    const logged = (name: string, needs: readonly string[]) =>
      stage(name, needs, async () => {
        log.push(`${name} starts`);
        await setTimeout(5);
        log.push(`${name} ends`);
        return undefined;
      });
    await runStages([logged("docs", ["bundle", "types"]), logged("types", ["bundle"]), logged("bundle", [])], "/tree", {
      signal,
    });
    expect(log).toEqual(["bundle starts", "bundle ends", "types starts", "types ends", "docs starts", "docs ends"]);
  });

  it("runs independent stages in parallel", async () => {
    let meet = (_: undefined): void => {};
    const meeting = new Promise<undefined>((resolve) => {
      meet = resolve;
    });
    const waits = stage("waits", [], () => meeting);
    const comes = stage("comes", [], async () => {
      meet(undefined);
      return undefined;
    });
    const reports = await runStages([waits, comes], "/tree", { signal });
    expect(reports.map((report) => report.stage.name)).toEqual(["waits", "comes"]);
  });

  it("stops the others and reports the failing stage's own message", async () => {
    let stopped = false;
    const endless = stage("endless", [], async (_tree, stop) => {
      await setTimeout(60_000, undefined, { signal: stop }).catch(() => {
        stopped = true;
      });
      return undefined;
    });
    const fails = stage("lint", [], () => Promise.reject(new StageFailure("spec/openapi.yaml:3:1 is wrong")));
    const never = stage("never", ["lint"], () => Promise.reject(new Error("this stage must not start")));
    await expect(runStages([endless, fails, never], "/tree", { signal })).rejects.toThrow(
      new StageFailure("lint failed\n\nspec/openapi.yaml:3:1 is wrong"),
    );
    expect(stopped).toBe(true);
  });

  it("reports places in the repository, not in the copy", async () => {
    const tree = join(process.cwd(), ".build/1-x");
    const text = `${tree}/spec/a.yaml:1:1 and .build/1-x/spec/b.yaml:2:2`;
    const fails = stage("lint", [], () => Promise.reject(new StageFailure(text)));
    await expect(runStages([fails], tree, { signal })).rejects.toThrow("spec/a.yaml:1:1 and spec/b.yaml:2:2");
    const warns = stage("lint", [], async () => text);
    expect(await runStages([warns], tree, { signal })).toMatchObject([
      { notice: "spec/a.yaml:1:1 and spec/b.yaml:2:2" },
    ]);
  });

  it("rejects with the caller's reason if aborted", async () => {
    const reason = new Error("Interrupted");
    const waits = stage("waits", [], async (_tree, stop) => {
      await setTimeout(60_000, undefined, { signal: stop });
      return undefined;
    });
    await expect(runStages([waits], "/tree", { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

describe("upTo", () => {
  it("keeps the named stage and its dependencies, in order", () => {
    const stages = [stage("bundle", []), stage("lint", []), stage("generate", ["bundle"]), stage("docs", ["bundle"])];
    expect(upTo("generate", stages).map(({ name }) => name)).toEqual(["bundle", "generate"]);
  });
});
