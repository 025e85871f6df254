import type { CodeEntry } from "@error-contract/contract";

/**
 * Finds the requested codes.
 *
 * @param codes - the codes of a document
 * @param wanted - a code, in any case, or else a status
 * @returns the codes with that name, or else those with that status
 */
export function findCodes(codes: readonly CodeEntry[], wanted: string): readonly CodeEntry[] {
  const exact = codes.filter(({ code }) => String(code) === wanted);
  if (exact.length > 0) return exact;
  const alike = codes.filter(({ code, name }) =>
    [String(code), name].some((each) => each?.toLowerCase() === wanted.toLowerCase()),
  );
  if (alike.length > 0) return alike;
  return codes.filter(({ statuses }) => statuses.includes(Number(wanted)));
}
