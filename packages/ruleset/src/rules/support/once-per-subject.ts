import type { Subject } from "../../rule/subject.ts";

/**
 * Computes what several rules need from a document only once.
 *
 * @param make - computes it from the document
 * @returns a function that computes it for a new document, and returns the cached object for a known one
 * @example
 * const catalogueOf = oncePerSubject((subject) => new Set(subject.contract.codes.map(({ code }) => code)));
 */
export function oncePerSubject<Made>(make: (subject: Subject) => Made): (subject: Subject) => Made {
  const known = new WeakMap<Subject, { readonly made: Made }>();
  return (subject) => {
    const entry = known.get(subject) ?? { made: make(subject) };
    known.set(subject, entry);
    return entry.made;
  };
}
