/** A hand-written request, byte for byte. */
export interface HostileRequest {
  readonly name: string;
  /** The bytes to send, one part after the other. */
  readonly parts: readonly Buffer[];
  /** How its sender leaves before the end, if it does. The response may then be missing. */
  readonly leaves?: "by closing" | "by reset";
  /**
   * Whether what follows it, `GET /api-keys`, is a request of its own by every reading of HTTP. Otherwise, what follows
   * must get no response.
   */
  readonly mayFollow?: boolean;
}

/** What a hostile sender knows. */
export interface HostileGrounds {
  /** `Bearer …`, accepted. */
  readonly authorization: string;
  /** The id of a key of the same account, which no request may change. */
  readonly apiKeyId: string;
}

/** The request id of the request that is hidden after or inside another. */
export const SMUGGLED = "smuggled-request";

/**
 * Writes a request that is hidden in another.
 *
 * @param line - method and target
 * @param grounds - the token that it carries
 * @returns its text, which asks to close the connection
 */
export function smuggled(line: string, { authorization }: HostileGrounds): string {
  return `${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-ID: ${SMUGGLED}\r\nAuthorization: ${authorization}\r\n\r\n`;
}

/**
 * Encodes a part of a request.
 *
 * @param text - its characters, one byte each
 * @returns its bytes
 */
export function bytes(text: string): Buffer {
  return Buffer.from(text, "latin1");
}

/** A body that is accepted only once, because its external identifier is then taken. */
export const GOOD_BODY = '{"display_name":"a","external_identifier":"hostile","scopes":["api-logs.read"]}';
