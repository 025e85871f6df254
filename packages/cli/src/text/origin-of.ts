import type { EnvelopeReading } from "@error-contract/contract";

/**
 * Explains why an envelope need not be the API's own.
 *
 * @param envelope - the envelope
 * @returns a phrase such as `prescribed by RFC 6749 and left alone`; `""` for an envelope of the API itself
 */
export function originOf({ name, standard, excused }: Pick<EnvelopeReading, "name" | "standard" | "excused">): string {
  if (!excused) return "";
  const prescribed = standard !== undefined && standard.name !== name;
  return prescribed ? `prescribed by ${standard.name} and left alone` : "left alone";
}
