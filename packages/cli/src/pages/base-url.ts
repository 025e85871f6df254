import { isJson } from "@error-contract/contract";
import { UsageError } from "../command-line/error.ts";

/**
 * The address that the pages are published at.
 *
 * @param given - the option's value
 * @param document - the parsed document, whose first server counts where nothing is given
 * @returns the address, and whether it is a guess
 * @throws {UsageError} when what is given is no address
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
