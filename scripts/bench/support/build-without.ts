/** Runs `pnpm build` without the named stages, to compare it with a commit that does not have them. */

import { buildStages } from "../../pipeline/build-stages.ts";
import { inShadow } from "../../pipeline/in-shadow.ts";
import { publish } from "../../pipeline/publish.ts";
import { memory, root } from "../../pipeline/repository.ts";
import { runStages } from "../../pipeline/run-stages.ts";

const stages = buildStages.filter(({ name }) => !process.argv.slice(2).includes(name));
await inShadow(async (tree, signal) => {
  const done = await runStages(stages, tree, { signal, memory });
  await publish([...new Set(done.flatMap(({ stage }) => stage.produces))], tree, root);
});
