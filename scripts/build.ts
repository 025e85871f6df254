import { buildStages } from "./pipeline/build-stages.ts";
import { command } from "./pipeline/command.ts";
import { inShadow } from "./pipeline/in-shadow.ts";
import { publish } from "./pipeline/publish.ts";
import { buildTable } from "./pipeline/report.ts";
import { memory, root } from "./pipeline/repository.ts";
import { runStages, type StageReport } from "./pipeline/run-stages.ts";

const help = `pnpm build

Makes everything that follows from spec/: the bundled document, a clean bill from both linters, the client's types and
error catalogue, the compiled packages, and the reference docs. Artifacts change only when every stage has passed.

Exit codes: 0 built, 1 a stage failed (its message says where and why), 2 wrong argument, 130 interrupted.`;

await command(help, async () => {
  const begin = performance.now();
  const reports = await inShadow(async (tree, signal) => {
    const done = await runStages(buildStages, tree, { signal, memory, onChange: showProgress });
    await publish(artifacts(done), tree, root);
    return done;
  });
  for (const { stage, notice } of reports) if (notice) console.log(`${stage.name}:\n\n${notice}\n`);
  console.log(await buildTable(reports, root, performance.now() - begin));
  return 0;
});

/** Lists whole `dist/` folders rather than files in them, so that files of an older build are removed. */
function artifacts(reports: readonly StageReport[]): string[] {
  const paths = reports.flatMap(({ stage }) => stage.produces.map((path) => path.replace(/(\/dist)\/.*$/, "$1")));
  return [...new Set(paths)];
}

function showProgress(running: readonly string[]): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${running.join(", ")}`);
}
