import type { Content } from "@error-contract/contract";
import type { Subject } from "../../../rule/subject.ts";

/** Distinguishes a body for any error from one for a single status. */
export type IsEveryErrors = (content: Content) => boolean;

const known = new WeakMap<Subject, IsEveryErrors>();

/**
 * Finds the bodies that are for any error: their schema occurs under more than one status, under a range, or under
 * `default`.
 *
 * @param subject - the document
 * @returns a predicate that is false for the body of a single status
 */
export function everyErrors(subject: Subject): IsEveryErrors {
  const is = known.get(subject) ?? index(subject);
  known.set(subject, is);
  return is;
}

function index({ errors }: Subject): IsEveryErrors {
  const statuses = new Map<unknown, Set<number | string>>();
  for (const { response, keys } of errors) {
    for (const { schema } of response.content) {
      const under = statuses.get(schema?.value) ?? new Set();
      statuses.set(schema?.value, under);
      for (const key of keys) under.add(key.kind === "exact" ? key.status : key.kind);
    }
  }
  return ({ schema }) => {
    const under = statuses.get(schema?.value) ?? new Set();
    return under.size > 1 || under.has("range") || under.has("default");
  };
}
