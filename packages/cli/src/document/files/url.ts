import { InputError } from "../../command-line/error.ts";
import type { Source } from "../syntax/source.ts";
import { openFetched } from "./fetched.ts";
import type { Files } from "./files.ts";

const LONGEST = 30_000;
const MOST_REDIRECTS = 5;

/**
 * Opens a document from a server on this machine.
 *
 * @param argument - its URL: `http://localhost:3000/openapi.json`
 * @returns its entry, and the files that it refers to
 * @throws {InputError} if it is on another machine, or if the entry cannot be fetched
 */
export async function openUrl(argument: string): Promise<{ readonly entry: Source; readonly files: Files }> {
  const address = new URL(argument).href;
  return openFetched(address, {
    nameOf: (each) => each,
    address: (reference, from) => new URL(encodeURI(reference), from).href,
    get: (addresses) => Promise.all(addresses.map(get)),
  });
}

async function get(address: string): Promise<Buffer | InputError> {
  try {
    return await follow(address);
  } catch (error) {
    if (error instanceof InputError) return error;
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const timedOut = reason instanceof Error && reason.name === "TimeoutError";
    const message = timedOut
      ? `No response within ${LONGEST / 1000} seconds.`
      : `No response: ${reason instanceof Error ? reason.message || ("code" in reason && reason.code) : reason}.`;
    return new InputError(message, { place: { file: address }, remedy: "Start the server, or pass a path." });
  }
}

async function follow(address: string): Promise<Buffer> {
  let url = new URL(address);
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    requireThisMachine(url, address);
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(LONGEST) });
    const location = response.headers.get("location");
    if (response.ok) return Buffer.from(await response.arrayBuffer());
    await response.body?.cancel();
    if (response.status < 300 || response.status > 399 || location === null) {
      const remedy = "Open it in a browser, and pass the URL of the document.";
      throw new InputError(`The server responded with ${response.status}.`, { place: { file: url.href }, remedy });
    }
    url = new URL(location, url);
  }
  throw new InputError(`The server redirected more than ${MOST_REDIRECTS} times.`, {
    place: { file: address },
    remedy: "Pass the URL of the document.",
  });
}

function requireThisMachine(url: URL, asked: string): void {
  const file = /[^/]+\.(json|ya?ml)$/.exec(url.pathname)?.[0] ?? "openapi.yaml";
  const remedy = `Download it first: curl -o ${file} ${url.href}`;
  const place = { file: asked };
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new InputError(`URLs begin with http: or https:, not ${url.protocol}`, { place });
  }
  if (/^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)) return;
  const where = url.href === asked ? "This URL is" : `It redirects to ${url.href}, which is`;
  throw new InputError(`${where} on another machine. Only documents on this machine are fetched.`, { place, remedy });
}
