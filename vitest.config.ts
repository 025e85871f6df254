import { join } from "node:path";
import { redoclyEnvironment } from "@error-contract/docs/redocly-environment";
import { defineConfig, type ViteUserConfig } from "vitest/config";

// Workspace packages are read from their sources, so that a test never runs against a stale `dist/`.
const ssr = { resolve: { conditions: ["@error-contract/source", "module", "node"] } };

/** For the hundreds of processes that e2e tests start: a third of their CPU time went into what these two spare. */
const quickProcesses = {
  NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules/.cache/compiled"), // TypeScript is stripped once, not by each
  GOGC: "off", // the compiler ends before its garbage matters
  GOMEMLIMIT: "3GiB",
};

/** It publishes to a registry of its own and installs from it: minutes, which only a release spends. */
const rehearsal = {
  ssr,
  test: {
    name: "release",
    env: redoclyEnvironment,
    include: ["scripts/release/rehearsal/*.release.test.ts"],
    globalSetup: "scripts/release/rehearsal/setup.ts",
    fileParallelism: false, // installations of both at once would only wait for each other
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
};
/** `pnpm test` alone does not run it. */
const isRehearsal = process.argv.some((argument) => /^(--project=)?release$/.test(argument));

/** `*.test.ts`: quick, no process started. `*.e2e.test.ts`: the real command lines, browser and builds. */
const config: ViteUserConfig = defineConfig({
  test: {
    maxWorkers: "100%", // vitest leaves one core idle, which is half of a machine with two; e2e tests mostly wait
    reporters: ["default", "./scripts/testing/slowest-tests.ts"],
    projects: [
      {
        ssr,
        test: {
          name: "unit",
          isolate: false, // half the CPU time; no unit test changes what others see
          include: ["{docs,spec,packages/*,scripts}/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/dist/**", "**/.build/**", "**/*.{e2e,release}.test.ts"],
          // Both only end what hangs: a slow machine is no reason to fail.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        ssr,
        test: {
          name: "e2e",
          env: { ...redoclyEnvironment, ...quickProcesses },
          include: ["{docs,spec,packages/*,scripts}/**/*.e2e.test.ts"],
          exclude: ["**/node_modules/**", "**/dist/**", "**/.build/**"],
          // Browsers, servers and registries share two cores in CI. A test that fails twice is at fault; vitest names each retry.
          retry: process.env["CI"] ? 1 : 0,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      ...(isRehearsal ? [rehearsal] : []),
    ],
  },
});

export default config;
