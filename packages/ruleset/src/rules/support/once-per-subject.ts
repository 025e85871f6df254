import type { Subject } from "../../rule/subject.ts";

/**
 * Makes what several rules need from a document only once for them all.
 *
 * @param make - makes it from the document
 * @returns makes it for a document that is new, and gives the same object for one that is known
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
