import type { Reporter, TestCase } from "vitest/node";

const shown = 10;

/** A vitest reporter that lists the slowest tests of the unit project, which should be quick enough to run after every edit. */
export default class SlowestTests implements Reporter {
  readonly #tests: TestCase[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.project.name === "unit") this.#tests.push(test);
  }

  onTestRunEnd(): void {
    const timed = this.#tests
      .map((test) => ({ test, milliseconds: test.diagnostic()?.duration ?? 0 }))
      .sort((a, b) => b.milliseconds - a.milliseconds)
      .slice(0, shown);
    // Skip small runs, which are about their results.
    if (this.#tests.length <= 100) return;
    console.log(`\nThe slowest ${timed.length} of ${this.#tests.length} unit tests:`);
    for (const { test, milliseconds } of timed)
      console.log(
        `${Math.round(milliseconds).toString().padStart(6)} ms  ${test.module.relativeModuleId} > ${test.fullName}`,
      );
  }
}
