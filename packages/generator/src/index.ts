export { GenerateError, type Problem } from "./document/error.ts";
export { type Loaded, type LoadOptions, load } from "./document/load.ts";
export type { OpenApiDocument } from "./document/openapi-document.ts";
export { type Generated, type GeneratedFile, type GenerateOptions, generate } from "./generate.ts";
export type { Arazzo, Criterion, Step, StepParameter, StepTarget, Workflow } from "./negative-tests/arazzo.ts";
export type { Expectation } from "./negative-tests/expectation.ts";
export type { NegativeTest } from "./negative-tests/negative-test.ts";
export {
  type NegativeTestOptions,
  negativeTests,
  planNegativeTests,
  toArazzo,
} from "./negative-tests/negative-tests.ts";
export { NoNegativeTests } from "./negative-tests/no-negative-tests.ts";
