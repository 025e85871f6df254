import { isJson } from "@error-contract/contract";
import { UsageError } from "../command-line/error.ts";

/**
 * Determines the URL at which the pages are published.
 *
 * @param given - the option's value
 * @param document - the parsed document, whose first server is used if no URL is given
 * @returns the URL, and whether it is a guess
 * @throws {UsageError} if the given value is not a URL
 */
export function baseUrlOf(
  given: string | undefined,
  document: unknown,
): { readonly url: string; readonly guessed: boolean } {
  if (given !== undefined) {
    if (!isWeb(given)) {
      throw new UsageError(`--base-url ${given} is not a URL.`, "Try: --base-url https://docs.example.com");
    }
    return { url: given, guessed: false };
  }
  const servers = isJson(document) && Array.isArray(document["servers"]) ? document["servers"] : [];
  const addresses = servers.flatMap((server) =>
    isJson(server) && isWeb(server["url"]) ? [String(server["url"])] : [],
  );
  return { url: addresses[0] ?? "http://localhost", guessed: true };
}

function isWeb(value: unknown): boolean {
  return typeof value === "string" && !value.includes("{") && /^https?:\/\//.test(value) && URL.canParse(value);
}
