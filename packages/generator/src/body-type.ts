import type { Place } from "@error-contract/contract";

/** The type of a body, as openapi-typescript's types name it. */
export interface BodyType {
  /** `components["schemas"]["Problem"]` */
  readonly type: string;
}

/**
 * Names the type of a schema, or of the whole body where the schema is only one of its alternatives.
 *
 * @param place - where the schema stands in the bundled document
 * @returns the type; undefined where openapi-typescript gives it no name
 */
export function typeAt({ keys }: Place): BodyType | undefined {
  const [root, section, name, ...more] = keys.map(String);
  if (root === "components" && section === "schemas" && name !== undefined)
    return { type: indexed("components", "schemas", name) };
  if (root === "components" && section === "responses" && name !== undefined) {
    const [content, mediaType] = more;
    if (content === "content" && mediaType !== undefined) {
      return { type: indexed("components", "responses", name, "content", mediaType) };
    }
  }
  if (root === "paths" && section !== undefined && name !== undefined) {
    const [responses, status, content, mediaType] = more;
    if (responses === "responses" && status !== undefined && content === "content" && mediaType !== undefined) {
      const key = /^\d+$/.test(status) ? Number(status) : status;
      return { type: indexed("paths", section, name, "responses", key, "content", mediaType) };
    }
  }
  return undefined;
}

function indexed(root: string, ...keys: readonly (string | number)[]): string {
  return root + keys.map((key) => `[${JSON.stringify(key)}]`).join("");
}
