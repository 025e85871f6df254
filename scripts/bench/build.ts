/**
 * Measures how much longer `pnpm build` takes than its slowest stage alone, the limit of running stages in parallel.
 * With `--against REF`, it measures how much longer than the build of another commit.
 */

import { rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { median } from "@error-contract/testing";
import { execa } from "execa";
import { buildStages } from "../pipeline/build-stages.ts";
import { inShadow } from "../pipeline/in-shadow.ts";
import { memory, root } from "../pipeline/repository.ts";
import { runStages } from "../pipeline/run-stages.ts";
import { buildAgainst } from "./support/build-against.ts";

const rounds = 5;

const { against } = parseArgs({ options: { against: { type: "string" } } }).values;
if (against === undefined) await besideSlowestStage();
else if (!(await buildAgainst(against, rounds))) process.exitCode = 1;

async function besideSlowestStage(): Promise<void> {
  const anew: number[] = [];
  const whole: number[] = [];
  const alone = new Map<string, number[]>(buildStages.map(({ name }) => [name, []]));

  for (let round = 0; round < rounds; round++) {
    await rm(memory, { recursive: true, force: true });
    anew.push(await timeOfBuild());
    whole.push(await timeOfBuild());
    await inShadow(async (tree, signal) => {
      for (const stage of buildStages) {
        const [report] = await runStages([stage], tree, { signal });
        if (report) alone.get(stage.name)?.push(report.milliseconds);
      }
    });
  }

  const [slowest, ...others] = [...alone]
    .map(([name, times]) => ({ name, time: median(times) }))
    .sort((a, b) => b.time - a.time);
  if (slowest) {
    console.log(`everything anew     ${seconds(median(anew))}`);
    console.log(`the build after it  ${seconds(median(whole))}`);
    console.log(`${slowest.name} alone  ${seconds(slowest.time)} (the slowest of ${others.length + 1} stages)`);
    console.log(
      `ratio  ${(median(whole) / slowest.time).toFixed(2)}, at most 1.50; medians of ${rounds} rounds, taken in turns`,
    );
  }
}

async function timeOfBuild(): Promise<number> {
  const begin = performance.now();
  await execa("node", ["-C", "@error-contract/source", "scripts/build.ts"], { cwd: root });
  return performance.now() - begin;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
