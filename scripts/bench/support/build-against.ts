import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median, table } from "@error-contract/testing";
import { execa } from "execa";
import { buildStages } from "../../pipeline/build-stages.ts";
import { root } from "../../pipeline/repository.ts";
import { type Times, timed } from "./timed.ts";

/** How much longer than the other commit's a build may take. */
const most = 1.1;
const node = ["node_modules/.bin/node", "-C", "@error-contract/source"];

/**
 * Builds this tree and another commit's alternately, from scratch and incrementally, and prints medians of
 * wall and CPU time. One comparison leaves out what only this tree builds, so that it compares the same work.
 *
 * @param ref - the other commit
 * @param rounds - how often each is built
 * @returns whether the same work takes at most `most` times as long
 */
export async function buildAgainst(ref: string, rounds: number): Promise<boolean> {
  const other = await mkdtemp(join(tmpdir(), "build-against-"));
  try {
    await execa("bash", ["-c", 'git archive "$1" | tar -x -C "$2"', "bash", ref, other], { cwd: root });
    await execa("npx", ["-y", "pnpm@12", "install", "--frozen-lockfile"], { cwd: other });
    await timed([...node, "scripts/build.ts"], other);
    const stages = await readFile(join(other, "scripts/pipeline/build-stages.ts"), "utf8");
    const more = buildStages.map(({ name }) => name).filter((name) => !stages.includes(`name: "${name}"`));
    console.log(`${ref} has no stage for: ${more.join(", ") || "nothing"}\n`);

    const rows = {
      [`${ref}, from nothing`]: { tree: other, script: ["scripts/build.ts"], remembers: false },
      [`${ref}, again`]: { tree: other, script: ["scripts/build.ts"], remembers: true },
      "now, from nothing": { tree: root, script: ["scripts/build.ts"], remembers: false },
      "now, again": { tree: root, script: ["scripts/build.ts"], remembers: true },
      "the same work, from nothing": {
        tree: root,
        script: ["scripts/bench/support/build-without.ts", ...more],
        remembers: false,
      },
      "the same work, again": {
        tree: root,
        script: ["scripts/bench/support/build-without.ts", ...more],
        remembers: true,
      },
    };
    const times = new Map<string, Times[]>(Object.keys(rows).map((name) => [name, []]));
    for (let round = 0; round < rounds; round++)
      for (const [name, { tree, script, remembers }] of Object.entries(rows)) {
        if (!remembers) await rm(join(tree, ".build"), { recursive: true, force: true });
        times.get(name)?.push(await timed([...node, ...script], tree));
      }

    const figures = [...times].map(([name, all]) => ({
      name,
      wall: median(all.map(({ wall }) => wall)),
      cpu: median(all.map(({ cpu }) => cpu)),
    }));
    const ratios = figures.map((figure, index) => {
      const base = figures[index % 2] ?? figure;
      return { ...figure, wallRatio: figure.wall / base.wall, cpuRatio: figure.cpu / base.cpu };
    });
    console.log(
      table([
        ["build", "wall", "ratio", "CPU", "ratio"],
        ...ratios.map(({ name, wall, wallRatio, cpu, cpuRatio }) => [
          name,
          seconds(wall),
          wallRatio.toFixed(2),
          seconds(cpu),
          cpuRatio.toFixed(2),
        ]),
      ]),
    );
    console.log(
      `\nMedians of ${rounds} rounds, taken in turns; the same work may take ${most.toFixed(2)} times as long.`,
    );
    return ratios.every(({ name, wallRatio }) => !name.startsWith("the same work") || wallRatio <= most);
  } finally {
    await rm(other, { recursive: true, force: true });
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
