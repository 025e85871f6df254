/** Files that are not OpenAPI 3 documents, or only barely, by kind. */
export const badInput = {
  "an empty file": "",
  "a text": "just a text",
  "YAML that does not parse": "openapi: [3",
  "a Swagger 2.0 file": "swagger: '2.0'\npaths: {}",
  "an AsyncAPI 3 file": "asyncapi: 3.0.0\nchannels: {}",
  "an AsyncAPI 2 file": "asyncapi: 2.6.0\nchannels: {}",
  "an Arazzo file": "arazzo: 1.0.1\nworkflows: []",
  "a 3.1 document without paths": "openapi: 3.1.0\ncomponents: {}",
  "a 3.1 document with paths of another type": "openapi: 3.1.0\npaths: [1, null]",
} as const;

/** How a linter handles each of them. */
export type Answers = Readonly<Record<keyof typeof badInput, { readonly says: string; readonly exitCode: number }>>;

/** A document with several findings for each of 4,096 operations. */
export function manyFaults(): string {
  const operation = { responses: { 404: { description: "" } } };
  const paths = Object.fromEntries(Array.from({ length: 4096 }, (_, index) => [`/pets${index}`, { get: operation }]));
  return JSON.stringify({ openapi: "3.1.0", paths });
}
