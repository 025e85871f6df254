import { type Client, createClient, isApiError, paginate, retry, unwrap } from "@error-contract/api";

/**
 * Calls everything once, against the server of `smoke-server.ts`. Each version of Node and the browser run it unchanged.
 *
 * @param baseUrl - where the server listens
 * @returns the results, as JSON values
 */
export async function smoke(baseUrl: string): Promise<Readonly<Record<string, unknown>>> {
  const token = (refused?: string) => (refused === undefined ? "old" : "new");
  const api = createClient({ baseUrl, token, retry: retry({ baseDelay: 1 }) });
  const body = { display_name: "a", external_identifier: "b", scopes: [] };

  const renewed = await api.GET("/api-keys");
  const conflict = await api.POST("/api-keys", { body });
  const html = await api.GET("/api-log-groups", { retry: false });
  const retried = await api.DELETE("/api-keys/{api_key_id}", { params: { path: { api_key_id: "a" } } });
  return {
    renewed: [renewed.ok, renewed.status, renewed.attempts],
    conflict: [conflict.ok, conflict.error?.code],
    html: [html.status, html.error?.code, html.error?.message],
    retried: [retried.status, retried.attempts],
    paged: await page(api),
    thrown: await unwrap(api.POST("/api-keys", { body })).catch((error) => [
      isApiError(error, "duplicate_record"),
      String(error),
    ]),
    aborted: await api
      .GET("/api-logs/{api_log_id}", { params: { path: { api_log_id: "slow" } }, signal: AbortSignal.timeout(20) })
      .catch((error) => error.name),
  };
}

async function page(api: Client): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  const fetchPage = (cursor: string | undefined) =>
    api.GET("/api-logs", { params: { query: cursor === undefined ? {} : { cursor } } });
  for await (const item of paginate(fetchPage)) items.push(item);
  return items;
}
