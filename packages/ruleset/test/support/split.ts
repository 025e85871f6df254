/**
 * A document in several files, with a declared contract and faults in each kind of place: in a path item's file, at a
 * reference there, in a shared response's file and in a schema's file.
 */
export const split: Readonly<Record<string, string>> = {
  "openapi.yaml": `openapi: 3.1.0
info: { title: Pets, version: "1" }
x-error-contract:
  envelope: { $ref: components/schemas.yaml#/Error }
  responses:
    "404": { $ref: components/not-found.yaml }
    4XX: { $ref: components/any.yaml }
    5XX: { $ref: components/any.yaml }
paths:
  /pets/{id}:
    $ref: paths/pet.yaml
`,
  "paths/pet.yaml": `get:
  parameters:
    - { name: id, in: path, required: true, schema: { type: string } }
  responses:
    "200":
      description: The pet.
    "400":
      description: The id is malformed.
      content:
        application/json:
          schema: { $ref: ../components/schemas.yaml#/Error }
    "404":
      $ref: ../components/any.yaml
    4XX:
      $ref: ../components/any.yaml
`,
  "components/not-found.yaml": `description: There is no such pet.
headers:
  X-Request-ID: { schema: { type: string } }
content:
  text/plain:
    schema:
      $ref: schemas.yaml#/NotFound
    example: { code: not_found, status: 404 }
`,
  "components/any.yaml": `description: Any error.
headers:
  X-Request-ID: { schema: { type: string } }
content:
  application/json:
    schema:
      $ref: schemas.yaml#/Error
    example: { code: not_found, status: 404 }
`,
  "components/schemas.yaml": `Error:
  type: object
  properties:
    code: { type: string }
    status: { type: integer }
NotFound:
  allOf:
    - $ref: "#/Error"
    - properties:
        code: { const: not_found }
        status: { const: 410 }
`,
};

/** Where each fault is: file, line of the key, rule. Spectral cannot report a reference at its own key. */
export function faults(linter: "spectral" | "redocly"): readonly string[] {
  return [
    "components/not-found.yaml:8 error-example",
    "components/schemas.yaml:1 error-code-known",
    "components/schemas.yaml:6 error-description",
    "components/schemas.yaml:11 error-status-match",
    `openapi.yaml:${linter === "spectral" ? 5 : 8} error-status-match`,
    "paths/pet.yaml:4 error-5xx-fallback",
    `paths/pet.yaml:${linter === "spectral" ? 4 : 12} error-response-shared`,
    "paths/pet.yaml:7 error-headers",
    "paths/pet.yaml:7 error-response-shared",
    "paths/pet.yaml:10 error-example",
  ].toSorted();
}
