import type { CodeEntry } from "@error-contract/contract";

/** Typical code names by status, for documents that do not link codes to statuses. */
const CALLED: Readonly<Record<number, RegExp>> = {
  400: /bad_?request|invalid|validation|malformed|parameter/i,
  401: /un_?auth|authenticat|token|credential|login/i,
  403: /forbid|denied|permission|access|not_?allowed|scope/i,
  404: /not_?found|missing|no_?such|unknown|does_?not_?exist/i,
  405: /method/i,
  409: /conflict|duplicate|exists|taken/i,
  413: /too_?large|size|limit/i,
  415: /media|content_?type|unsupported/i,
  422: /unprocessable|validation|invalid/i,
  429: /too_?many|rate|limit|throttl|quota/i,
  500: /internal|server|unexpected|api_?error|unknown/i,
  502: /gateway|upstream/i,
  503: /unavailable|maintenance|overload/i,
  504: /time_?out|gateway/i,
};

/** The code for a status, and whether the choice is certain. */
export interface Picked {
  readonly code: string | number | undefined;
  /** Whether other codes fit as well, so that the service should name one. */
  readonly doubtful: boolean;
}

/**
 * Picks the code for an error that has only a status.
 *
 * @param status - the HTTP status
 * @param codes - the codes that the response allows, in the document's order
 * @param entries - the document's entries for the envelope's codes
 * @returns the code
 * @example pickCode(404, ["card_declined", "resource_missing"], []).code; // "resource_missing"
 */
export function pickCode(status: number, codes: readonly (string | number)[], entries: readonly CodeEntry[]): Picked {
  const known = new Map(entries.map((entry) => [entry.code, entry]));
  const ofStatus = codes.filter((code) => known.get(code)?.statuses.includes(status));
  const ofAny = codes.filter((code) => (known.get(code)?.statuses.length ?? 0) === 0);
  const possible = ofStatus.length > 0 ? ofStatus : ofAny.length > 0 ? ofAny : codes;
  // A 503 without its own code is treated as a server error, and a 413 as a bad request.
  const general = isServers(status) ? 500 : 400;
  for (const sound of [status, general]) {
    const sounding = possible.filter((code) => soundsLike(sound, code));
    if (sounding.length > 0) return { code: sounding[0], doubtful: sounding.length > 1 };
  }
  const neutral = possible.filter((code) => soundsOf(code).length === 0);
  if (neutral.length > 0) return { code: neutral[0], doubtful: possible.length > 1 };
  if (ofStatus.length > 0) return { code: ofStatus[0], doubtful: ofStatus.length > 1 };

  // The remaining codes sound like other statuses. The code for a bad request, or for a server error, misleads least.
  const isRelated = (code: string | number): boolean => {
    const statuses = known.get(code)?.statuses ?? [];
    return (statuses.length > 0 ? statuses : soundsOf(code)).some((each) => isServers(each) === isServers(status));
  };
  const related = [
    ...codes.filter((code) => known.get(code)?.statuses.includes(general)),
    ...codes.filter((code) => soundsLike(general, code) && isRelated(code)),
    ...possible.filter(isRelated),
    ...codes.filter(isRelated),
    ...possible,
  ];
  return { code: related[0], doubtful: codes.length > 1 };
}

function isServers(status: number): boolean {
  return status >= 500;
}

function soundsOf(code: string | number): readonly number[] {
  return Object.keys(CALLED)
    .map(Number)
    .filter((status) => soundsLike(status, code));
}

function soundsLike(status: number, code: string | number): boolean {
  return typeof code === "number" ? code === status : (CALLED[status]?.test(code) ?? false);
}
