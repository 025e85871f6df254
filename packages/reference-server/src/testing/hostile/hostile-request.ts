/** A request that a test wrote by hand, byte for byte. */
export interface HostileRequest {
  readonly name: string;
  /** What is written, one part after the other. */
  readonly parts: readonly Buffer[];
  /** Whether its sender goes away before it has ended. Then an answer may be missing. */
  readonly leaves?: "by closing" | "by reset";
  /** Whether what is behind it is a request of its own by every reading of HTTP, `GET /api-keys`. Otherwise it may have no answer. */
  readonly mayFollow?: boolean;
}

/** What a hostile sender knows. */
export interface HostileGrounds {
  /** `Bearer …`, accepted. */
  readonly authorization: string;
  /** A key of the same account that nothing may change. */
  readonly apiKeyId: string;
}

/** The id of the request that is hidden behind or inside another. */
export const SMUGGLED = "smuggled-request";

/**
 * Writes a request that is hidden in another.
 *
 * @param line - method and target
 * @param grounds - the token that it has
 * @returns its text, which says that no other follows
 */
export function smuggled(line: string, { authorization }: HostileGrounds): string {
  return `${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-ID: ${SMUGGLED}\r\nAuthorization: ${authorization}\r\n\r\n`;
}

/**
 * Writes a part of a request.
 *
 * @param text - its characters, each of one byte
 * @returns its bytes
 */
export function bytes(text: string): Buffer {
  return Buffer.from(text, "latin1");
}

/** A body that is accepted once: the next has the same external identifier. */
export const GOOD_BODY = '{"display_name":"a","external_identifier":"hostile","scopes":["api-logs.read"]}';
