import { type Json, readErrorContract } from "@error-contract/contract";
import type { Scope } from "../api/schemas.ts";

/**
 * Every scope that an operation of the document requires.
 *
 * @param document - the bundled document of this project
 * @returns the scopes, in the document's order
 */
export function scopesOf(document: Json): readonly Scope[] {
  const { operations } = readErrorContract(document);
  // The types are generated from the same document, so there are no other scopes.
  return [...new Set(operations.flatMap(({ security }) => security.scopes))] as Scope[];
}
