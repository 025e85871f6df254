/** An Arazzo 1.0.1 description, as far as it is written here. See https://spec.openapis.org/arazzo/v1.0.1.html. */
export interface Arazzo {
  readonly arazzo: "1.0.1";
  readonly info: { readonly title: string; readonly summary: string; readonly version: string };
  readonly sourceDescriptions: readonly [{ readonly name: string; readonly type: "openapi"; readonly url: string }];
  readonly workflows: readonly Workflow[];
}

/** One test: it is passed when every step of it is. */
export interface Workflow {
  readonly workflowId: string;
  readonly summary: string;
  readonly inputs: object;
  readonly steps: readonly Step[];
}

/** One request and what its answer has to be. */
export interface Step {
  readonly stepId: string;
  readonly operationId?: string;
  /** For requests that no operation describes; understood by `redocly respect`. */
  readonly "x-operation"?: { readonly url: string; readonly method: string };
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly value: unknown }[];
  readonly requestBody?: { readonly contentType: string; readonly payload: unknown };
  readonly successCriteria: readonly { readonly condition: string }[];
  readonly outputs?: Readonly<Record<string, string>>;
}
