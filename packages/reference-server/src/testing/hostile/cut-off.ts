import { bytes, GOOD_BODY, type HostileGrounds, type HostileRequest } from "./hostile-request.ts";

/**
 * Requests that arrive in pieces, or whose sender leaves before the end.
 *
 * @param grounds - what their sender knows
 * @returns the requests
 */
export function cutOff({ authorization }: HostileGrounds): readonly HostileRequest[] {
  const head = `POST /api-keys HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: ${authorization}\r\nContent-Type: application/json\r\n`;
  const whole = {
    "with a length": `${head}Content-Length: ${GOOD_BODY.length}\r\n\r\n${GOOD_BODY}`,
    "in chunks": `${head}Transfer-Encoding: chunked\r\n\r\n${GOOD_BODY.length.toString(16)}\r\n${GOOD_BODY}\r\n0\r\n\r\n`,
  };
  const steps = 20;
  return Object.entries(whole).flatMap(([form, text]) => [
    { name: `${form}, a few bytes at a time`, parts: text.match(/[\s\S]{1,7}/g)?.map(bytes) ?? [] },
    ...Array.from({ length: steps }, (_, step) => Math.floor((text.length * step) / steps)).flatMap((end) =>
      (["by closing", "by reset"] as const).map((leaves) => ({
        name: `${form}, left ${leaves} after ${end} bytes`,
        parts: [bytes(text.slice(0, end))],
        leaves,
      })),
    ),
  ]);
}
