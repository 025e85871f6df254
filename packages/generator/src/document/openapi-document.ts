/**
 * An OpenAPI document in memory: parsed, with internal references only.
 *
 * @example
 * const document: OpenApiDocument = JSON.parse(await readFile("openapi.json", "utf8"));
 */
export type OpenApiDocument = Readonly<Record<string, unknown>>;
