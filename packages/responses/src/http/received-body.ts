import type { IncomingMessage } from "node:http";
import { essenceOf, isJsonMediaType } from "@error-contract/contract";

/** The body of a request. `unread`: it is not JSON and is left for the application to read. */
export type ReceivedBody = ReadBody | { readonly kind: "unread" };

/** The body of a request, as far as it was read. */
export type ReadBody =
  | { readonly kind: "none" }
  | { readonly kind: "complete"; readonly bytes: Buffer }
  | { readonly kind: "too_large"; readonly bytes: Buffer }
  /** The connection closed or the encoding was invalid before the end of the body. */
  | { readonly kind: "broken"; readonly bytes: Buffer };

/** The largest body that is read, in bytes. */
export const LARGEST_BODY = 1_000_000;

/**
 * Tells whether to read a body. A body that is not JSON is left to other code, such as a form parser.
 *
 * @param contentType - the value of `Content-Type`
 * @returns whether the body may be JSON
 */
export function mayBeJson(contentType: string | null | undefined): boolean {
  const essence = essenceOf(contentType ?? "");
  return essence === "" || isJsonMediaType(essence);
}

const reading = new WeakMap<IncomingMessage, Promise<ReadBody>>();
const broken = new WeakSet<IncomingMessage>();
const interrupts = new WeakMap<IncomingMessage, () => void>();

/**
 * Reads the body of a request once: a second call returns the same result. It never rejects, because every request gets a
 * response and a record.
 *
 * @param request - the request; nothing else may read its body
 * @returns the bytes, at most {@link LARGEST_BODY}, and whether they are complete
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
 * Marks the body of a request as broken, because the rest of the connection's input cannot be parsed.
 *
 * @param request - the request, whether or not its body is being read
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
      // The rest is read and discarded so that the sender can read the response.
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
