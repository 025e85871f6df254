export type { Arazzo, Step, Workflow } from "./arazzo/arazzo.ts";
export { type NegativeTestOptions, negativeTests } from "./arazzo/negative-tests.ts";
export { GenerateError, type Problem } from "./error.ts";
export { type Generated, type GeneratedFile, type GenerateOptions, generate } from "./generate.ts";
export type { OpenApiDocument } from "./openapi-document.ts";
