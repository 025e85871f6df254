/**
 * Reads the whole error log of an account.
 *
 * @param baseUrl - where the reference server listens
 * @param headers - the account's credentials
 * @returns the id of each recorded request; none while the log cannot be read
 */
export async function recordedRequests(
  baseUrl: string,
  headers: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const response = await fetch(`${baseUrl}/api-logs`, { headers: { ...headers, accept: "application/x-ndjson" } });
  if (response.status !== 200) return [];
  const lines = (await response.text()).split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line).request_id);
}
