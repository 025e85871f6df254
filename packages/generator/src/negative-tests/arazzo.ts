/** The subset of an Arazzo 1.0.1 description that is written here. See https://spec.openapis.org/arazzo/v1.0.1.html. */
export interface Arazzo {
  readonly arazzo: "1.0.1";
  readonly info: { readonly title: string; readonly summary: string; readonly version: string };
  readonly sourceDescriptions: readonly [{ readonly name: string; readonly type: "openapi"; readonly url: string }];
  readonly workflows: readonly Workflow[];
}

/** One test: it passes when every step passes. */
export interface Workflow {
  readonly workflowId: string;
  readonly summary: string;
  readonly inputs: { readonly type: "object"; readonly properties: object; readonly required: readonly string[] };
  readonly steps: readonly Step[];
}

/** Where a step sends its request: to an operation of the document, or to any other URL. */
export type StepTarget =
  | { readonly operationId: string }
  /** For operations without a usable `operationId`. */
  | { readonly operationPath: string }
  /** For requests that no operation describes; understood by `redocly respect`. */
  | { readonly "x-operation": { readonly url: string; readonly method: string } };

/** A request, and the conditions on its response. */
export type Step = StepTarget & {
  readonly stepId: string;
  readonly parameters: readonly StepParameter[];
  readonly requestBody?: { readonly contentType: string; readonly payload: unknown };
  readonly successCriteria: readonly Criterion[];
  readonly outputs?: Readonly<Record<string, string>>;
};

/** A parameter of a request: a literal, or a runtime expression such as `$inputs.token`. */
export interface StepParameter {
  readonly in: string;
  readonly name: string;
  readonly value: unknown;
}

/** A condition on the response. With a `context`, it is a JSONPath filter or a regular expression for it. */
export type Criterion =
  | { readonly condition: string }
  | { readonly context: string; readonly condition: string; readonly type: "jsonpath" | "regex" };
