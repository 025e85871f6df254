import type { IncomingMessage } from "node:http";
import { essenceOf, isJsonMediaType } from "@error-contract/contract";

/** The body of a request; `unread`: it is not JSON, and left for the application to read. */
export type ReceivedBody = ReadBody | { readonly kind: "unread" };

/** The body of a request, as far as it was read. */
export type ReadBody =
  | { readonly kind: "none" }
  | { readonly kind: "complete"; readonly bytes: Buffer }
  | { readonly kind: "too_large"; readonly bytes: Buffer }
  /** The connection or the encoding of the body broke before its end. */
  | { readonly kind: "broken"; readonly bytes: Buffer };

/** The largest body that is read, in bytes. */
export const LARGEST_BODY = 1_000_000;

/**
 * Whether a body is to be read: one that says it is something else than JSON is for others, such as a parser of forms.
 *
 * @param contentType - the header of the request
 */
export function mayBeJson(contentType: string | null | undefined): boolean {
  const essence = essenceOf(contentType ?? "");
  return essence === "" || isJsonMediaType(essence);
}

const reading = new WeakMap<IncomingMessage, Promise<ReadBody>>();
const broken = new WeakSet<IncomingMessage>();
const interrupts = new WeakMap<IncomingMessage, () => void>();

/**
 * Reads the body of a request, once: a second call gives the same. It never rejects, because whatever comes in is to be
 * answered and recorded.
 *
 * @param request - the request, its body not read by anyone else
 * @returns the bytes, at most {@link LARGEST_BODY}
 * @example const body = await receiveBody(request);
 */
export function receiveBody(request: IncomingMessage): Promise<ReadBody> {
  const known = reading.get(request);
  if (known) return known;
  const body = read(request);
  reading.set(request, body);
  return body;
}

/**
 * Says that the rest of a body will never come, because the connection's input cannot be understood any more.
 *
 * @param request - the request. Whether its body is being read, will be or will not: it is one that broke off.
 * @example socket.once("error", () => breakOff(request));
 */
export function breakOff(request: IncomingMessage): void {
  broken.add(request);
  interrupts.get(request)?.();
}

function read(request: IncomingMessage): Promise<ReadBody> {
  const { headers } = request;
  if (headers["transfer-encoding"] === undefined && (headers["content-length"] ?? "0") === "0") {
    return Promise.resolve({ kind: "none" });
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;

    function end(kind: "complete" | "too_large" | "broken"): void {
      request.off("data", add).off("end", complete).off("error", fail).off("close", fail);
      // Whatever else is sent is read and thrown away, so that the sender gets as far as reading the answer.
      request.on("error", () => undefined).resume();
      interrupts.delete(request);
      const bytes = Buffer.concat(chunks).subarray(0, LARGEST_BODY);
      resolve(kind === "complete" && bytes.length === 0 ? { kind: "none" } : { kind, bytes });
    }
    const complete = (): void => end("complete");
    const fail = (): void => end("broken");
    function add(chunk: Buffer): void {
      chunks.push(chunk);
      length += chunk.length;
      if (length > LARGEST_BODY) end("too_large");
    }

    interrupts.set(request, fail);
    request.on("data", add).on("end", complete).on("error", fail).on("close", fail);
    if (request.destroyed || request.readableEnded || broken.has(request)) fail();
  });
}
